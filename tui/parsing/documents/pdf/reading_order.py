"""The order in which the lines of a page are read, whatever their order in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.parsing.documents.contents import to_one_line
from tui.parsing.documents.pdf.gutters import divide
from tui.parsing.documents.pdf.joined_pieces import merge_pieces
from tui.parsing.documents.pdf.pages import Link, Piece, Rule, TextLine
from tui.parsing.documents.pdf.right_to_left import is_right_to_left
from tui.parsing.documents.pdf.ruled_tables import RuledTable, cells_of, find_tables

_DEEPEST = 6
"""Columns within columns."""
_LEVEL = 0.35
"""Of the height of the letters, how far the pieces of one row may differ in height."""
_MOST_RUNS = 40
_LONG_RUN = 8
"""Pieces that a file draws from the top down, on average, where its order is trusted."""
_NEAR = 4.0
"""Points within which cells of a column begin, or end, at the same place."""
_LEAST_ROWS = 3
_CLOSE = 2.0
"""Times the height of its letters, how far below the one above a line of a cell stands at most."""
_NUMBER = re.compile(r"[-–+(]?[£$€]?\s?\d[\d.,'\s]*[%)]?")
_EARLIER = 3
"""Rows before one with which its cells are compared."""
_SEVERAL = 3


class ReadLines(NamedTuple):
    """The lines of a page."""

    lines: list[TextLine]
    is_unsure: bool
    """Whether lines hold wide gaps, as of columns, that could not be told from those of a table."""


def order_lines(pieces: Sequence[Piece], rules: Sequence[Rule]) -> ReadLines:
    """Return the lines of a page in the order in which they are read.

    Args:
        pieces: What is written on it, in the order of the file.
        rules: The horizontal lines that are drawn on it.
    """
    if _is_plain(pieces):
        return ReadLines([_line([piece], 0) for piece in pieces], is_unsure=False)
    tables = find_tables(rules, pieces) if len(rules) >= _LEAST_ROWS else []
    lines: list[TextLine] = []
    unsure = 0
    for column, region in enumerate(_regions(pieces, tables, 0)):
        made, gaps = _rows(region, tables, column)
        lines += made
        unsure += gaps
    return ReadLines(lines, unsure >= _LEAST_ROWS)


def _is_plain(pieces: Sequence[Piece]) -> bool:
    """Whether one line stands below the other, as the file has them, and none beside it."""
    return all(
        other.base < one.base - _LEVEL * one.size and one.left < other.right and other.left < one.right
        for one, other in pairwise(pieces)
    )


def _regions(pieces: Sequence[Piece], tables: Sequence[RuledTable], depth: int) -> Iterator[Sequence[Piece]]:
    """The parts of a page without a gutter in them, in the order in which they are read."""
    bands = divide(pieces, tables) if depth < _DEEPEST else []
    if not bands:
        yield pieces
        return
    place = {id(word): at for at, piece in enumerate(pieces) for word in piece.words}
    is_turned = 2 * sum(is_right_to_left(piece.text) for piece in pieces) > len(pieces)
    for band in bands:
        sides = (band.right, band.left) if is_turned else (band.left, band.right)
        for side in sides:
            if side:
                in_file = sorted(side, key=lambda piece: place[id(piece.words[0])])
                yield from _regions(in_file, tables, depth + 1)


def _rows(pieces: Sequence[Piece], tables: Sequence[RuledTable], column: int) -> tuple[list[TextLine], int]:
    """The lines of a part of a page without a gutter, and how many of them hold a gap as of columns."""
    lines: list[TextLine] = []
    unsure = 0
    for stretch in _stretches(pieces):
        rows = _grouped(stretch)
        kinds = _table_rows(rows)
        ruled: dict[tuple[int, int], list[Piece]] = {}
        for row, link in zip(rows, kinds, strict=True):
            where = next(
                ((at, table.row(row[0])) for at, table in enumerate(tables) if all(map(table.has, row))), None
            )
            if where:
                if where not in ruled and ruled:
                    lines += _ruled_row(ruled.popitem()[1], column)
                ruled.setdefault(where, []).extend(row)
                continue
            if ruled:
                lines += _ruled_row(ruled.popitem()[1], column)
            unsure += link is Link.OPEN and _has_gap(row)
            lines.append(_line(row, column, link))
        if ruled:
            lines += _ruled_row(ruled.popitem()[1], column)
    return lines, unsure


def _ruled_row(pieces: Sequence[Piece], column: int) -> Iterator[TextLine]:
    """The lines of a row, cell by cell."""
    cells = cells_of(pieces)
    link = Link.BEGINS
    for cell in cells:
        for row in _grouped(cell):
            yield _line(row, column, link if len(cells) > 1 else Link.OPEN)
            link = Link.GOES_ON


def _stretches(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces in the parts in which they are sorted from the top: all, but for parts that stand side by side.

    The file is followed where it draws one part from the top to the bottom, and then another beside it.
    """
    runs: list[list[Piece]] = []
    for piece in pieces:
        if not runs or piece.base > runs[-1][-1].base + 0.5 * piece.size:
            runs.append([])
        runs[-1].append(piece)
    if 1 < len(runs) <= _MOST_RUNS and _are_beside(runs, is_trusted=len(pieces) >= _LONG_RUN * len(runs)):
        return runs
    return [list(pieces)]


