"""The stretch of a source most like a quotation, by rapidfuzz, where `tui.evidence.runs` says it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from tui.evidence.whole_text import WholeText

_Part: TypeAlias = tuple[int, int, int]
"""The place of a passage, and a half-open stretch of its normalised text."""


@dataclass(frozen=True, slots=True)
class Likest:
    """A stretch of a passage and how like it is, both normalised."""

    passage: int
    """Its place in the source, from 0."""
    start: int
    """Half-open, in code points of the normalised text."""
    end: int
    score: float
    """Out of 100: rapidfuzz's `partial_ratio`."""


def likest(
    words: str, text: WholeText, at_least: float, *, within: int | None = None, but: Likest | None = None
) -> Likest | None:
    """The first of the stretches that are most like some words; None where none is like enough.

    Args:
        words: Normalised.
        text: Where to look.
        at_least: How like it must be, out of 100.
        within: The place of the only passage that is meant; None for all of them.
        but: A stretch that is not meant.
    """
    best: Likest | None = None
    for passage, low, high in _without(_parts(words, text, at_least, within), but):
        part = text.level(passage).text[low:high]
        start, end, score = _align(words, part, max(at_least, best.score if best else 0.0))
        if score > (best.score if best else 0.0):
            best = Likest(passage, low + start, low + end, score)
    return best


def _parts(words: str, text: WholeText, at_least: float, within: int | None) -> Iterator[_Part]:
    """Where such words may stand."""
    joined = text.levelled
    first, end = (0, len(joined.text)) if within is None else joined.starts[within : within + 2]
    for low, high in text.runs.stretches(words, at_least, first, end):
        for passage, start, stop in joined.parts(low, high):
            if within in (None, passage):
                yield passage, start, stop


def _without(parts: Iterable[_Part], but: Likest | None) -> Iterator[_Part]:
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
