"""Finding runs of days, months and years in a text, with what joins them.

A run is a row of such parts with nothing between them but blanks, signs, and words that join dates. It is
also written as letters (`D&DM,DM&DMY`), so that a regular expression can be its grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.lexicon import (
    DASHES,
    DAY,
    MONTH_NAME,
    WEEKDAYS,
    month_number,
    weekday_number,
)
from tui.evidence.date_extraction.year_tokens import MARKS, YearToken, number_at, year_at
from tui.text.lazy_pattern import LazyPattern

_NO_LETTER = rf"(?![^\W{MARKS}])"
_WEEKDAY = LazyPattern(
    rf"(?:{'|'.join((*map(str.capitalize, WEEKDAYS), *map(str.upper, WEEKDAYS)))}"
    rf"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?){_NO_LETTER}"
)
_MONTH = LazyPattern(MONTH_NAME + _NO_LETTER, re.IGNORECASE)
_DAY = LazyPattern(rf"{DAY}(?P<ordinal>st|nd|rd|th)?{_NO_LETTER}(?![.,:][0-9])", re.IGNORECASE)
_MONTH_BEHIND = LazyPattern(rf"\s{{0,3}}(?:of\s{{1,3}})?{MONTH_NAME}(?!\w)", re.IGNORECASE)
_GAP = LazyPattern(rf"[{MARKS}]{{0,4}}\s{{0,3}}")
_JOINER = LazyPattern(
    r"(?P<i>(?:(?:in|of)(?:\s{1,3}the)?\s{1,3})?year(?:\s{1,3}of\s{1,3}our\s{1,3}Lord)?(?!\w)|in(?!\w))"
    r"|(?P<of>(?:days?\s{1,3}of|of(?:\s{1,3}the)?)(?!\w))|(?P<the>the(?!\w))"
    r"|(?P<none>(?:on|both|either|(?:nights?|mornings?|afternoons?|evenings?)\s{1,3}of)(?!\w))"
    r"|(?P<and>(?:and|as\s{1,3}well\s{1,3}as|plus)(?!\w)|&)|(?P<or>or(?!\w))"
    rf"|(?P<to>(?:to|until|till|through|thru)(?!\w)|[{DASHES}])"
    r"|(?P<slash>[/⁄])|(?P<comma>,)|(?P<semicolon>;)|(?P<open>[(\[])"
    r"|(?P<other>[)\]]|(?:again|also|then|later|inclusive|finally|lastly|at|nights?|mornings?|afternoons?"
    r"|evenings?|noon|midday|midnight|for|from|between|each|once|more|respectively|next)(?!\w))",
    re.IGNORECASE,
)
"""Words and signs that join dates. The groups `of`, `the` and `none` change nothing; `other` is any other."""
_LETTERS = {
    frozenset[str](): "",
    frozenset({"comma"}): ",",
    frozenset({"and"}): "&",
    frozenset({"comma", "and"}): "&",
    frozenset({"semicolon"}): ",",
    frozenset({"semicolon", "and"}): "&",
    frozenset({"or"}): "|",
    frozenset({"comma", "or"}): "|",
    frozenset({"to"}): "-",
    frozenset({"slash"}): "/",
    frozenset({"i"}): "i",
    frozenset({"comma", "i"}): "i",
    frozenset({"open"}): "(",
    frozenset({"open", "i"}): "(",
    frozenset({"comma", "open"}): "(",
}
_OTHER = "x"
_START = LazyPattern(
    rf"(?<![\w£$€#@])(?<![A-Za-z0-9]-)(?<![0-9][.,:/])(?={_WEEKDAY.pattern}|(?i:{MONTH_NAME})|[0-9])"
)
_LONGEST = 400
"""Parts of a run; a longer one is split."""


@dataclass(frozen=True, slots=True)
class DatePart:
    """A day, a month, a year, or a weekday by itself."""

    kind: str
    """D, M, Y or w; U for a number that may be a year and is not understood."""
    start: int
    """Where it begins, with the weekday before it: half-open, in code points of the text."""
    end: int
    joiner: str
    """The letter for what joins it to the part before: , & | - / i ( or x; empty for nothing."""
    number: int = 0
    """The number of a day or month, from 1; 0 for other parts."""
    weekday: int | None = None
    """0 for Monday to 6; None where none is named."""
    year: YearToken | None = None
    is_capital: bool = True
    """Whether a month is written with a capital: `May`, and not the verb."""


class PartRun(NamedTuple):
    """Parts that follow each other."""

    parts: Sequence[DatePart]
    end: int
    """Where the run ends in the text: half-open, in code points."""

    @property
    def letters(self) -> str:
        """Each part's joiner and kind, as one text."""
        return "".join(f"{part.joiner}{part.kind}" for part in self.parts)


def find_runs(text: str, issued: EdtfDate | None) -> Iterator[PartRun]:
    """Yield the runs of a text that name a month, in order.

    Args:
        text: A passage.
        issued: The source's date of issue, which shows the century of a year of two digits; None where it is
            not known.
    """
    at = 0
    while start := _START.search(text, at):
        run = _Scan(text, issued).run(start.start())
        at = max(run.end, start.end() + 1)
        if any(part.kind == "M" for part in run.parts):
            yield run


class _Scan:
    """The parser of one run."""

    def __init__(self, text: str, issued: EdtfDate | None) -> None:
        self.text, self.issued = text, issued
        self.parts: list[DatePart] = []
        self.joiners: set[str] = set()

    def run(self, at: int) -> PartRun:
        """The run that begins at an offset; without parts where none does."""
        end = at
        while len(self.parts) < _LONGEST:
            gap = _GAP.match(self.text, at)
            at = gap.end() if gap else at
            if part := self._part_at(at):
                self._add(part)
                at = end = part.end
            elif self.parts and (joiner := _JOINER.match(self.text, at)):
                self.joiners.add(joiner.lastgroup or "")
                at = joiner.end()
            else:
                break
        return PartRun(self.parts, end)

    def _add(self, part: DatePart) -> None:
        """Append a part; a weekday before a day, or before the month of one, is merged into it."""
        last = self.parts[-1] if self.parts else None
        if last and last.kind == "w" and part.kind in "DM" and part.joiner in {"", ","}:
            self.parts.pop()
            part = DatePart(
                part.kind, last.start, part.end, last.joiner, part.number, last.weekday, None, part.is_capital
            )
        self.parts.append(part)
        self.joiners = set()

    @property
    def _joiner(self) -> str:
        return _LETTERS.get(frozenset(self.joiners - {"none", "of", "the"}), _OTHER)

    def _part_at(self, at: int) -> DatePart | None:
        if match := _WEEKDAY.match(self.text, at):
            return DatePart("w", at, match.end(), self._joiner, weekday=weekday_number(match[0]))
        if match := _MONTH.match(self.text, at):
            name = match[0]
            number = month_number(name)
            return DatePart("M", at, match.end(), self._joiner, number, is_capital=name[0].isupper())
        year = year_at(self.text, at, self.issued)
        if year:
            # In `14 May the 2013 report`, the year is not that of the day.
            return None if self.joiners == {"the"} else self._year(at, year)
        if not self.text[at : at + 1].isdecimal():
            return None
        match = _DAY.match(self.text, at)
        if match and not (self._has_its_day and self._is_no_day(match)):
            return DatePart("D", at, match.end(), self._joiner, int(match["day"]))
        if not self._may_have_a_year:
            return None
        year = number_at(self.text, at, self.issued, self._joiner)
        return self._year(at, year) if year else None

    def _year(self, at: int, year: YearToken) -> DatePart:
        joiner = _OTHER if "semicolon" in self.joiners else self._joiner
        return DatePart("Y" if year.meant else "U", at, year.end, joiner, year=year)

    def _is_no_day(self, match: re.Match[str]) -> bool:
        """Whether a number directly after a day with its month is no day: the 13 of `14 May 13`."""
        is_short = len(match[0]) == 2 and not match["ordinal"]
        return is_short and not self._joiner and not _MONTH_BEHIND.match(self.text, match.end())

    @property
    def _has_its_day(self) -> bool:
        kinds = "".join(part.kind for part in self.parts[-2:])
        return kinds in {"DM", "MD"} and not self.parts[-1].joiner

    @property
    def _may_have_a_year(self) -> bool:
        """Whether the part before is a month, or a day with its month."""
        if not self.parts or self._joiner not in {"", ",", "i", "("}:
            return False
        return self.parts[-1].kind == "M" or self._has_its_day
