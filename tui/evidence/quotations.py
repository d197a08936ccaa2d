"""Quotations: whether the words that are cited are in the text that is cited, and where.

Stricter than the anchoring of annotation tools (compare `match-quote.ts` of hypothesis/client), which look
for the likeliest place; here a claim is tested. In this order, and never raised to a better status:

1. **exact**: the words stand there, code point for code point;
2. **normalised**: they do, once both are normalised (`tui.evidence.normalise`);
3. **moved**: they do, exactly or normalised, but in another passage than the one that is named;
4. **near**: one stretch, and no second nearly as like, is at least 90 % like (rapidfuzz `partial_ratio`); or
   the words are there, and what stands around them is not what the citation says stands around them;
5. **missing**.

A quotation in several places is **ambiguous** until a prefix or suffix selects one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source, TextKind
from tui.evidence.normalise import normalise

NEAR_SCORE = 90.0
"""Out of 100, the likeness at which words that differ are taken for the ones that were meant."""
NEAR_MARGIN = 5.0
"""By how much the second likest stretch must be less like."""
HINT_SCORE = 60.0
"""The likeness below which a stretch is no help to whoever corrects the quotation."""
_MOST_WORK_FOR_NEAR = 2_000_000_000
_MOST_WORK_FOR_HINT = 100_000_000
"""Length of a quotation times that of the text, in code points: beyond, likeness would take seconds."""

_Stretch: TypeAlias = tuple[Passage, int, int]
"""Half-open, in code points of the passage's text."""


class Status(StrEnum):
    """What comparing a citation with the text it cites has shown."""

    CITED = "cited"
    """A passage, and no quotation to check."""
    WHOLE = "whole"
    """The source as a whole, and no quotation to check."""
    SEALED = "sealed"
    """The source's words are not held; their seal is."""
    DIGEST = "digest"
    """A quotation from a source that is held only as a digest, unsealed: nothing to check it by."""
    EXACT = "exact"
    NORMALISED = "normalised"
    """Found, but for spacing, quotation marks, dashes, hyphens or ligatures."""
    NEAR = "near"
    """Something very like it was found: it differs."""
    MOVED = "moved"
    """Found in another passage than the one that is named."""
    AMBIGUOUS = "ambiguous"
    """Found in several places, and nothing says which is meant."""
    MISSING = "missing"
    NO_PASSAGE = "no-passage"
    NO_SOURCE = "no-source"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one citation. Offsets are half-open, in code points of the passage's text."""

    status: Status
    passage: Passage | None = None
    """The passage cited or, where the quotation is in another or only like it, that one."""
    start: int = 0
    end: int = 0
    """Both 0 where no place was found."""
    score: float = 100.0
    """How like the quotation the text at this place is, out of 100."""
    nearest: str = ""
    """Where the quotation is not there word for word, the text at this place."""
    places: int = 0
    """In how many places the words stand."""


@dataclass(frozen=True, slots=True)
class _Place:
    passage: Passage
    start: int
    end: int
    in_context: bool
    """Whether the prefix and suffix, where given, stand around it."""


def check(citation: Citation, source: Source | None) -> Finding:
    """Compare a citation with the source it cites; None where the chronology has no such source."""
    if source is None:
        return Finding(Status.NO_SOURCE)
    named = source.by_key.get(citation.passage) if citation.passage else None
    if citation.passage and named is None:
        return Finding(Status.NO_PASSAGE)
    if source.text is TextKind.DIGEST and (citation.quote or named):
        return Finding(_status_in_digest(citation, named), named)
    if not citation.quote.strip():
        return Finding(Status.CITED if named else Status.WHOLE, named)
    return _find(citation, source, named)


def _status_in_digest(citation: Citation, named: Passage | None) -> Status:
    if named and named.seal:
        return Status.SEALED
    return Status.DIGEST if citation.quote.strip() else Status.CITED


def _find(citation: Citation, source: Source, named: Passage | None) -> Finding:
    wanted = (named,) if named else source.passages
    for status, places in (
        (Status.EXACT, _exact(citation, wanted)),
        (Status.NORMALISED, _normalised(citation, wanted)),
        (Status.MOVED, _exact(citation, _others(source, named))),
        (Status.MOVED, _normalised(citation, _others(source, named))),
    ):
        found = tuple(places)
        if found:
            return _choose(status, found)
    return _nearest(citation.quote, wanted, tuple(_others(source, named)))


def _others(source: Source, named: Passage | None) -> Iterator[Passage]:
    """The passages in which a quotation that is not where it should be may be; asked for only then."""
    if named:
        yield from (passage for passage in source.passages if passage is not named)


