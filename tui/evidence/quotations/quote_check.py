"""Comparing a quotation with the text it cites: whether the words are there, and where.

A citation's `quote`, `prefix` and `suffix` are `exact`, `prefix` and `suffix` of a TextQuoteSelector (W3C Web
Annotation Data Model, §4.2.4); its `passage` says where to look. Annotation tools look for the most likely
place (compare `match-quote.ts` of hypothesis/client); here a claim is tested, in this order, and never gets a
better status than it deserves:

1. **exact**: the words stand there, code point for code point;
2. **normalised**: they do, once both are normalised (`tui.evidence.quotations.normalized_text`);
3. **moved**: they do, exactly or normalised, but in another passage than the cited one;
4. **shortened**: the pieces between words that it marks as left out, put in or changed stand there, in order
   (`tui.evidence.quotations.shortened_quotes`); or **over passages**: the words do, over a passage's end;
5. **near**: one part of the text, and no second one nearly as much, is at least 90 % similar once both are
   normalised (rapidfuzz `partial_ratio`); or the words are there, with another prefix or suffix than cited;
6. **differs**: it would be near, and has another figure or negation; or the words are there only as part of
   another figure or negation, as `500` in `1,500` (`tui.evidence.quotations.misquotes`);
7. **missing**;
8. **not compared**: they are nowhere word for word, and too long to look for similar ones; or they stand in
   so many places that not all were checked.

A quotation in several places is **ambiguous** until a prefix or suffix selects one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.chronology.enums import QuoteStatus, TextKind
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source
from tui.evidence.quotations.fuzzy_match import LONGEST, FuzzyMatch, best_match
from tui.evidence.quotations.misquotes import Misquote, cut, find_misquote
from tui.evidence.quotations.normalized_text import normalize_quote, without_marks
from tui.evidence.quotations.quote_edits import QuoteEdits
from tui.evidence.quotations.quote_pieces import split_quote
from tui.evidence.quotations.shortened_quotes import PieceSearch, ShortenedPlace, puts_in_negation
from tui.evidence.source_text import SourceText, join_source
from tui.text.cancellation import stop_if_asked

NEAR_SCORE = 90.0
"""The similarity, 0 to 100, from which different words are taken for those that were meant."""
NEAR_MARGIN = 5.0
"""How much less similar the second most similar part must be."""
_VERY_NEAR = 97.0
"""The similarity that is looked for first, because fewer places can reach it."""
_MOST_ROOM = 400
_EDGE = 40
"""Code points, in addition to an eighth of the quotation, in which words of its edges may stand."""
MOST_PLACES = 1_000
"""Places of the same words that are counted; further ones are not."""
_MOST_WORK = 5_000_000
"""Code points that are read around the places of a quotation."""
_AROUND_PLACE = 200
"""Code points that are read around one place, at least."""
HINT_SCORE = 60.0
"""The similarity, 0 to 100, below which a text does not help to correct the quotation."""
_SPACED_MARK = re.compile(r"\s\[\d")
"""In a quotation, a number in brackets behind a space may be what its writer put in."""


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """The result for one citation. Offsets are half-open, in code points of the passage's text."""

    status: QuoteStatus
    passage: Passage | None = None
    """The cited passage; or the one in which the quotation, or something similar, was found."""
    start: int = 0
    end: int = 0
    """Both 0 where no place was found."""
    score: float = 100.0
    """The similarity of the text at this place to the quotation, 0 to 100."""
    nearest: str = ""
    """The text at this place, where it is not the quotation word for word; else empty."""
    places: int = 0
    """How many places with these words were found."""
    misquoted: Misquote | None = None
    """The figure or negation that differs; None for none."""
    edits: QuoteEdits | None = None
    """What was left out, put in and changed; None where the words stand there in one piece."""


@dataclass(frozen=True, slots=True)
class _Place:
    passage: Passage
    start: int
    end: int
    in_context: bool
    """Whether the prefix and suffix, where given, stand around it."""
    misquoted: Misquote | None = None
    """The figure or negation of which the words are only a part there; None for none."""


