from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.problem import Location
from tui.parsing.source_lines import WIDTH, SourceLines, excerpt_column, line_excerpt

TEXT = "one\n\ntwo  \nthree"


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 3, Location("f", 1, 1, 3)),
        (1, 9, Location("f", 1, 2, 2)),
        (4, 4, Location("f", 2, 1, 1)),
        (5, 10, Location("f", 3, 1, 3)),
        (11, 99, Location("f", 4, 1, 5)),
        (99, 99, Location("f", 4, 6, 1)),
    ],
)
def test_a_place_is_a_stretch_of_one_line(start: int, end: int, place: Location) -> None:
    assert SourceLines(TEXT).place("f", start, end) == place


def test_lines_are_those_of_split() -> None:
    lines = SourceLines(TEXT)
    assert list(lines) == TEXT.split("\n")
    assert lines[-1] == "three"
    assert lines[1:3] == ["", "two  "]
    with pytest.raises(IndexError):
        lines[4]


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 1000), st.integers(0, 1000))
def test_the_excerpt_shows_what_stands_at_the_column(column: int, behind: int) -> None:
    line = "a" * (column - 1) + "X" + "b" * behind
    shown = line_excerpt(line, column)
    assert len(shown) <= WIDTH
    assert shown[excerpt_column(column) - 1] == "X"
