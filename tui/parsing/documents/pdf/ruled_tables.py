"""Tables with lines drawn between their rows: which pieces are of one row, and in which cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.parsing.documents.pdf.pages import Piece, Rule

_LEAST_RULES = 3
_LEAST_WIDTH = 80
_HIGHEST_ROW = 150
"""Points from one rule to the next, at most, in one table."""
_NEAR = 4.0
"""Points within which the ends of rules are the same."""


class RuledTable(NamedTuple):
    """Where a table stands, and the heights of the lines between its rows, from the top."""

    left: float
    right: float
    heights: tuple[float, ...]

    def has(self, piece: Piece) -> bool:
        """Return whether a piece stands in it."""
        return (
            self.heights[-1] <= piece.base <= self.heights[0]
            and piece.left >= self.left - _NEAR
            and piece.right <= self.right + _NEAR
        )

    def row(self, piece: Piece) -> int:
        """Return the row in which a piece stands, from the top."""
        return bisect_left([-height for height in self.heights], -piece.base)


def find_tables(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[RuledTable]:
    """Return the tables of a page: at least three rules of one length, with several cells between them.

    Args:
        rules: The horizontal lines that are drawn on it.
        pieces: What is written on it.
    """
    found: list[RuledTable] = []
    for span in _spans(rules):
        if found and _is_same(found[-1], span):
            found[-1] = found[-1]._replace(heights=(*found[-1].heights, span.height))
        else:
            found.append(RuledTable(span.left, span.right, (span.height,)))
    return [table for table in found if len(table.heights) >= _LEAST_RULES and _has_cells(table, pieces)]


def _spans(rules: Sequence[Rule]) -> list[Rule]:
    """The rules from the top, with those of one height joined: each cell may have its own."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (-rule.height, rule.left)):
        last = joined[-1] if joined else None
        if last and last.height - rule.height < 2 and rule.left - last.right < _NEAR:
            joined[-1] = Rule(min(last.left, rule.left), max(last.right, rule.right), last.height)
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.right - rule.left >= _LEAST_WIDTH]


def _is_same(table: RuledTable, rule: Rule) -> bool:
    return (
        abs(table.left - rule.left) < _NEAR
        and abs(table.right - rule.right) < _NEAR
        and table.heights[-1] - rule.height < _HIGHEST_ROW
    )


def _has_cells(table: RuledTable, pieces: Sequence[Piece]) -> bool:
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        if table.has(piece):
            rows.setdefault(table.row(piece), []).append(piece)
    return 2 * sum(len(cells_of(row)) > 1 for row in rows.values()) >= len(rows) > 0


def cells_of(row: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of a row by cell, from the left: a cell ends where no piece goes on to the right."""
    cells: list[list[Piece]] = []
    end = 0.0
    for piece in sorted(row, key=lambda piece: piece.left):
        if not cells or piece.left > end:
            cells.append([])
        cells[-1].append(piece)
        end = max(end, piece.right) if len(cells[-1]) > 1 else piece.right
    return [sorted(cell, key=lambda piece: (-piece.base, piece.left)) for cell in cells]
