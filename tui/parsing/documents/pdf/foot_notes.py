"""Notes at the foot of a page: lines of a column that are no part of the text which goes on overleaf."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tui.parsing.documents.pdf.note_marks import OPEN
from tui.parsing.documents.pdf.pages import Rule, TextLine

_SMALLER = 0.93
"""Of the height of the letters of the text, that of notes, at most."""
_BEGINS = re.compile(rf"(?:{OPEN}|\d{{1,3}}[.)]?\s|[*†‡§¶]|\[\d{{1,3}}\])")
"""How a note begins."""
_SHORT = 0.6
"""Of a column's width, the longest rule that stands above notes."""
_DEEP = 0.75
"""Of the height of the text, how far from the top notes of the same letters may begin."""


def mark_notes(lines: Sequence[TextLine], rules: Sequence[Rule]) -> list[TextLine]:
    """Return the lines of a page with those marked that belong to notes at its foot.

    Args:
        lines: Those of a page, in reading order.
        rules: The horizontal lines that are drawn on it.
    """
    if len(lines) < 2:
        return list(lines)
    size = _usual_size(lines)
    marked: list[TextLine] = []
    for _, run in groupby(lines, key=lambda line: line.column):
        column = list(run)
        start = _first_note(column, rules, size)
        marked += column[:start]
        marked += [replace(line, is_note=True) for line in column[start:]]
    return marked


def _usual_size(lines: Sequence[TextLine]) -> float:
    """The height of the letters of which a page has most."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _first_note(column: Sequence[TextLine], rules: Sequence[Rule], size: float) -> int:
    """Where the notes of a column begin: behind a short rule, or with small letters or a raised mark."""
    left, right = min(line.left for line in column), max(line.right for line in column)
    top, bottom = column[0].base, column[-1].base
    heights = [
        rule.height
        for rule in rules
        if rule.right - rule.left <= _SHORT * (right - left)
        and abs(rule.left - left) < 2 * size
        and rule.height > bottom
    ]
    start = len(column)
    for at in _upwards(column, size):
        line = column[at]
        above = column[at - 1]
        # Closer to the line above, it underlines a heading.
        is_ruled = any(line.base < height < above.base - 0.5 * above.size for height in heights)
        if _BEGINS.match(line.text) and (
            is_ruled or line.size <= _SMALLER * size or line.text.startswith(OPEN)
        ):
            is_deep = line.base <= top - _DEEP * (top - bottom) or is_ruled or line.size <= _SMALLER * size
            start = at if is_deep else start
        elif is_ruled and line.size <= _SMALLER * size:
            start = at
        if is_ruled:
            break
    if start == len(column):
        small = list(_small_tail(column, size))
        start = small[-1] if small and small[-1] > 0 else start
    return start


def _upwards(column: Sequence[TextLine], size: float) -> Iterator[int]:
    """The lines from the last up, as far as notes may reach."""
    for at in range(len(column) - 1, 0, -1):
        if column[at].size > 1.05 * size:
            return
        yield at


def _small_tail(column: Sequence[TextLine], size: float) -> Iterator[int]:
    for at in range(len(column) - 1, -1, -1):
        if column[at].size > _SMALLER * size:
            return
        yield at
