"""The lanes of the overview as cells: what was certainly, and possibly, going on when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import accumulate

from tui.chronology.when import FAR
from tui.explorer.axis import Scale, ticks
from tui.index.records import Bar
from tui.views.marks import Marks


class Ink(IntEnum):
    """What a cell shows; of several things in one cell, the strongest is shown."""

    NOTHING = 0
    POSSIBLE = 1
    COARSE = 2
    CERTAIN = 3
    MOMENT = 4


def sign(ink: Ink, marks: Marks) -> str:
    """The sign that stands for an ink."""
    return (" ", marks.possible, marks.coarse, marks.certain, marks.moment)[ink]


def lane(bars: Iterable[Bar], scale: Scale) -> list[Ink]:
    """The cells of one lane. Takes time in the bars and the cells, not in their product."""
    points = [Ink.NOTHING] * scale.cells
    possible, certain = [0] * (scale.cells + 1), [0] * (scale.cells + 1)
    for bar in bars:
        touched = cells_of(bar, scale)
        lasts = _lasts(bar)
        if bar.start_min == bar.end_max and lasts:
            points[touched.start] = Ink.MOMENT
        elif len(touched) == 1 and not lasts:
            points[touched.start] = max(points[touched.start], Ink.COARSE)
        else:
            _mark(possible, touched)
            if lasts:
                _mark(certain, range(scale.cell(bar.start_max), scale.cell(bar.end_min) + 1))
    stretches = zip(points, accumulate(possible), accumulate(certain), strict=False)
    return [max(point, _stretch(may, does)) for point, may, does in stretches]


def beginnings(bars: Iterable[Bar], scale: Scale) -> list[int]:
    """How many events may first begin in each cell."""
    counts = [0] * scale.cells
    for bar in bars:
        counts[scale.cell(bar.start_min)] += 1
    return counts


def crowd(counts: Sequence[int], marks: Marks) -> str:
    """A lane too full for single events: the more begin in a cell, the darker it is."""
    shades = (" ", marks.possible, marks.lasting, marks.certain)
    most = max(counts, default=0)
    return "".join(shades[-(-count * 3 // most) if most else 0] for count in counts)


def spread(counts: Sequence[int], cells: int) -> list[int]:
    """Counts over another number of cells: of those that fall in one the greatest, so that none is lost."""
    width = len(counts)
    edges = [(cell * width // cells, (cell + 1) * width // cells) for cell in range(cells)]
    return [max(counts[start : max(end, start + 1)], default=0) for start, end in edges]


def cells_of(bar: Bar, scale: Scale) -> range:
    """The cells that an event may touch."""
    return range(scale.cell(bar.start_min), scale.cell(bar.end_max) + 1)


def axis_text(scale: Scale) -> str:
    """The labels of the axis at their cells."""
    text = ""
    for tick in ticks(scale):
        text = text.ljust(tick.cell) + tick.label
    return text.ljust(scale.cells)


def _lasts(bar: Bar) -> bool:
    """Whether it was certainly going on on some day."""
    return bar.start_max <= bar.end_min and bar.start_max < FAR and bar.end_min > -FAR


def _mark(changes: list[int], cells: range) -> None:
    """One more from the first of the cells on, one fewer after the last."""
    changes[cells.start] += 1
    changes[cells.stop] -= 1


def _stretch(possible: int, certain: int) -> Ink:
    return Ink.CERTAIN if certain else Ink.POSSIBLE if possible else Ink.NOTHING
