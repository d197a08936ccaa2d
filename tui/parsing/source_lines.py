"""The lines of a text by number, and the excerpt of a line that a problem shows."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import overload

from tui.chronology.problem import Location

WIDTH = 160
"""Most code points of an excerpt."""
_CUT_BEYOND = 120
_CUT_COLUMN = 80
_AT_ONCE = 1 << 20
"""Code points that are split in one step."""


class SourceLines(Sequence[str]):
    """The lines of a text, without their ends, cut out on demand. Item 0 is line 1."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> array[int]:
        starts = array("Q", [0])
        for begin in range(0, len(self._text), _AT_ONCE):
            *ended, _ = self._text[begin : begin + _AT_ONCE].split("\n")
            starts.extend(islice(accumulate((len(line) + 1 for line in ended), initial=begin), 1, None))
        return starts

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        starts = self._starts
        index = range(len(starts))[index]
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(self._text)
        return self._text[starts[index] : end]

    def around(self, start: int) -> tuple[int, int, int]:
        """Return the number of the line of an offset, from 1, and where that line begins and ends.

        Args:
            start: In code points from 0, inside the text.
        """
        starts = self._starts
        line = bisect_right(starts, start)
        return line, starts[line - 1], starts[line] if line < len(starts) else len(self._text)

    def place(self, path: str, start: int, end: int) -> Location:
        """Return the location of a piece of the text, as far as its first line.

        Args:
            path: That of the file, for the location.
            start: In code points from 0; beyond the text, its end is meant.
            end: Half-open.
        """
        start = max(0, min(start, len(self._text)))
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1]
        room = len(self[line - 1].rstrip()) - column
        return Location(path, line, column + 1, max(1, min(end - start, room)))


def line_excerpt(line: str, column: int) -> str:
    """Return a line cut to `WIDTH` code points around a column, with `…` wherever it was cut.

    Args:
        line: Without its line end.
        column: In code points, from 1. In the excerpt it becomes `excerpt_column(column)`.
    """
    if column > _CUT_BEYOND:
        line = "…" + line[column - _CUT_COLUMN + 1 :]
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def excerpt_column(column: int) -> int:
    """The column in a problem's excerpt of a column in its line; both in code points, from 1."""
    return _CUT_COLUMN if column > _CUT_BEYOND else column
