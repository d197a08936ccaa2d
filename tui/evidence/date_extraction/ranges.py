"""Combining dates with each other, from one to another, and with the words before them."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.counted_dates import count_from_dates
from tui.evidence.date_extraction.intervals import spans
from tui.evidence.date_extraction.lexicon import Token, Unresolved
from tui.evidence.date_extraction.limits import apply_limit
from tui.text.lazy_pattern import LazyPattern

_BETWEEN = LazyPattern(
    r"\s{1,3}(?i:to|until|till|and)\s{1,3}(?i:the\s{1,3})?|\s{0,3}[–—]\s{0,3}|\s{1,3}-\s{1,3}"
)
_OPENING = LazyPattern(r"(?i:\b(between|from)\s{1,3}(?:the\s{1,3})?)$")
_LONGEST_LEAD = 40


def resolve_ranges(text: str, atoms: list[Token], issued: EdtfDate | None) -> list[Token]:
    """Return the dates with pairs joined that form a range, and with words before them applied: `since`.

    Args:
        text: A passage.
        atoms: Its dates, in order, without overlaps.
        issued: The source's date of issue, until which something since a date may have lasted; None where it
            is not known.
    """
    led: list[Token] = []
    for atom in count_from_dates(text, list(_paired(text, atoms))):
        led.append(apply_limit(text, atom, issued, behind=led[-1].end if led else 0))
    return led


def _paired(text: str, atoms: list[Token]) -> Iterator[Token]:
    waiting: Token | None = None
    for atom in atoms:
        pair = _pair(text, waiting, atom) if waiting else None
        if pair:
            waiting = None
            yield pair
            continue
        if waiting:
            yield waiting
        waiting = atom
    if waiting:
        yield waiting


def _pair(text: str, first: Token, second: Token) -> Token | None:
    between = text[first.end : second.start]
    if len(between) > _LONGEST_LEAD or not _BETWEEN.fullmatch(between):
        return None
    opening = _OPENING.search(text[max(0, first.start - _LONGEST_LEAD) : first.start])
    word = opening[1].casefold() if opening else ""
    if (between.split() or [""])[0].casefold() == "and" and word != "between":
        return None
    start = first.start - len(opening[0]) if opening else first.start
    relative = first.is_relative or second.is_relative
    if isinstance(first.senses, Unresolved) or isinstance(second.senses, Unresolved):
        reason = first.senses if isinstance(first.senses, Unresolved) else second.senses
        return Token(start, second.end, reason, relative)
    return Token(start, second.end, spans(word, first.senses, second.senses), relative)