def check_quotes(citation: Citation, source: Source | None) -> QuoteCheck:
    """Return the result of comparing a citation with the source it cites.

    Args:
        citation: Any citation of the chronology.
        source: The source it cites; None where the chronology has no such source.
    """
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
    return _by_pieces(citation, text, within) or _nearest(citation.quote, text, within)


@dataclass(frozen=True, slots=True)
class _Places:
    """The places where the words stand, as far as they were searched."""

    whole: list[_Place]
    cut: list[_Place]
    """Places where they are only part of another figure or negation."""
    is_complete: bool
    """False where not all places were checked."""


def _gather(citation: Citation, places: Iterator[_Place]) -> _Places:
    """Collect places, until there are `MOST_PLACES` or `_MOST_WORK` code points were read."""
    whole: list[_Place] = []
    cut: list[_Place] = []
    work, meant = 0, 0
    cost = _AROUND_PLACE + _reach(citation.prefix) + _reach(citation.suffix)
    for place in places:
        stop_if_asked()
        bucket = whole if place.misquoted is None else cut
        # Beyond this number, only a place with the right prefix and suffix makes a difference.
        if place.in_context or len(bucket) < MOST_PLACES:
            bucket.append(place)
        meant += place.in_context and place.misquoted is None
        work += cost
        if meant >= MOST_PLACES or work > _MOST_WORK:
            return _Places(whole, cut, is_complete=meant >= MOST_PLACES)
    return _Places(whole, cut, is_complete=True)


def _choose(status: QuoteStatus, found_places: _Places) -> QuoteCheck:
    """Make the result from the places of the words: the first that has the right prefix and suffix."""
    places = found_places.cut if status is QuoteStatus.DIFFERS else found_places.whole
    meant = [place for place in places if place.in_context]
    first = (meant or places)[0]
    if status is not QuoteStatus.DIFFERS:
        status = QuoteStatus.NEAR if not meant else QuoteStatus.AMBIGUOUS if len(meant) > 1 else status
        if not found_places.is_complete and status is not QuoteStatus.AMBIGUOUS:
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
    """Where the words stand; in passages of some indexes (from 0), or in all with None."""
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
    # A note's mark may stand in the source or in the quotation alone; where both have one, it is compared.
    quote = normalize_quote(citation.quote)
    yield from _levelled(quote.text.strip(), citation, text, within, is_marked=False)
    if not _SPACED_MARK.search(quote.text) and (bare := without_marks(quote)):
        yield from _levelled(bare.text.strip(), citation, text, within, is_marked=True)


def _levelled(
    quote: str, citation: Citation, text: SourceText, within: Sequence[int] | None, *, is_marked: bool
) -> Iterator[_Place]:
    """Where normalised words stand; `is_marked` tells that marks of notes were taken out of them."""
    if not quote:
        return
    others = (text.divided,) if is_marked else (text.divided, text.unmarked)
    if within is None:
        joined = {at for at, _ in text.levelled.occurrences(quote)}
        within = sorted(
            joined.union(at for one in others for at, level in one.items() if quote in level.text)
        )
    for at in within:
        seen = set()
        for level in (text.level(at), *(one[at] for one in others if at in one)):
            for start in _occurrences(quote, level.text):
                end = start + len(quote)
                stretch = level.original(start, end)
                if stretch not in seen:
                    seen.add(stretch)
                    in_context = _in_context(citation, level.text, start, end)
                    yield _place(text.passages[at], *stretch, in_context, text.language)


