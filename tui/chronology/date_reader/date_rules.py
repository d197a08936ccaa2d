"""What the dates of one table or one prompt have in common, as somebody stated it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class FigureOrder(Enum):
    """Which of two figures before a year is the day."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class DateRules:
    """What may be taken for granted when dates are read; what is not stated is not used."""

    order: FigureOrder | None = None
    """For `3/12/1871`."""
    century: int | None = None
    """The first of the hundred years that two digits stand for: 1950 for 1950 to 2049."""
    year: int | None = None
    """The year of dates that have none."""
    hyphen: str = ""
    """What `2006-07` is: `years` or `month`."""
    between: str = ""
    """Whether what was between two dates happened `once` or `lasted`."""
    winter: str = ""
    """Whether the winter of a year `began` or `ended` in it."""
    fiscal: int | None = None
    """The month, 1 to 12, in which financial years begin."""
    academic: int | None = None
    """The month, 1 to 12, in which school years begin."""
    serial: int | None = None
    """The first year of a spreadsheet's count of days: 1900 or 1904."""
    is_spreadsheet: bool | None = None
    """Whether the text comes from a spreadsheet, where midnight is no time of day and 1899-12-30 no date."""
    has_timestamps: bool = False
    """Whether long numbers count seconds, or parts of seconds, from 1 January 1970 (UTC)."""
    is_old_style: bool = False
    """Whether days marked as old style are to be converted to today's calendar."""
    labels: tuple[str, ...] = ()
    """Words before a date that say nothing about it: `published`."""


NO_RULES = DateRules()