def _choose(status: Status, places: tuple[_Place, ...]) -> Finding:
    """One place of those where the words stand, if one is meant."""
    meant = tuple(place for place in places if place.in_context)
    first = (meant or places)[0]
    if not meant:
        status = Status.NEAR
    elif len(meant) > 1:
        status = Status.AMBIGUOUS
    stretch = first.passage.text[first.start : first.end]
    nearest = "" if status is Status.EXACT else stretch
    return Finding(
        status, first.passage, first.start, first.end, nearest=nearest, places=len(meant or places)
    )


def _exact(citation: Citation, passages: Iterable[Passage]) -> Iterator[_Place]:
    quote = citation.quote
    for passage in passages:
        for start in _occurrences(quote, passage.text):
            end = start + len(quote)
            yield _Place(passage, start, end, _in_context(citation, passage.text, start, end))


def _normalised(citation: Citation, passages: Iterable[Passage]) -> Iterator[_Place]:
    quote = normalise(citation.quote).text.strip()
    for passage in passages if quote else ():
        seen = set()
        for join_lines in (True, False):
            level = normalise(passage.text, join_lines=join_lines)
            for start in _occurrences(quote, level.text):
                end = start + len(quote)
                stretch = level.original(start, end)
                if stretch not in seen:
                    seen.add(stretch)
                    yield _Place(passage, *stretch, _in_context(citation, level.text, start, end))


def _occurrences(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + len(needle))


def _in_context(citation: Citation, text: str, start: int, end: int) -> bool:
    """Whether the given prefix and suffix stand around a place; compared normalised, without outer spaces."""
    prefix = normalise(citation.prefix).text.strip()
    suffix = normalise(citation.suffix).text.strip()
    before = text[max(0, start - _reach(citation.prefix)) : start] if prefix else ""
    after = text[end : end + _reach(citation.suffix)] if suffix else ""
    return normalise(before).text.rstrip().endswith(prefix) and normalise(after).text.lstrip().startswith(
        suffix
    )


def _reach(context: str) -> int:
    """How much text to normalise so as to hold the context however it is spaced and composed."""
    return 4 * len(context) + 100


def _nearest(quote: str, wanted: tuple[Passage, ...], others: tuple[Passage, ...]) -> Finding:
    """The likest stretch: near where a passage that is wanted has it, and it is like enough, and alone."""
    first = _likest(quote, _whole(quote, wanted, _MOST_WORK_FOR_NEAR), NEAR_SCORE)
    if first.passage is None:
        hint = _likest(quote, _whole(quote, (*wanted, *others), _MOST_WORK_FOR_HINT), HINT_SCORE)
        return replace(hint, status=Status.MISSING)
    second = _likest(quote, _rest(wanted, first), first.score - NEAR_MARGIN)
    return first if second.passage is None else replace(first, status=Status.MISSING)


def _whole(quote: str, passages: tuple[Passage, ...], most_work: int) -> Iterator[_Stretch]:
    """Every passage from end to end; none where looking through them all would take too long."""
    if len(quote) * sum(len(passage.text) for passage in passages) <= most_work:
        for passage in passages:
            yield passage, 0, len(passage.text)


def _rest(passages: tuple[Passage, ...], found: Finding) -> Iterator[_Stretch]:
    """Every stretch of the passages but the one that was found."""
    for passage in passages:
        if passage is found.passage:
            yield passage, 0, found.start
            yield passage, found.end, len(passage.text)
        else:
            yield passage, 0, len(passage.text)


def _likest(quote: str, stretches: Iterable[_Stretch], at_least: float) -> Finding:
    """The first of the likest stretches as a near finding; without a passage where none is like enough."""
    best = Finding(Status.NEAR, score=0.0)
    for passage, low, high in stretches:
        text = passage.text[low:high]
        start, end, score = _align(quote, text, max(best.score, at_least))
        if score > best.score:
            best = Finding(Status.NEAR, passage, low + start, low + end, score, text[start:end])
    return best


def _align(quote: str, text: str, at_least: float) -> tuple[int, int, float]:
    """The stretch of the text most like the quotation, and how like; scored 0 where less than `at_least`."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (27 ms, and only mistakes need it)

    # Where the text is the shorter one, rapidfuzz would look for the text in the quotation instead.
    if len(text) <= len(quote):
        return 0, len(text), fuzz.ratio(quote, text, score_cutoff=at_least)
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=at_least)
    return (*_whole_words(text, found.dest_start, found.dest_end), found.score) if found else (0, 0, 0.0)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the space around it and with the rest of its first and last word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
