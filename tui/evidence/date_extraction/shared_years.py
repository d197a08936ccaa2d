"""Days and months that share a year which stands behind them: `3 and 17 May, 14 June and 5 July 2013`.

The year may also stand in front (`2013 May 14`), or behind two dates of which the second has none of its own
(`14 May 2013 to 3 June`). A day or month that a year follows, and that belongs to no form here, is doubtful:
it may be of that year, and so must not be counted from the day of issue.
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
from tui.evidence.date_extraction.lexicon import NUMBERED, Candidate, Candidates, Token, Unresolved

FOLLOWED = Unresolved("a year may follow that is not understood")
_JOINED = "[,&|/-]"
_BRITISH = f"D(?:{_JOINED}D){{0,11}}M"
_AMERICAN = f"MD(?:{_JOINED}D){{0,11}}"
_FORMS = re.compile(
    r"(?P<glued>D(?P<mark>[-/])M(?P=mark)Y)"
    r"|(?P<year_first>Y(?P<sign>[-/]?)M(?P=sign)D)(?![,i(]?[YU])"
    rf"|(?P<british>{_BRITISH}(?:{_JOINED}{_BRITISH}){{0,11}})[,i(]?Y"
    rf"|(?P<american>{_AMERICAN}(?:{_JOINED}{_AMERICAN}){{0,11}})[,i(]?Y"
    rf"|(?P<months>M(?:{_JOINED}M){{0,11}})[,i(]?Y"
)
_REST = re.compile("[-&](?:DM|MD|M)$")
"""A day or month behind a whole date, at the end of a run."""
_OPENING = re.compile(r"\b(?P<word>between|from)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_ON = re.compile(r"(?:\bon\s{1,3})?(?:\bthe\s{1,3})?$", re.IGNORECASE)
_CUE = re.compile(r"\b(?:in|during|since|until|till|by|before|after|of)\s{1,3}$", re.IGNORECASE)
_CLOSED = re.compile(r"\s?[)\]]")
_SOME_YEAR = r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_ASIDE = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}[(\[][^()\[\]]{{0,40}}(?:{_SOME_YEAR}|[)\]]\s{{0,3}},?\s{{0,3}}{_SOME_YEAR})"
)
"""Words in brackets that hold a year, or that a year follows."""
_FURTHER = 60
"""Parts by which a year may stand further on and be that of a day."""
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class SharedYear:
    """What the runs of a text give."""

    atoms: tuple[Token, ...]
    doubtful: tuple[tuple[int, int], ...]
    """Where days, months and weekdays stand that a year follows; up to the number that may be that year."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Dates with their year."""

    parts: Sequence[DatePart]
    items: Sequence[DateItem]
    years: tuple[tuple[int, str], ...]
    start: int
    end: int
    joiner: str
    """What joins it to the chunk right in front of it; `x` where there is none."""

    @property
    def senses(self) -> Candidates:
        return dates_of(self.items, self.years)


def find_shared_years(text: str, issued: EdtfDate | None) -> SharedYear:
    """The dates of a text that have a month and their year, and the places where one is doubtful.

    Args:
        text: A passage.
        issued: The source's date of issue: it tells which century two digits are of.
    """
    atoms: list[Token] = []
    doubtful: list[tuple[int, int]] = []
    for run in find_runs(text, issued):
        chunks = list(_chunks(text, run))
        made = list(_atoms(text, run, chunks))
        atoms += made
        doubtful += _doubtful(text, run, made)
    return SharedYear(tuple(atoms), tuple(_merged(doubtful)))


def undoubted(atoms: Iterable[Token], known: SharedYear) -> Iterator[Token]:
    """Dates without a year, but for those that are part of one with a year; unread where one is doubtful.

    Args:
        atoms: Dates that count from the day of issue.
        known: The dates of the same text that have their year.
    """
    dates = [(one.start, one.end) for one in known.atoms]
    for atom in atoms:
        if next(_overlapping(atom, dates), None):
            continue
        ends = [end for _, end in _overlapping(atom, known.doubtful)]
        yield Token(atom.start, max(atom.end, *ends), FOLLOWED) if ends else atom


