"""Events in order: dates first, and the undated where they were put."""

import re
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.days import civil
from tui.chronology.edtf import parse
from tui.chronology.event import Event, Standing
from tui.chronology.when import Stated, order_key
from tui.index.order import arrange


def event(name: str, date: str = "", after: str | None = None, before: str | None = None) -> Event:
    when = parse(date) if date else None
    return Event(
        id=name, date=when, after=after, before=before, title=name, kind="works", standing=Standing.REPORTED
    )


def written(text: str) -> list[Event]:
    """`a=1900 b>a<c`: a date; after and before."""
    found = (re.fullmatch(r"(\w+)(?:=(\S+))?(?:>(\w+))?(?:<(\w+))?", word) for word in text.split())
    return [event(match[1], match[2] or "", match[3], match[4]) for match in found if match]


@pytest.mark.parametrize(
    ("events", "order"),
    [
        ("", ""),
        ("b=1901 a=1900", "a b"),
        ("b=1900 a=1900", "a b"),
        ("a=1900 b=1900-01-01", "b a"),
        ("a=1900 b=../1950 c=1901/..", "b a c"),
        ("a=1900 b=1901 u>a", "a u b"),
        ("a=1900 b=1901 u<b", "a u b"),
        ("a=1900 b=1901 u>a v<b", "a u v b"),
        ("a=1900 u<a", "u a"),
        ("a=1900 u>a v>u w>a", "a u v w"),
        ("a=1900 u<a v<u", "v u a"),
        ("a=1900 u>a<v v>a", "a u v"),
        ("a=1900 b>a c>a<b", "a c b"),
        ("a=1900 b=1901 u>b v<u", "a b v u"),
        ("a=1900 b=1901 u>a<b", "a u b"),
        ("a=1900 b=1901 p<u u>b", "a b p u"),
        ("a=1900 b=1901 p<u u>a v<b", "a p u v b"),
        ("a=1900 u", "a u"),
        ("a=1900 u>nothing v>u", "a u v"),
        ("a=1900 u>nothing<a", "u a"),
        ("a=1900 u>v v>u w>v x<u", "a x u v w"),
        ("a=1900 u>u", "a u"),
        ("a=1900 b=1901 u>b<a", "a b u"),
        ("a=1900 b=1901 u>b v>u<a w>v", "a b u v w"),
        ("u v>u", "u v"),
    ],
)
def test_order(events: str, order: str) -> None:
    assert [placed.event.id for placed in arrange(written(events))] == order.split()


@pytest.mark.parametrize(
    ("events", "years"),
    [
        ("a=1900 b=1950", [1900, 1950]),
        ("a=1900 b=1950 u>a v<b", [1900, 1900, 1950, 1950]),
        ("a=190X u<a", [1900, 1900]),
        ("a=../1900 b=/1900 u>b", [None, None, None]),
        ("a=-0044-03-15 b=0000", [-44, 0]),
        # A margin is nobody's year.
        ("a=2010~/2013-05-15", [2010]),
        ("a=2008 b=2010~ c=2010", [2008, 2010, 2010]),
        ("a=2010-01-02~", [2010]),
        ("a=199X~ b=2010~", [1990, 2010]),
        # A heading does not go back.
        ("a=2010~ b=2009-05", [2009, 2009]),
        ("a=2010~ u>a b=2009-05 c=2012~ d=2012", [2009, 2009, 2009, 2012, 2012]),
        ("a=../2010 b=2010~", [None, 2010]),
        ("a=1900 u", [1900, None]),
        ("u", [None]),
    ],
)
def test_year(events: str, years: list[int | None]) -> None:
    assert [placed.year for placed in arrange(written(events))] == years


def test_of_events_with_one_id_none_is_lost() -> None:
    twice = [
        event("a", "1900"),
        event("a", "1900"),
        event("u", after="a"),
        event("u", before="a"),
        event("u"),
    ]
    assert sorted(id(placed.event) for placed in arrange(twice)) == sorted(map(id, twice))


NAMES = st.sampled_from("abcdefgh")
EVENTS = st.lists(
    st.builds(
        event,
        NAMES,
        st.sampled_from(["", "", "1900", "1901", "1900~", "../1900", "1900/1905", "1900-05", "1901-02-03"]),
        st.none() | NAMES,
        st.none() | NAMES,
    ),
    max_size=9,
    unique_by=lambda event: event.id,
)


@settings(max_examples=500, deadline=None)
@given(EVENTS)
def test_every_event_once_and_constraints_hold_where_they_can(events: list[Event]) -> None:
    order = [placed.event for placed in arrange(events)]
    assert sorted(one.id for one in order) == sorted(one.id for one in events)
    dated = [one for one in order if one.date]
    assert dated == sorted(dated, key=lambda one: order_key(one.date, one.id) if one.date else ())

    known = {one.id for one in events}
    pairs = [(first.id, second.id) for first, second in pairwise(dated)]
    for one in events:
        if not one.date:
            pairs += [(one.after, one.id)] if one.after in known else []
            pairs += [(one.id, one.before)] if one.before in known else []
    graph: TopologicalSorter[str] = TopologicalSorter()
    for first, second in pairs:
        graph.add(second, first)
    try:
        graph.prepare()
    except CycleError:
        return
    position = {one.id: at for at, one in enumerate(order)}
    assert all(position[first] < position[second] for first, second in pairs)


@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_the_order_of_the_file_does_not_matter(events: list[Event]) -> None:
    turned = list(reversed(events))
    assert [placed.event.id for placed in arrange(events)] == [placed.event.id for placed in arrange(turned)]


@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_years_come_in_runs_and_end_without_one(events: list[Event]) -> None:
    years = [placed.year for placed in arrange(events)]
    known = [year for year in years if year is not None]
    assert known == sorted(known)
    for placed in arrange(events):
        date = placed.event.date
        if date and placed.year is not None and isinstance(date.start, Stated):
            assert civil(date.first_day)[0] <= placed.year <= date.start.year
