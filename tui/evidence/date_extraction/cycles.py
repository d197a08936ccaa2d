"""Weeks, months, seasons and years, counted, so that "last" and "next" are sums.

A cycle counts what comes round: the days of the week, the months and the seasons of the year. Each is known
by its phase (Tuesday is 1, May is 4) and each that was or will be by its count. Seasons are those of
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
    """What comes round."""

    name: str
    """What it goes round in: week or year."""
    length: int
    count: Callable[[int], int]
    """The count on a day number."""
    edtf: Callable[[int], str]
    """What a count is in EDTF."""

    def around(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """The one before, the one that it is on this day, and the one after."""
        now = self.count(day)
        is_now = now % self.length == phase
        here = (Candidate(self.edtf(now), "that of the day of issue"),) if is_now else ()
        return (
            Candidate(self.edtf(self.recent(phase, now)), "the one before"),
            *here,
            Candidate(self.edtf(self.coming(phase, now)), "the one after"),
        )

    def last(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """The most recent one, and that of the week or year before, which may be another."""
        now = self.count(day)
        recent, before = self.recent(phase, now), (now // self.length - 1) * self.length + phase
        return self._one_or_two(recent, "the one before", before, f"that of the {self.name} before")

    def next(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """The coming one, and that of the week or year after, which may be another."""
        now = self.count(day)
        coming, after = self.coming(phase, now), (now // self.length + 1) * self.length + phase
        return self._one_or_two(coming, "the one after", after, f"that of the {self.name} after")

    def this(self, phase: int, day: int) -> tuple[Candidate, ...]:
        """That of this week or year, and the coming one, which may be another."""
        now = self.count(day)
        same = now // self.length * self.length + phase
        coming = now if same == now else self.coming(phase, now)
        return self._one_or_two(same, f"that of the same {self.name}", coming, "the one after")

    def recent(self, phase: int, now: int) -> int:
        """The last count of a phase before a count."""
        return now - 1 - (now - 1 - phase) % self.length

    def coming(self, phase: int, now: int) -> int:
        """The first count of a phase behind a count."""
        return now + 1 + (phase - now - 1) % self.length

    def _one_or_two(self, one: int, note: str, two: int, other: str) -> tuple[Candidate, ...]:
        first = Candidate(self.edtf(one), note)
        return (first,) if one == two else (first, Candidate(self.edtf(two), other))


def months(day: int) -> int:
    """The month of a day, counted from January of year 0."""
    year, month, _ = ymd_from_day(day)
    return year * 12 + month - 1


def month_text(count: int) -> str:
    """EDTF of a month that is counted so."""
    return ymd(count // 12, count % 12 + 1)


def within_month(count: int, first: int = 1, last: int = 31) -> str:
    """Some day of a month, from one of its days to another: EDTF."""
    year, month = count // 12, count % 12 + 1
    return between(ymd(year, month, first), ymd(year, month, min(last, days_in_month(year, month))))


def monday(day: int) -> int:
    """The first day of the week of a day: day 1 was a Monday."""
    return day - (day - 1) % 7


def between(first: str, last: str) -> str:
    """Some time from one date to another: EDTF."""
    return first if first == last else f"[{first}..{last}]"


WEEK = Cycle("week", 7, lambda day: day - 1, lambda count: iso_date(count + 1))
WEEKENDS = Cycle(
    "week", 7, lambda day: day - 1, lambda count: between(iso_date(count + 1), iso_date(count + 2))
)
YEAR = Cycle("year", 12, months, month_text)
SEASONS = Cycle(
    "year", 4, lambda day: (months(day) - 2) // 3, lambda count: f"{count // 4:04}-{21 + count % 4}"
)
