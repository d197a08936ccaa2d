"""`show`, `source`, `differences`: one thing in full, or what was probably meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran


def test_show_says_everything_about_an_event(canal: Path) -> None:
    shown = ran("show", "-C", canal, "shares-sold")
    assert shown.code == 0
    for part in (
        "The company sells shares",
        "1 June 1812",
        "Two hundred shares were sold in a day.",
        "found word for word",
        "On which day were the shares sold?",
        "The Gazette",
        "events.yaml:",
    ):
        assert part in " ".join(shown.out.split())


def test_an_event_as_json_has_the_promised_keys(canal: Path) -> None:
    event = json.loads(ran("show", "-C", canal, "shares-sold", "--format", "json").out)
    assert {key: event[key] for key in ("id", "date", "words", "earliest", "latest", "title", "kind")} == {
        "id": "shares-sold",
        "date": "1812-06-01",
        "words": "1 June 1812",
        "earliest": "1812-06-01",
        "latest": "1812-06-01",
        "title": "The company sells shares",
        "kind": "money",
    }
    assert event["status"] == "admitted"
    assert event["actors"] == ["canal-company"]
    assert event["sources"] == ["ledger", "gazette"]
    assert event["origins"] == ["ledger"]
    assert event["differs"] is True
    assert event["tags"] == []
    assert event["differences"] == ["day-of-sale"]
    assert [(cite["key"], cite["as"], cite["status"]) for cite in event["cites"]] == [
        ("ledger#3", "supports", "exact"),
        ("gazette#1", "disputes", "cited"),
    ]


@pytest.mark.parametrize(
    ("event", "date", "earliest", "latest"),
    [
        ("survey", "1811~", "1810-01-01", "1812-12-31"),
        ("digging", "1811/1813-04", "1811-01-01", "1813-04-30"),
        ("lock-opened", "1813", "1813-01-01", "1813-12-31"),
        ("bridge-mended", None, None, None),
    ],
)
def test_bounds_are_days_or_null(
    canal: Path, event: str, date: str | None, earliest: str | None, latest: str | None
) -> None:
    shown = json.loads(ran("show", "-C", canal, event, "--format", "jsonl").out)
    assert (shown["date"], shown["earliest"], shown["latest"]) == (date, earliest, latest)


@pytest.mark.parametrize(
    ("command", "wanted", "meant"),
    [
        ("show", "share-sold", "shares-sold"),
        ("source", "gazete", "gazette"),
        ("source", "ledger#44", "ledger#4"),
        ("differences", "day-of-sail", "day-of-sale"),
    ],
)
def test_an_unknown_id_ends_with_2_and_offers_the_nearest(
    canal: Path, command: str, wanted: str, meant: str
) -> None:
    result = ran(command, "-C", canal, wanted)
    assert (result.code, result.out) == (2, "")
    assert f"{wanted}; did you mean {meant}?" in result.err


def test_source_lists_them_all_then_one_then_one_passage(canal: Path) -> None:
    listed = ran("source", "-C", canal)
    assert listed.code == 0
    assert all(part in listed.out for part in ("ledger", "gazette"))
    assert "2 of 2 sources" in listed.err
    one = ran("source", "-C", canal, "ledger")
    assert all(f"[{number}]" in one.out for number in (1, 2, 3, 4))
    passage = ran("source", "-C", canal, "ledger#3")
    assert ">[3] On 1 June two hundred shares" in passage.out


def test_a_passage_tells_which_events_rest_on_it(canal: Path) -> None:
    said = ran("source", "-C", canal, "ledger#3").out
    assert "Cited by 1 event\n" in said
    assert said.endswith("The company sells shares ≠  [shares-sold]\n")
    shown = json.loads(ran("source", "-C", canal, "ledger#3", "--format", "json").out)
    assert shown["cited_by"] == ["shares-sold"]
    # What became public later is not told.
    then = ran("source", "-C", canal, "ledger#3", "--as-of", "1813").out
    assert "shares-sold" not in then


def test_sources_and_passages_as_json(canal: Path) -> None:
    listed = json.loads(ran("source", "-C", canal, "--format", "json").out)
    assert {source["id"]: source["passages"] for source in listed} == {"gazette": 2, "ledger": 4}
    one = json.loads(ran("source", "-C", canal, "ledger", "--format", "json").out)
    assert [passage["number"] for passage in one["passages"]] == [1, 2, 3, 4]
    passage = json.loads(ran("source", "-C", canal, "ledger#2", "--format", "json").out)
    assert passage["text"] == "They dug from that year until April 1813."
    assert passage["origin"] == "ledger"


def test_differences_everywhere_about_an_event_and_by_id_are_the_same_one(canal: Path) -> None:
    everywhere, about, named = (
        ran("differences", "-C", canal, *wanted).out for wanted in ([], ["shares-sold"], ["day-of-sale"])
    )
    assert everywhere == about == named
    assert everywhere.index("On 1 June") < everywhere.index("On 3 June")
    difference = json.loads(ran("differences", "-C", canal, "--format", "jsonl").out)
    assert [version["says"] for version in difference["versions"]] == ["On 1 June", "On 3 June"]


def test_an_event_without_differences_ends_with_1(canal: Path) -> None:
    result = ran("differences", "-C", canal, "digging")
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize(
    ("command", "wanted", "code"),
    [
        ("show", "survey", 1),
        ("show", "lock-opened", 0),
        ("source", "gazette", 0),
        ("source", "ledger", 0),
        ("differences", "day-of-sale", 1),
    ],
)
def test_the_range_holds_for_single_things_too(canal: Path, command: str, wanted: str, code: int) -> None:
    result = ran(command, "-C", canal, wanted, "--from", "1813-03", "--to", "1813-03")
    assert result.code == code
    assert (result.out == "") is (code == 1)


def test_show_says_that_an_event_is_only_possibly_in_the_range(canal: Path) -> None:
    result = ran("show", "-C", canal, "lock-opened", "--from", "1813-03", "--to", "1813-03")
    assert "lock-opened is only possibly in the range" in result.err
    assert (
        ran("show", "-C", canal, "lock-opened", "--from", "1813-03", "--to", "1813-03", "--certainly").code
        == 1
    )
