"""Quotations: whether the words that are cited are in the text that is cited, and where.

A citation's `quote`, `prefix` and `suffix` are `exact`, `prefix` and `suffix` of a TextQuoteSelector (W3C Web
Annotation Data Model, §4.2.4); its `passage` says where to look. Annotation tools look for the likeliest
place (compare `match-quote.ts` of hypothesis/client); here a claim is tested, in this order, and never raised
to a better status:

1. **exact**: the words stand there, code point for code point;
2. **normalised**: they do, once both are normalised (`tui.evidence.quotations.normalized_text`);
3. **moved**: they do, exactly or normalised, but in another passage than the one that is named;
4. **near**: one stretch, and no second nearly as like, is at least 90 % like once both are normalised
   (rapidfuzz `partial_ratio`); or the words are there, and around them stands not what the citation says;
5. **differs**: it would be near, and has another figure or negation; or the words are there only as part of
   another figure or negation, as `500` in `1,500` (`tui.evidence.quotations.misquotes`);
6. **missing**;
7. **not compared**: they are nowhere word for word, and too long to look for others like them; or they stand
   in so many places that not all were looked at.

A quotation in several places is **ambiguous** until a prefix or suffix selects one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source, TextKind
from tui.evidence.quotations.fuzzy_match import LONGEST, FuzzyMatch, best_match
from tui.evidence.quotations.misquotes import Misquote, cut, find_misquote
from tui.evidence.quotations.normalized_text import normalize_quote
from tui.evidence.source_text import SourceText, join_source
from tui.text.cancellation import stop_if_asked

NEAR_SCORE = 90.0
"""Out of 100, the likeness at which words that differ are taken for the ones that were meant."""
NEAR_MARGIN = 5.0
"""By how much the second likest stretch must be less like."""
_VERY_NEAR = 97.0
"""Looked for first, because fewer places can be so like."""
_MOST_ROOM = 400
_EDGE = 40
"""Code points beside an eighth of the quotation, in which words of its edges may stand."""
MOST_PLACES = 1_000
"""Places of the same words that are counted."""
_MOST_WORK = 5_000_000
"""Code points that are read around the places of a quotation."""
_AROUND_PLACE = 200
"""Code points that are read around a place at least."""
HINT_SCORE = 60.0
"""The likeness below which a stretch is no help to whoever corrects the quotation."""


class QuoteStatus(StrEnum):
    """What comparing a citation with the text it cites has shown."""

    CITED = "cited"
    """A passage, and no quotation to check."""
    WHOLE = "whole"
    """The source as a whole, and no quotation to check."""
    NOT_HELD = "not-held"
    """The source's words are not held; a hash of them is."""
    PARAPHRASE = "paraphrase"
    """A quotation from a source that is held only as a paraphrase, without a hash: nothing to check it by."""
    EXACT = "exact"
    NORMALISED = "normalised"
    """Found, but for spacing, quotation marks, dashes, hyphens or ligatures."""
    NEAR = "near"
    """Something very like it was found: it differs, but in no figure and no negation."""
    DIFFERS = "differs"
    """Something very like it was found that has another figure or negation."""
    MOVED = "moved"
    """Found in another passage than the one that is named."""
    AMBIGUOUS = "ambiguous"
    """Found in several places, and nothing says which is meant."""
    MISSING = "missing"
    NOT_COMPARED = "not-compared"
    """Neither found nor missing: too long, or in too many places, to be looked for to the end."""
    NO_PASSAGE = "no-passage"
    NO_SOURCE = "no-source"


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What was found for one citation. Offsets are half-open, in code points of the passage's text."""

    status: QuoteStatus
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
    misquoted: Misquote | None = None
    """Where it differs: in what."""


@dataclass(frozen=True, slots=True)
class _Place:
    passage: Passage
    start: int
    end: int
    in_context: bool
    """Whether the prefix and suffix, where given, stand around it."""
    misquoted: Misquote | None = None
    """Where the words are part of another figure or negation there: of which."""


