"""Gutters: where a page, or a part of it, is divided into columns that are read one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tui.parsing.documents.pdf.joined_pieces import merge_pieces
from tui.parsing.documents.pdf.pages import Piece
from tui.parsing.documents.pdf.right_to_left import is_right_to_left
from tui.parsing.documents.pdf.ruled_tables import RuledTable

_LEAST = 3
"""Lines on each side of a gutter."""
_NEAR = 3.0
"""Points within which lines begin at the same place."""
_MOST_COLUMNS = 4
"""Side by side."""
_MOST = 12
"""Places at which a gutter is looked for: where most lines begin."""
_FILLED = 0.5
"""Of its width, how much of a column a line of running text fills."""
_FLOWING = 0.2
"""Of the lines of a column that begin with a letter, how many go on from the one above: with a small one."""
_SURE = 6
"""Lines on each side of a stretch of a gutter, from which on there is no doubt."""
_CLEAR = 0.25
"""Of the lines that go over a gutter, how many stand beside it at least."""
_FLUSH = 0.6
"""Of the lines of a column, how many begin at the same place."""
_NARROWEST = 5
"""Times the height of its letters, a column's width."""


class Band(NamedTuple):
    """A stretch of a page from the top down."""

    left: list[Piece]
    """All its pieces, where it is not divided."""
    right: list[Piece]

    @property
    def is_divided(self) -> bool:
        """Whether a gutter goes through it."""
        return bool(self.right)


def divide(pieces: Sequence[Piece], tables: Sequence[RuledTable]) -> list[Band]:
    """Return a part of a page in bands, some of them divided by a gutter; empty where there is none.

    Args:
        pieces: What is written in it.
        tables: Those on the page; no gutter goes through one.
    """
    ordered = [
        (piece, any(table.has(piece) for table in tables))
        for piece in sorted(pieces, key=lambda piece: -piece.base)
    ]
    return _divided(ordered, _MOST_COLUMNS)


def _divided(ordered: Sequence[tuple[Piece, bool]], columns: int) -> list[Band]:
    """The bands with most lines beside a gutter, on each side of which is a column, or several."""
    if columns < 2 or len(ordered) < 2 * _LEAST:
        return []
    best: list[Band] = []
    most = 0
    pieces = [piece for piece, _ in ordered]
    size = median(piece.size for piece in pieces)
    for place in _places(pieces, size):
        bands = list(_bands(ordered, place))
        lefts = [piece for band in bands if band.is_divided for piece in band.left]
        rights = [piece for band in bands if band.is_divided for piece in band.right]
        lines = min(_lines(lefts), _lines(rights))
        if lines < _LEAST or lines <= most or not _is_clear(bands, lines):
            continue
        if all(_is_column(side, size) or _has_columns(side, columns - 1) for side in (lefts, rights)):
            best, most = bands, lines
    return best


def _is_clear(bands: Sequence[Band], lines: int) -> bool:
    """Whether a gutter is more than wide spaces that happen to stand below one another in running text."""
    over = sum(_lines(band.left) for band in bands if not band.is_divided)
    longest = max(min(_lines(band.left), _lines(band.right)) for band in bands)
    return longest >= _SURE or lines >= _CLEAR * over


def _lines(pieces: Sequence[Piece]) -> int:
    """On how many lines pieces stand."""
    return len({round(piece.base) for piece in pieces})


def _has_columns(pieces: Sequence[Piece], columns: int) -> bool:
    return bool(_divided([(piece, False) for piece in pieces], columns))


def _places(pieces: Sequence[Piece], size: float) -> Iterator[float]:
    """Where right columns may begin: places at which several lines do, the commonest first."""
    starts = sorted(piece.left for piece in pieces)
    groups: list[list[float]] = [[starts[0]]]
    for one, other in pairwise(starts):
        if other - one > _NEAR or other - groups[-1][0] > 2 * _NEAR:
            groups.append([])
        groups[-1].append(other)
    groups = [group for group in groups if len(group) >= _LEAST and group[0] > starts[0] + _NARROWEST * size]
    for group in sorted(groups, key=len, reverse=True)[:_MOST]:
        yield group[0]


def _bands(ordered: Sequence[tuple[Piece, bool]], place: float) -> Iterator[Band]:
    """The page from the top down: what goes over the gutter stands between the bands that it divides."""
    full: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for whole, is_fixed in ordered:
        parts = [whole] if is_fixed else split_at(whole, place)
        if is_fixed or (len(parts) == 1 and whole.left < place - _NEAR and whole.right > place - _NEAR):
            yield from _closed(full, left, right)
            left, right = [], []
            full.append(whole)
            continue
        for part in parts:
            (right if part.left >= place - _NEAR else left).append(part)
    yield from _closed(full, left, right)
    if full:
        yield Band(full, [])


def _closed(full: list[Piece], left: list[Piece], right: list[Piece]) -> Iterator[Band]:
    """A divided band, and before it what was not divided; where the band is not, it joins that."""
    if _stand_beside(left, right):
        if full:
            yield Band(full[:], [])
            full.clear()
        yield Band(left, right)
    else:
        full.extend(sorted([*left, *right], key=lambda piece: -piece.base))


def _stand_beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    if min(len(left), len(right)) < 2:
        return False
    top = min(max(piece.base for piece in left), max(piece.base for piece in right))
    bottom = max(min(piece.base for piece in left), min(piece.base for piece in right))
    return top > bottom


def split_at(piece: Piece, place: float) -> list[Piece]:
    """Return a piece in two where a word begins at a gutter, behind more than a common space."""
    if len(piece.words) < 2 or not piece.left < place - _NEAR < piece.right:
        return [piece]
    gaps = [other.left - one.right for one, other in pairwise(piece.words)]
    least = max(0.45 * piece.size, 1.4 * median(gaps) if len(gaps) > 1 else 0)
    for at, gap in enumerate(gaps, 1):
        if abs(piece.words[at].left - place) <= _NEAR and gap >= least:
            return [piece._replace(words=piece.words[:at]), piece._replace(words=piece.words[at:])]
    return [piece]


def _is_column(pieces: Sequence[Piece], size: float) -> bool:
    """Whether lines are those of running text, and no cells of a table; pictures may stand among them."""
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    if width < _NARROWEST * size:
        return False
    rows = [row for row in _rows(pieces) if row.right - row.left >= _FILLED * width]
    letters = sum(len(piece.text) for piece in pieces)
    if len(rows) < _LEAST or 2 * sum(len(row.text) for row in rows) < letters:
        return False
    is_turned = 2 * sum(is_right_to_left(row.text) for row in rows) > len(rows)
    edges = sorted(row.right if is_turned else row.left for row in rows)
    if max(bisect_right(edges, edge + _NEAR) - at for at, edge in enumerate(edges)) < _FLUSH * len(edges):
        return False
    firsts = [row.text[0] for row in rows]
    small = sum(letter.islower() for letter in firsts)
    cased = sum(letter.islower() or letter.isupper() for letter in firsts)
    if 2 * cased >= len(firsts):
        return small >= max(1, _FLOWING * len(firsts))
    # Scripts without capitals; figures are those of a table.
    return 2 * sum(letter.isalpha() for letter in firsts) >= len(firsts)


def _rows(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces that come from the top, with those of one height as one."""
    row: list[Piece] = []
    for piece in pieces:
        if row and row[0].base - piece.base > 0.3 * piece.size:
            yield merge_pieces(sorted(row, key=lambda one: one.left))
            row = []
        row.append(piece)
    yield merge_pieces(sorted(row, key=lambda one: one.left))
