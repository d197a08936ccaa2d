"""Finding the part of a source that is most similar to a quotation.

`tui.evidence.quotations.qgram_index` narrows down where it may be, and rapidfuzz compares the texts there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from tui.evidence.source_text import SourceText
from tui.text.cancellation import stop_if_asked

LONGEST = 10_000
"""Code points. Nothing similar is looked for to a longer quotation."""
_AT_ONCE = 400
"""Code points. A quotation up to this length is compared as a whole; a longer one is searched by pieces."""
_PIECE = 200
_LEAST_SLICE = 800

_Part: TypeAlias = tuple[int, int, int]
"""The index of a passage, from 0, and half-open offsets in its normalised text."""


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A part of a passage that is similar to a quotation."""

    passage: int
    """The index of the passage in the source, from 0."""
    start: int
    """Half-open, in code points of the passage's normalised text."""
    end: int
    score: float
    """The similarity, 0 to 100: rapidfuzz's `partial_ratio`."""


def best_match(
    words: str,
    text: SourceText,
    at_least: float,
    *,
    within: int | None = None,
    excluded: FuzzyMatch | None = None,
) -> FuzzyMatch | None:
    """Find the part of a source that is most similar to some words; of equals the first.

    Only short texts are compared in one call, since rapidfuzz blocks other threads and interruptions.

    Args:
        words: Normalised, at most `LONGEST` code points.
        text: The source.
        at_least: The least similarity, 0 to 100.
        within: The index, from 0, of the only passage to search; None for all.
        excluded: A part that must not overlap with the result; None for none.

    Returns:
        None where nothing is similar enough.
    """
    if len(words) <= _AT_ONCE:
        return _likest_at_once(words, text, at_least, within, excluded)
    best: FuzzyMatch | None = None
    seen: set[tuple[int, int]] = set()
    for offset, piece in _pieces(words):
        place = _likest_at_once(piece, text, at_least, within, excluded)
        diagonal = (place.passage, (place.start - offset) // _PIECE) if place else None
        if place and diagonal and diagonal not in seen:
            seen.add(diagonal)
            whole = _around(words, text, place.passage, place.start - offset, excluded)
            if whole.score >= at_least and whole.score > (best.score if best else 0.0):
                best = whole
    return best


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """Split words into pieces, each with its offset: if the whole is similar to a text, so is one piece."""
    count = -(-len(words) // _PIECE)
    edges = [len(words) * number // count for number in range(count + 1)]
    return ((low, words[low:high]) for low, high in pairwise(edges))


def _around(
    words: str, text: SourceText, passage: int, start: int, excluded: FuzzyMatch | None
) -> FuzzyMatch:
    """The part of a passage near an offset that is most similar to the words, with its similarity."""
    level = text.level(passage).text
    room = len(words) // 8 + _PIECE // 4
    low, high = max(0, start - room), min(len(level), start + len(words) + room)
    if excluded is not None and excluded.passage == passage:
        low, high = (
            (low, min(high, excluded.start)) if start < excluded.start else (max(low, excluded.end), high)
        )
    head = _align(words[:_PIECE], level[low : min(high, low + 2 * room + _PIECE)], 0.0)
    tail_at = max(low, high - 2 * room - _PIECE)
    tail = _align(words[-_PIECE:], level[tail_at:high], 0.0)
    first, last = low + head[0], tail_at + tail[1]
    if first >= last:
        return FuzzyMatch(passage, 0, 0, 0.0)
    from rapidfuzz import fuzz  # noqa: PLC0415  (see `_align`)

    return FuzzyMatch(passage, first, last, fuzz.ratio(words, level[first:last]))


def _likest_at_once(
    words: str, text: SourceText, at_least: float, within: int | None, excluded: FuzzyMatch | None
) -> FuzzyMatch | None:
    best: FuzzyMatch | None = None
    for passage, low, high in _in_slices(
        _without(_parts(words, text, at_least, within), excluded), len(words)
    ):
        part = text.level(passage).text[low:high]
        start, end, score = _align(words, part, max(at_least, best.score if best else 0.0))
        if score > (best.score if best else 0.0):
            best = FuzzyMatch(passage, low + start, low + end, score)
    return best


def _in_slices(parts: Iterable[_Part], length: int) -> Iterator[_Part]:
    """The parts, long ones in overlapping slices: any text as long as the words is complete in one slice."""
    size = max(4 * length, _LEAST_SLICE)
    for passage, low, high in parts:
        start = low
        stop_if_asked()
        while start + size < high:
            stop_if_asked()
            yield passage, start, start + size
            start += size - length - length // 4
        yield passage, start, high


def _parts(words: str, text: SourceText, at_least: float, within: int | None) -> Iterator[_Part]:
    """Where similar words may be."""
    joined = text.levelled
    first, end = (0, len(joined.text)) if within is None else joined.starts[within : within + 2]
    for low, high in text.runs.stretches(words, at_least, first, end):
        for passage, start, stop in joined.parts(low, high):
            if within in (None, passage):
                yield passage, start, stop


def _without(parts: Iterable[_Part], excluded: FuzzyMatch | None) -> Iterator[_Part]:
    for passage, low, high in parts:
        if excluded is None or passage != excluded.passage or high <= excluded.start or low >= excluded.end:
            yield passage, low, high
        else:
            yield passage, low, excluded.start
            yield passage, excluded.end, high


def _align(words: str, text: str, at_least: float) -> tuple[int, int, float]:
    """The part of a text most similar to the words, and the similarity; 0 where that is below `at_least`."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (27 ms, and only mistakes need it)

    # If the text is shorter, rapidfuzz would look for the text in the words instead.
    if len(text) <= len(words):
        return 0, len(text), fuzz.ratio(words, text, score_cutoff=at_least)
    alignment = fuzz.partial_ratio_alignment(words, text, score_cutoff=at_least)
    return (
        (*_whole_words(text, alignment.dest_start, alignment.dest_end), alignment.score)
        if alignment
        else (0, 0, 0.0)
    )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without the space around a part, and with the rest of its first and last word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
