"""Finding dates with the names of months in other languages: `4 avril 2011`, `vom 3. bis 5. Mai 2011`.

A day with a month that only another language has, and its year, is a date in any text. Months by themselves,
short names, and a point behind the day (`4. April`) are read where the source is in another language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from tui.chronology.calendar import days_in_month
from tui.chronology.date_reader.vocabulary import months_elsewhere
from tui.chronology.month_names import MONTHS
from tui.evidence.date_extraction.intervals import spans
from tui.evidence.date_extraction.lexicon import Candidate, Candidates, Token, Unresolved, ymd
from tui.text.lazy_pattern import LazyPattern

_LEAST_LETTERS = 4
"""Of a month that is read in a text of any language: shorter ones may be other words."""
_SHORT = frozenset(("mai", "mei"))
"""The whole names that are shorter."""
_NAME = r"[^\W\d_]{3,12}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_OF = r"(?:de\s{1,3}|d['’])?"
_YEAR = r"(?:del?\s{1,3})?(?P<y>1[0-9]{3}|20[0-9]{2})(?!\w|[.,:/-][0-9])"
_FIRST = (
    rf"(?P<a>{_DAY})\.?(?:er|re|[ºª°])?\s{{0,3}}{_OF}(?:(?P<first>{_NAME})\.?\s{{1,3}})?"
    r"(?P<joiner>[-–—/]|(?:et|und|en|y|e|a[cg]?|bis|zum|au|al|à|tot|ou|oder|of|o|and|to|or)(?=\s))\s{0,3}"
)
_WHOLE = LazyPattern(
    rf"(?<![\w£$€#@])(?<![0-9][.,:/])(?:{_FIRST})?"
    rf"(?P<d>{_DAY})(?P<point>\.)?(?:er|re|[ºª°])?\s{{1,3}}{_OF}(?P<m>{_NAME})\.?,?\s{{1,3}}{_YEAR}",
    re.IGNORECASE,
)
_MONTH = LazyPattern(rf"(?<!\w)(?P<m>{_NAME})\.?\s{{1,3}}{_YEAR}", re.IGNORECASE)
_AND = frozenset(("et", "und", "en", "y", "e", "a", "ac", "ag", "and"))
_OR = frozenset(("ou", "oder", "of", "o", "or"))
_ENGLISH = frozenset(name.casefold() for name in MONTHS)
_NO_SUCH_DAY = Unresolved("there is no such day")


def find_foreign_dates(text: str, language: str) -> Iterator[Token]:
    """Yield the dates of a text that are written with months of other languages.

    Args:
        text: A passage.
        language: The language tag of its source (BCP 47); empty for English.
    """
    is_foreign = language.partition("-")[0].casefold() not in {"", "en"}
    number = partial(_month_number, is_foreign=is_foreign)
    for match in _WHOLE.finditer(text):
        month = number(match["m"]) or (_english(match["m"]) if match["point"] and is_foreign else 0)
        if not month:
            continue
        first = (number(match["first"]) if match["first"] else month) if match["a"] else 0
        start = match.start() if first else match.start("d")
        if match["joiner"] and match["joiner"].casefold() == "a" and not is_foreign:
            start, first = match.start("d"), 0
        yield Token(start, match.end(), _dates(match, first, month))
    for match in _MONTH.finditer(text) if is_foreign else ():
        if month := number(match["m"]):
            yield Token(match.start(), match.end(), (Candidate(ymd(int(match["y"]), month), "as written"),))


def _month_number(name: str, *, is_foreign: bool) -> int:
    """The number of a month of another language; 0 for none."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    if plain in _ENGLISH or (not is_foreign and len(plain) < _LEAST_LETTERS and plain not in _SHORT):
        return 0
    return months_elsewhere().get(plain, 0)


def _english(name: str) -> int:
    names = [month.casefold() for month in MONTHS]
    return names.index(name.casefold()) + 1 if name.casefold() in names else 0


def _dates(match: re.Match[str], first: int, month: int) -> Candidates:
    year, day = int(match["y"]), int(match["d"])
    if day > days_in_month(year, month):
        return _NO_SUCH_DAY
    last = ymd(year, month, day)
    if not first:
        return (Candidate(last, "as written"),)
    begin_year = year - (first > month)
    if int(match["a"]) > days_in_month(begin_year, first):
        return _NO_SUCH_DAY
    begin, joiner = ymd(begin_year, first, int(match["a"])), match["joiner"].casefold()
    if joiner in _AND:
        return (Candidate(begin, "the first of the two"), Candidate(last, "the second of the two"))
    if joiner in _OR:
        return (Candidate(f"[{begin},{last}]", "on one of the two"),)
    return spans("", (Candidate(begin, "as written"),), (Candidate(last, "as written"),))
