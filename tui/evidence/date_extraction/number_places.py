"""Where a text has figures that are no years: citations of cases, numbers of papers, telephone numbers.

Such a citation may hold a year (`[2015] EWCA Civ 1043`); it is that of the report, and nothing that the text
tells happened then.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from tui.chronology import month_names
from tui.text.lazy_pattern import LazyPattern

_NUMBERED = LazyPattern(
    r"(?:(?i:\b(?:pages?|folios?|numbers?|paragraphs?|sections?|sub-?sections?|articles?|clauses?|chapters?"
    r"|schedule|regulation|rule|rooms?|flats?|suites?|apartments?|unit|box|plots?|lots?|gate|platform|lines?"
    r"|forms?|top|document|docket|ecf|exhibits?|bates|item|row|table|figure|volumes?|extension|invoice"
    r"|reference|serial|resolution|unscr|route|flight|highway|version|isbn|issn|telephone|fax"
    r"|(?:pp?|nos?|paras?|fols?|sect|ss?|arts?|cl|ch|reg|ste|apt|bldg|docs?|dkts?|exs?|figs?|vols?|ext|ref"
    r"|tel)\.|paras?|docs?|dkt|apt|ste|ext|ref|tel|ss|pp|nos)|№|§{1,2}|¶{1,2})"
    r"\s{0,3}(?:(?i:nos?\.?|number|#)\s{0,3}|:\s{0,3})?(?:[0-9]{4}(?:\s{0,2}(?:,|[-–]|and|or|to|&)\s{0,2})){0,6})$"
)
"""What precedes the number of a page, a section or a room."""
_LONGEST_LEAD = 80
_ADDRESS = LazyPattern(
    r"\s{1,2}(?:[NSEW]\.?\s{1,2})?(?:[A-Z][\w'’.-]{0,20}\s{1,2}){1,3}"
    r"(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Lane|Drive|Boulevard|Blvd|Terrace|Parkway|Broadway|Crescent)"
)
"""What follows the number of a house."""

_YEAR = "(?:1[5-9]|20)[0-9]{2}"
_COURT = (
    r"(?:EW[A-Z]{2,3}|UK[A-Z]{2,5}|NI[A-Z]{2,4}|CS[IO]H|HCJ[A-Z]{0,4}|HCA|FCA|FCAFC|IE[A-Z]{2}|NZ[A-Z]{2}"
    r"|NSW[A-Z]{2,3}|SCC|SLT|SC|JC|SCLR|SCCR|[A-Z]{2}(?:CA|SC|QB|KB|HC)|ECHR|EUECJ|VSCA?|WL)"
)
_REPORT = (
    r"(?:[A-Z]{2,8}[0-9]?|(?:[A-Z]\.\s?){2,5}|Ch|Fam|P|Cr|App|R|All|ER|Lloyd['’]s|Rep|Crim|Civ|Admin|Pat"
    r"|Comm|Mags|Costs|Med|Eq|Exch|Bus|Env|Eur|Cas|Const|Pens|Sess|Jur|Imm|Ins|Con|Dec|Bull|SC"
    r"|\((?:Admin|Ch|Comm|Fam|Pat|QB|KB|TCC|IPEC|Crim|Civ|D)\))"
)
_REPORTS = rf"{_REPORT}(?:\s{{1,2}}{_REPORT}){{0,4}}"
_PINPOINT = r"(?:,?\s{0,2}(?:at\s{1,2})?\[?[0-9]{1,5}\]?(?:[-–][0-9]{1,5})?){0,3}"
_AMERICAN = (
    r"(?:U\.\s?S\.(?:\s?C\.)?|S\.\s?Ct\.|L\.\s?Ed\.|F\.\s?Supp\.|F\.R\.D\.|F\.\s?App[’']x|F\.(?=\s?[234]d|\s?4th)"
    r"|Fed\.(?:\s?(?:Reg|Appx|Cl|R)\.)?|[NS]\.\s?[EWY]\.|(?:So|P|A)\.(?=\s?[23]d)|Cal\.(?:\s?(?:App|Rptr)\.)?"
    r"|N\.J\.|N\.\s?Y\.(?:\s?S\.)?|B\.\s?R\.|C\.\s?F\.\s?R\.|USC|CFR|Stat\.|[A-Z][a-z]{1,7}\.\s?L\.\s?(?:Rev|J)\.)"
)
_SHORT_MONTH = LazyPattern(rf"\b(?:{month_names.ABBREVIATIONS}|May|June?|July?)\b")
_PLACES = (
    # [2015] EWCA Civ 1043 at 1050; [2014] 1 WLR 1999; (2013) 177 JP 2010; 2019 WL 1043; [2015] EWCA
    LazyPattern(
        rf"\[{_YEAR}\]\s{{0,2}}(?:(?:[0-9]{{1,3}}\s{{1,2}})?{_REPORTS}\s{{1,2}}(?:No\.?\s)?[0-9]{{1,5}}"
        rf"{_PINPOINT}|{_COURT}\b)"
    ),
    LazyPattern(
        rf"\({_YEAR}\)\s{{0,2}}[0-9]{{1,4}}\s{{1,2}}{_REPORTS}\b(?:\s{{1,2}}[0-9]{{1,5}})?{_PINPOINT}"
    ),
    LazyPattern(
        rf"(?<![\w.]){_YEAR}\s{{1,2}}(?:{_COURT}|U\.\s?S\.\s?(?:Dist|App)\.\s?LEXIS)\s{{1,2}}[0-9]{{1,8}}"
    ),
    # 459 F. Supp. 3d 273 (D. Me. 2020); 347 U.S. 483 (1954); 58 Fed. Reg. 1998; 42 U.S.C. § 1983
    LazyPattern(
        rf"(?<![\w.])[0-9]{{1,4}}\s{{1,2}}{_AMERICAN}(?:\s?[234](?:d|nd|rd|th))?\s{{0,2}}(?:§{{1,2}}\s?)?[0-9]{{1,5}}"
        rf"(?:[,–-]\s?[0-9]{{1,5}}){{0,4}}(?:\s{{0,2}}\([^()]{{0,40}}?{_YEAR}\))?"
    ),
    # (D. Me. 2020); (9th Cir. 1998)
    LazyPattern(
        rf"\((?:(?:[0-9]{{1,2}}(?:st|nd|rd|th|d)|(?:[A-Z]\.){{1,5}}|[A-Z][a-z]{{1,5}}\.)[\s,]{{0,2}}){{1,5}}{_YEAR}\)"
    ),
    # HC 1114 (2012-13); (2012-13) HC 1114; Cm 2010; SI 2010/1234; COM(2010) 1999
    LazyPattern(
        r"(?:[\[(][0-9]{4}\s?[-–/]\s?[0-9]{2,4}[\])]\s{0,2})?\b(?:Cmn?d?\.?|CP|H[CL](?:\s(?:Paper|Bill))?|S\.?I\.?|[WS]SI"
        r"|SR|COM)(?:\s?[\[(][0-9]{4}(?:[-–/][0-9]{2,4})?[\])])?\s{0,2}(?:[0-9]{4}\s{0,2}(?:/|No\.?\s))?"
        r"[0-9]{1,5}(?:-[IVXivx]{1,4})?\b(?:\s{0,2}[\[(][0-9]{4}\s?[-–/]\s?[0-9]{2,4}[\])])?"
    ),
    # Directive 2003/88/EC; A/HRC/2010/4; CO/1234/2010; ISO 9001:2015
    LazyPattern(
        r"\b(?:Directive|Regulation|Decision|Recommendation)\s(?:\([A-Z]{2,8}\)\s)?(?:No\.?\s)?"
        r"[0-9]{1,4}/[0-9]{1,4}(?:/[A-Z]{2,7})?|\b(?:[A-Z]{1,6}/){1,4}(?:[0-9A-Z]{1,8}[/.-]?){1,4}"
        r"|\b(?:NSW|VIC|QLD|TAS|ACT)\s[0-9]{4}\b"
        r"|\b(?:ISO|IEC|BS|EN|DIN|RFC|IEEE|ANSI|NIST|ASTM)(?:[ /][A-Z]{2,4}){0,3}\s?"
        r"[0-9]{3,6}(?:[-:][0-9]{1,4}){0,2}"
    ),
    # 020 7946 2010; (555) 123 2010; +44 1865 2010
    LazyPattern(
        r"(?<![\w.,/-])(?:\+[0-9]{1,3}|\(0?[0-9]{2,4}\)|0[0-9]{2,4})(?:[ \u00a0.-]?\(?[0-9]{2,8}\)?){1,4}"
        r"(?![\w/]|[-.][0-9])"
    ),
)
_LEAST_DIGITS = 7
"""Of a telephone number; times of day are shorter."""


def find_number_places(text: str) -> list[tuple[int, int]]:
    """Return where figures stand that are no years: half-open, in code points, sorted, without overlaps.

    Args:
        text: A passage.
    """
    places = sorted(
        match.span()
        for pattern in _PLACES
        for match in pattern.finditer(text)
        if _is_place(match[0], is_telephone=pattern is _PLACES[-1])
    )
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _is_place(found: str, *, is_telephone: bool) -> bool:
    if is_telephone:
        return sum(letter.isdecimal() for letter in found) >= _LEAST_DIGITS
    # A decision of a day is a date: (D. Me. Mar. 3, 2015).
    return not _SHORT_MONTH.search(found)


def is_within(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    """Return whether a part of a text is inside one of some places.

    Args:
        start: Where it begins, in code points.
        end: Where it ends, half-open.
        places: Half-open, sorted, without overlaps.
    """
    at = bisect_right(places, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= places[at][1]


def is_numbered(text: str, at: int) -> bool:
    """Return whether a number is that of a page, a section or a room, by the words in front of it.

    Args:
        text: A passage.
        at: Where the number begins, in code points.
    """
    return _NUMBERED.search(text[max(0, at - _LONGEST_LEAD) : at]) is not None


def is_house(match: re.Match[str]) -> bool:
    """Whether a number is that of a house, by the words behind it: `1600 Pennsylvania Avenue`."""
    return _ADDRESS.match(match.string[match.end() :][:80]) is not None
