"""Windows of the words of a text, whose digests are compared with those of hashed passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from tui.evidence.hashes.words_digest import digest_words
from tui.text.search_text import hash_words
from tui.text.word_offsets import word_offsets

MOST_PLACES = 1_000
"""Places of the same words that are counted; further ones are not."""
_BREAKS = frozenset('.!?:;\n"“”‘«»–—')
"""Characters between two words after which a passage may begin."""


class WordWindows:
    """The windows of a text. A window is a number of words from one word on; words are counted from 0.

    Digests are those of `tui.evidence.hashes.words_hash`: 16 hexadecimal digits.
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
        """Return where a window stands in the text: half-open, in code points.

        Args:
            first: The number of its first word, from 0.
            count: How many words it has, at least 1.
        """
        return self._placed.starts[first], self._placed.ends[first + count - 1]

    def at(self, offset: int) -> int:
        """The number, from 0, of the first word that begins at or after an offset in code points."""
        return bisect_left(self._placed.starts, offset)

    def among(
        self, firsts: Iterable[int], count: int, wanted: Callable[[str], bool]
    ) -> Iterator[tuple[int, str]]:
        """Yield the first word and the digest of the windows whose digest is wanted.

        Args:
            firsts: The first words of the windows, from 0; windows beyond the text are skipped.
            count: How many words each window has.
            wanted: Whether a digest is looked for.
        """
        joined, starts = self._joined, [*self._from, len(self._joined) + 1]
        last = len(self) - count
        for first in firsts:
            if 0 <= first <= last:
                digest = digest_words(joined[starts[first] : starts[first + count] - 1])
                if wanted(digest):
                    yield first, digest

    def repeated(self, first: int, count: int) -> list[int]:
        """Find all windows with the same words as a given one.

        Args:
            first: The number of the first word of the window, from 0.
            count: How many words it has.

        Returns:
            The numbers of the first words, including `first`; at most `MOST_PLACES`.
        """
        starts = [*self._from[first : first + count + 1], len(self._joined) + 1]
        words = b" " + self._joined[starts[0] : starts[count] - 1] + b" "
        text = b" " + self._joined + b" "
        firsts: list[int] = []
        place = text.find(words)
        while place >= 0 and len(firsts) < MOST_PLACES:
            firsts.append(bisect_left(self._from, place))
            place = text.find(words, place + 1)
        return firsts

    def beginnings(self) -> list[int]:
        """The numbers, from 0, of the words with which a sentence or a paragraph may begin."""
        text, placed = self.text, self._placed
        ends = [0, *placed.ends]
        return [
            word
            for word, start in enumerate(placed.starts)
            if word == 0 or not _BREAKS.isdisjoint(text[ends[word] : start])
        ]

    def holds(self, start: int, end: int, count: int, digest: str) -> bool:
        """Return whether a piece of the text has exactly the hashed words.

        Args:
            start: Where the piece begins, in code points from 0.
            end: Where it ends, half-open; offsets beyond the text give False.
            count: How many words were hashed.
            digest: Their digest.
        """
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
