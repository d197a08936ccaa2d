"""The days that the order leaves to an undated event: plain data, which the index keeps and readers see."""

from __future__ import annotations

from typing import NamedTuple

from tui.chronology.calendar import iso_date
from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.light_dataclass import dataclass


class WindowReason(NamedTuple):
    """What gives a limit: an event with a date."""

    event: str
    date: str
    """The date, or the side of it, that gives the limit, as EDTF."""
    links: int
    """How many links there are to it: 1 where it is named directly."""


@dataclass(frozen=True, slots=True)
class OrderWindow:
    """The days that the order leaves for the beginning of an undated event; at least one side is limited."""

    event: str
    first_day: int | None
    """A day number, inclusive; None for no limit. `last_day` likewise."""
    last_day: int | None
    after: WindowReason | None
    """What limits the first day."""
    before: WindowReason | None
    """What limits the last day."""

    @property
    def as_date(self) -> EdtfDate | None:
        """The window as one day out of several, to be compared with dates; None where a side is open."""
        if self.first_day is None or self.last_day is None or self.first_day < 1:
            return None
        return cached_parse(f"[{iso_date(self.first_day)}..{iso_date(self.last_day)}]")
