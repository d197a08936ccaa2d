"""Dates that say their year, in figures or in words.

Where figures can be read as day and month and as month and day, both are given; where a year has two digits,
two centuries are. "Early", "mid" and "late" are thirds.
"""

from __future__ import annotations

import re

from tui.chronology.calendar import days_in_month
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.lexicon import (
    COUNTED,
    MEASURE,
    NUMBERED,
    SEASONS,
    Candidate,
    Candidates,
    DatePattern,
    Token,
    find_tokens,
    month_number,
    pattern_for,
    third_of_month,
    third_of_year,
    ymd,
)
from tui.evidence.date_extraction.year_tokens import years_ending

_WRITTEN = "as written"
_THIRDS_OF_A_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_CUE = re.compile(r"(?:\b(?:in|since|until|till|by|before|after|during|year)\s{1,3}|\()$", re.IGNORECASE)


def explicit(text: str, issued: EdtfDate | None) -> list[Token]:
    """The dates with a year in a text; they may overlap. The date of issue tells which century is near."""
    return find_tokens((*_FORMS, *_short_years(issued)), text)


def _iso(found: re.Match[str]) -> Candidates:
    return (Candidate(f"{found['y']}-{found['m']}-{found['d']}{found['time'] or ''}", _WRITTEN),)


def _figures(found: re.Match[str]) -> Candidates | None:
    return _two_ways(int(found["y"]), int(found["a"]), int(found["b"]))


def _two_ways(year: int, one: int, two: int) -> Candidates | None:
    """Day first, then month first, as far as there are such days; None where there is none."""
    ways = {"day first": (two, one), "month first": (one, two)}
    senses = tuple(
        Candidate(ymd(year, month, day), note)
        for note, (month, day) in ways.items()
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    )
    return senses[:1] if one == two else senses or None


def _part_of_month(found: re.Match[str]) -> Candidates:
    part = third_of_month(found["part"], int(found["year"]), month_number(found["month"]))
    return (Candidate(part, "about a third of the month"),)


def _part_of_year(found: re.Match[str]) -> Candidates:
    return (Candidate(third_of_year(found["part"], int(found["year"])), "a third of the year"),)


def _season(found: re.Match[str]) -> Candidates:
    year, season = int(found["year"]), found["season"].casefold()
    if season == "winter" and not found["second"]:
        return (
            Candidate(f"{year}-24", "the one that began then"),
            Candidate(f"{year - 1}-24", "the one that ended then"),
        )
    return (Candidate(f"{year}-{21 + SEASONS.index(season)}", _WRITTEN),)


def _decade(found: re.Match[str]) -> Candidates:
    decade = int(found["decade"])
    if found["part"]:
        first, last = _THIRDS_OF_A_DECADE[found["part"].casefold()]
        return (Candidate(f"[{decade + first}..{decade + last}]", "about a third of the decade"),)
    ten = Candidate(f"{decade // 10}X", "ten years")
    return (ten, Candidate(f"{decade // 100}XX", "a hundred years")) if decade % 100 == 0 else (ten,)


def _century(found: re.Match[str]) -> Candidates:
    return (Candidate(f"{int(found['n']) - 1:02}XX", _WRITTEN),)


def _two_years(found: re.Match[str]) -> Candidates | None:
    """`2005-06` may be a month, or two years; `2005-2010` and `2005/6` are years."""
    year, second = int(found["year"]), found["second"]
    last = int(f"{year:04}"[: 4 - len(second)] + second)
    years = (Candidate(f"{year}/{last}", "from year to year"),) if last > year else ()
    is_month = found["mark"] == "-" and len(second) == 2 and 1 <= int(second) <= 12
    return (*((Candidate(f"{year}-{second}", "a month"),) if is_month else ()), *years) or None


def _year(found: re.Match[str]) -> Candidates | None:
    """A year by itself; a number of things, of a page or of a room is none."""
    before, after = found.string[max(0, found.start() - 16) : found.start()], found.string[found.end() :][:24]
    if NUMBERED.search(before) or MEASURE.match(after):
        return None
    counted = COUNTED.match(after)
    if counted is None:
        return (Candidate(found["year"], _WRITTEN),)
    return (
        (Candidate(found["year"], f"if it is no number of {counted['noun']}"),)
        if _CUE.search(before)
        else None
    )


def _short_years(issued: EdtfDate | None) -> tuple[DatePattern, ...]:
    """Forms with two digits for a year."""
    years = years_ending(issued)

    def figures(found: re.Match[str]) -> Candidates | None:
        ways = [_two_ways(year, int(found["a"]), int(found["b"])) for year in years(int(found["yy"]))]
        senses = tuple(
            Candidate(sense.date, f"{sense.note}, in the {sense.date[:2]}00s")
            for way in ways
            if isinstance(way, tuple)
            for sense in way
        )
        return senses or None

    def named(found: re.Match[str]) -> Candidates | None:
        if not found["month"] and not _CUE.search(found.string[max(0, found.start() - 16) : found.start()]):
            return None
        month = month_number(found["month"]) if found["month"] else 0
        day = int(found["day"]) if found["day"] else 0
        return tuple(
            Candidate(ymd(year, month, day), f"in the {year // 100}00s") for year in years(int(found["yy"]))
        )

    def decade(found: re.Match[str]) -> Candidates:
        return tuple(Candidate(f"{year // 10}X", "ten years") for year in years(int(found["tens"])))

    return (
        pattern_for(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<yy>[0-9]{2})", figures),
        pattern_for("(?:(?:<day>(?: of)? )?<Month> )?['’](?P<yy>[0-9]{2})(?!s)", named),
        pattern_for("<day>(?P<mark>[-/])<month>(?P=mark)(?P<yy>[0-9]{2})", named),
        pattern_for("(?:the) ['’]?(?P<tens>[2-9]0)s", decade),
    )


_FORMS: tuple[DatePattern, ...] = (
    pattern_for(
        r"(?P<y>[0-9]{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])"
        r"(?P<time>T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][01][0-9]:[0-5][0-9])?)?",
        _iso,
    ),
    pattern_for(
        r"(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<y>1[0-9]{3}|20[0-9]{2})", _figures
    ),
    pattern_for("<part>(?:-| )<Month>,? <year>", _part_of_month),
    pattern_for("<season>,? (?:of )?<year>(?P<second>[-–/][0-9]{2,4})?", _season),
    pattern_for("<part>(?:-| )(?:in )?<year>", _part_of_year),
    pattern_for("(?:(?:the) )?(?:<part>(?:-| ))?(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s", _decade),
    pattern_for("(?:(?:the) )?(?P<n>[1-9]|1[0-9]|20|21)(?:st|nd|rd|th)(?:-| )(?:century)", _century),
    pattern_for("<year>(?P<mark>[-–/])(?P<second>1[0-9]{3}|20[0-9]{2}|[0-9]{1,2})", _two_years),
    pattern_for("<year>", _year),
)
