"""The table of dates that state their year, in figures or in words.

Figures that can be read as day and month and as month and day get both readings; a year of two digits is read
in two centuries. "Early", "mid" and "late" are thirds.
"""

from __future__ import annotations

import re

from tui.chronology.calendar import days_in_month
from tui.chronology.date_reader.year_pairs import LAST_OLD_STYLE
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.figure_order import DAY_FIRST, MONTH_FIRST, FigureEvidence
from tui.evidence.date_extraction.lexicon import (
    COUNTED,
    MEASURE,
    SEASONS,
    Candidate,
    Candidates,
    DatePattern,
    Token,
    Unresolved,
    compile_pattern,
    find_tokens,
    month_number,
    pattern_for,
    third_of,
    third_of_decade,
    ymd,
)
from tui.evidence.date_extraction.number_places import is_house, is_numbered
from tui.evidence.date_extraction.written_dates import WRITTEN
from tui.evidence.date_extraction.year_tokens import years_ending
from tui.text.lazy_pattern import LazyPattern

_WRITTEN = "as written"
_NO_SUCH_DAY = Unresolved("there is no such day")
_CUE = LazyPattern(r"(?:\b(?:in|since|until|till|by|before|after|during|year)\s{1,3}|\()$", re.IGNORECASE)


def explicit(text: str, issued: EdtfDate | None, orders: FigureEvidence) -> list[Token]:
    """Return the dates with a year in a text; they may overlap.

    Args:
        text: A passage.
        issued: The source's date of issue, which shows the centuries that a year of two digits may be in;
            None where it is not known.
        orders: The dates of the source that show the order of its figures.
    """
    return find_tokens((*_FORMS, *WRITTEN, *_figure_forms(orders), *_short_years(issued, orders)), text)


def _iso(match: re.Match[str]) -> Candidates:
    return (Candidate(f"{match['y']}-{match['m']}-{match['d']}{match['time'] or ''}", _WRITTEN),)


def _figure_forms(orders: FigureEvidence) -> tuple[DatePattern, ...]:
    """The pattern of day, month and year in figures."""

    def figures(match: re.Match[str]) -> Candidates | None:
        ways = _two_ways(int(match["y"]), int(match["a"]), int(match["b"]))
        return orders.propose(ways) if isinstance(ways, tuple) else ways

    return (DatePattern(_FIGURES, figures), DatePattern(_DAYS, _two_days))


def _two_ways(year: int, first: int, second: int) -> Candidates | None:
    """Return the readings with the day first and with the month first, as far as they exist.

    Returns:
        None where neither number can be a month, or the other one a day: it is no date. `Unresolved` where
        only that month has no such day.
    """
    ways = {DAY_FIRST: (second, first), MONTH_FIRST: (first, second)}
    senses = tuple(
        Candidate(ymd(year, month, day), note)
        for note, (month, day) in ways.items()
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    )
    if not senses:
        return _NO_SUCH_DAY if 1 <= min(first, second) <= 12 and max(first, second) <= 31 else None
    return senses[:1] if first == second else senses


def _two_days(match: re.Match[str]) -> Candidates | None:
    """`14-16/5/2013`."""
    year, month, first, last = (int(match[name]) for name in ("y", "m", "a", "b"))
    if not (1 <= month <= 12 and 1 <= first < last <= days_in_month(year, month)):
        return None
    return (Candidate(f"{ymd(year, month, first)}/{ymd(year, month, last)}", "from the one to the other"),)


def _part_of_month(match: re.Match[str]) -> Candidates:
    part = third_of(match["part"], int(match["year"]), month_number(match["month"]))
    return (Candidate(part, "about a third of the month"),)


def _part_of_year(match: re.Match[str]) -> Candidates:
    return (Candidate(third_of(match["part"], int(match["year"])), "a third of the year"),)


def _season(match: re.Match[str]) -> Candidates:
    year, season = int(match["year"]), match["season"].casefold()
    if season == "winter" and not match["second"]:
        return (
            Candidate(f"{year}-24", "the one that began then"),
            Candidate(f"{year - 1}-24", "the one that ended then"),
        )
    return (Candidate(f"{year}-{21 + SEASONS.index(season)}", _WRITTEN),)


def _decade(match: re.Match[str]) -> Candidates:
    decade = int(match["decade"])
    if match["part"]:
        return (Candidate(third_of_decade(match["part"], decade), "about a third of the decade"),)
    ten = Candidate(f"{decade // 10}X", "ten years")
    return (ten, Candidate(f"{decade // 100}XX", "a hundred years")) if decade % 100 == 0 else (ten,)


