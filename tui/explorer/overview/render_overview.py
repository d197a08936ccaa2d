"""Drawing the lanes of the overview as text: what was certainly, and possibly, going on in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import accumulate, groupby

from tui.chronology.edtf_date import FAR, stated_days
from tui.explorer.overview.broken_scale import BREAK_CELLS, AxisScale, BrokenScale
from tui.explorer.overview.time_axis import TimeScale, axis_labels
from tui.index.records import LaneBar
from tui.session.viewport import DayRange
from tui.views.symbols import Symbols


class CellStyle(IntEnum):
    """What a cell shows; of several things in one cell, the one with the highest value."""

    NOTHING = 0
    POSSIBLE = 1
    COARSE = 2
    BEFORE = 3
    """A moment not later than this cell."""
    AFTER = 4
    """A moment not earlier than this cell."""
    LEFT = 5
    """Certain in the left half of the cell only."""
    RIGHT = 6
    CERTAIN = 7
    MOMENT = 8


def cell_symbol(ink: CellStyle, marks: Symbols) -> str:
    """Return the symbol for a cell."""
    open_ended = marks.before, marks.after
    return (" ", marks.possible, marks.coarse, *open_ended, *marks.halves, marks.certain, marks.moment)[ink]


_FADE_CELLS = 2
"""Cells that a date fades over, where nothing bounds it."""


def lane_text(bars: Iterable[LaneBar], scale: AxisScale) -> list[CellStyle]:
    """Return the cells of one lane, in time proportional to the bars plus the cells."""
    halves = scale.doubled()
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
                known = known_days(bar)
                _mark(certain, halves.cells_of(max(bar.start_max, known[0]), min(bar.end_min, known[1])))
            elif _open_ends(bar) in _ARROWS:
                at = scale.cells_of(*known_days(bar))
                is_before = _open_ends(bar)[0]
                cell = at[-1] if is_before else at.start
                points[cell] = max(points[cell], _ARROWS[_open_ends(bar)])
    going_on = list(accumulate(certain))
    sides = zip(going_on[0:-1:2], going_on[1::2], strict=True)
    stretches = zip(points, accumulate(possible), sides, strict=False)
    return [max(point, _stretch(may, *does)) for point, may, does in stretches]


def overlay_event(
    text: str, bar: LaneBar, scale: AxisScale, marks: Symbols, *, is_crowd: bool
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


def listed(bars: Iterable[LaneBar], scale: AxisScale) -> list[int]:
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


def resample(counts: Sequence[int], counted: DayRange, scale: AxisScale) -> list[int]:
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


def known_days(bar: LaneBar) -> tuple[int, int]:
    """Return the first and last day that a date names; of one open at an end, without what is beyond it."""
    return stated_days(bar.start_min, bar.start_max, bar.end_min, bar.end_max, bar.day)


def cell_range(bar: LaneBar, scale: AxisScale) -> range:
    """Return the cells that an event may touch; an empty range where it is outside.

    One that is open at an end reaches a few cells beyond it: it would else fill its lane, which says nothing.
    """
    cells = scale.cells_of(*known_days(bar))
    is_open = _open_ends(bar)
    if not cells or not any(is_open):
        return cells
    before, after = (_FADE_CELLS if is_one else 0 for is_one in is_open)
    return range(max(cells.start - before, 0), min(cells.stop + after, scale.cells))


def axis_text(scale: AxisScale, marks: Symbols) -> str:
    """Return the labels of the axis, each at its cell, and the signs of breaks."""
    if isinstance(scale, BrokenScale):
        sign = (marks.broken * 2).ljust(BREAK_CELLS)
        return sign.join(_axis_part(part, years_only=True) for part in scale.parts)
    return _axis_part(scale)


def _axis_part(scale: TimeScale, *, years_only: bool = False) -> str:
    text = ""
    for tick in axis_labels(scale, years_only=years_only):
        text = text.ljust(tick.cell) + tick.label
    return text.ljust(scale.cells)


_ARROWS = {(True, False): CellStyle.BEFORE, (False, True): CellStyle.AFTER}


def _open_ends(bar: LaneBar) -> tuple[bool, bool]:
    """Return whether nothing bounds the start, and whether nothing bounds the end."""
    return bar.start_min <= -FAR, bar.end_max >= FAR


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
