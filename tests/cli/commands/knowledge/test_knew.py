"""`knew`: the entries about who was aware of a leak, and what as-of and --certainly leave out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, ran
from tests.cli.wall import build_wall


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    return build_wall(tmp_path / "wall")


FOOT = "Where nothing is listed there is no entry: that says nothing either way.\n"


def knew(wall: Path, *arguments: str) -> Ran:
    return ran("knew", *arguments, "-C", wall)


def parts(out: str) -> dict[str, list[str]]:
    """The ids of the events under each heading."""
    found: dict[str, list[str]] = {}
    for row in out.splitlines():
        if row.endswith(")") and " (" in row and not row.startswith(" "):
            found[row] = []
        elif row.endswith("]"):
            found[list(found)[-1]].append(row.rpartition("[")[2][:-1])
    return found


def test_an_actor_s_events_with_what_is_shown_and_the_denials_beside_it(wall: Path) -> None:
    told = knew(wall, "harbour-board")
    assert told.code == 0
    assert told.out == (
        "March 1870  The wall leaks  [wall-leaked]\n"
        "  The harbour board (its clerk) is reported to have been told that the wall\n"
        "    leaked\n"
        "    from 2 May 1870 · 1 month 2 days to 2 months 1 day later · minutes#1 ·\n"
        "      public some time in 1874\n"
        "  The harbour board (its chair) reports having been unaware of it\n"
        "    no date · memoir#1 · public some time in 1874\n"
        "some time in 1872  A plan is drawn  [plan-drawn]\n"
        "  The harbour board is reported to have had on record the plan\n"
        "    no date · minutes#2 · public some time in 1874\n"
        "  The harbour board (its clerk) is reported to have been told of the plan\n"
        "    from some time in 1880 · 7 years to 9 years later · memoir#1 · public some\n"
        "      time in 1874\n"
        f"\n{FOOT}"
    )
    assert "2 of 3 events" in told.err


@pytest.mark.parametrize(
    ("actor", "by", "sections"),
    [
        (
            "harbour-board",
            "1875",
            {
                "Dated by the end of 1875 (1 event)": ["wall-leaked"],
            },
        ),
        (
            "harbour-board",
            "1870-04",
            {},
        ),
        (
            "lamp-trust",
            "1875",
            {
                "Dated by the end of 1875 (1 event)": ["wall-leaked"],
                "Perhaps dated by then (1 event)": ["wall-fell"],
            },
        ),
        ("lamp-trust", "1872", {"Perhaps dated by then (1 event)": ["wall-leaked"]}),
    ],
)
def test_by_a_day_what_is_dated_by_then_and_what_perhaps_is_apart(
    wall: Path, actor: str, by: str, sections: dict[str, list[str]]
) -> None:
    told = knew(wall, actor, "--as-of", by)
    assert parts(told.out) == sections
    # The same events, by the query; the minutes and the memoir came out later.
    for certainty, word in (("", "possible"), ("range:certainly", "certain")):
        listed = ran("list", f"known-to:{actor}", f"as-of:{by}", certainty, "--format", "json", "-C", wall)
        ids = [event["id"] for event in json.loads(listed.out)]
        kept = ("Dated", "Perhaps") if word == "possible" else ("Dated",)
        assert ids == [one for name, ones in sections.items() if name.startswith(kept) for one in ones]
    assert "nothing is left out for having become public later" in told.err


def test_later_entries_and_those_without_a_date_are_only_counted(wall: Path) -> None:
    told = knew(wall, "harbour-board", "--as-of", "1875")
    assert "1880" not in told.out
    assert "plan" not in told.out
    counted = "1 entry dated later\n1 entry without a date: may be before or after\n"
    assert told.out.endswith(f"\n{counted}\n{FOOT}")


def test_a_denial_without_a_date_stands_beside_what_is_dated_and_not_alone(wall: Path) -> None:
    beside = knew(wall, "harbour-board", "--as-of", "1875").out
    assert "reports having been unaware" in beside
    alone = knew(wall, "harbour-board", "--as-of", "1870-04")
    assert "2 entries dated later\n2 entries without a date: may be before or after\n" in alone.out
    assert "unaware" not in alone.out
    assert alone.code == 1


def test_only_what_is_certain(wall: Path) -> None:
    told = knew(wall, "lamp-trust", "--as-of", "1875", "--certainly")
    assert list(parts(told.out)) == ["Dated by the end of 1875 (1 event)"]
    assert "1 of 3 events; 1 only perhaps dated by then" in told.err
    assert knew(wall, "lamp-trust", "--as-of", "1872", "--certainly").code == 1


@pytest.mark.parametrize(
    ("options", "events"),
    [
        (["--query", "kind:talk"], ["plan-drawn"]),
        (["--query", "known-to:lamp-trust"], ["wall-leaked"]),
        (["--to", "1871"], ["wall-leaked"]),
        (["--query", "as-of:1875"], ["wall-leaked"]),
    ],
)
def test_a_query_narrows_it(wall: Path, options: list[str], events: list[str]) -> None:
    told = knew(wall, "harbour-board", *options, "--format", "json")
    assert [event["id"] for event in json.loads(told.out)] == events


def test_every_actor_with_the_numbers_of_entries_and_those_about_parts_apart(wall: Path) -> None:
    told = knew(wall)
    assert told.code == 0
    assert told.out == (
        "The harbour board  [harbour-board]\n"
        "  4 entries: 1 on record; 3 of parts of it: its clerk, its chair\n"
        "The lamp trust  [lamp-trust]\n"
        "  2 entries: 1 told, 1 on record\n"
        f"\n{FOOT}"
    )
    dated = " ".join(knew(wall, "--as-of", "1875").out.split())
    assert "by the end of 1875: 1 dated, 0 perhaps dated, 1 dated later, 2 without a date" in dated
    assert "by the end of 1875: 1 dated, 1 perhaps dated, 0 dated later, 0 without a date" in dated


def test_as_json(wall: Path) -> None:
    (mayor, trust) = (json.loads(knew(wall, *one, "--format", "json").out) for one in ((), ("lamp-trust",)))
    assert [(one["actor"], one["entries"], one["by"]) for one in mayor] == [
        ("harbour-board", 4, None),
        ("lamp-trust", 2, None),
    ]
    assert mayor[0]["whole"] == {"told": 0, "recorded": 1, "said": 0, "unaware": 0}
    assert mayor[0]["parts"] == [{"part": "its clerk", "entries": 2}, {"part": "its chair", "entries": 1}]
    assert [(one["id"], [entry["words"] for entry in one["entries"]]) for one in trust] == [
        ("wall-leaked", ["is reported to have had on record a leak"]),
        ("wall-fell", ["is reported to have been told that it fell"]),
    ]
    lines = knew(wall, "lamp-trust", "--as-of", "1875", "--format", "jsonl").out.splitlines()
    assert [entry["by"] for row in lines for entry in json.loads(row)["entries"]] == ["certainly", "possibly"]


def test_where_nothing_is_found(wall: Path) -> None:
    none = knew(wall, "the-mayor")
    assert (none.code, none.out) == (1, FOOT)
    assert "0 of 3 events" in none.err
    unknown = knew(wall, "harbor-board")
    assert (unknown.code, unknown.out) == (2, "")
    assert "there is no actor harbor-board; did you mean harbour-board?" in unknown.err


@pytest.mark.parametrize("arguments", [(), ("harbour-board",), ("harbour-board", "--as-of", "1875")])
def test_nobody_is_said_to_have_known(wall: Path, arguments: tuple[str, ...]) -> None:
    told = knew(wall, *arguments)
    assert not any(word in told.out.casefold() for word in ("knew", "known", "knowledge"))
    assert max(map(len, told.out.splitlines())) <= 80


@pytest.mark.parametrize("command", ["list", "search"])
def test_lists_say_that_nothing_is_hidden_and_what_has_no_date(wall: Path, command: str) -> None:
    told = ran(command, "known-to:harbour-board", "--as-of", "1875", "-C", wall)
    assert told.err.splitlines()[1] == (
        "dateline: with an entry dated by the end of 1875; nothing is left out for having become public "
        "later; 1 more event with an entry without a date"
    )
    assert "(possibly)" not in told.out
    possibly = ran(command, "known-to:lamp-trust", "--as-of", "1875", "-C", wall)
    assert "The wall falls (possibly)" in possibly.out
    assert "1 only possibly dated by then" in possibly.err


def test_exports_say_so_too(wall: Path) -> None:
    query = ["known-to:lamp-trust", "as-of:1875"]
    text = ran("export", *query, "--format", "markdown", "-o", "-", "-C", wall)
    assert text.code == 0, text.err
    assert "with an entry that lamp-trust was aware possibly by 1875" in text.out
    assert "nothing is left out for having become public later" in text.out
    assert "Only possibly dated by then" in text.out
    value = json.loads(ran("export", *query, "--format", "json", "-o", "-", "-C", wall).out)
    assert (value["as_of"], value["aware_by"]) == (None, "1875")
