"""The table of dates found by their form and read by the reader of dates: figures, eras, `2013年5月`.

The reader (`tui.chronology.date_reader`) knows what they mean; here is only where they begin and end.
"""

from __future__ import annotations

import re

from tui.chronology.date_reader.interpretation import InterpretationKind
from tui.chronology.date_reader.read_date import read_date
from tui.evidence.date_extraction.intervals import NO_EDTF
from tui.evidence.date_extraction.lexicon import (
    SEASONS,
    Candidate,
    Candidates,
    DatePattern,
    Unresolved,
    pattern_for,
)
from tui.evidence.date_extraction.number_places import is_numbered
from tui.text.lazy_pattern import LazyPattern

_NO_SUCH_DAY = Unresolved("there is no such day")
_TOO_EARLY = Unresolved("a year before 9999 BC cannot be written")
_ERA = (
    r"(?:(?-i:BCE?|AD|CE)|bce?|b\.\s?c\.(?:\s?e\.)?|(?-i:A\.\s?D\.|C\.\s?E\.)|[vn]\.\s?Chr\."
    r"|a[vp]\.\s?J\.-?C\.)"
)
_BEFORE = r"(?:(?-i:AD|A\.D\.|CE)\s{0,2})"
_YEAR = rf"(?:{_BEFORE}?[0-9]{{1,4}}(?:\s{{0,2}}{_ERA})?)"
_HAS_ERA = LazyPattern(rf"[0-9]\s{{0,2}}{_ERA}|{_BEFORE}[0-9]", re.IGNORECASE)
_START = r"(?<![\w£$€#@])(?<![0-9][.,:/])"
_END = r"(?!\w|[.,:/-][0-9])"
_ORDINAL = (
    r"(?:[1-9]|1[0-9]|2[01])(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|twenty-first"
)


def read_words(words: str) -> Candidates | None:
    """Return what the reader of dates makes of some words; None where they are no date to it.

    Args:
        words: A date as it is written.
    """
    found = read_date(words)
    if found.readings:
        return tuple(Candidate(date.text, _note(date.text)) for date in found.readings)
    return Unresolved(found.reason) if found.kind is InterpretationKind.NONE and found.is_recognized else None


def _note(date: str) -> str:
    if "/" in date:
        return "from the one to the other"
    return "once, between the one and the other" if ".." in date else "as written"


def _by_reader(match: re.Match[str]) -> Candidates | None:
    return read_words(match[0])


def _figures(match: re.Match[str]) -> Candidates | None:
    """`2011/03/14`, `20070817`; none where it is the number of something."""
    if is_numbered(match.string, match.start()):
        return None
    found = read_date(match[0])
    if not found.date:
        return None if match["mark"] is None else _NO_SUCH_DAY
    return (Candidate(found.date.text, "year, month and day in figures"),)


def _with_era(match: re.Match[str]) -> Candidates | None:
    """`58–50 BC`, `AD 43 to 84`, `58 and 50 BC`."""
    words = match[0]
    if not _HAS_ERA.search(words):
        return None
    joined = match["and"]
    era = match["era"] or ""
    first = match["first"] if _HAS_ERA.search(match["first"]) else f"{match['first']} {era}".strip()
    if joined is None or match["between"]:
        whole = match.start()
        return read_words(
            f"{words[: match.start('first') - whole]}{first}{words[match.end('first') - whole :]}"
        )
    firsts = read_words(first)
    seconds = read_words(match["second"])
    if not isinstance(firsts, tuple) or not isinstance(seconds, tuple):
        return None
    return (
        *(Candidate(one.date, "the first of the two") for one in firsts),
        *(Candidate(one.date, "the second of the two") for one in seconds),
    )


def _old_year(match: re.Match[str]) -> Candidates:
    """`1,200 BC`, `10,000 BC`."""
    figures = match["figures"].replace(",", "")
    return _TOO_EARLY if len(figures) > 4 else read_words(f"{figures} {match['era']}") or NO_EDTF


def _century(match: re.Match[str]) -> Candidates | None:
    """`the late 5th century BC`, `the tenth century`."""
    whole = read_words(f"{match['n']} century {match['era'] or ''}".strip())
    if not isinstance(whole, tuple) or not match["part"]:
        return whole
    is_before_christ = "b" in (match["era"] or "").casefold() or "v" in (match["era"] or "").casefold()
    if not is_before_christ:
        return read_words(f"{match['part']} {match['n']} century")
    numbers = re.findall("[0-9]+", whole[0].date)
    first = -int(numbers[0])
    low, high = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}[match["part"].casefold()]
    return (
        (Candidate(f"[-{-(first + low):04}..-{-(first + high):04}]", "about a third of the century"),)
        if first + high < 0
        else whole
    )


def _han(match: re.Match[str]) -> Candidates | None:
    date = "-".join(
        f"{int(part):0{width}}" for part, width in ((match["y"], 4), (match["m"], 2), (match["d"], 2)) if part
    )
    found = read_date(date)
    return (Candidate(date, "as written"),) if found.readings else _NO_SUCH_DAY


