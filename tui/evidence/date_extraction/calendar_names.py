"""Reading names of days, months and seasons, relative to the day on which the source was issued.

The functions are the readers of the table in `tui.evidence.date_extraction.relative`: each takes a match of a
row's pattern and the day of issue as a day number (1 is 1 January of year 1), and returns every date that may
be meant; or why none can be given (`Unresolved`); or None where the words are no date.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tui.chronology.calendar import day_number, days_in_month, iso_date, ymd_from_day
from tui.evidence.date_extraction.cycles import SEASONS, STEPS, WEEK, WEEKENDS, YEAR, monday
from tui.evidence.date_extraction.lexicon import SEASONS as SEASON_NAMES
from tui.evidence.date_extraction.lexicon import (
    Candidate,
    Candidates,
    Unresolved,
    month_number,
    third_of,
    weekday_number,
    ymd,
)
from tui.text.lazy_pattern import LazyPattern

_RECURRING = LazyPattern(r"(?i:\b(?:every|each|any|most|some|one|a|alternate|other|of))\s{1,3}$")
_FEAST = LazyPattern(r"(?:Good|Black|Easter|Palm|Ash|Shrove|Bloody|Maundy|Cyber|Super|Mail on|Holy)\s{1,3}$")
_NAME_FOLLOWS = LazyPattern(r"\s{1,3}[A-Z]")
_MONTH_CUE = LazyPattern(
    r"\b(?:in|during|since|until|till|by|before|after|(?:end|start|beginning|middle|month|days?) of)\s{1,3}$",
    re.IGNORECASE,
)
_ALSO_NAMES = ("march", "april", "may", "june", "august")


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 20) : match.start()]


def weekday(match: re.Match[str], day: int) -> Candidates | None:
    """Read `on Tuesday`, `Tuesday`.

    Args:
        match: With the groups `on`, which may be unmatched, and `weekday`.
        day: The day number of the day of issue.

    Returns:
        None for a feast (Good Friday), a newspaper (Sunday Times) and a repetition (every Tuesday).
    """
    if (
        (not match["on"] and _is_named(match))
        or _RECURRING.search(_before(match))
        or _FEAST.search(_before(match) + (match["on"] or ""))
    ):
        return None
    return _called(WEEK.around(weekday_number(match["weekday"]), day), match["weekday"])


def _called(senses: tuple[Candidate, ...], name: str) -> tuple[Candidate, ...]:
    """Readings with a name in their notes instead of `the one`."""
    return tuple(replace(sense, note=sense.note.replace("the one", f"the {name}")) for sense in senses)


def some_weekday(match: re.Match[str], _day: int) -> Candidates | None:
    """Read `the Tuesday`, which counts from another date of the text.

    Args:
        match: Of the weekday; no groups are needed.
        _day: Ignored; it is here for the table's signature.

    Returns:
        The reason why it is not resolved; None where it is part of a name.
    """
    return None if _is_named(match) else Unresolved("it counts from another date in the text")


def _is_named(match: re.Match[str]) -> bool:
    """Whether a match is the beginning of a name, as in Sunday Times."""
    return bool(_NAME_FOLLOWS.match(match.string[match.end() : match.end() + 4]))


def one_weekday(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `last Tuesday`, `next Friday`.

    Args:
        match: With the groups `which` (last, this, next) and `weekday`.
        day: The day number of the day of issue.
    """
    way = {"last": WEEK.last, "this": WEEK.this, "next": WEEK.next}
    senses = way[match["which"].casefold()](weekday_number(match["weekday"]), day)
    return _called(senses, match["weekday"])


