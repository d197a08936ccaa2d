"""Events by relevance, and the nearest where none has all words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.making import QUERIES, chronologies, index_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Citation, Event
from tui.chronology.source import Passage, Source
from tui.index.records import EventRow, ResultOrder
from tui.parsing.query.parse_query import Query, parse_query
from tui.text.search_text import find_terms, normalize


def event(name: str, title: str, summary: str = "", year: int = 1900, note: str = "") -> Event:
    date = parse(str(year))
    return Event(
        id=name, date=date, title=title, summary=summary, kind="works", public=date, note=note,
        status=EventStatus.REPORTED, cites=(Citation(source=f"book-{name}", passage="1"),),
    )  # fmt: skip


EVENTS = (
    event("fog", "Fog at night", "The lamp, the lamp and the lamp again: lamp upon lamp.", 1901),
    event("oil", "Oil for a lamp", "", 1902),
    event("keeper", "The keeper is convicted", "A sentence of two years.", 1903, note="Dismissed, some say."),
    event("tower", "灯台守の塔", "", 1904),
)
BOOKS = tuple(
    Source(
        id=f"book-{one.id}",
        title="Book",
        issued=parse("1950"),
        passages=(Passage(number=1, text=f"Children were harmed near the {one.id}."),),
    )
    for one in EVENTS
)
CHRONOLOGY = Chronology(events=EVENTS, sources=BOOKS)


def ranked(line: str) -> list[str]:
    with closing(index_of(CHRONOLOGY)) as index:
        return [row.id for row in index.ordered(parse_query(line)[0], ResultOrder.RELEVANCE)]


def nearest(line: str) -> list[str]:
    with closing(index_of(CHRONOLOGY)) as index:
        return [row.id for row in index.nearest(parse_query(line)[0])]


@settings(max_examples=80, deadline=None)
@given(chronologies(), QUERIES)
def test_relevance_changes_nothing_but_the_order(chronology: Chronology, query: Query) -> None:
    with closing(index_of(chronology)) as index:
        rows, by_relevance = index.rows(query), index.ordered(query, ResultOrder.RELEVANCE)
        assert sorted(by_relevance, key=lambda row: row.rank) == rows
        assert by_relevance == [
            *index.ordered(query, ResultOrder.RELEVANCE, 0, 2),
            *index.ordered(query, ResultOrder.RELEVANCE, 2),
        ]
        if not query.highlight_terms:
            assert by_relevance == rows
        titled = [bool(find_terms(normalize(row.title), query.highlight_terms)) for row in by_relevance]
        assert titled == sorted(titled, reverse=True)


@settings(max_examples=60, deadline=None)
@given(chronologies(), QUERIES, st.sampled_from(ResultOrder))
def test_an_order_changes_nothing_but_the_order_and_is_stable(
    chronology: Chronology, query: Query, order: ResultOrder
) -> None:
    kinds = [kind.id for kind in chronology.kinds]
    keys: dict[ResultOrder, Callable[[EventRow], Any]] = {
        ResultOrder.DATE: lambda row: 0,
        ResultOrder.KIND: lambda row: (kinds.index(row.kind) if row.kind in kinds else len(kinds), row.kind),
        ResultOrder.STATUS: lambda row: list(EventStatus).index(row.status),
        ResultOrder.TITLE: lambda row: normalize(row.title),
    }
    with closing(index_of(chronology)) as index:
        rows, listed = index.rows(query), index.ordered(query, order)
        assert sorted(listed, key=lambda row: row.rank) == rows
        assert [*index.ordered(query, order, 0, 2), *index.ordered(query, order, 2)] == listed
        if order in keys:
            assert listed == sorted(rows, key=keys[order])


def test_more_events_than_a_statement_takes_are_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.index.sqlite.words.ranked_queries._MOST_AT_ONCE", 2)
    with closing(index_of(CHRONOLOGY)) as index:
        titles = [row.title for row in index.ordered(Query(), ResultOrder.TITLE)]
        assert titles == sorted(titles, key=normalize)
        assert len(titles) == len(EVENTS)


def test_titles_come_first() -> None:
    assert ranked("lamp") == ["oil", "fog"]


@settings(max_examples=80, deadline=None)
@given(chronologies(), QUERIES)
def test_the_nearest_hold_to_all_that_is_no_word(chronology: Chronology, query: Query) -> None:
    with closing(index_of(chronology)) as index:
        rest = {row.rank for row in index.rows(query.without_words)}
        assert {row.rank for row in index.nearest(query)} <= rest


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("who was convicted of sentencing", ["keeper"]),
        ("conviction", ["keeper"]),
        ("was he there", []),
        ("zebra", []),
        ("", []),
        ("convict kind:money", []),
        ("lamps -oil", ["fog"]),
        ("灯台を見た", ["tower"]),
    ],
)
def test_the_nearest_by_stem(line: str, ids: list[str]) -> None:
    assert nearest(line) == ids


def test_what_came_later_offers_nothing_and_ranks_nothing() -> None:
    assert nearest("harming as-of:1949") == nearest("dismissal as-of:1949") == []
    assert set(nearest("harming as-of:1950")) == set()
    assert len(nearest("harming")) == len(EVENTS)
