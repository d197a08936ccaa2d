"""Names of days, months and seasons, as they are meant in a source of one day.

Each function takes what was found and the day of issue, and answers with every date that may be meant.
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
    third_of_month,
    weekday_number,
    ymd,
)

_RECURRING = re.compile(r"(?i:\b(?:every|each|any|most|some|one|a|alternate|other|of))\s{1,3}$")
_FEAST = re.compile(r"(?:Good|Black|Easter|Palm|Ash|Shrove|Bloody|Maundy|Cyber|Super|Mail on|Holy)\s{1,3}$")
_NAME_FOLLOWS = re.compile(r"\s{1,3}[A-Z]")
_MONTH_CUE = re.compile(
    r"\b(?:in|during|since|until|till|by|before|after|(?:end|start|beginning|middle|month|days?) of)\s{1,3}$",
    re.IGNORECASE,
)
_ALSO_NAMES = ("march", "april", "may", "june", "august")


def _before(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - 20) : found.start()]


def weekday(found: re.Match[str], day: int) -> Candidates | None:
    """`on Tuesday`, `Tuesday`; no feast, no newspaper, and not every Tuesday."""
    if (
        (not found["on"] and _is_named(found))
        or _RECURRING.search(_before(found))
        or _FEAST.search(_before(found) + (found["on"] or ""))
    ):
        return None
    return _called(WEEK.around(weekday_number(found["weekday"]), day), found["weekday"])


def _called(senses: tuple[Candidate, ...], name: str) -> tuple[Candidate, ...]:
    """Senses whose notes say which one is meant by its name."""
    return tuple(replace(sense, note=sense.note.replace("the one", f"the {name}")) for sense in senses)


def some_weekday(found: re.Match[str], _day: int) -> Candidates | None:
    """`the Tuesday`: which, another date tells."""
    return None if _is_named(found) else Unresolved("it counts from another date, which the text must tell")


def _is_named(found: re.Match[str]) -> bool:
    """Whether a name goes on behind it, as in Sunday Times."""
    return bool(_NAME_FOLLOWS.match(found.string[found.end() : found.end() + 4]))


def one_weekday(found: re.Match[str], day: int) -> Candidates:
    """`last Tuesday`, `next Friday`."""
    way = {"last": WEEK.last, "this": WEEK.this, "next": WEEK.next}
    senses = way[found["which"].casefold()](weekday_number(found["weekday"]), day)
    return _called(senses, found["weekday"])


def weekday_of_week(found: re.Match[str], day: int) -> Candidates:
    """`Tuesday of last week`."""
    step = STEPS[found["which"].casefold()]
    date = monday(day) + 7 * step + weekday_number(found["weekday"])
    return (Candidate(iso_date(date), "that of the week that is named"),)


def weekday_week(found: re.Match[str], day: int) -> Candidates:
    """`Friday week`: not the coming one, but the next."""
    coming = WEEK.coming(weekday_number(found["weekday"]), WEEK.count(day))
    return (Candidate(WEEK.edtf(coming + 7), "a week after the one after"),)


def weekend(found: re.Match[str], day: int) -> Candidates:
    """`last weekend`, `at the weekend`."""
    way = {"last": WEEKENDS.last, "this": WEEKENDS.this, "next": WEEKENDS.next}
    return _called(way.get((found["which"] or "").casefold(), WEEKENDS.around)(5, day), "weekend")


def day_of_month(found: re.Match[str], day: int) -> Candidates:
    """`14 May`: the one before, on and after the day of issue; with a weekday, only within a year of it."""
    month, number, named = month_number(found["month"]), int(found["day"]), found["weekday"]
    year = ymd_from_day(day)[0]
    every = [
        day_number(one, month, number)
        for one in range(year - 8, year + 9)
        if number <= days_in_month(one, month)
    ]
    if not every:
        return Unresolved("there is no such day")
    if named:
        phase = weekday_number(named)
        every = [one for one in every if WEEK.count(one) % 7 == phase and abs(one - day) <= 366]
    earlier, later = [one for one in every if one < day], [one for one in every if one > day]
    senses = (
        *(Candidate(iso_date(one), "the one before") for one in earlier[-1:]),
        *(Candidate(iso_date(one), "the day of issue") for one in every if one == day),
        *(Candidate(iso_date(one), "the one after") for one in later[:1]),
    )
    return senses or Unresolved("no such day near the day of issue falls on that weekday")


def day_of_year(found: re.Match[str], day: int) -> Candidates:
    """`14 May last year`."""
    year, month, number = _year_named(found, day), month_number(found["month"]), int(found["day"])
    if number > days_in_month(year, month):
        return Unresolved("there is no such day")
    return (Candidate(ymd(year, month, number), "in the year that is named"),)


def month_of_year(found: re.Match[str], day: int) -> Candidates:
    """`May last year`."""
    return (
        Candidate(ymd(_year_named(found, day), month_number(found["month"])), "in the year that is named"),
    )


def season_of_year(found: re.Match[str], day: int) -> Candidates:
    """`summer last year`; a winter touches two."""
    season = SEASON_NAMES.index(found["season"].casefold())
    year = _year_named(found, day)
    own = Candidate(f"{year:04}-{21 + season}", "the one that began in the year that is named")
    return (own, Candidate(f"{year - 1:04}-24", "the one that ended in it")) if season == 3 else (own,)


def _year_named(found: re.Match[str], day: int) -> int:
    return ymd_from_day(day)[0] + STEPS[found["which"].casefold()]


def bare_month(found: re.Match[str], day: int) -> Candidates | None:
    """`May`, behind a word that makes it a date."""
    cue = _MONTH_CUE.search(_before(found))
    if cue is None:
        return None
    month = month_number(found["month"])
    senses = _called(YEAR.around(month - 1, day), found["month"])
    is_plain = cue[0].casefold().split()[-1] in {"in", "during", "of"}
    if is_plain or found["month"].casefold() not in _ALSO_NAMES:
        return senses
    return tuple(replace(sense, note=f"{sense.note}, if it is no name") for sense in senses)


def one_month(found: re.Match[str], day: int) -> Candidates:
    """`last December`."""
    way = {"last": YEAR.last, "this": YEAR.this, "next": YEAR.next}
    return _called(way[found["which"].casefold()](month_number(found["month"]) - 1, day), found["month"])


def part_of_month(found: re.Match[str], day: int) -> Candidates:
    """`early May`."""
    part = found["part"]
    thirds = replace(YEAR, edtf=lambda count: third_of_month(part, count // 12, count % 12 + 1))
    return _called(thirds.around(month_number(found["month"]) - 1, day), found["month"])


def one_season(found: re.Match[str], day: int) -> Candidates:
    """`last summer`."""
    way = {"last": SEASONS.last, "this": SEASONS.this, "next": SEASONS.next}
    season = found["season"].casefold()
    return _called(way[found["which"].casefold()](SEASON_NAMES.index(season), day), season)