def check_quotes(citation: Citation, source: Source | None) -> QuoteCheck:
    """Compare a citation with the source it cites; None where the chronology has no such source."""
    stop_if_asked()
    if source is None:
        return QuoteCheck(QuoteStatus.NO_SOURCE)
    named = source.by_key.get(citation.passage) if citation.passage else None
    if citation.passage and named is None:
        return QuoteCheck(QuoteStatus.NO_PASSAGE)
    if source.text is TextKind.PARAPHRASE and (citation.quote or named):
        return QuoteCheck(_status_in_digest(citation, named), named)
    if not citation.quote.strip():
        return QuoteCheck(QuoteStatus.CITED if named else QuoteStatus.WHOLE, named)
    return _find(citation, source, named)


def _status_in_digest(citation: Citation, named: Passage | None) -> QuoteStatus:
    if named and named.hash:
        return QuoteStatus.NOT_HELD
    return QuoteStatus.PARAPHRASE if citation.quote.strip() else QuoteStatus.CITED


def _find(citation: Citation, source: Source, named: Passage | None) -> QuoteCheck:
    text = join_source(source)
    within = text.places.get(id(named)) if named else None
    looked: list[_Places] = []
    for status, find in ((QuoteStatus.EXACT, _exact), (QuoteStatus.NORMALISED, _normalised)):
        if within is not None:
            looked.append(_gather(citation, find(citation, text, (within,))))
            if looked[-1].whole:
                return _choose(status, looked[-1])
    for status, find in ((QuoteStatus.EXACT, _exact), (QuoteStatus.NORMALISED, _normalised)):
        looked.append(_gather(citation, find(citation, text)))
        if looked[-1].whole:
            return _choose(status if named is None else QuoteStatus.MOVED, looked[-1])
    if not all(places.is_complete for places in looked):
        return QuoteCheck(QuoteStatus.NOT_COMPARED)
    if parts := next((places for places in looked if places.cut), None):
        return _choose(QuoteStatus.DIFFERS, parts)
    return _nearest(citation.quote, text, within)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the words stand, as far as that was looked at."""

    whole: list[_Place]
    cut: list[_Place]
    """Where they are part of another figure or negation."""
    is_complete: bool


def _gather(citation: Citation, places: Iterator[_Place]) -> _Places:
    """The places of some words, until there are enough of them, or enough was read."""
    whole: list[_Place] = []
    cut: list[_Place] = []
    work, meant = 0, 0
    each = _AROUND_PLACE + _reach(citation.prefix) + _reach(citation.suffix)
    for place in places:
        stop_if_asked()
        some = whole if place.misquoted is None else cut
        # Beyond so many, only a place that is meant makes a difference.
        if place.in_context or len(some) < MOST_PLACES:
            some.append(place)
        meant += place.in_context and place.misquoted is None
        work += each
        if meant >= MOST_PLACES or work > _MOST_WORK:
            return _Places(whole, cut, is_complete=meant >= MOST_PLACES)
    return _Places(whole, cut, is_complete=True)


def _choose(status: QuoteStatus, found: _Places) -> QuoteCheck:
    """One place of those where the words stand, if one is meant."""
    places = found.cut if status is QuoteStatus.DIFFERS else found.whole
    meant = [place for place in places if place.in_context]
    first = (meant or places)[0]
    if status is not QuoteStatus.DIFFERS:
        status = QuoteStatus.NEAR if not meant else QuoteStatus.AMBIGUOUS if len(meant) > 1 else status
        if not found.is_complete and status is not QuoteStatus.AMBIGUOUS:
            status = QuoteStatus.NOT_COMPARED
    stretch = first.passage.text[first.start : first.end]
    return QuoteCheck(
        status,
        first.passage,
        first.start,
        first.end,
        nearest="" if status is QuoteStatus.EXACT else stretch,
        places=len(meant or places),
        misquoted=first.misquoted,
    )


def _exact(citation: Citation, text: SourceText, within: Sequence[int] | None = None) -> Iterator[_Place]:
    """Where the words stand: in some passages, given by their places, or in any."""
    quote = citation.quote
    for at, start in text.raw.occurrences(quote) if within is None else _in(quote, text, within):
        passage = text.passages[at]
        in_context = _in_context(citation, passage.text, start, start + len(quote))
        yield _place(passage, start, start + len(quote), in_context, text.language)


def _in(quote: str, text: SourceText, within: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((at, start) for at in within for start in _occurrences(quote, text.passages[at].text))


def _normalised(
    citation: Citation, text: SourceText, within: Sequence[int] | None = None
) -> Iterator[_Place]:
    """Where the words stand once everything is normalised; `within` as in `_exact`."""
    quote = normalize_quote(citation.quote).text.strip()
    if not quote:
        return
    if within is None:
        joined = {at for at, _ in text.levelled.occurrences(quote)}
        within = sorted(joined.union(at for at, level in text.divided.items() if quote in level.text))
    for at in within:
        seen = set()
        levels = (text.level(at), text.divided[at]) if at in text.divided else (text.level(at),)
        for level in levels:
            for start in _occurrences(quote, level.text):
                end = start + len(quote)
                stretch = level.original(start, end)
                if stretch not in seen:
                    seen.add(stretch)
                    in_context = _in_context(citation, level.text, start, end)
                    yield _place(text.passages[at], *stretch, in_context, text.language)


def _place(passage: Passage, start: int, end: int, in_context: bool, language: str) -> _Place:
    """A place where the words stand; if they are part of another figure or negation there, of all of it."""
    longer = cut(passage.text, start, end, language)
    if longer is None:
        return _Place(passage, start, end, in_context)
    return _Place(passage, longer.start, longer.end, in_context, longer.misquoted)


def _occurrences(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + len(needle))


def _in_context(citation: Citation, text: str, start: int, end: int) -> bool:
    """Whether the given prefix and suffix stand around a place; compared normalised, without outer spaces."""
    prefix = normalize_quote(citation.prefix).text.strip()
    suffix = normalize_quote(citation.suffix).text.strip()
    before = text[max(0, start - _reach(citation.prefix)) : start] if prefix else ""
    after = text[end : end + _reach(citation.suffix)] if suffix else ""
    return normalize_quote(before).text.rstrip().endswith(prefix) and normalize_quote(
        after
    ).text.lstrip().startswith(suffix)


def _reach(context: str) -> int:
    """How much text to normalise so as to hold the context however it is spaced and composed."""
    return 4 * len(context) + 100


def _nearest(quote: str, text: SourceText, within: int | None) -> QuoteCheck:
    """The likest stretch: near where a passage that is wanted has it, and it is like enough, and alone."""
    words = normalize_quote(quote).text.strip()
    if len(words) > LONGEST:
        return QuoteCheck(QuoteStatus.NOT_COMPARED)
    found = best_match(words, text, _VERY_NEAR, within=within) or best_match(
        words, text, NEAR_SCORE, within=within
    )
    if found is None:
        hint = best_match(words, text, HINT_SCORE)
        return _near(QuoteStatus.MISSING, hint, text) if hint else QuoteCheck(QuoteStatus.MISSING, score=0.0)
    if best_match(words, text, found.score - NEAR_MARGIN, within=within, but=found):
        return _near(QuoteStatus.MISSING, found, text)
    room = min(len(words) // 8, _MOST_ROOM) + _EDGE
    around = text.level(found.passage).text[max(0, found.start - room) : found.end + room]
    if other := find_misquote(words, around, text.language):
        return _near(QuoteStatus.DIFFERS, found, text, other)
    return _near(QuoteStatus.NEAR, found, text)


def _near(
    status: QuoteStatus, found: FuzzyMatch, text: SourceText, other: Misquote | None = None
) -> QuoteCheck:
    passage = text.passages[found.passage]
    start, end = text.level(found.passage).original(found.start, found.end)
    return QuoteCheck(status, passage, start, end, found.score, passage.text[start:end], misquoted=other)
