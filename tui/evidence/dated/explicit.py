"""Dates that say their year, in figures or in words.

Where figures can be read as day and month and as month and day, both are given; where a year has two digits,
two centuries are. "Early", "mid" and "late" are thirds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.chronology.days import civil, day_number, days_in_month
from tui.chronology.when import FAR, When
from tui.evidence.dated.words import (
    SEASONS,
    WEEKDAYS,
    Atom,
    Form,
    Sense,
    Senses,
    Unread,
    find,
    form,
    month_number,
    third_of_month,
    third_of_year,
    weekday_number,
    ymd,
)

_WRITTEN = "as written"
_AHEAD = 10
"""Years after that of issue up to which two digits may be meant for a year to come."""
_THIRDS_OF_A_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_CUE = re.compile(r"(?:\b(?:in|since|until|till|by|before|after|during|year)\s{1,3}|\()$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?i:\b(?:pages?|pp?\.|nos?\.|numbers?|paragraphs?|paras?\.?|sections?|rooms?|flat|chapter|line|form|top)"
    r"\s{0,3})$"
)
_COUNTED = re.compile(
    r"\s{1,3}(?P<noun>words|pages|people|persons|children|girls|boys|men|women|victims|officers|pupils|members"
    r"|homes|houses|shares|copies|votes|cases|offences|complaints|calls|letters|documents|pounds|miles|metres"
    r"|yards|feet|tons|tonnes|hours|days|weeks|months|years|times)\b"
)
_MEASURE = re.compile(r"\s{0,3}(?:%|(?:per cent|hrs?|km|kg|mm|cm|m|ft|lb|bc|bce)\b)", re.IGNORECASE)


def explicit(text: str, issued: When | None) -> list[Atom]:
    """The dates with a year in a text; they may overlap. The date of issue tells which century is near."""
    return find((*_FORMS, *_short_years(issued)), text)


def _iso(found: re.Match[str]) -> Senses:
    return (Sense(f"{found['y']}-{found['m']}-{found['d']}{found['time'] or ''}", _WRITTEN),)


def _figures(found: re.Match[str]) -> Senses | None:
    return _two_ways(int(found["y"]), int(found["a"]), int(found["b"]))


def _two_ways(year: int, one: int, two: int) -> Senses | None:
    """Day first, then month first, as far as there are such days; None where there is none."""
    ways = {"day first": (two, one), "month first": (one, two)}
    senses = tuple(
        Sense(ymd(year, month, day), note)
        for note, (month, day) in ways.items()
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    )
    return senses[:1] if one == two else senses or None


def _day(found: re.Match[str]) -> Senses:
    year, month, day = int(found["year"]), month_number(found["month"]), int(found["day"])
    if day > days_in_month(year, month):
        return Unread("there is no such day")
    named = found["weekday"]
    fits = named is None or (day_number(year, month, day) - 1) % 7 == weekday_number(named)
    note = (
        _WRITTEN if fits else f"as written, though that was no {WEEKDAYS[weekday_number(named)].capitalize()}"
    )
    return (Sense(ymd(year, month, day), note),)


def _month(found: re.Match[str]) -> Senses:
    return (Sense(ymd(int(found["year"]), month_number(found["month"])), _WRITTEN),)


def _part_of_month(found: re.Match[str]) -> Senses:
    part = third_of_month(found["part"], int(found["year"]), month_number(found["month"]))
    return (Sense(part, "about a third of the month"),)


def _part_of_year(found: re.Match[str]) -> Senses:
    return (Sense(third_of_year(found["part"], int(found["year"])), "a third of the year"),)


def _season(found: re.Match[str]) -> Senses:
    year, season = int(found["year"]), found["season"].casefold()
    if season == "winter" and not found["second"]:
        return (
            Sense(f"{year}-24", "the one that began then"),
            Sense(f"{year - 1}-24", "the one that ended then"),
        )
    return (Sense(f"{year}-{21 + SEASONS.index(season)}", _WRITTEN),)


def _decade(found: re.Match[str]) -> Senses:
    decade = int(found["decade"])
    if found["part"]:
        first, last = _THIRDS_OF_A_DECADE[found["part"].casefold()]
        return (Sense(f"[{decade + first}..{decade + last}]", "about a third of the decade"),)
    ten = Sense(f"{decade // 10}X", "ten years")
    return (ten, Sense(f"{decade // 100}XX", "a hundred years")) if decade % 100 == 0 else (ten,)


def _century(found: re.Match[str]) -> Senses:
    return (Sense(f"{int(found['n']) - 1:02}XX", _WRITTEN),)


def _two_years(found: re.Match[str]) -> Senses | None:
    """`2005-06` may be a month, or two years; `2005-2010` and `2005/6` are years."""
    year, second = int(found["year"]), found["second"]
    last = int(f"{year:04}"[: 4 - len(second)] + second)
    years = (Sense(f"{year}/{last}", "from year to year"),) if last > year else ()
    is_month = found["mark"] == "-" and len(second) == 2 and 1 <= int(second) <= 12
    return (*((Sense(f"{year}-{second}", "a month"),) if is_month else ()), *years) or None


def _year(found: re.Match[str]) -> Senses | None:
    """A year by itself; a number of things, of a page or of a room is none."""
    before, after = found.string[max(0, found.start() - 16) : found.start()], found.string[found.end() :][:24]
    if _NUMBERED.search(before) or _MEASURE.match(after):
        return None
    counted = _COUNTED.match(after)
    if counted is None:
        return (Sense(found["year"], _WRITTEN),)
    return (
        (Sense(found["year"], f"if it is no number of {counted['noun']}"),) if _CUE.search(before) else None
    )


def _short_years(issued: When | None) -> tuple[Form, ...]:
    """Forms with two digits for a year."""
    years = _years_ending(issued)

    def figures(found: re.Match[str]) -> Senses | None:
        ways = [_two_ways(year, int(found["a"]), int(found["b"])) for year in years(int(found["yy"]))]
        senses = tuple(
            Sense(sense.date, f"{sense.note}, in the {sense.date[:2]}00s")
            for way in ways
            if isinstance(way, tuple)
            for sense in way
        )
        return senses or None

    def named(found: re.Match[str]) -> Senses | None:
        if not found["month"] and not _CUE.search(found.string[max(0, found.start() - 16) : found.start()]):
            return None
        month = month_number(found["month"]) if found["month"] else 0
        day = int(found["day"]) if found["day"] else 0
        return tuple(
            Sense(ymd(year, month, day), f"in the {year // 100}00s") for year in years(int(found["yy"]))
        )

    def decade(found: re.Match[str]) -> Senses:
        return tuple(Sense(f"{year // 10}X", "ten years") for year in years(int(found["tens"])))

    return (
        form(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<yy>[0-9]{2})", figures),
        form("(?:(?:<day>(?: of)? )?<Month> )?['’](?P<yy>[0-9]{2})(?!s)", named),
        form("(?:the) ['’]?(?P<tens>[2-9]0)s", decade),
    )


def _years_ending(issued: When | None) -> Callable[[int], tuple[int, int]]:
    latest = 2099 if issued is None or issued.first_day == -FAR else civil(issued.first_day)[0] + _AHEAD

    def years(two: int) -> tuple[int, int]:
        """The two latest years that end so."""
        last = latest - (latest - two) % 100
        return last, last - 100

    return years


_ON = "(?:on )?(?:<weekday>,? )?"
_FORMS: tuple[Form, ...] = (
    form(
        r"(?P<y>[0-9]{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])"
        r"(?P<time>T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][01][0-9]:[0-5][0-9])?)?",
        _iso,
    ),
    form(r"(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<y>1[0-9]{3}|20[0-9]{2})", _figures),
    form(rf"{_ON}(?:(?:the) )?<day>(?: of)? <month>,? <year>", _day),
    form(rf"{_ON}<month> (?:(?:the) )?<day>,? <year>", _day),
    form("<Month>,? (?:of )?<year>", _month),
    form("<part>(?:-| )<Month>,? <year>", _part_of_month),
    form("<season>,? (?:of )?<year>(?P<second>[-–/][0-9]{2,4})?", _season),
    form("<part>(?:-| )(?:in )?<year>", _part_of_year),
    form("(?:(?:the) )?(?:<part>(?:-| ))?(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s", _decade),
    form("(?:(?:the) )?(?P<n>[1-9]|1[0-9]|20|21)(?:st|nd|rd|th)(?:-| )(?:century)", _century),
    form("<year>(?P<mark>[-–/])(?P<second>1[0-9]{3}|20[0-9]{2}|[0-9]{1,2})", _two_years),
    form("<year>", _year),
)
