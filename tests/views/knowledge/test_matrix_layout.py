"""The matrix of who was aware at every width: no cell is cut, and every line is as wide as the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.knowledge.entries import entry, event
from tui.export.knowledge.matrix import build_matrix
from tui.text.cell_width import cell_width
from tui.views.knowledge.matrix_layout import MatrixLayout, MatrixWords
from tui.views.symbols import UNICODE

FOUND = [
    event(
        entry("board", "2006-03-12", part="its clerk"),
        entry("board", stance="unaware", part="its clerk"),
        entry("The council of the northern valley", "[..2010]", status="alleged"),
        name="leak that nobody mended for as long as anybody can remember",
        public="2013-05-14",
    ),
    event(entry("keeper"), name="flood", date="2005-03", public="2007"),
    event(entry("ボード委員会", "2006"), entry("board", "1999"), name="氾濫", date=""),
]
WORDS = MatrixWords(build_matrix(FOUND), UNICODE)


def rows(layout: MatrixLayout, left: int) -> list[str]:
    head = [layout.head_line(y, left).text for y in range(layout.head_height)]
    return head + [layout.row_line(y, left, None).text for y in range(layout.line_count)]


@given(st.integers(36, 200), st.integers(1, len(WORDS.text.heads) - 1))
def test_a_cell_is_shown_whole_and_in_its_column(width: int, left: int) -> None:
    layout = WORDS.laid_out(width)
    shown = layout.shown_columns(left)
    assert shown.start == left
    for number, row in enumerate(layout.text.rows):
        for at in range(layout.heights[number]):
            text = layout.row_line(layout.starts[number] + at, left, None).text
            for column in (0, *shown):
                lines = row.cells.get(column, ())
                wanted = lines[at].text if at < len(lines) else ""
                assert cell(text, layout, column, left) in {wanted, "…"}


def cell(text: str, layout: MatrixLayout, column: int, left: int) -> str:
    """What stands in a column of a line whose wide characters are all in that of the events."""
    wide = cell_width(text) - len(text)
    begin = layout.offset_of(column, left) - wide
    return text[begin : begin + layout.widths[column]].strip()


@given(st.integers(60, 200), st.integers(1, len(WORDS.text.heads) - 1))
def test_no_line_is_wider_than_the_matrix(width: int, left: int) -> None:
    assert all(cell_width(text) <= width for text in rows(WORDS.laid_out(width), left))


@given(st.integers(36, 200))
def test_every_column_can_be_scrolled_to_from_every_other(width: int) -> None:
    layout = WORDS.laid_out(width)
    every = range(len(layout.widths))
    for column in every:
        for before in every[1:]:
            left = layout.left_for(column, before)
            assert column in (0, *layout.shown_columns(left))
            assert layout.column_at(layout.offset_of(column, left), left) == column


@given(st.integers(48, 200), st.integers(1, len(WORDS.text.heads) - 1))
def test_the_title_the_date_and_what_is_public_are_whole_wherever_it_is_scrolled(
    width: int, left: int
) -> None:
    layout = WORDS.laid_out(width)
    for number, row in enumerate(layout.text.rows):
        lines = [
            layout.row_line(layout.starts[number] + at, left, None).text
            for at in range(layout.heights[number])
        ]
        event = "".join(line[: layout.event_width] for line in lines)
        assert "".join(row.title.split()) in "".join(event.split()).replace("".join(row.date.split()), "", 1)
        assert row.date in lines[0]
        assert all(line.text in lines[0] for line in row.cells.get(0, ()))


@pytest.mark.parametrize("width", [200, 100, 80, 60])
def test_a_cell_says_at_every_width_how_it_is_shown(width: int) -> None:
    layout = WORDS.laid_out(width)
    assert any("told 12 Mar 2006 (part)" in text for left in (1, 2, 3) for text in rows(layout, left))


def test_where_columns_are_scrolled_the_head_says_which_are_shown() -> None:
    layout = WORDS.laid_out(60)
    shown = layout.shown_columns(1)
    assert layout.head_line(1, 1).text.startswith(f"{shown.start} of {len(layout.widths) - 1} actors")


def test_without_room_for_a_column_its_cells_are_left_out_and_not_cut() -> None:
    layout = WORDS.laid_out(30)
    line = layout.row_line(0, 1, None).text
    assert line.rstrip().endswith("…")
    assert "2006" not in line


def test_the_head_of_a_long_name_says_that_it_is_cut() -> None:
    name = "The council of the whole of the northern valley and of all the islands before its coast"
    layout = MatrixWords(build_matrix([event(entry(name, "2006"))]), UNICODE).laid_out(80)
    head = " ".join(" ".join(layout.head_line(y, 0).text for y in range(layout.head_height)).split())
    assert "…" in head
    assert layout.head_height == 3
