"""Drawing the lanes of the overview as text: what was certainly, and possibly, going on in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import accumulate, groupby

from tui.chronology.edtf_date import FAR
from tui.explorer.overview.time_axis import TimeScale, axis_labels
from tui.index.records import LaneBar
from tui.session.viewport import DayRange
from tui.views.symbols import Symbols


class CellStyle(IntEnum):
    """What a cell shows; of several things in one cell, the one with the highest value."""

    NOTHING = 0
    POSSIBLE = 1
    COARSE = 2
    LEFT = 3
    """Certain in the left half of the cell only."""
    RIGHT = 4
    CERTAIN = 5
    MOMENT = 6


def cell_symbol(ink: CellStyle, marks: Symbols) -> str:
    """Return the symbol for a cell."""
    return (" ", marks.possible, marks.coarse, *marks.halves, marks.certain, marks.moment)[ink]


def lane_text(bars: Iterable[LaneBar], scale: TimeScale) -> list[CellStyle]:
    """Return the cells of one lane, in time proportional to the bars plus the cells."""
    halves = TimeScale(scale.first, scale.last, scale.cells * 2)
    points = [CellStyle.NOTHING] * scale.cells
    possible, certain = [0] * (scale.cells + 1), [0] * (halves.cells + 1)
    for bar in bars:
        touched = cell_range(bar, scale)
        lasts = _lasts(bar)
        if not touched:
            continue
        if bar.start_min == bar.end_max and lasts:
            # Where cells are shorter than days, the time of day is unknown.
            points[touched.start] = CellStyle.MOMENT
            _mark(possible, touched)
        elif len(touched) == 1 and not lasts:
            points[touched.start] = max(points[touched.start], CellStyle.COARSE)
        else:
            _mark(possible, touched)
            if lasts:
                _mark(certain, halves.cells_of(bar.start_max, bar.end_min))
    going_on = list(accumulate(certain))
    sides = zip(going_on[0:-1:2], going_on[1::2], strict=True)
    stretches = zip(points, accumulate(possible), sides, strict=False)
    return [max(point, _stretch(may, *does)) for point, may, does in stretches]


def overlay_event(
    text: str, bar: LaneBar, scale: TimeScale, marks: Symbols, *, is_crowd: bool
) -> tuple[str, list[range]]:
    """Draw one event over a lane, and return the text with the cells of the event.

    Symbols of one-day events stay visible over an event that lasts.

    Args:
        text: The lane, one character for each cell.
        bar: The event.
        scale: The cells.
        marks: The set of symbols.
        is_crowd: Whether the lane shows densities: these stay where the event is only possible.
    """
    inks, drawn = lane_text([bar], scale), list(text)
    own = [
        cell
        for cell in cell_range(bar, scale)
        if inks[cell] is CellStyle.MOMENT
        or (
            text[cell] == " " or inks[cell] is not CellStyle.POSSIBLE
            if is_crowd
            else text[cell] != marks.moment
        )
    ]
    for cell in own:
        drawn[cell] = cell_symbol(inks[cell], marks)
    runs = [
        [cell for _, cell in run] for _, run in groupby(enumerate(own), key=lambda pair: pair[1] - pair[0])
    ]
    return "".join(drawn), [range(run[0], run[-1] + 1) for run in runs]


def listed(bars: Iterable[LaneBar], scale: TimeScale) -> list[int]:
    """Return how many events are listed in each cell."""
    counts = [0] * scale.cells
    for bar in bars:
        if scale.reaches(bar.day, bar.day):
            counts[scale.cell(bar.day)] += 1
    return counts


def density_cells(counts: Sequence[int], marks: Symbols) -> str:
    """Return the text of a lane that shows densities: the more events, the fuller the symbol.

    Args:
        counts: How many events are listed in each cell.
        marks: The set of symbols.
    """
    shades = f" {marks.density}"
    most = max(counts, default=0)
    return "".join(shades[-(-count * len(marks.density) // most) if most else 0] for count in counts)


def resample(counts: Sequence[int], counted: DayRange, scale: TimeScale) -> list[int]:
    """Return counts on other cells: the greatest of those that fall into one, so that none is lost.

    Args:
        counts: In equal parts of some days.
        counted: Those days.
        scale: The new cells; those outside of the counted days get 0.
    """
    laid = [0] * scale.cells
    counted_scale = TimeScale(counted.first, counted.last, max(len(counts), 1))
    for at, count in enumerate(counts):
        if count:
            for cell in scale.cells_of(counted_scale.day(at), counted_scale.last_day(at)):
                laid[cell] = max(laid[cell], count)
    return laid


def cell_range(bar: LaneBar, scale: TimeScale) -> range:
    """Return the cells that an event may touch; an empty range where it is outside."""
    return scale.cells_of(bar.start_min, bar.end_max)


def axis_text(scale: TimeScale) -> str:
    """Return the labels of the axis, each at its cell."""
    text = ""
    for tick in axis_labels(scale):
        text = text.ljust(tick.cell) + tick.label
    return text.ljust(scale.cells)


def _lasts(bar: LaneBar) -> bool:
    """Return whether the event was certainly going on on some day."""
    return bar.start_max <= bar.end_min and bar.start_max < FAR and bar.end_min > -FAR


def _mark(changes: list[int], cells: range) -> None:
    """Add one from the first of the cells on, and subtract it after the last."""
    changes[cells.start] += 1
    changes[cells.stop] -= 1


def _stretch(possible: int, left: int, right: int) -> CellStyle:
    if left and right:
        return CellStyle.CERTAIN
    return (
        CellStyle.LEFT
        if left
        else CellStyle.RIGHT
        if right
        else CellStyle.POSSIBLE
        if possible
        else CellStyle.NOTHING
    )
