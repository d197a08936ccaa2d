"""What completes the query line: with `(`, `!`, `-` and `=`, and quotation marks where a value needs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.index.making import index_of
from tests.index.sqlite.test_as_of import CANAL
from tests.index.sqlite.test_match_queries import LAMP
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.fields import FIELDS
from tui.views.queries.query_completion import complete_line, complete_term


@pytest.fixture(scope="module")
def canal() -> Iterator[SqliteIndex]:
    index = index_of(CANAL)
    yield index
    index.close()


@each("lead", ["", "-", "!", "(", "-(", "((", "!(", "lock ", "lock (-", "a|"])
@each(
    ("typed", "completed"),
    [
        ("ki", ["kind:"]),
        ("KI", ["kind:"]),
        ("kind:w", ["kind:works"]),
        ("kind=w", ["kind=works"]),
        ("kind!=w", ["kind!=works"]),
        ("kind:mills,w", ["kind:mills,works"]),
        ("kind:mills|w", ["kind:mills|works"]),
        ("is:sin", ["is:single-origin"]),
        ("range:", ["range:certainly", "range:possibly"]),
        ("speaker:d", ["speaker:digger"]),
        ("kno", ["known-to:"]),
        ("kind:works", []),
        ("kind:x", []),
        ("in:18", []),
        ("lock", []),
        ('"ki', []),
    ],
)
def test_the_last_term_is_completed(canal: SqliteIndex, lead: str, typed: str, completed: list[str]) -> None:
    assert complete_line(canal, lead + typed) == [lead + each for each in completed]


@pytest.mark.parametrize("line", ["", " ", "(", "-", "lock ", "!("])
def test_where_no_term_is_begun_nothing_is_offered(canal: SqliteIndex, line: str) -> None:
    assert complete_line(canal, line) == []


@given(st.text(st.sampled_from('kindsoure :=!-(),|"w')), st.sampled_from(FIELDS))
def test_a_completion_begins_with_what_is_typed(typed: str, field: str) -> None:
    index = index_of(CANAL)
    for line in (typed, f"{field}:{typed}"):
        for found in complete_line(index, line):
            assert found.replace('"', "").casefold().startswith(line.replace('"', "").casefold()[:-1])
        list(complete_term(index, line))
    index.close()


def test_an_actor_is_completed_by_both_fields() -> None:
    with closing(index_of(LAMP)) as index:
        assert complete_line(index, "known-to:t") == ["known-to:trust"]
        assert complete_line(index, "lamp -known-to:t") == ["lamp -known-to:trust"]
