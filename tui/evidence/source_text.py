"""A source as one text: what is looked for in all of its passages is looked for once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from weakref import ref

from tui.chronology.source import Passage, Source
from tui.evidence.quotations.normalized_text import NormalizedText, has_divided_word, normalize_quote
from tui.evidence.quotations.qgram_index import QGramIndex
from tui.text.cancellation import stop_if_asked


class SourceText:
    """The passages of a source one after another, as they are and normalised."""

    def __init__(self, passages: Sequence[Passage], language: str = "") -> None:
        self.passages = passages
        self.language = language
        """As the source gives it: a tag such as `de-AT`; empty for English."""
        self._levels: dict[int, NormalizedText] = {}

    @cached_property
    def raw(self) -> JoinedPassages:
        """The passages as they are."""
        return JoinedPassages([passage.text for passage in self.passages])

    @cached_property
    def levelled(self) -> JoinedPassages:
        """The passages normalised, a word that is divided between two lines as one word."""
        return JoinedPassages([self.level(at).text for at in range(len(self.passages))])

    @cached_property
    def divided(self) -> Mapping[int, NormalizedText]:
        """By place, the passages normalised as if hyphens at the ends of lines belonged to the words."""
        texts = ((at, passage.text) for at, passage in enumerate(self.passages))
        return {at: normalize_quote(text, join_lines=False) for at, text in texts if has_divided_word(text)}

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The places of the passages, from 0, by what `id` says of them."""
        return {id(passage): at for at, passage in enumerate(self.passages)}

    def level(self, at: int) -> NormalizedText:
        """The passage of a place normalised, as in `levelled`."""
        if at not in self._levels:
            stop_if_asked()
            self._levels[at] = normalize_quote(self.passages[at].text)
        return self._levels[at]

    @cached_property
    def runs(self) -> QGramIndex:
        """Of `levelled`."""
        return QGramIndex(self.levelled.text)


class JoinedPassages:
    """Texts as one, a line feed between them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self.starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def at(self, offset: int) -> int:
        """Which of the texts has an offset: its place, from 0."""
        return bisect_right(self.starts, offset) - 1

    def parts(self, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """The texts that a half-open stretch covers: the place of each, and the stretch within it."""
        for at in range(self.at(low), len(self.starts) - 1):
            start, end = self.starts[at], self.starts[at + 1] - 1
            if start >= high:
                return
            yield at, max(low - start, 0), min(high, end) - start

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """The text and the offset within it at which words stand, in order; none of them overlap."""
        found = self.text.find(words)
        while found >= 0:
            at = self.at(found)
            inside = found + len(words) < self.starts[at + 1]
            if inside:
                yield at, found - self.starts[at]
            found = self.text.find(words, found + (len(words) if inside else 1))


_held: dict[int, tuple[ref[Source], SourceText]] = {}


def join_source(source: Source) -> SourceText:
    """The text of a source, which lasts as long as the source."""
    key = id(source)
    held = _held.get(key)
    if held is None or held[0]() is not source:
        held = ref(source, lambda _: _held.pop(key, None)), SourceText(source.passages, source.language)
        _held[key] = held
    return held[1]
