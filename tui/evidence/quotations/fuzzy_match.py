"""The stretch of a source most like a quotation, by rapidfuzz, where `qgram_index` says that it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from tui.evidence.source_text import SourceText
from tui.text.cancellation import stop_if_asked

LONGEST = 10_000
"""Code points of words beyond which nothing like them is looked for."""
_AT_ONCE = 400
"""Code points up to which words are compared with all of a part; longer ones are, where a piece is found."""
_PIECE = 200
_LEAST_SLICE = 800

_Part: TypeAlias = tuple[int, int, int]
"""The place of a passage, and a half-open stretch of its normalised text."""


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A stretch of a passage and how like it is, both normalised."""

    passage: int
    """Its place in the source, from 0."""
    start: int
    """Half-open, in code points of the normalised text."""
    end: int
    score: float
    """Out of 100: rapidfuzz's `partial_ratio`."""


def best_match(
    words: str, text: SourceText, at_least: float, *, within: int | None = None, but: FuzzyMatch | None = None
) -> FuzzyMatch | None:
    """The first of the stretches that are most like some words; None where none is like enough.

    What is compared at once is never long: rapidfuzz lets no other thread run and hears no interruption.

    Args:
        words: Normalised, at most `LONGEST`.
        text: Where to look.
        at_least: How like it must be, out of 100.
        within: The place of the only passage that is meant; None for all of them.
        but: A stretch that is not meant.
    """
    if len(words) <= _AT_ONCE:
        return _likest_at_once(words, text, at_least, within, but)
    best: FuzzyMatch | None = None
    seen: set[tuple[int, int]] = set()
    for offset, piece in _pieces(words):
        place = _likest_at_once(piece, text, at_least, within, but)
        where = (place.passage, (place.start - offset) // _PIECE) if place else None
        if place and where and where not in seen:
            seen.add(where)
            whole = _around(words, text, place.passage, place.start - offset, but)
            if whole.score >= at_least and whole.score > (best.score if best else 0.0):
                best = whole
    return best


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """Words in pieces, each with its offset: where the whole is like something, one of them at least is."""
    count = -(-len(words) // _PIECE)
    edges = [len(words) * number // count for number in range(count + 1)]
    return ((low, words[low:high]) for low, high in pairwise(edges))


def _around(words: str, text: SourceText, passage: int, start: int, but: FuzzyMatch | None) -> FuzzyMatch:
    """The stretch that begins near a place and is as long as the words, and how like them it is."""
    level = text.level(passage).text
    room = len(words) // 8 + _PIECE // 4
    low, high = max(0, start - room), min(len(level), start + len(words) + room)
    if but is not None and but.passage == passage:
        low, high = (low, min(high, but.start)) if start < but.start else (max(low, but.end), high)
    head = _align(words[:_PIECE], level[low : min(high, low + 2 * room + _PIECE)], 0.0)
    tail_at = max(low, high - 2 * room - _PIECE)
    tail = _align(words[-_PIECE:], level[tail_at:high], 0.0)
    first, last = low + head[0], tail_at + tail[1]
    if first >= last:
        return FuzzyMatch(passage, 0, 0, 0.0)
    from rapidfuzz import fuzz  # noqa: PLC0415  (see `_align`)

    return FuzzyMatch(passage, first, last, fuzz.ratio(words, level[first:last]))


def _likest_at_once(
    words: str, text: SourceText, at_least: float, within: int | None, but: FuzzyMatch | None
) -> FuzzyMatch | None:
    best: FuzzyMatch | None = None
    for passage, low, high in _in_slices(_without(_parts(words, text, at_least, within), but), len(words)):
        part = text.level(passage).text[low:high]
        start, end, score = _align(words, part, max(at_least, best.score if best else 0.0))
        if score > (best.score if best else 0.0):
            best = FuzzyMatch(passage, low + start, low + end, score)
    return best


def _in_slices(parts: Iterable[_Part], length: int) -> Iterator[_Part]:
    """The parts, long ones in slices that overlap: whatever is as long as the words is whole in one."""
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
    """Where such words may stand."""
    joined = text.levelled
    first, end = (0, len(joined.text)) if within is None else joined.starts[within : within + 2]
    for low, high in text.runs.stretches(words, at_least, first, end):
        for passage, start, stop in joined.parts(low, high):
            if within in (None, passage):
                yield passage, start, stop


def _without(parts: Iterable[_Part], but: FuzzyMatch | None) -> Iterator[_Part]:
    for passage, low, high in parts:
        if but is None or passage != but.passage or high <= but.start or low >= but.end:
            yield passage, low, high
        else:
            yield passage, low, but.start
            yield passage, but.end, high


def _align(words: str, text: str, at_least: float) -> tuple[int, int, float]:
    """The stretch of the text most like the words, and how like; scored 0 where less than `at_least`."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (27 ms, and only mistakes need it)

    # Where the text is the shorter one, rapidfuzz would look for the text in the words instead.
    if len(text) <= len(words):
        return 0, len(text), fuzz.ratio(words, text, score_cutoff=at_least)
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=at_least)
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
