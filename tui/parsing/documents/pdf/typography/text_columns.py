"""The columns of a document: how far their lines reach, and how far those stand from one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from tui.parsing.documents.pdf.pages import Link, TextLine
from tui.parsing.documents.pdf.typography.line_signs import (
    are_alike,
    begins_large,
    ends_sentence,
    is_marked,
    is_set_in,
)

SHORT = 0.25
"""The share of its column's width that the last line of a paragraph leaves free; less is no sign of an
end."""
_FLOWING = 3
"""Lines inside sentences at one distance, from which on it is that of their column."""
_WIDEST = 2.5
"""Times the height of the letters, the widest leading of a text."""
_SEVERAL = 3
_RAGGED = 0.1
"""Of its width, how far lines that fill a column may end before its edge."""
_NARROWEST = 0.35
"""Of a page's width, a column: there may be two."""

_Leading: TypeAlias = dict[int, float]
"""By the height of letters in whole points, the usual distance between base lines."""


class ParagraphSign(Enum):
    """How the beginning of a paragraph is marked: set in, or by a space above it, or not at all."""

    INDENT = auto()
    GAP = auto()
    NONE = auto()


class TextSetting(NamedTuple):
    """How lines are set."""

    leading: _Leading
    sign: ParagraphSign

    def of_column(self, column: TextColumn) -> TextSetting:
        """Return how the lines of a column are set, which may stand further apart than most.

        Args:
            column: Any.
        """
        return self._replace(leading=self.leading | _leading([column], flowing=True))


class TextColumn(NamedTuple):
    """Lines that stand below one another."""

    page: int
    """On which they stand, from 0."""
    lines: Sequence[TextLine]
    left: float
    right: float
    edge: float
    """How far its lines reach, where several reach as far; else as `right`."""
    is_hanging: bool = False
    """Whether its paragraphs begin further to the left than they go on: a list of literature."""


def find_columns(bodies: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[TextColumn]:
    """Return the columns of a document, in order.

    Args:
        bodies: Of each page, the lines that are its text.
        widths: Of the sheets.
    """
    runs: list[tuple[int, list[TextLine]]] = []
    for number, lines in enumerate(bodies):
        for at, line in enumerate(lines):
            if at == 0 or _is_apart(lines[at - 1], line):
                runs.append((number, []))
            runs[-1][1].append(line)
    lefts = [Counter(round(line.left) for line in run).most_common(1)[0][0] for _, run in runs]
    rights = [max(line.right for line in run) for _, run in runs]
    usual = median([right - left for left, right in zip(lefts, rights, strict=True)] or [0])
    divided = [any(line.column > 0 for line in lines) for lines in bodies]
    # Else a column of short lines would count as full; but one of several on a page is as wide as it is.
    wide = [
        right if divided[page] else max(right, left + usual, left + _NARROWEST * widths[page])
        for (page, _), left, right in zip(runs, lefts, rights, strict=True)
    ]
    return [
        TextColumn(page, run, left, right, _edge(run, left, right), _is_hanging(run))
        for (page, run), left, right in zip(runs, lefts, wide, strict=True)
    ]


def _edge(lines: Sequence[TextLine], left: float, right: float) -> float:
    """How far lines reach: where several of them end near one another; else the given place."""
    rights = sorted((line.right for line in lines), reverse=True)[:_SEVERAL]
    is_shared = len(rights) == _SEVERAL and rights[0] - rights[-1] < _RAGGED * (rights[0] - left)
    return rights[0] if is_shared else right


def _is_hanging(lines: Sequence[TextLine]) -> bool:
    """Whether most lines that are set in go on with the one above: it ends no sentence, and is no item."""
    ends = [
        ends_sentence(above.text)
        for above, below in pairwise(lines)
        if is_set_in(below, above.left) and not is_marked(above.text)
    ]
    return ends.count(False) > max(1, ends.count(True))


def _is_apart(above: TextLine, line: TextLine) -> bool:
    """Whether a line begins another column, or the notes."""
    if line.link is Link.GOES_ON:
        return False
    return line.base > above.base + above.size or (line.column, line.is_note) != (above.column, above.is_note)


def find_setting(columns: Sequence[TextColumn]) -> TextSetting:
    """Return how most lines of a document are set.

    Args:
        columns: All of them.
    """
    leading = _leading(columns)
    return TextSetting(leading, _sign(columns, leading))


def _leading(columns: Sequence[TextColumn], *, flowing: bool = False) -> _Leading:
    """The usual distance between base lines, for letters of each height in whole points.

    Args:
        columns: Those of the document, or one.
        flowing: Count only lines inside sentences, and leave out heights of which there are few.
    """
    gaps: dict[int, Counter[float]] = {}
    for column in columns:
        for above, below in pairwise(column.lines):
            if flowing and (begins_large(below) or ends_sentence(above.text)):
                continue
            if are_alike(above, below) and above.base > below.base:
                size = gaps.setdefault(round(below.size), Counter())
                size[round((above.base - below.base) * 2) / 2] += 1
    return {
        size: min(counted, key=lambda gap: (-counted[gap], gap))
        for size, counted in gaps.items()
        if not flowing or max(counted.values()) >= _FLOWING
    }


def _sign(columns: Sequence[TextColumn], leading: _Leading) -> ParagraphSign:
    """How the document shows where paragraphs begin: judged by what follows where one has surely ended."""
    counted = Counter(
        paragraph_sign(above, below, leading)
        for column in columns
        for above, below in pairwise(column.lines)
        if are_alike(above, below) and ends_short(above, column.left, column.right)
    )
    half = counted.total() / 2
    if counted[ParagraphSign.INDENT] > half:
        return ParagraphSign.INDENT
    return ParagraphSign.NONE if counted[ParagraphSign.NONE] > half else ParagraphSign.GAP


def paragraph_sign(above: TextLine, below: TextLine, leading: _Leading) -> ParagraphSign:
    """Return how a line differs in its place from the one above it.

    Args:
        above: The line above.
        below: The line.
        leading: The usual distances.
    """
    usual = min(leading.get(round(below.size), 1.3 * below.size), _WIDEST * below.size)
    if above.base - below.base > 1.3 * usual:
        return ParagraphSign.GAP
    return ParagraphSign.INDENT if is_set_in(below, above.left) else ParagraphSign.NONE


def ends_short(line: TextLine, left: float, right: float) -> bool:
    """Return whether a line ends a sentence well before the end of its column.

    Args:
        line: Any.
        left: Where its column begins.
        right: Where its column ends.
    """
    return line.right < right - SHORT * (right - left) and ends_sentence(line.text)