def _two_years(match: re.Match[str]) -> Candidates | None:
    """`2005-06` may be a month, or two years; `2005-2010` and `2005/6` are years."""
    if is_numbered(match.string, match.start()):
        return None
    year, second = int(match["year"]), match["second"]
    last = int(f"{year:04}"[: 4 - len(second)] + second)
    years = (Candidate(f"{year}/{last}", "from year to year"),) if last > year else ()
    if match["mark"] == "/" and last == year + 1 and year <= LAST_OLD_STYLE:
        years = (*years, Candidate(f"{last}", "the later of the two, by today’s calendar"))
    is_month = match["mark"] == "-" and len(second) == 2 and 1 <= int(second) <= 12
    return (*((Candidate(f"{year}-{second}", "a month"),) if is_month else ()), *years) or None


def _year(match: re.Match[str]) -> Candidates | None:
    """A year by itself; None for a number of things, of a page or of a room."""
    before, after = match.string[max(0, match.start() - 16) : match.start()], match.string[match.end() :][:24]
    if is_numbered(match.string, match.start()) or MEASURE.match(after):
        return None
    if is_house(match) and not _CUE.search(before):
        return None
    counted = COUNTED.match(after)
    if counted is None:
        return (Candidate(match["year"], _WRITTEN),)
    return (
        (Candidate(match["year"], f"if it is no number of {counted['noun']}"),)
        if _CUE.search(before)
        else None
    )


def _short_years(issued: EdtfDate | None, orders: FigureEvidence) -> tuple[DatePattern, ...]:
    """The patterns with two digits for a year."""
    years = years_ending(issued)

    def figures(match: re.Match[str]) -> Candidates | None:
        ways = [_two_ways(year, int(match["a"]), int(match["b"])) for year in years(int(match["yy"]))]
        senses = tuple(
            Candidate(sense.date, f"{sense.note}, in the {sense.date[:2]}00s")
            for way in ways
            if isinstance(way, tuple)
            for sense in orders.propose(way)
        )
        return senses or None

    def named(match: re.Match[str]) -> Candidates | None:
        if not match["month"] and not _CUE.search(match.string[max(0, match.start() - 16) : match.start()]):
            return None
        month = month_number(match["month"]) if match["month"] else 0
        day = int(match["day"]) if match["day"] else 0
        return tuple(
            Candidate(ymd(year, month, day), f"in the {year // 100}00s") for year in years(int(match["yy"]))
        )

    def decade(match: re.Match[str]) -> Candidates:
        return tuple(Candidate(f"{year // 10}X", "ten years") for year in years(int(match["tens"])))

    return (
        pattern_for(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<yy>[0-9]{2})", figures),
        pattern_for("(?:(?:<day>(?: of)? )?<Month> )?['’](?P<yy>[0-9]{2})(?!s)", named),
        pattern_for("<day>(?P<mark>[-/])<month>(?P=mark)(?P<yy>[0-9]{2})", named),
        pattern_for("(?:the) ['’]?(?P<tens>[2-9]0)s", decade),
    )


_DAYS = compile_pattern(
    r"(?P<a>[0-9]{1,2})\s{0,2}[-–]\s{0,2}(?P<b>[0-9]{1,2})(?P<mark>[/.])(?P<m>[0-9]{1,2})(?P=mark)"
    r"(?P<y>1[0-9]{3}|20[0-9]{2})"
)
_FIGURES = compile_pattern(
    r"(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<y>1[0-9]{3}|20[0-9]{2})"
)
_FORMS: tuple[DatePattern, ...] = (
    pattern_for(
        r"(?P<y>[0-9]{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])"
        r"(?P<time>T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][01][0-9]:[0-5][0-9])?)?",
        _iso,
    ),
    pattern_for("<part>(?:-| )<Month>,? <year>", _part_of_month),
    pattern_for("<season>,? (?:of )?<year>(?P<second>[-–/][0-9]{2,4})?", _season),
    pattern_for("<part>(?:-| )(?:in )?<year>", _part_of_year),
    pattern_for("(?:(?:the) )?(?:<part>(?:-| ))?(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s", _decade),
    pattern_for("<year>(?P<mark>[-–/])(?P<second>1[0-9]{3}|20[0-9]{2}|[0-9]{1,2})", _two_years),
    pattern_for("<year>", _year),
)
