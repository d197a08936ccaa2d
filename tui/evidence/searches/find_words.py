"""Finding the texts that have words, by their beginnings and folded as the explorer's search folds them.

The passages of a source are folded as one text, and searched for one word after another: a chronology may
have a hundred searches, and all of them are run whenever its files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.text.search_text import fold_words, normalize

_BETWEEN = "\x1e"
"""Between two texts: it separates words, as any character does that is neither letter nor digit."""


def fold_entry(entry: str) -> tuple[str, ...]:
    """Return the folded words of an entry of `words:`; empty where it has no letter or digit.

    Args:
        entry: As written. Of several words a passage must have all, in any order.
    """
    return tuple(dict.fromkeys(normalize(entry).split()))


class TextFinder:
    """Finds those of some texts that have some words."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts; they are folded when they are first searched."""
        self._texts = texts
        self._folded: str | None = None
        self._found: dict[str, frozenset[int]] = {}

    def find(self, entries: Iterable[Sequence[str]]) -> list[int]:
        """Return the places, from 0, of the texts that have any of some entries, in order.

        Args:
            entries: Folded, as `fold_entry` returns them.
        """
        found: set[int] = set()
        for words in entries:
            if words:
                found |= frozenset.intersection(*map(self._with_word, words))
        return sorted(found)

    def _with_word(self, word: str) -> frozenset[int]:
        if word not in self._found:
            if self._folded is None:
                self._folded = fold_words(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in self._texts))
            self._found[word] = frozenset(_texts_with(word, self._folded))
        return self._found[word]


def _texts_with(word: str, folded: str) -> Iterator[int]:
    """Yield the places, from 0, of the texts in which a word has this beginning."""
    number, counted, at = 0, 0, folded.find(word)
    while at >= 0:
        if at and folded[at - 1].isalnum():
            at = folded.find(word, at + 1)
            continue
        number += folded.count(_BETWEEN, counted, at)
        yield number
        counted = folded.find(_BETWEEN, at)
        at = folded.find(word, counted) if counted >= 0 else -1
