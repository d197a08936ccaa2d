"""Finding days and months that share a year after them: `3 and 17 May, 14 June and 5 July 2013`.

The year may also come first (`2013 May 14`), or be that of a second date without one (`14 May 2013 to 3
June`). A day or month that is followed by a year, and matches no pattern here, is doubtful: it may belong to
that year, and so must not be counted from the day of issue.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.date_lists import DateItem, dates_of, items_of
from tui.evidence.date_extraction.date_parts import DatePart, PartRun, find_runs
from tui.evidence.date_extraction.intervals import is_real_date, spans
from tui.evidence.date_extraction.lexicon import Candidate, Candidates, Token, Unresolved
from tui.evidence.date_extraction.number_places import is_numbered
from tui.text.lazy_pattern import LazyPattern

FOLLOWED = Unresolved("a year may follow that is not understood")
_JOINED = "[,&|/-]"
_BRITISH = f"D(?:{_JOINED}D){{0,11}}M"
_AMERICAN = f"MD(?:{_JOINED}D){{0,11}}"
_FORMS = LazyPattern(
    r"(?P<glued>D(?P<mark>[-/])M(?P=mark)Y)"
    r"|(?P<year_first>Y(?P<sign>[-/]?)M(?P=sign)D)(?![,i(]?[YU])"
    rf"|(?P<british>{_BRITISH}(?:{_JOINED}{_BRITISH}){{0,11}})[,i(]?Y"
    rf"|(?P<american>{_AMERICAN}(?:{_JOINED}{_AMERICAN}){{0,11}})[,i(]?Y"
    rf"|(?P<months>M(?:{_JOINED}M){{0,11}})[,i(]?Y"
)
_REST = LazyPattern("[-&](?:DM|MD|M)$")
"""A day or month after a whole date, at the end of a run."""
_OPENING = LazyPattern(r"\b(?P<word>between|from)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_ON = LazyPattern(r"(?:\bon\s{1,3})?(?:\bthe\s{1,3})?$", re.IGNORECASE)
_CUE = LazyPattern(r"\b(?:in|during|since|until|till|by|before|after|of)\s{1,3}$", re.IGNORECASE)
_CLOSED = LazyPattern(r"\s?[)\]]")
_SOME_YEAR = r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_ASIDE = LazyPattern(
    rf"\s{{0,3}},?\s{{0,3}}[(\[][^()\[\]]{{0,40}}(?:{_SOME_YEAR}|[)\]]\s{{0,3}},?\s{{0,3}}{_SOME_YEAR})"
)
"""Words in brackets that contain a year or are followed by one."""
_FURTHER = 60
"""Parts after a day within which a following year may be that of the day."""
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class SharedYear:
    """The dates of a text that share a year."""

    atoms: tuple[Token, ...]
    doubtful: tuple[tuple[int, int], ...]
    """Where days, months and weekdays are followed by a year: half-open, in code points, sorted."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """One or several dates with their year. Offsets are code points of the text."""

    parts: Sequence[DatePart]
    items: Sequence[DateItem]
    years: tuple[tuple[int, str], ...]
    start: int
    end: int
    joiner: str
    """The letter for what joins it to the chunk directly before; `x` where there is none."""

    @property
    def senses(self) -> Candidates:
        return dates_of(self.items, self.years)


def find_shared_years(text: str, issued: EdtfDate | None) -> SharedYear:
    """Return the dates of a text that have a month and a year, and the places where the year is doubtful.

    Args:
        text: A passage.
        issued: The source's date of issue, which shows the century of a year of two digits; None where it is
            not known.
    """
    atoms: list[Token] = []
    doubtful: list[tuple[int, int]] = []
    for run in find_runs(text, issued):
        chunks = list(_chunks(text, run))
        made = list(_atoms(text, run, chunks))
        atoms += made
        doubtful += _doubtful(text, run, made)
    return SharedYear(tuple(atoms), tuple(_merged(doubtful)))


def undoubted(atoms: Iterable[Token], shared: SharedYear) -> Iterator[Token]:
    """Yield the dates without a year that are no part of a date with one, the doubtful ones unresolved.

    Args:
        atoms: Dates that count from the day of issue.
        shared: The dates of the same text that have a year.
    """
    dates = [(token.start, token.end) for token in shared.atoms]
    for atom in atoms:
        if next(_overlapping(atom, dates), None):
            continue
        ends = [end for _, end in _overlapping(atom, shared.doubtful)]
        yield Token(atom.start, max(atom.end, *ends), FOLLOWED) if ends else atom


def _overlapping(atom: Token, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that overlap with an atom; `places` are sorted and do not overlap each other."""
    at = bisect_right(places, atom.start, key=itemgetter(1))
    while at < len(places) and places[at][0] < atom.end:
        yield places[at]
        at += 1


