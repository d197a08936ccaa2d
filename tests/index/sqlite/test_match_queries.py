"""By what a search finds an event: a text of its own that was public, and no more of them than needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings

from tests.index.making import QUERIES, as_known, chronologies, index_of, reading_of, texts_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Actor, Citation, Difference, Event, EventKind, Knowledge, Version
from tui.chronology.source import Passage, Source
from tui.index.match_reason import MatchPlace, MatchReason, PlaceKey
from tui.index.sqlite.builder.index_builder import fill_tables
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.index.sqlite.words.match_queries import match_reasons
from tui.parsing.query.parse_query import Query, parse_query
from tui.text.search_text import SearchTerm, find_terms, normalize
from tui.validation.check import CheckedChronology

ENTRIES = (
    {
        "actor": "trust",
        "part": "its pilots",
        "how": "told",
        "what": "that a wick was short",
        "cites": (Citation(source="memoir", passage="1"),),
    },
    {"actor": "trust", "how": "recorded", "what": "of a spare wick", "cites": ()},
)
LAMP = Chronology(
    kinds=(EventKind(id="works", label="Works at sea"),),
    actors=(Actor(id="trust", name="The harbour trust"),),
    events=(
        Event(
            id="lamp-lit",
            date=parse("1872"),
            title="The lamp is lit",
            kind="works",
            status=EventStatus.REPORTED,
            summary="A keeper climbed the tower.",
            actors=("trust",),
            tags=("Night", "oil"),
            cites=(Citation(source="echo", passage="2"), Citation(source="memoir", passage="1")),
            public=parse("1872"),
            knowledge=tuple(map(Knowledge.model_validate, ENTRIES)),
            note="Compare the ledger.",
        ),
    ),
    differences=(
        Difference(
            id="who",
            question="Who led the review?",
            events=("lamp-lit",),
            versions=(
                Version(says="The surveyor", cites=(Citation(source="echo", passage="1"),)),
                Version(says="The bishop", cites=(Citation(source="memoir", passage="1"),)),
            ),
            note="Neither was there.",
        ),
    ),
    sources=(
        Source(
            id="echo",
            title="Echo",
            issued=parse("1872"),
            passages=(Passage(number=1, text="Fog."), Passage(number=2, text="The crowd cheered.")),
        ),
        Source(
            id="memoir", title="Memoir", issued=parse("1890"), passages=(Passage(number=1, text="We sang."),)
        ),
    ),
)


@pytest.fixture
def lamp() -> Iterator[SqliteIndex]:
    with closing(index_of(LAMP)) as index:
        yield index


def reasons(index: SqliteIndex, line: str) -> tuple[MatchReason, ...]:
    query, _ = parse_query(line)
    return next(iter(index.match_reasons(query, index.rows(query)).values()), ())


@pytest.mark.parametrize(
    ("line", "place", "name", "text"),
    [
        ("keeper", MatchPlace.SUMMARY, "", "A keeper climbed the tower."),
        ("sea", MatchPlace.KIND, "Works at sea", "Works at sea"),
        ("harb", MatchPlace.ACTOR, "The harbour trust", "The harbour trust"),
        ("oil", MatchPlace.TAG, "oil", "oil"),
        ('"lamp lit"', MatchPlace.ID, "lamp-lit", "lamp-lit"),
        ("cheer", MatchPlace.PASSAGE, "echo#2", "The crowd cheered."),
        ("led", MatchPlace.DIFFERENCE, "Who led the review?", "Who led the review?"),
        ("bishop", MatchPlace.DIFFERENCE, "Who led the review?", "The bishop"),
        ("neither", MatchPlace.DIFFERENCE, "Who led the review?", "Neither was there."),
        ("short", MatchPlace.KNOWLEDGE, "The harbour trust", "that a wick was short"),
        ("pilot", MatchPlace.KNOWLEDGE, "The harbour trust", "its pilots"),
        ("spare", MatchPlace.KNOWLEDGE, "The harbour trust", "of a spare wick"),
        ("ledger", MatchPlace.NOTE, "", "Compare the ledger."),
        ("lamp tower", MatchPlace.SUMMARY, "", "A keeper climbed the tower."),
        ("(zebra OR tower)", MatchPlace.SUMMARY, "", "A keeper climbed the tower."),
    ],
)
def test_by_what_it_is_found(lamp: SqliteIndex, line: str, place: MatchPlace, name: str, text: str) -> None:
    assert reasons(lamp, line) == (MatchReason(place, name, text),)


@pytest.mark.parametrize("line", ["", "lamp", "lamp lit", "kind:works", "-tower", "(lamp OR tower)", "zebra"])
def test_a_title_that_says_it_needs_no_reason(lamp: SqliteIndex, line: str) -> None:
    assert reasons(lamp, line) == ()


def test_one_text_that_has_all_words_is_named_before_several(lamp: SqliteIndex) -> None:
    assert [each.place for each in reasons(lamp, "climbed tower")] == [MatchPlace.SUMMARY]
    assert [each.place for each in reasons(lamp, "climbed ledger")] == [MatchPlace.SUMMARY, MatchPlace.NOTE]


def test_what_came_later_is_no_reason(lamp: SqliteIndex) -> None:
    assert reasons(lamp, "sang as-of:1872") == reasons(lamp, "bishop as-of:1872") == ()
    assert [each.name for each in reasons(lamp, "sang as-of:1890")] == ["memoir#1"]


@settings(max_examples=100, deadline=None)
@given(chronologies(), QUERIES)
def test_every_word_that_a_title_lacks_is_in_a_text_that_was_public(
    chronology: Chronology, query: Query
) -> None:
    past = chronology if query.public_day is None else as_known(chronology, query.public_day)
    needs = [*((term,) for term in query.required_terms), *filter(None, query.either_terms)]
    with closing(index_of(chronology)) as index:
        rows = index.rows(query)
        told = index.match_reasons(query, rows)
        assert told.keys() <= {row.rank for row in rows}
        for row in rows:
            found = told.get(row.rank, ())
            texts = {text for event in past.events if event.id == row.id for text in texts_of(event, past)}
            assert {each.text for each in found} <= texts
            required = needs[: len(query.required_terms)]
            for need in required:
                assert any(_has(text, need) for text in (row.title, *(each.text for each in found)))


def _has(text: str, need: tuple[SearchTerm, ...]) -> bool:
    return bool(find_terms(normalize(text), need))


def test_a_page_takes_the_same_number_of_statements_whatever_its_length() -> None:
    def statements(events: int) -> int:
        one = LAMP.events[0]
        many = tuple(one.model_copy(update={"id": f"lamp-{number}"}) for number in range(events))
        chronology = LAMP.model_copy(update={"events": many})
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            fill_tables(connection, reading_of(chronology), CheckedChronology(()))
            query, _ = parse_query("tower crowd sea harbour oil ledger")
            seen: list[str] = []
            with closing(index_of(chronology)) as index:
                rows = index.rows(query)
            connection.set_trace_callback(seen.append)
            assert len(match_reasons(connection, query, rows)) == events
            return len(seen)

    assert statements(1) == statements(200) <= 12


@pytest.mark.parametrize("key", [PlaceKey(MatchPlace.NOTE), PlaceKey(MatchPlace.DIFFERENCE, 12, -1)])
def test_a_key_is_read_as_it_was_written(key: PlaceKey) -> None:
    assert PlaceKey.parse(str(key)) == key