def _place(passage: Passage, start: int, end: int, in_context: bool, language: str) -> _Place:
    """A place where the words stand, extended where they are only part of another figure or negation."""
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
    """Whether the given prefix and suffix stand around a place; compared normalised, without outer space."""
    prefix = normalize_quote(citation.prefix).text.strip()
    suffix = normalize_quote(citation.suffix).text.strip()
    before = text[max(0, start - _reach(citation.prefix)) : start] if prefix else ""
    after = text[end : end + _reach(citation.suffix)] if suffix else ""
    return normalize_quote(before).text.rstrip().endswith(prefix) and normalize_quote(
        after
    ).text.lstrip().startswith(suffix)


def _reach(context: str) -> int:
    """How many code points to normalise so that they contain a context in any spacing and composition."""
    return 4 * len(context) + 100


def _by_pieces(citation: Citation, text: SourceText, within: int | None) -> QuoteCheck | None:
    """Make the result for a quotation whose pieces stand in the source, in order; None where they do not."""
    quote = split_quote(citation.quote) if len(citation.quote) <= LONGEST else None
    if quote is None or puts_in_negation(quote, text.language):
        return None
    search = PieceSearch(quote, text)
    places = search.places(within) if within is not None else []
    if not places:
        places = search.places()
        cited = [place for place in places if within is None or place.first <= within <= place.last]
        places, is_moved = cited or places, bool(places) and not cited
    else:
        is_moved = False
    # Words over the end of a passage are meant only where no passage has them all.
    places = [place for place in places if place.first == place.last] or places
    if not places:
        return None if search.is_complete else QuoteCheck(QuoteStatus.NOT_COMPARED)
    meant = [place for place in places if _in_context(citation, search.flow, place.start, place.end)]
    status = QuoteStatus.MOVED if is_moved else QuoteStatus.SHORTENED
    if not quote.is_marked and not is_moved:
        status = QuoteStatus.OVER_PASSAGES
    status = QuoteStatus.NEAR if not meant else QuoteStatus.AMBIGUOUS if len(meant) > 1 else status
    return _at_pieces(status, (meant or places)[0], len(meant or places), search)


def _at_pieces(status: QuoteStatus, place: ShortenedPlace, count: int, search: PieceSearch) -> QuoteCheck:
    """Make the result for a place of all pieces; of a place over a passage's end, the part before it."""
    text = search.text
    passage, level = text.passages[place.first], text.level(place.first)
    offset = text.levelled.starts[place.first]
    start, end = level.original(place.start - offset, min(place.end - offset, len(level.text)))
    return QuoteCheck(
        status,
        passage,
        start,
        end,
        nearest=passage.text[start:end],
        places=count,
        edits=search.edits(place),
    )


def _nearest(quote: str, text: SourceText, within: int | None) -> QuoteCheck:
    """Make the result for the most similar part: near if it is similar enough and the only such part."""
    words = normalize_quote(quote).text.strip()
    if len(words) > LONGEST:
        return QuoteCheck(QuoteStatus.NOT_COMPARED)
    match = best_match(words, text, _VERY_NEAR, within=within) or best_match(
        words, text, NEAR_SCORE, within=within
    )
    if match is None:
        hint = best_match(words, text, HINT_SCORE)
        return _near(QuoteStatus.MISSING, hint, text) if hint else QuoteCheck(QuoteStatus.MISSING, score=0.0)
    if best_match(words, text, match.score - NEAR_MARGIN, within=within, excluded=match):
        return _near(QuoteStatus.MISSING, match, text)
    room = min(len(words) // 8, _MOST_ROOM) + _EDGE
    around = text.level(match.passage).text[max(0, match.start - room) : match.end + room]
    if misquote := find_misquote(words, around, text.language):
        return _near(QuoteStatus.DIFFERS, match, text, misquote)
    return _near(QuoteStatus.NEAR, match, text)


def _near(
    status: QuoteStatus, match: FuzzyMatch, text: SourceText, misquote: Misquote | None = None
) -> QuoteCheck:
    passage = text.passages[match.passage]
    start, end = text.level(match.passage).original(match.start, match.end)
    return QuoteCheck(status, passage, start, end, match.score, passage.text[start:end], misquoted=misquote)