def _overlapping(atom: Token, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of some places, in order and apart, that share a character with an atom."""
    at = bisect_right(places, atom.start, key=itemgetter(1))
    while at < len(places) and places[at][0] < atom.end:
        yield places[at]
        at += 1


def _merged(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places in order, those that share a character as one."""
    held: tuple[int, int] | None = None
    for start, end in sorted(places):
        if held and start < held[1]:
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _chunks(text: str, run: PartRun) -> Iterator[_Chunk]:
    places = _places(run)
    last_end = -1
    for found in _FORMS.finditer(run.letters):
        parts = [
            part for part, at in zip(run.parts, places, strict=True) if found.start() <= at < found.end()
        ]
        joiner = parts[0].joiner if found.start() == last_end + len(parts[0].joiner) else "x"
        parts = _without_strangers(text, parts)
        items = items_of(parts)
        year = next(part for part in parts if part.kind == "Y")
        last_end = found.end()
        if year.year is None or (found["months"] and not _is_month(text, parts, year)):
            continue
        closed = _CLOSED.match(text, parts[-1].end) if year.joiner == "(" else None
        end = closed.end() if closed else parts[-1].end
        yield _Chunk(parts, items, year.year.meant, parts[0].start, end, joiner)


def _places(run: PartRun) -> list[int]:
    """Where each part stands among the letters of its run."""
    places, at = [], 0
    for part in run.parts:
        places.append(at + len(part.joiner))
        at += len(part.joiner) + 1
    return places


def _without_strangers(text: str, parts: list[DatePart]) -> list[DatePart]:
    """Without numbers in front that are no days: the 12 of `page 12, 14 May 2013`."""
    while len(parts) > 1 and parts[0].kind == parts[1].kind == "D":
        month = next(number for number, part in enumerate(parts) if part.kind == "M")
        is_listed = any(part.joiner in {"&", "|"} for part in parts[1:month]) or parts[0].weekday is not None
        is_counted = NUMBERED.search(text[max(0, parts[0].start - 16) : parts[0].start])
        if not is_counted and (is_listed or parts[1].joiner != ","):
            break
        parts = parts[1:]
    return parts


def _is_month(text: str, parts: Sequence[DatePart], year: DatePart) -> bool:
    """Whether months without days are meant: no verbs, no names, and no number of things."""
    written = text[year.start : year.end]
    is_sure = len(written) >= 4 and all(part.is_capital for part in parts if part.kind == "M")
    is_cued = _CUE.search(text[max(0, parts[0].start - 20) : parts[0].start])
    return is_sure and (year.joiner in {"", ","} or bool(is_cued))


def _atoms(text: str, run: PartRun, chunks: Sequence[_Chunk]) -> Iterator[Token]:
    """The dates of a run; of two that lead from the one to the other, one."""
    at = 0
    while at < len(chunks):
        one = chunks[at]
        two = chunks[at + 1] if at + 1 < len(chunks) else None
        if two and two.joiner in {"-", "/"} and len(one.items) == len(two.items) == 1:
            yield _ranged(text, one, two)
            at += 2
            continue
        rest = _rest(run, one) if two is None else None
        if rest and rest.joiner == "-" and len(one.items) == 1:
            yield _ranged(text, one, rest)
        else:
            yield _one(text, one)
            if rest and rest.joiner == "&":
                senses = tuple(
                    Candidate(date.date, "of the year that stands in front")
                    for date in (rest.senses if isinstance(rest.senses, tuple) else ())
                )
                yield Token(rest.start, rest.end, senses or rest.senses)
        at += 1


def _rest(run: PartRun, chunk: _Chunk) -> _Chunk | None:
    """The day or month behind the last whole date of a run, which has its year from that."""
    parts = [part for part in run.parts if part.start >= chunk.parts[-1].end]
    letters = "".join(f"{part.joiner}{part.kind}" for part in parts)
    if not _REST.fullmatch(letters) or not all(part.is_capital for part in parts):
        return None
    items = items_of(parts)
    first, last = chunk.items[-1].place, items[0].place
    is_later = parts[0].joiner == "-" and last < first
    years = tuple((year + is_later, note) for year, note in chunk.years)
    return _Chunk(parts, items, years, parts[0].start, parts[-1].end, parts[0].joiner)


def _one(text: str, chunk: _Chunk) -> Token:
    """Dates that stand by themselves, with the words in front that belong to them."""
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


def _ranged(text: str, one: _Chunk, two: _Chunk) -> Token:
    opening = _OPENING.search(text[max(0, one.start - _LONGEST_LEAD) : one.start])
    start = one.start - len(opening[0]) if opening else _start(text, one)
    first, last = one.senses, two.senses
    if isinstance(first, Unresolved) or isinstance(last, Unresolved):
        return Token(start, two.end, first if isinstance(first, Unresolved) else last)
    senses = spans(opening["word"].casefold() if opening else "", first, last)
    if two.joiner == "/" and isinstance(senses, tuple):
        both = f"[{first[0].date},{last[0].date}]"
        senses = (*senses, *([Candidate(both, "on one of the two")] if is_real_date(both) else ()))
    return Token(start, two.end, senses)


def _doubtful(text: str, run: PartRun, atoms: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The parts that a year follows and that no date of the run takes in."""
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
    """Whether the last of some parts is the number behind the others, which all are days or months."""
    return len(parts) <= 2 and parts[-1].joiner in {"", ",", "i", "("}
