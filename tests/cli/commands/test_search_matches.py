"""`search`: by what an event is found, the order, and what is nearest where nothing is found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import ran


def test_it_says_by_what_an_event_is_found(canal: Path) -> None:
    result = ran("search", "-C", canal, "navvies")
    assert result.code == 0
    assert '    matches the tag "navvies"\n' in result.out
    assert "matches" not in ran("search", "-C", canal, "dug").out
    assert "matches" not in ran("list", "-C", canal, "navvies").out


def test_the_reasons_are_in_the_json(canal: Path) -> None:
    (event,) = json.loads(ran("search", "-C", canal, "navvies", "--format", "json").out)
    assert event["matches"] == [{"in": "tag", "name": "navvies", "text": "navvies"}]
    listed = json.loads(ran("list", "-C", canal, "navvies", "--format", "json").out)
    assert "matches" not in listed[0]


def test_titles_come_first_by_relevance(canal: Path) -> None:
    by_date = ran("search", "-C", canal, "canal", "--format", "json")
    by_relevance = ran("search", "-C", canal, "canal", "--by", "relevance", "--format", "json")
    dates, ranked = ([event["id"] for event in json.loads(each.out)] for each in (by_date, by_relevance))
    assert sorted(dates) == sorted(ranked)
    titled = ["canal" in event["title"].lower() for event in json.loads(by_relevance.out)]
    assert titled == sorted(titled, reverse=True)
    assert ran("search", "-C", canal, "canal", "--by", "date").out == ran("search", "-C", canal, "canal").out


@pytest.mark.parametrize("form", ["text", "jsonl"])
@pytest.mark.parametrize("command", ["list", "search"])
def test_events_are_listed_in_the_order_that_is_asked_for(canal: Path, command: str, form: str) -> None:
    def titles(order: str) -> list[str]:
        done = ran(command, "-C", canal, "--order", order, "--format", form, "kind:works,money")
        assert done.code == 0
        rows = [json.loads(row) for row in done.out.splitlines()] if form == "jsonl" else []
        return [row["title"] for row in rows] or re.findall(r"  (?:works|money)  (.*?)(?: ≠)? +\[", done.out)

    dated = titles("date")
    assert len(dated) == 5
    assert titles("relevance") == dated
    assert titles("title") == sorted(dated)
    assert titles("kind") != dated
    assert sorted(titles("status")) == sorted(dated)


def test_what_cannot_be_read_comes_last_in_another_order(canal: Path) -> None:
    events = canal / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("date: 1813\n", "date: nonsense\n", 1), encoding="utf-8")
    rows = ran("list", "-C", canal, "--order", "title").out.splitlines()
    assert len(rows) == 5
    assert "cannot be read" in rows[-1]


def test_the_nearest_are_offered_apart_from_what_is_found(canal: Path) -> None:
    result = ran("search", "-C", canal, "who was selling shares to zebras")
    assert (result.code, result.out) == (1, "")
    assert "0 of 5 events; 5 hidden" in result.err
    assert "No event has all these words. Nearest:\n" in result.err
    assert "[shares-sold]" in result.err


@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_the_nearest_in_json_are_one_object_on_standard_error(canal: Path, output_format: str) -> None:
    result = ran("search", "-C", canal, "selling zebras", "--format", output_format)
    assert result.code == 1
    assert result.out == ("[]\n" if output_format == "json" else "")
    (offered,) = (line for line in result.err.splitlines() if line.startswith("{"))
    assert [event["id"] for event in json.loads(offered)["nearest"]] == ["shares-sold"]


def test_list_offers_the_nearest_word_as_search_does(canal: Path) -> None:
    listed, searched = ran("list", "-C", canal, "surveyer"), ran("search", "-C", canal, "surveyer")
    assert (listed.code, searched.code) == (0, 1)
    assert "did you mean: surveyor" in listed.err
    assert "did you mean: surveyor" in searched.err
    assert "Nearest" not in listed.err
