"""`known-to:` in a query, and what `as-of:` means beside it."""

from __future__ import annotations

import pytest

from tui.chronology.edtf import parse
from tui.parsing.query.describe_query import describe_query
from tui.parsing.query.parse_query import Query, parse_query

KNOWN = {"known-to": ["harbour-board", "trust"]}


def query(line: str) -> Query:
    found, problems = parse_query(line, KNOWN)
    assert not problems
    return found


@pytest.mark.parametrize(
    "line",
    [
        "known-to:trust as-of:1880",
        "-known-to:trust as-of:1880",
        "as-of:1880 (known-to:trust OR wall)",
        "wall -(known-to:trust kind:works) as-of:1880",
        "as-of:1880 (wall OR (lamp known-to:trust,harbour-board))",
    ],
)
def test_with_it_the_day_is_about_awareness_and_hides_nothing(line: str) -> None:
    asked = query(line)
    assert asked.asks_for_awareness
    assert (asked.public_by, asked.public_day, asked.whole) == (None, None, Query())
    assert asked.aware_by == parse("1880")
    assert asked.aware_day == parse("1880").last_day
    assert asked.allows_possible
    assert not asked.is_told_by_date
    assert query(str(asked)) == asked


def test_without_it_the_day_hides() -> None:
    asked = query("wall as-of:1880")
    assert (asked.aware_by, asked.aware_day) == (None, None)
    assert asked.public_day == parse("1880").last_day
    assert asked.whole == Query(as_of=parse("1880"))
    assert not asked.allows_possible


def test_without_a_day_nothing_is_only_possible() -> None:
    assert not query("known-to:trust").allows_possible
    assert not query("known-to:trust as-of:1880 range:certainly").allows_possible


def test_what_is_left_of_a_query_without_its_words_hides_nothing_that_it_did_not_hide() -> None:
    asked = query("as-of:1880 (known-to:trust wall OR lamp)")
    assert asked.without_words == Query()
    assert query("lamp as-of:1880").without_words == Query(as_of=parse("1880"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("known-to:trust", "events with an entry that trust was aware"),
        (
            "known-to:trust,harbour-board",
            "events with an entry that trust or harbour-board was aware",
        ),
        ("-known-to:trust", "events with no entry that trust was aware"),
        ("known-to:trust as-of:1880", "events with an entry that trust was aware possibly by 1880"),
        (
            "known-to:trust as-of:1880 range:certainly",
            "events with an entry that trust was aware certainly by 1880",
        ),
        (
            "(known-to:trust OR wall) as-of:1880",
            "events either (with an entry that trust was aware possibly by 1880) or (with wall…)",
        ),
    ],
)
def test_it_is_described_in_neutral_words(line: str, words: str) -> None:
    assert describe_query(query(line)) == words


def test_an_unknown_actor_and_a_second_day_are_problems_with_their_places() -> None:
    line = "known-to:trsut as-of:1880 as-of:1890"
    _, problems = parse_query(line, KNOWN)
    actor, day = problems
    assert (line[actor.start : actor.end], actor.message) == ("known-to:trsut", "there is no actor trsut")
    assert "did you mean trust" in actor.remedy
    assert line[day.start : day.end] == "as-of:1890"
    assert day.remedy == "leave out it or as-of:1880"


@pytest.mark.parametrize("line", ["(known-to:trust as-of:1880)", "NOT as-of:1880 known-to:trust"])
def test_a_day_within_parentheses_or_behind_not_is_refused(line: str) -> None:
    asked, problems = parse_query(line, KNOWN)
    assert asked.as_of is None
    assert [problem.message for problem in problems] == [
        "as-of: is about the whole query, so it is left out here"
    ]