def _fiscal(match: re.Match[str]) -> Candidates | None:
    """`the financial year 2012/13`, as years, and as the days from April to March."""
    first, second = int(match["y"]), match["second"]
    if not f"{first + 1:04}".endswith(second):
        return None
    return (
        Candidate(f"{first}/{first + 1}", "from year to year"),
        Candidate(f"{first}-04-01/{first + 1}-03-31", "if that year runs from April to March"),
    )


def _seasons(match: re.Match[str]) -> Candidates | None:
    """`the summer and autumn of 2012`, as two dates; `spring or summer 2012`, as one of the two."""
    first, second, year = match["first"], match["second"], match["year"]
    if match["and"] is None:
        return read_words(f"{first} or {second} {year}")
    dates = [read_words(f"{season} {year}") for season in (first, second)]
    return tuple(
        Candidate(one.date, f"the {place} of the two")
        for place, of_season in zip(("first", "second"), dates, strict=True)
        if isinstance(of_season, tuple)
        for one in of_season
    )


def _day_in_words(match: re.Match[str]) -> Candidates | None:
    """`the third day of March 2015`."""
    return read_words(f"{match['n']} of {match['month']} {match['year']}")


_DAY_OF_MONTH = (
    rf"(?:{_ORDINAL}|twenty-(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first)"
)
_SEASON = "|".join(SEASONS)
WRITTEN: tuple[DatePattern, ...] = (
    pattern_for(
        "(?:the )?(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (?:quarter|half)(?: of)? <year>",
        _by_reader,
    ),
    pattern_for("(?-i:Q[1-4]|H[12])(?: |/)<year>", _by_reader),
    pattern_for("<year>(?: |[-/])?(?-i:Q[1-4]|H[12])", _by_reader),
    pattern_for(
        "(?:the )?(?:(?:week|fortnight) (?:ending|commencing|beginning)|w/[ce])(?: on)? (?:<Weekday>,? )?"
        "(?:the )?<day>(?: of)? <Month>,? <year>",
        _by_reader,
    ),
    pattern_for("(?:from )?(?:(?:<day>(?: of)? )?<Month>,? )?<year> onwards?", _by_reader),
    pattern_for(f"(?:on )?(?:the )?(?P<n>{_DAY_OF_MONTH})(?: day)? of <Month>,? <year>", _day_in_words),
    pattern_for(
        f"(?:the )?(?P<first>{_SEASON})(?: or |(?P<and> and )|/)(?:the )?(?P<second>{_SEASON}),? (?:of )?"
        "<year>",
        _seasons,
    ),
    pattern_for(
        r"(?:(?P<y>1[0-9]{3}|20[0-9]{2})(?P<mark>[-/.])(?:0?[1-9]|1[0-2])(?P=mark)(?:0?[1-9]|[12][0-9]|3[01]))",
        _figures,
    ),
    pattern_for(
        r"(?P<y>1[6-9][0-9]{2}|20[0-9]{2})(?P<mark>)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", _figures
    ),
    pattern_for(
        "(?:the )?(?:FY(?: )?|(?:financial|fiscal|tax|accounting) years? )(?P<y>1[89][0-9]{2}|20[0-9]{2})"
        "[-–/](?P<second>(?:[0-9]{2})?[0-9]{2})",
        _fiscal,
    ),
    pattern_for(
        rf"(?:(?:the) )?(?:(?P<part>early|mid|late)(?:-| ))?(?P<n>{_ORDINAL})(?:-| )century"
        rf"(?: (?P<era>{_ERA}))?",
        _century,
    ),
    DatePattern(
        LazyPattern(
            rf"{_START}(?:(?:from|(?P<between>between))\s{{1,3}})?(?P<first>{_YEAR})"
            r"(?:\s{0,2}[-–—/]\s{0,2}|\s{1,3}(?:to|until|till)\s{1,3}|(?P<and>\s{1,3}(?:and|&)\s{1,3}))"
            rf"(?P<second>{_BEFORE}?[0-9]{{1,4}}(?:\s{{0,2}}(?P<era>{_ERA}))?){_END}",
            re.IGNORECASE,
        ),
        _with_era,
    ),
    DatePattern(
        LazyPattern(rf"{_START}(?:{_BEFORE}[0-9]{{1,4}}|[0-9]{{1,4}}\s{{0,2}}{_ERA}){_END}", re.IGNORECASE),
        _by_reader,
    ),
    DatePattern(
        LazyPattern(
            rf"{_START}(?P<figures>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}|[0-9]{{5,7}})\s{{0,2}}(?P<era>{_ERA}){_END}",
            re.IGNORECASE,
        ),
        _old_year,
    ),
    DatePattern(
        LazyPattern(
            r"(?<![0-9])(?P<y>[0-9]{4})\s?[年년](?:\s?(?P<m>[0-9]{1,2})\s?[月월](?:\s?(?P<d>[0-9]{1,2})\s?[日号號일])?)?"
        ),
        _han,
    ),
)
