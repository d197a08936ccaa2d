"""What was public by a day: nothing that only later sources say is found, shown or counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from tests.index.making import LIMITS, QUERIES, as_known, chronologies, found, index_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.event import Citation, ContraryClaim, Difference, Event, EventKind, Version
from tui.chronology.source import Passage, Source
from tui.index.records import HiddenCounts
from tui.index.sqlite.as_of import issue_line, visible_lines
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.parse_query import Query, parse_query

EARLY, LATE = Citation(source="gazette", passage="1"), Citation(source="memoir", passage="1")


def query(text: str) -> Query:
    read, problems = parse_query(text)
    assert not problems
    return read


def event(name: str, *cites: Citation, **more: Any) -> Event:
    given: dict[str, Any] = {
        "date": parse("1874"),
        "title": f"The {name}",
        "kind": "works",
        "status": EventStatus.REPORTED,
    }
    return Event(id=name, cites=cites, **{**given, **more})


CANAL = Chronology(
    kinds=(EventKind(id="works", label="Works"),),
    events=(
        event("bridge", LATE, after="lock", date=None, public=parse("1874")),
        event(
            "lock",
            EARLY,
            LATE.model_copy(
                update={"role": CitationRole.DISPUTES, "says": ContraryClaim(date=parse("1875"))}
            ),
            note="The memoir is wrong.",
            public=parse("1874-06"),
        ),
        event("mill", LATE),
        event("weir", EARLY, after="mill", date=None),
    ),
    differences=(
        Difference(
            id="rain",
            question="Did it rain?",
            events=("lock", "mill"),
            versions=(Version(says="Yes", cites=(EARLY,)), Version(says="No", cites=(LATE,))),
        ),
        Difference(
            id="crowd",
            question="Who came?",
            note="Nobody counted.",
            events=("lock", "mill"),
            versions=(
                Version(says="Many", cites=(EARLY, LATE)),
                Version(says="Few", cites=(EARLY,)),
                Version(says="None", cites=(LATE,)),
            ),
        ),
    ),
    sources=(
        Source(
            id="gazette",
            title="Gazette",
            issued=parse("1874-06-05"),
            note="The only copy.",
            passages=(Passage(number=1, text="Opened in rain.", origin="speech"),),
        ),
        Source(
            id="memoir",
            title="Memoir",
            issued=parse("1890"),
            passages=(Passage(number=1, text="Opened in sunshine.", speaker="digger"),),
        ),
    ),
)
THEN = query("as-of:1880")
DAY = THEN.public_day


@pytest.fixture
def canal() -> Iterator[SqliteIndex]:
    index = index_of(CANAL)
    yield index
    index.close()


@pytest.mark.parametrize(
    ("asked", "today", "then"),
    [
        ("", ["lock", "mill", "bridge", "weir"], ["lock", "bridge", "weir"]),
        ("sunshine", ["lock", "mill", "bridge"], []),
        ("-sunshine", ["weir"], ["lock", "bridge", "weir"]),
        ('"in sunshine"', ["lock", "mill", "bridge"], []),
        ('-"in sunshine"', ["weir"], ["lock", "bridge", "weir"]),
        ("memoir", ["lock"], []),
        ("rain", ["lock", "mill", "weir"], ["lock", "weir"]),
        ('"who came"', ["lock", "mill"], ["lock"]),
        ("few", ["lock", "mill"], ["lock"]),
        ("none", ["lock", "mill"], []),
        ("counted", ["lock", "mill"], []),
        ("source:memoir", ["lock", "mill", "bridge"], []),
        ("-source:memoir", ["weir"], ["lock", "bridge", "weir"]),
        ("speaker:digger", ["lock", "mill", "bridge"], []),
        ("origin:memoir,speech", ["lock", "mill", "bridge", "weir"], ["lock", "weir"]),
        ("is:differs", ["lock", "mill"], ["lock"]),
        ("is:single-origin", ["lock", "mill", "bridge", "weir"], ["lock", "weir"]),
        ("is:unverified", [], ["bridge"]),
        ("is:undated,differs", ["lock", "mill", "bridge", "weir"], ["lock", "bridge", "weir"]),
    ],
)
def test_what_is_found(canal: SqliteIndex, asked: str, today: list[str], then: list[str]) -> None:
    assert {row.id for row in canal.rows(query(asked))} == set(today)
    known = canal.rows(query(f"{asked} as-of:1880"))
    assert {row.id for row in known} == set(then)
    assert [row.differs for row in known] == [row.id == "lock" for row in known]


def test_an_event_as_of_a_day(canal: SqliteIndex) -> None:
    lock = canal.event("lock", DAY)
    assert lock
    assert ([str(cite.key) for cite in lock.cites], lock.note, lock.issued) == (
        ["gazette#1"],
        "",
        "1874-06-05",
    )
    assert (lock.row.sources, lock.row.origins, lock.origins) == (1, 1, ("speech",))
    (crowd,) = lock.differences
    assert [version.says for version in crowd.versions] == ["Many", "Few"]
    assert (crowd.events, crowd.note) == (("lock",), "")
    assert crowd.hidden == HiddenCounts(versions=1, citations=1, notes=1)
    # The difference of the rain has lost a version, and is none.
    assert lock.hidden == HiddenCounts(sources=1, citations=2, versions=1, differences=1, notes=2)


def test_a_place_in_the_order_that_was_not_public_is_hidden(canal: SqliteIndex) -> None:
    weir, bridge = canal.event("weir", DAY), canal.event("bridge", DAY)
    assert weir
    assert bridge
    assert (weir.after, weir.hidden) == ("", HiddenCounts(events=1))
    assert (bridge.after, bridge.hidden, bridge.issued) == (
        "lock",
        HiddenCounts(sources=1, citations=1),
        "",
    )
    assert [row.id for row in canal.related("lock", as_of=DAY)] == ["bridge"]


def test_what_is_hidden_is_counted_over_all_that_is_found(canal: SqliteIndex) -> None:
    assert canal.hidden(query("")) == HiddenCounts()
    assert canal.hidden(THEN) == HiddenCounts(
        events=1, sources=1, citations=3, versions=1, differences=1, notes=2
    )
    assert canal.hidden(query("as-of:1900")) == HiddenCounts(notes=2)
    assert canal.hidden(query("weir as-of:1880")) == HiddenCounts()


def test_sources_and_passages_of_then(canal: SqliteIndex) -> None:
    (gazette,) = canal.sources(DAY)
    assert (gazette.id, gazette.events, gazette.note, gazette.hidden) == (
        "gazette",
        2,
        "",
        HiddenCounts(notes=1),
    )
    assert canal.source("memoir", DAY) is None
    assert canal.source("gazette", DAY) == gazette
    assert canal.matching_passages(query("opened as-of:1880"), "mill") == []
    assert [one.source for one in canal.matching_passages(query("opened"), "mill")] == ["memoir"]


def test_differences_by_dates_come_last_and_only_where_no_difference_tells(canal: SqliteIndex) -> None:
    assert [(difference.id, difference.by_dates) for difference in canal.differences()] == [
        *(("rain", False), ("crowd", False))
    ], "both differences cite the passage that gives another date"
    alone = index_of(CANAL.model_copy(update={"differences": ()}))
    (found_one,) = alone.differences()
    assert (found_one.id, found_one.question, found_one.by_dates) == ("dates:lock", "The lock: when?", True)
    assert [(one.says, [str(cite.key) for cite in one.cites]) for one in found_one.versions] == [
        ("some time in 1874", ["gazette#1"]),
        ("some time in 1875", ["memoir#1"]),
    ]
    assert alone.info.differences == 1
    assert alone.differences("lock", DAY) == []
    alone.close()


@settings(max_examples=150, deadline=None)
@given(chronology=chronologies(), limits=LIMITS, asked=QUERIES)
def test_only_what_there_was_is_told(chronology: Chronology, limits: EdtfDate, asked: Query) -> None:
    """An index asked about a day answers as one that was made of what there was on it."""
    then = asked.narrowed(as_of=limits)
    day = then.public_day
    assert day is not None
    # Of a repeated id, `Index.event` tells of one event only.
    events = tuple({event.id: event for event in chronology.events}.values())
    chronology = chronology.model_copy(update={"events": events})
    now, early = index_of(chronology), index_of(as_known(chronology, day))
    rows = now.rows(then)
    assert [row.id for row in rows] == [placed.event.id for placed in found(then, chronology)]
    assert now.count(then) == len(rows)
    for row in rows:
        told, made = now.event(row.id, day), early.event(row.id)
        assert told
        assert made
        assert [str(cite.key) for cite in told.cites] == [str(cite.key) for cite in made.cites]
        assert (told.origins, told.note) == (made.origins, "")
        assert told.row.differs is made.row.differs
    now.close()
    early.close()


def test_lines_and_the_days_since_when_they_were_there() -> None:
    text = issue_line("old lock", -10_000_000) + issue_line("new lock", 5) + issue_line("note", 10_000_000)
    assert visible_lines(text, 4) == " old lock "
    assert visible_lines(text, 5) == " old lock \n new lock "
