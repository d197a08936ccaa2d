"""Weeks, months, seasons and years as numbers, so that "last" and "next" are sums.

A cycle repeats: the days of the week, the months and the seasons of the year. A phase is the position in the
cycle, from 0 (Tuesday is 1, May is 4); a count numbers all of its units in history, such as all months from
January of year 0, so that the remainder of the count by the cycle's length is the phase. Seasons are those of
`tui.chronology.edtf_date`, so a winter belongs to the year in which it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.chronology.calendar import days_in_month, iso_date, ymd_from_day
from tui.evidence.date_extraction.lexicon import Candidate, ymd

STEPS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle of days, months or seasons. Days are day numbers (1 is 1 January of year 1)."""

    name: str
    """The period of one cycle, for a note: week or year."""
    length: int
    """How many phases it has."""
    count: Callable[[int], int]
    """From a day number to the count of its unit."""
    edtf: Callable[[int], str]
    """From a count to EDTF."""

    def around(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """Return the nearest units of a phase before, on and after a day.

        Args:
            phase: From 0.
            day: A day number.
        """
        now = self.count(day)
        is_now = now % self.length == phase
        current = (Candidate(self.edtf(now), "that of the day of issue"),) if is_now else ()
        return (
            Candidate(self.edtf(self.recent(phase, now)), "the one before"),
            *current,
            Candidate(self.edtf(self.coming(phase, now)), "the one after"),
        )

    def last(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """Return readings of "last": the most recent unit, and that of the previous cycle, if different.

        Args:
            phase: From 0.
            day: A day number.
        """
        now = self.count(day)
        recent, before = self.recent(phase, now), (now // self.length - 1) * self.length + phase
        return self._one_or_two(recent, "the one before", before, f"that of the {self.name} before")

    def next(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """Return readings of "next": the coming unit, and that of the following cycle, if different.

        Args:
            phase: From 0.
            day: A day number.
        """
        now = self.count(day)
        coming, after = self.coming(phase, now), (now // self.length + 1) * self.length + phase
        return self._one_or_two(coming, "the one after", after, f"that of the {self.name} after")

    def this(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """Return readings of "this": the unit of the same cycle, and the coming one, if different.

        Args:
            phase: From 0.
            day: A day number.
        """
        now = self.count(day)
        same = now // self.length * self.length + phase
        coming = now if same == now else self.coming(phase, now)
        return self._one_or_two(same, f"that of the same {self.name}", coming, "the one after")

    def recent(self, phase: int, now: int) -> int:
        """Return the last count of a phase before a count.

        Args:
            phase: From 0.
            now: A count; the result is less.
        """
        return now - 1 - (now - 1 - phase) % self.length

    def coming(self, phase: int, now: int) -> int:
        """Return the first count of a phase after a count.

        Args:
            phase: From 0.
            now: A count; the result is greater.
        """
        return now + 1 + (phase - now - 1) % self.length

    def _one_or_two(
        self, count: int, note: str, second_count: int, second_note: str
    ) -> tuple[Candidate, ...]:
        first = Candidate(self.edtf(count), note)
        return (first,) if count == second_count else (first, Candidate(self.edtf(second_count), second_note))


def months(day: int) -> int:
    """The count of the month of a day number: 0 is January of year 0."""
    year, month, _ = ymd_from_day(day)
    return year * 12 + month - 1


def month_text(count: int) -> str:
    """The EDTF of a month given by its count (`months`)."""
    return ymd(count // 12, count % 12 + 1)


def within_month(count: int, first: int = 1, last: int = 31) -> str:
    """Return the EDTF of some day of a month, from one of its days to another.

    Args:
        count: That of the month (`months`).
        first: The first possible day of the month, from 1.
        last: The last possible day, inclusive; beyond the month, its last day is meant.
    """
    year, month = count // 12, count % 12 + 1
    return between(ymd(year, month, first), ymd(year, month, min(last, days_in_month(year, month))))


def monday(day: int) -> int:
    """The day number of the Monday of a day's week; day 1 was a Monday."""
    return day - (day - 1) % 7


def between(first: str, last: str) -> str:
    """The EDTF of some time from one date to another, given as EDTF; both are inclusive."""
    return first if first == last else f"[{first}..{last}]"


WEEK = Cycle("week", 7, lambda day: day - 1, lambda count: iso_date(count + 1))
WEEKENDS = Cycle(
    "week", 7, lambda day: day - 1, lambda count: between(iso_date(count + 1), iso_date(count + 2))
)
YEAR = Cycle("year", 12, months, month_text)
SEASONS = Cycle(
    "year", 4, lambda day: (months(day) - 2) // 3, lambda count: f"{count // 4:04}-{21 + count % 4}"
)
