"""Facets: what a value is said to leave is what a search with it finds."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.making import QUERIES, VALUES, chronologies, index_of
from tests.index.sqlite.test_as_of import CANAL, query
from tui.chronology.chronology import Chronology
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.fields import VALUE_FIELDS
from tui.parsing.query.lexer import normalize_word
from tui.parsing.query.parse_query import Field, Query


def left(index: SqliteIndex, asked: Query, name: str, value: str) -> int:
    """How many events a search finds that asks for the value instead of what it asked of the field."""
    rest = asked.without_field(name)
    return index.count(replace(rest, fields=(*rest.fields, Field(name, (value,)))))


@settings(max_examples=120, deadline=None)
@given(chronologies(), QUERIES, st.sampled_from(VALUE_FIELDS))
def test_counts_are_what_a_search_with_the_value_finds(
    chronology: Chronology, asked: Query, name: str
) -> None:
    with closing(index_of(chronology)) as index:
        facet = index.facet(asked, name)
        assert facet == [(value, left(index, asked, name, value)) for value, _ in facet]
        assert facet == sorted(facet, key=lambda each: (-each[1], each[0]))
        assert all(count and value == normalize_word(value) for value, count in facet)
        # And no value is forgotten.
        others = {value for value in VALUES[name] if '"' not in value} - {value for value, _ in facet}
        assert not any(left(index, asked, name, value) for value in others)


@pytest.mark.parametrize(
    ("asked", "name", "facet"),
    [
        ("", "source", [("gazette", 2), ("memoir", 3)]),
        ("lock", "source", [("gazette", 1), ("memoir", 1)]),
        ("source:gazette", "source", [("gazette", 2), ("memoir", 3)]),
        ("-source:memoir", "origin", [("speech", 1)]),
        ("as-of:1880", "source", [("gazette", 2)]),
        ("as-of:1880", "speaker", []),
        ("", "speaker", [("digger", 3)]),
        ("nothing-like-it", "kind", []),
        ("", "kind", [("works", 4)]),
        ("", "tag", []),
    ],
)
def test_of_a_canal(asked: str, name: str, facet: list[tuple[str, int]]) -> None:
    with closing(index_of(CANAL)) as index:
        assert sorted(index.facet(query(asked), name)) == facet
