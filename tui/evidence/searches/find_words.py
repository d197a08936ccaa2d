"""Finding the passages that have words, by their beginnings and folded as the explorer's search folds them.

The passages of a source are folded as one text, and searched for one word after another: a chronology may
have a hundred searches, and all of them are run whenever its files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.chronology.source import Passage, Source
from tui.text.search_text import fold_words, normalize

_BETWEEN = "\x1e"
"""Between two passages: it separates words, as any character does that is neither letter nor digit."""


def fold_entry(entry: str) -> tuple[str, ...]:
    """Return the folded words of an entry of `words:`; empty where it has no letter or digit.

    Args:
        entry: As written. Of several words a passage must have all, in any order.
    """
    return tuple(dict.fromkeys(normalize(entry).split()))


class PassageFinder:
    """Finds the passages of one source that have some words."""

    def __init__(self, source: Source) -> None:
        """Take a source; its text is folded when it is first searched."""
        self._source = source
        self._folded = ""
        self._found: dict[str, frozenset[int]] = {}

    def find(self, entries: Iterable[Sequence[str]]) -> list[Passage]:
        """Return the passages that have any of some entries, in order.

        Args:
            entries: Folded, as `fold_entry` returns them.
        """
        found: set[int] = set()
        for words in entries:
            found |= frozenset.intersection(*map(self._with_word, words))
        return [self._source.passages[at] for at in sorted(found)]

    def _with_word(self, word: str) -> frozenset[int]:
        if word not in self._found:
            if not self._folded:
                texts = (passage.text.replace(_BETWEEN, " ") for passage in self._source.passages)
                self._folded = fold_words(_BETWEEN.join(texts))
            self._found[word] = frozenset(_passages_with(word, self._folded))
        return self._found[word]


def _passages_with(word: str, text: str) -> Iterator[int]:
    """Yield the places, from 0, of the passages in which a word has this beginning."""
    number, counted, at = 0, 0, text.find(word)
    while at >= 0:
        if at and text[at - 1].isalnum():
            at = text.find(word, at + 1)
            continue
        number += text.count(_BETWEEN, counted, at)
        yield number
        counted = text.find(_BETWEEN, at)
        at = text.find(word, counted) if counted >= 0 else -1


def finders_of(sources: Iterable[Source]) -> Mapping[str, PassageFinder]:
    """Return a finder for each source, by its id."""
    return {source.id: PassageFinder(source) for source in sources}
