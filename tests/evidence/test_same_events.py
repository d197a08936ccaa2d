"""Which events of two chronologies are proposed as the same, and for which reasons."""

from __future__ import annotations

from typing import Any

import pytest

from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Citation, Event
from tui.chronology.keys import CitationKey
from tui.evidence.same_events import SameEvents, SameIds, find_same_events

TITLE = "The board is told of the leak"


def event(
    name: str = "told", date: str = "2010-03-12", title: str = TITLE, *cites: str, **fields: Any
) -> Event:
    keys = map(CitationKey.parse, cites)
    return Event(
        id=name,
        date=parse(date) if date else None,
        title=title,
        kind="reports",
        status=EventStatus.REPORTED,
        cites=tuple(Citation(source=key.source, passage=key.passage) for key in keys),
        **fields,
    )


def proposed(ours: Event, theirs: Event, ids: SameIds | None = None) -> list[SameEvents]:
    known = ids or SameIds({"minutes": "minutes"}, {"board": "harbour-board"})
    return find_same_events(Chronology(events=(ours,)), Chronology(events=(theirs,)), known)


@pytest.mark.parametrize(
    ("ours", "theirs", "reasons"),
    [
        (event(), event("heard", "2010-03", "Board told of a leak"), ["titles are 73 %", "days in common"]),
        (event(), event("heard", "2010-03-12"), ["say the same in every field"]),
        (event(), event("heard", "", TITLE), ["titles are 100 %", "undated"]),
        (event(), event("heard", "2010-05", TITLE), ["titles are 100 %", "no day in common"]),
        (
            event("told", "2010", TITLE, "minutes#4"),
            event("heard", "2010-03", "A leak at last", "minutes#4"),
            ["both cite minutes#4", "days in common"],
        ),
        (event(), event("told", "2010-03-12", "News"), ["dated 2010-03-12", "have this id"]),
    ],
    ids=["title and date", "all", "undated", "dated apart", "passage", "id and date"],
)
def test_a_pair_is_proposed_with_its_reasons(ours: Event, theirs: Event, reasons: list[str]) -> None:
    (pair,) = proposed(ours, theirs)
    for reason in reasons:
        assert any(reason in words for words in pair.reasons), pair.reasons


@pytest.mark.parametrize(
    "theirs",
    [
        event("fish", "2010-03-12", "A fish pass is built"),
        event("told", "1999", "A fish pass is built"),
        event("fish", "2010-03-12", "A fish pass is built", "minutes"),
        event("fish", "1950", "The board of the weir is told"),
    ],
    ids=["a date alone", "an id alone", "a date and a source", "a title a little alike, dated apart"],
)
def test_other_pairs_are_not(theirs: Event) -> None:
    assert proposed(event("told", "2010-03-12", TITLE, "minutes"), theirs) == []


def test_a_passage_counts_only_in_a_source_that_is_the_same() -> None:
    ours = event("told", "2010", TITLE, "log#1")
    theirs = event("fish", "2010", "A fish pass is built", "log#1")
    assert proposed(ours, theirs) == []
    assert len(proposed(ours, theirs, SameIds({"log": "log"}, {}))) == 1
    key = CitationKey("log", "1")
    assert len(proposed(ours, theirs, SameIds({"log": "board-log"}, {}, {key: key}))) == 1


def test_one_that_says_the_same_is_proposed_alone() -> None:
    ours = Chronology(events=(event("a"), event("b", title=f"{TITLE} again")))
    theirs = Chronology(events=(event("a"), event("b", title=f"{TITLE} again")))
    pairs = find_same_events(ours, theirs, SameIds({}, {}))
    assert [(pair.ours, pair.theirs, pair.is_identical) for pair in pairs] == [
        ("a", "a", True),
        ("b", "b", True),
    ]


def test_what_was_merged_before_is_not_proposed_again() -> None:
    one = Chronology(events=(event(),))
    assert find_same_events(one, one, SameIds({}, {}), merged=["told"]) == []
