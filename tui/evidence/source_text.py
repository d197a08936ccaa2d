"""A source as one text, so that all of its passages are searched at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from weakref import ref

from tui.chronology.source import Passage, Source
from tui.evidence.quotations.normalized_text import (
    NormalizedText,
    has_divided_word,
    normalize_quote,
    without_marks,
)
from tui.evidence.quotations.qgram_index import QGramIndex
from tui.text.cancellation import stop_if_asked


class SourceText:
    """The passages of a source joined into one text, as written and normalised. Computed on demand."""

    def __init__(self, passages: Sequence[Passage], language: str = "") -> None:
        self.passages = passages
        self.language = language
        """The source's language tag (BCP 47) such as `de-AT`; empty for English."""
        self._levels: dict[int, NormalizedText] = {}

    @cached_property
    def raw(self) -> JoinedPassages:
        """The passages as written."""
        return JoinedPassages([passage.text for passage in self.passages])

    @cached_property
    def levelled(self) -> JoinedPassages:
        """The passages normalised; a word divided between two lines becomes one word."""
        return JoinedPassages([self.level(at).text for at in range(len(self.passages))])

    @cached_property
    def flowing(self) -> str:
        """`levelled` with a space between the passages, so that words run on over their ends."""
        return self.levelled.text.replace("\n", " ")

    @cached_property
    def divided(self) -> Mapping[int, NormalizedText]:
        """Passages with a hyphen at the end of a line, normalised with the hyphen kept; by index from 0."""
        texts = ((at, passage.text) for at, passage in enumerate(self.passages))
        return {at: normalize_quote(text, join_lines=False) for at, text in texts if has_divided_word(text)}

    @cached_property
    def unmarked(self) -> Mapping[int, NormalizedText]:
        """Passages with marks of notes in them, as `levelled` and without the marks; by index from 0."""
        marked = (at for at, passage in enumerate(self.passages) if "[" in passage.text)
        found = ((at, without_marks(self.level(at))) for at in marked)
        return {at: level for at, level in found if level}

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The indexes of the passages, from 0, by their `id()`."""
        return {id(passage): at for at, passage in enumerate(self.passages)}

    def level(self, at: int) -> NormalizedText:
        """The passage at an index, from 0, normalised as in `levelled`."""
        if at not in self._levels:
            stop_if_asked()
            self._levels[at] = normalize_quote(self.passages[at].text)
        return self._levels[at]

    @cached_property
    def runs(self) -> QGramIndex:
        """The q-gram index of `levelled`."""
        return QGramIndex(self.levelled.text)


class JoinedPassages:
    """Several texts as one, with a line feed between them. Offsets are code points from 0."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self.starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def at(self, offset: int) -> int:
        """The index, from 0, of the text that contains an offset of the joined text."""
        return bisect_right(self.starts, offset) - 1

    def parts(self, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """Split a piece of the joined text by the texts that it covers.

        Args:
            low: Where the piece begins in the joined text.
            high: Where it ends, half-open.

        Yields:
            The index of a text, from 0, and the half-open offsets within it.
        """
        for at in range(self.at(low), len(self.starts) - 1):
            start, end = self.starts[at], self.starts[at + 1] - 1
            if start >= high:
                return
            yield at, max(low - start, 0), min(high, end) - start

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """Find words in all texts.

        Args:
            words: Must stand within one text; they are compared as they are.

        Yields:
            The index of a text, from 0, and the offset within it; in order, without overlaps.
        """
        offset = self.text.find(words)
        while offset >= 0:
            at = self.at(offset)
            inside = offset + len(words) < self.starts[at + 1]
            if inside:
                yield at, offset - self.starts[at]
            offset = self.text.find(words, offset + (len(words) if inside else 1))


_cache: dict[int, tuple[ref[Source], SourceText]] = {}


def join_source(source: Source) -> SourceText:
    """The text of a source, cached as long as the source exists."""
    key = id(source)
    cached = _cache.get(key)
    if cached is None or cached[0]() is not source:
        cached = ref(source, lambda _: _cache.pop(key, None)), SourceText(source.passages, source.language)
        _cache[key] = cached
    return cached[1]
