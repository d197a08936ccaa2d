"""A text as windows of its words, in which hashed words are looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from tui.evidence.hashes.words_digest import digest_words
from tui.text.search_text import hash_words
from tui.text.word_offsets import word_offsets

MOST_PLACES = 1_000
"""Places of the same words that are counted; further ones are not."""
_BREAKS = frozenset('.!?:;\n"“”‘«»–—')
"""Between two words, what a passage may begin after."""


class WordWindows:
    """The windows of a text: so many words from some word on, numbered from 0.

    A hash is compared as `tui.evidence.hashes.words_hash` makes it, as its 16 hexadecimal digits.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._placed = word_offsets(text)
        self._joined = b""
        self._from: list[int] = []
        self._join()

    def __len__(self) -> int:
        """The number of words."""
        return len(self._from)

    def stretch(self, first: int, count: int) -> tuple[int, int]:
        """Where a window stands in the text: half-open, in code points."""
        return self._placed.starts[first], self._placed.ends[first + count - 1]

    def at(self, offset: int) -> int:
        """The first word that does not begin before an offset in the text."""
        return bisect_left(self._placed.starts, offset)

    def among(
        self, firsts: Iterable[int], count: int, wanted: Callable[[str], bool]
    ) -> Iterator[tuple[int, str]]:
        """The windows of `count` words, of those beginning at `firsts`, whose digest is wanted."""
        joined, starts = self._joined, [*self._from, len(self._joined) + 1]
        last = len(self) - count
        for first in firsts:
            if 0 <= first <= last:
                digest = digest_words(joined[starts[first] : starts[first + count] - 1])
                if wanted(digest):
                    yield first, digest

    def repeated(self, first: int, count: int) -> list[int]:
        """The windows with the same words as one, itself among them; at most `MOST_PLACES`."""
        starts = [*self._from[first : first + count + 1], len(self._joined) + 1]
        words = b" " + self._joined[starts[0] : starts[count] - 1] + b" "
        text = b" " + self._joined + b" "
        found: list[int] = []
        place = text.find(words)
        while place >= 0 and len(found) < MOST_PLACES:
            found.append(bisect_left(self._from, place))
            place = text.find(words, place + 1)
        return found

    def beginnings(self) -> list[int]:
        """The words that a sentence or a paragraph may begin with."""
        text, placed = self.text, self._placed
        ends = [0, *placed.ends]
        return [
            word
            for word, start in enumerate(placed.starts)
            if word == 0 or not _BREAKS.isdisjoint(text[ends[word] : start])
        ]

    def holds(self, start: int, end: int, count: int, digest: str) -> bool:
        """Whether a stretch of the text, in code points, has exactly the hashed words."""
        if not 0 <= start < end <= len(self.text):
            return False
        words = hash_words(self.text[start:end])
        return len(words) == count and digest_words(" ".join(words).encode("utf-8", "replace")) == digest

    def _join(self) -> None:
        words = [word.encode("utf-8", "replace") for word in self._placed.words]
        at = 0
        for word in words:
            self._from.append(at)
            at += len(word) + 1
        self._joined = b" ".join(words)
