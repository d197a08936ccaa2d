"""The events of lanes: the same as looking at every event."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.making import QUERIES, chronologies, found, index_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Event, EventKind
from tui.index.protocol import LaneKey, LaneSpec
from tui.parsing.query.parse_query import Query

SPLITS = st.sampled_from(
    [
        LaneSpec(LaneKey.ACTOR, ("keeper",)),
        LaneSpec(LaneKey.ACTOR, ("trinity-house", "keeper")),
        LaneSpec(LaneKey.ACTOR),
        LaneSpec(LaneKey.SOURCE, ("log-book", "gazette")),
        LaneSpec(LaneKey.STATUS, ("reported", "alleged")),
        LaneSpec(),
    ]
)
DAYS = st.integers(690_000, 710_000)


def event(name: str, date: str) -> Event:
    """One without anything but its date."""
    return Event(id=name, date=parse(date), title="A lock", kind="works", status=EventStatus.REPORTED)


DAYS_OF_MAY = Chronology(
    kinds=(EventKind(id="works", label="Works"),),
    events=(event("opened", "1890-05-01"), event("open", "1890-05-01/1890-05-10")),
)


def day(date: str) -> int:
    """The number of a day."""
    return parse(date).first_day


def lanes_of(event: Event, split: LaneSpec, chronology: Chronology) -> set[str]:
    """By looking at it."""
    if split.by is LaneKey.KIND:
        return {event.kind}
    there = {source.id for source in chronology.sources}
    ids = {
        LaneKey.ACTOR: set(event.actors),
        LaneKey.SOURCE: {cite.source for cite in event.cites} & there,
        LaneKey.STATUS: {event.status.value},
    }[split.by]
    known = {actor.id for actor in chronology.actors} if split.by is LaneKey.ACTOR else ids
    return ids & known & set(split.lanes) or {LaneSpec.REST}


@settings(max_examples=80, deadline=None)
@given(chronologies(), QUERIES, SPLITS, st.none() | st.tuples(DAYS, DAYS).map(sorted))
def test_events_lie_in_their_lanes(
    chronology: Chronology, query: Query, split: LaneSpec, days: list[int] | None
) -> None:
    within = (days[0], days[1]) if days else None
    dated = [
        (rank, placed.event.date, placed.event)
        for rank, placed in enumerate(found(Query(), chronology), 1)
        if placed.event.date
    ]
    wanted = [id(placed.event) for placed in found(query, chronology)]
    expected = sorted(
        (rank, lane, when.first_day, when.last_day)
        for rank, when, event in dated
        if id(event) in wanted
        for lane in lanes_of(event, split, chronology)
        if within is None or (when.first_day <= within[1] and when.last_day >= within[0])
    )
    with closing(index_of(chronology)) as index:
        bars = index.bars(query, 20_000, split, within)
        assert bars is not None
        places = {row.rank: place for place, row in enumerate(index.rows(Query()), 1)}
        assert [bar.rank for bar in bars] == sorted(bar.rank for bar in bars)
        assert sorted((places[bar.rank], bar.lane, bar.start_min, bar.end_max) for bar in bars) == expected


@settings(max_examples=60, deadline=None)
@given(chronologies(), QUERIES, SPLITS, st.integers(1, 9))
def test_counts_are_those_of_the_bars(
    chronology: Chronology, query: Query, split: LaneSpec, cells: int
) -> None:
    first, last = 697_000, 699_000
    with closing(index_of(chronology)) as index:
        counted = index.density(query, first, last, cells, split)
        bars = index.bars(query, 20_000, split)
        assert bars is not None
        for lane, counts in counted.items():
            listed = [(bar.day - first) * cells // 2001 for bar in bars if bar.lane == lane]
            assert counts == [listed.count(cell) for cell in range(cells)]
        inside = {bar.lane for bar in bars if first <= bar.day <= last}
        assert inside <= counted.keys()


def test_the_first_and_the_last_day_of_a_period_belong_to_it() -> None:
    """An event of one day and one of several, asked for by periods that begin or end on their days."""
    first, last = day("1890-05-01"), day("1890-05-10")
    with closing(index_of(DAYS_OF_MAY)) as index:

        def within(begins: int, ends: int) -> list[str]:
            bars = index.bars(Query(), within=(begins, ends))
            assert bars is not None
            ids = {row.rank: row.id for row in index.rows(Query())}
            return [ids[bar.rank] for bar in bars]

        assert within(first - 5, first - 1) == []
        assert within(first - 5, first) == ["opened", "open"]
        assert within(first, first) == ["opened", "open"]
        assert within(first + 1, last) == within(last, last) == within(last, last + 5) == ["open"]
        assert within(last + 1, last + 5) == []


@pytest.mark.parametrize("query", [Query(), Query(words=("lock",))], ids=["all", "some"])
@pytest.mark.parametrize(
    "split", [LaneSpec(), LaneSpec(LaneKey.STATUS, ("reported",))], ids=["kind", "status"]
)
def test_an_event_is_counted_in_the_period_that_begins_on_its_day(query: Query, split: LaneSpec) -> None:
    """Not in the one that ends the day before; nor is it lost where it is the first or the last day."""
    listed = day("1890-05-01")
    with closing(index_of(DAYS_OF_MAY)) as index:
        for begins, ends, counts in (
            (listed - 2, listed + 1, [0, 2]),
            (listed - 1, listed, [0, 2]),
            (listed, listed + 1, [2, 0]),
            (listed - 4, listed - 1, [0, 0]),
            (listed + 1, listed + 4, [0, 0]),
        ):
            [counted] = [of for of in index.density(query, begins, ends, 2, split).values() if any(of)] or [
                [0, 0]
            ]
            assert counted == counts, (begins - listed, ends - listed)


@settings(max_examples=60, deadline=None)
@given(chronologies())
def test_links_go_both_ways_and_are_related(chronology: Chronology) -> None:
    ids = [event.id for event in chronology.events]
    once = [each for each in ids if ids.count(each) == 1]
    with closing(index_of(chronology)) as index:
        for each in once:
            linked = {row.id for row in index.linked(each)}
            assert each not in linked
            assert linked <= {row.id for row in index.related(each, 100)}
            assert all(each in {row.id for row in index.linked(one)} for one in linked if one in once)
        assert index.linked("no-such-event") == []