def weekday_of_week(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `Tuesday of last week`.

    Args:
        match: With the groups `which` (last, this, next) and `weekday`.
        day: The day number of the day of issue.
    """
    step = STEPS[match["which"].casefold()]
    date = monday(day) + 7 * step + weekday_number(match["weekday"])
    return (Candidate(iso_date(date), "that of the week that is named"),)


def weekday_week(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `Friday week`: the Friday a week after the coming one.

    Args:
        match: With the group `weekday`.
        day: The day number of the day of issue.
    """
    coming = WEEK.coming(weekday_number(match["weekday"]), WEEK.count(day))
    return (Candidate(WEEK.edtf(coming + 7), "a week after the one after"),)


def weekend(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `last weekend`, `at the weekend`.

    Args:
        match: With the group `which` (last, this, next), which may be unmatched.
        day: The day number of the day of issue.
    """
    way = {"last": WEEKENDS.last, "this": WEEKENDS.this, "next": WEEKENDS.next}
    return _called(way.get((match["which"] or "").casefold(), WEEKENDS.around)(5, day), "weekend")


def day_of_month(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `14 May`: the nearest ones before, on and after the day of issue.

    Args:
        match: With the groups `month`, `day` and `weekday`, which may be unmatched; with a weekday, only days
            on that weekday within a year of the day of issue are meant.
        day: The day number of the day of issue.
    """
    month, number, named = month_number(match["month"]), int(match["day"]), match["weekday"]
    year = ymd_from_day(day)[0]
    every = [
        day_number(candidate, month, number)
        for candidate in range(year - 8, year + 9)
        if number <= days_in_month(candidate, month)
    ]
    if not every:
        return Unresolved("there is no such day")
    if named:
        phase = weekday_number(named)
        every = [
            candidate
            for candidate in every
            if WEEK.count(candidate) % 7 == phase and abs(candidate - day) <= 366
        ]
    earlier, later = (
        [candidate for candidate in every if candidate < day],
        [candidate for candidate in every if candidate > day],
    )
    senses = (
        *(Candidate(iso_date(candidate), "the one before") for candidate in earlier[-1:]),
        *(Candidate(iso_date(candidate), "the day of issue") for candidate in every if candidate == day),
        *(Candidate(iso_date(candidate), "the one after") for candidate in later[:1]),
    )
    return senses or Unresolved("no such day near the day of issue falls on that weekday")


def day_of_year(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `14 May last year`.

    Args:
        match: With the groups `day`, `month` and `which` (last, this, next).
        day: The day number of the day of issue.
    """
    year, month, number = _year_named(match, day), month_number(match["month"]), int(match["day"])
    if number > days_in_month(year, month):
        return Unresolved("there is no such day")
    return (Candidate(ymd(year, month, number), "in the year that is named"),)


def month_of_year(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `May last year`.

    Args:
        match: With the groups `month` and `which` (last, this, next).
        day: The day number of the day of issue.
    """
    return (
        Candidate(ymd(_year_named(match, day), month_number(match["month"])), "in the year that is named"),
    )


def season_of_year(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `summer last year`. A winter belongs to two years, and gets two readings.

    Args:
        match: With the groups `season` and `which` (last, this, next).
        day: The day number of the day of issue.
    """
    season = SEASON_NAMES.index(match["season"].casefold())
    year = _year_named(match, day)
    own = Candidate(f"{year:04}-{21 + season}", "the one that began in the year that is named")
    return (own, Candidate(f"{year - 1:04}-24", "the one that ended in it")) if season == 3 else (own,)


def _year_named(match: re.Match[str], day: int) -> int:
    return ymd_from_day(day)[0] + STEPS[match["which"].casefold()]


def bare_month(match: re.Match[str], day: int) -> Candidates | None:
    """Read `May` after a word that makes it a date, such as `in` or `since`.

    Args:
        match: With the group `month`.
        day: The day number of the day of issue.

    Returns:
        None where no such word stands before it.
    """
    cue = _MONTH_CUE.search(_before(match))
    if cue is None:
        return None
    month = month_number(match["month"])
    senses = _called(YEAR.around(month - 1, day), match["month"])
    is_plain = cue[0].casefold().split()[-1] in {"in", "during", "of"}
    if is_plain or match["month"].casefold() not in _ALSO_NAMES:
        return senses
    return tuple(replace(sense, note=f"{sense.note}, if it is no name") for sense in senses)


def one_month(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `last December`.

    Args:
        match: With the groups `which` (last, this, next) and `month`.
        day: The day number of the day of issue.
    """
    way = {"last": YEAR.last, "this": YEAR.this, "next": YEAR.next}
    return _called(way[match["which"].casefold()](month_number(match["month"]) - 1, day), match["month"])


def part_of_month(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `early May`: one of the month's thirds.

    Args:
        match: With the groups `part` (early, mid, late) and `month`.
        day: The day number of the day of issue.
    """
    part = match["part"]
    thirds = replace(YEAR, edtf=lambda count: third_of(part, count // 12, count % 12 + 1))
    return _called(thirds.around(month_number(match["month"]) - 1, day), match["month"])


def one_season(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `last summer`.

    Args:
        match: With the groups `which` (last, this, next) and `season`.
        day: The day number of the day of issue.
    """
    way = {"last": SEASONS.last, "this": SEASONS.this, "next": SEASONS.next}
    season = match["season"].casefold()
    return _called(way[match["which"].casefold()](SEASON_NAMES.index(season), day), season)