def _are_beside(runs: Sequence[Sequence[Piece]], *, is_trusted: bool) -> bool:
    """Whether some runs of several lines stand side by side, and none over another unless it is trusted."""
    boxes = [
        (
            min(piece.left for piece in run),
            max(piece.right for piece in run),
            min(piece.base for piece in run),
            max(piece.base for piece in run),
        )
        for run in runs
    ]
    found = False
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            if one[2] <= other[3] and other[2] <= one[3]:
                if not is_trusted and one[0] < other[1] and other[0] < one[1]:
                    return False
                found = found or min(one[3] - one[2], other[3] - other[2]) > 0
    return found


def _grouped(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by row, from the top; in a row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if rows and rows[-1][0].base - piece.base <= _LEVEL * min(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _table_rows(rows: Sequence[Sequence[Piece]]) -> list[Link]:
    """How each row goes with the one before it, where rows have cells that stand below one another."""
    kinds = [Link.OPEN] * len(rows)
    open_run: list[int] = []
    for at, row in enumerate(rows):
        near = [rows[number] for number in open_run[-_EARLIER:]]
        if len(row) > 1 and all(_is_below(near, row, cell) for cell in range(1, len(row))):
            open_run.append(at)
        elif len(row) > 1:
            _mark_run(open_run, kinds, at)
            open_run = [at]
        elif open_run and not _is_cell_going_on(near[-1], row[0], rows[at - 1][0]):
            _mark_run(open_run, kinds, at)
            open_run = []
    _mark_run(open_run, kinds, len(rows))
    return kinds


def _mark_run(run: Sequence[int], kinds: list[Link], end: int) -> None:
    """Mark the rows of a table, and the lines that go on with one, up to where it ends."""
    if len(run) < _LEAST_ROWS:
        return
    for one, other in pairwise([*run, end]):
        kinds[one] = Link.BEGINS
        for between in range(one + 1, other):
            kinds[between] = Link.GOES_ON
    if end < len(kinds) and kinds[end] is Link.OPEN:
        kinds[end] = Link.BEGINS


def _is_below(rows: Sequence[Sequence[Piece]], row: Sequence[Piece], cell: int) -> bool:
    """Whether a cell begins, or ends, at the same place as one of the rows before.

    At the ends of rows, text that fills its column ends so, too: there, a cell must begin at the same place,
    unless it is a number.
    """
    piece = row[cell]
    is_inside = cell < len(row) - 1 or bool(_NUMBER.fullmatch(piece.text))
    return any(
        abs(piece.left - other.left) < _NEAR or (is_inside and abs(piece.right - other.right) < _NEAR)
        for one in rows
        for other in one[1:]
    )


def _is_cell_going_on(row: Sequence[Piece], piece: Piece, above: Piece) -> bool:
    """Whether a line stands close below the one above, and below a cell of a row."""
    return (
        any(abs(piece.left - cell.left) < _NEAR for cell in row[1:])
        and piece.left > row[0].right
        and above.base - piece.base < _CLOSE * piece.size
    )


def _has_gap(row: Sequence[Piece]) -> bool:
    """Whether several words stand on both sides of a wide gap."""
    return any(
        min(len(one.words), len(other.words)) >= _SEVERAL and other.left - one.right > 1.5 * one.size
        for one, other in pairwise(row)
    )


def _line(row: Sequence[Piece], column: int, link: Link = Link.OPEN) -> TextLine:
    if len(row) > 1 and 2 * sum(is_right_to_left(piece.text) for piece in row) > len(row):
        row = row[::-1]
    whole = merge_pieces(row)
    left, right = min(piece.left for piece in row), max(piece.right for piece in row)
    text = to_one_line(whole.text)
    tallest = max(word.size for word in whole.words)
    return TextLine(
        text, left, right, whole.base, whole.size, whole.is_bold, link, tallest=tallest, column=column
    )