def _merged(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places in order, those that overlap merged."""
    last: tuple[int, int] | None = None
    for start, end in sorted(places):
        if last and start < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _chunks(text: str, run: PartRun) -> Iterator[_Chunk]:
    places = _places(run)
    last_end = -1
    for match in _FORMS.finditer(run.letters):
        parts = [
            part for part, at in zip(run.parts, places, strict=True) if match.start() <= at < match.end()
        ]
        joiner = parts[0].joiner if match.start() == last_end + len(parts[0].joiner) else "x"
        parts = _without_strangers(text, parts)
        items = items_of(parts)
        year = next(part for part in parts if part.kind == "Y")
        last_end = match.end()
        if year.year is None or (match["months"] and not _is_month(text, parts, year)):
            continue
        closed = _CLOSED.match(text, parts[-1].end) if year.joiner == "(" else None
        end = closed.end() if closed else parts[-1].end
        yield _Chunk(parts, items, year.year.meant, parts[0].start, end, joiner)


def _places(run: PartRun) -> list[int]:
    """The index of each part in the letters of its run."""
    places, at = [], 0
    for part in run.parts:
        places.append(at + len(part.joiner))
        at += len(part.joiner) + 1
    return places


def _without_strangers(text: str, parts: list[DatePart]) -> list[DatePart]:
    """Drop numbers at the beginning that are no days: the 12 of `page 12, 14 May 2013`."""
    while len(parts) > 1 and parts[0].kind == parts[1].kind == "D":
        month = next(number for number, part in enumerate(parts) if part.kind == "M")
        is_listed = any(part.joiner in {"&", "|"} for part in parts[1:month]) or parts[0].weekday is not None
        if not is_numbered(text, parts[0].start) and (is_listed or parts[1].joiner != ","):
            break
        parts = parts[1:]
    return parts


def _is_month(text: str, parts: Sequence[DatePart], year: DatePart) -> bool:
    """Whether months without days are meant, and not verbs, names or a number of things."""
    written = text[year.start : year.end]
    is_sure = len(written) >= 4 and all(part.is_capital for part in parts if part.kind == "M")
    is_cued = _CUE.search(text[max(0, parts[0].start - 20) : parts[0].start])
    return is_sure and (year.joiner in {"", ","} or bool(is_cued))


def _atoms(text: str, run: PartRun, chunks: Sequence[_Chunk]) -> Iterator[Token]:
    """The dates of a run; two that form a range become one."""
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        next_chunk = chunks[at + 1] if at + 1 < len(chunks) else None
        if next_chunk and next_chunk.joiner in {"-", "/"} and len(chunk.items) == len(next_chunk.items) == 1:
            yield _ranged(text, chunk, next_chunk)
            at += 2
            continue
        rest = _rest(run, chunk) if next_chunk is None else None
        if rest and rest.joiner == "-" and len(chunk.items) == 1:
            yield _ranged(text, chunk, rest)
        else:
            yield _single(text, chunk)
            if rest and rest.joiner == "&":
                senses = tuple(
                    Candidate(date.date, "of the year before it")
                    for date in (rest.senses if isinstance(rest.senses, tuple) else ())
                )
                yield Token(rest.start, rest.end, senses or rest.senses)
        at += 1


def _rest(run: PartRun, chunk: _Chunk) -> _Chunk | None:
    """The day or month after the last whole date of a run, which takes its year from that date."""
    parts = [part for part in run.parts if part.start >= chunk.parts[-1].end]
    letters = "".join(f"{part.joiner}{part.kind}" for part in parts)
    if not _REST.fullmatch(letters) or not all(part.is_capital for part in parts):
        return None
    items = items_of(parts)
    first, last = chunk.items[-1].place, items[0].place
    is_later = parts[0].joiner == "-" and last < first
    years = tuple((year + is_later, note) for year, note in chunk.years)
    return _Chunk(parts, items, years, parts[0].start, parts[-1].end, parts[0].joiner)


def _single(text: str, chunk: _Chunk) -> Token:
    """The token of a chunk by itself, with the words before it that belong to it."""
    opening = _OPENING.search(text[max(0, chunk.start - _LONGEST_LEAD) : chunk.start])
    word = opening["word"].casefold() if opening else ""
    joiners = [item.joiner for item in chunk.items[1:]]
    if opening and (joiners == ["-"] or (word == "between" and joiners == ["&"])):
        items = (chunk.items[0], replace(chunk.items[1], joiner="-"))
        return Token(chunk.start - len(opening[0]), chunk.end, dates_of(items, chunk.years, word))
    return Token(_start(text, chunk), chunk.end, chunk.senses)


def _start(text: str, chunk: _Chunk) -> int:
    if chunk.parts[0].kind == "Y" or not chunk.items[0].day:
        return chunk.start
    led = _ON.search(text[max(0, chunk.start - _LONGEST_LEAD) : chunk.start])
    return chunk.start - len(led[0]) if led else chunk.start


def _ranged(text: str, first: _Chunk, second: _Chunk) -> Token:
    opening = _OPENING.search(text[max(0, first.start - _LONGEST_LEAD) : first.start])
    start = first.start - len(opening[0]) if opening else _start(text, first)
    start_senses, end_senses = first.senses, second.senses
    if isinstance(start_senses, Unresolved) or isinstance(end_senses, Unresolved):
        return Token(start, second.end, start_senses if isinstance(start_senses, Unresolved) else end_senses)
    senses = spans(opening["word"].casefold() if opening else "", start_senses, end_senses)
    if second.joiner == "/" and isinstance(senses, tuple):
        both = f"[{start_senses[0].date},{end_senses[0].date}]"
        senses = (*senses, *([Candidate(both, "on one of the two")] if is_real_date(both) else ()))
    return Token(start, second.end, senses)


def _doubtful(text: str, run: PartRun, atoms: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The parts that are followed by a year and belong to no date of the run."""
    parts = run.parts
    year = len(parts) if _ASIDE.match(text, run.end) else -1
    for number in range(len(parts) - 1, -1, -1):
        part = parts[number]
        if part.kind in {"Y", "U"}:
            year = number
        elif 0 < year - number <= _FURTHER and not any(
            atom.start < part.end and part.start < atom.end for atom in atoms
        ):
            behind = parts[number + 1 : year + 1]
            is_next = year < len(parts) and parts[year].kind == "U" and _is_behind(behind)
            yield part.start, parts[year].end if is_next else part.end


def _is_behind(parts: Sequence[DatePart]) -> bool:
    """Whether the last of some parts directly follows the one before it."""
    return len(parts) <= 2 and parts[-1].joiner in {"", ",", "i", "("}
