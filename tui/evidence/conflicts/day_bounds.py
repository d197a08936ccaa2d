"""The days that a date allows for a beginning and an end, as far as it is sure of them.

A side with `?` is sure of nothing, and an open or unknown one has no limit: these constrain nothing. `~` has
widened the bounds already. Day numbers as in `tui.chronology.calendar`; -FAR and FAR stand for no limit.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

from tui.chronology.edtf_date import (
    FAR,
    DateExpression,
    DateForm,
    EdtfDate,
    Side,
    day_bounds,
    sort_key,
)


class SureDays(NamedTuple):
    """The earliest and the latest day of a beginning and of an end, inclusive."""

    start_min: int
    start_max: int
    end_min: int
    end_max: int

    def meets(self, other: SureDays) -> bool:
        """Whether some beginning and some end satisfy both."""
        return (
            self.start_min <= other.start_max
            and other.start_min <= self.start_max
            and self.end_min <= other.end_max
            and other.end_min <= self.end_max
        )


ANY_DAYS = SureDays(-FAR, FAR, -FAR, FAR)
"""What no date allows: every day."""


def sure_days(date: EdtfDate | None, zone: tzinfo) -> SureDays:
    """Return the days that a date allows.

    Args:
        date: Any date; None where there is none, which allows every day.
        zone: The chronology's zone. A time with an offset may have two days: the one that is written, and the
            one in this zone.
    """
    if date is None:
        return ANY_DAYS
    if date.shape is DateForm.SPAN:
        (start_min, start_max), (end_min, end_max) = _side_days(date.start), _side_days(date.end)
        # It cannot end before it begins.
        return SureDays(start_min, min(start_max, end_max), max(end_min, start_min), end_max)
    if date.uncertain or (date.members and _has_uncertain_member(date)):
        return ANY_DAYS
    first, last = date.first_day, date.last_day
    if date.time:
        day = sort_key(date, zone)[0]
        first, last = min(first, day), max(last, day)
    return SureDays(first, last, first, last)


def _side_days(side: Side) -> tuple[int, int]:
    if isinstance(side, DateExpression) and not side.uncertain:
        return day_bounds(side)
    return -FAR, FAR


def _has_uncertain_member(date: EdtfDate) -> bool:
    sides = (side for member in date.members for side in member)
    return any(isinstance(side, DateExpression) and side.uncertain for side in sides)
