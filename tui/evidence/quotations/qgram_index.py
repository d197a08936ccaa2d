"""A q-gram index: finds where a long text may contain something similar to a short one.

Filtering by q-grams, here of four letters (E. Ukkonen, *Approximate string-matching with q-grams and maximal
matches*, 1992): an edit destroys only so many of them, so a similar text has the others. For each q-gram, the
blocks of the text that contain it are the bits of one integer, so that all blocks are counted at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tui.text.cancellation import stop_if_asked

_RUN = 4
_BLOCK = 128
"""The size of a block in code points; each block is one bit of the integers below."""
_PIECE = 200
"""Code points. Longer texts are looked for by pieces: if the whole is similar, so is at least one piece."""
_ROOM = 1 << 25
"""Bytes of integers that are cached."""
_COUNTED = 8
_MOST_READ = 16_384
"""Code points in the result at most; of more, those that share most q-grams. A text that is 90 % similar
shares two thirds of them where letters were changed, and no text shares as many by chance."""


class QGramIndex:
    """The q-grams of one text, called runs here."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._blocks: dict[str, list[int]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._counted: dict[tuple[frozenset[str], int, int], list[int]] = {}
        """The last results, since the same words are often looked for again with a different similarity."""
        blocks = self._blocks
        for block, start in enumerate(range(0, len(text), _BLOCK)):
            stop_if_asked()
            part = text[start : start + _BLOCK + _RUN - 1]
            for run in {part[at : at + _RUN] for at in range(len(part) - _RUN + 1)}:
                blocks.setdefault(run, []).append(block)

    def stretches(
        self, words: str, at_least: float, first: int = 0, end: int | None = None
    ) -> list[tuple[int, int]]:
        """Find where something similar to some words may be.

        Args:
            words: The text to look for.
            at_least: The least similarity, 60 to 100, as `rapidfuzz.fuzz.ratio` measures it.
            first: Where to begin, in code points from 0.
            end: Where to stop, half-open; None for the end of the text.

        Returns:
            Half-open offsets in code points, sorted, not touching; together about `_MOST_READ` at most.
        """
        end = self._size if end is None else end
        within = (1 << -(-end // _BLOCK)) - (1 << max(first // _BLOCK - 1, 0))
        reach = len(words) * 5 // 4 + _BLOCK
        most = max(_MOST_READ // (2 * reach), 4)
        low_high = []
        for piece in _pieces(words):
            touched = (len(piece) * 5 // 4 + _BLOCK - 2) // _BLOCK + 1
            for block in self._sharing(piece, touched, at_least, within, most):
                start = block * _BLOCK
                low_high.append((max(start - reach, first), min(start + touched * _BLOCK + reach, end)))
        return list(_apart(sorted(low_high)))

    def _sharing(self, piece: str, touched: int, at_least: float, within: int, most: int) -> Iterator[int]:
        """The blocks at which a piece may begin; at most `most`, those that share most runs with it."""
        # Every second run: half the work, and a changed letter destroys only half as many.
        runs = {piece[at : at + _RUN] for at in range(0, len(piece) - _RUN + 1, 2)}
        counts = self._counts(runs, touched, within)
        lost = 1 - at_least / 100
        # Of the letters of both texts together, the share `lost` may be edited; each edit destroys two runs.
        least = max(len(runs) - int(4 * lost * len(piece)), 1)
        blocks = _at_least(counts, least, within)
        if blocks.bit_count() > most:
            blocks = _fewest(counts, range(least + 1, len(runs) + 1), most, within) or blocks
        for _ in range(most):
            if not blocks:
                return
            lowest = blocks & -blocks
            yield lowest.bit_length() - 1
            blocks ^= lowest

    def _counts(self, runs: set[str], touched: int, within: int) -> list[int]:
        """How many runs occur from each block on: binary digits, lowest first, one bit for each block."""
        request = (frozenset(runs), touched, within)
        if request in self._counted:
            return self._counted[request]
        counts: list[int] = []
        for run in runs:
            carry = self._number(run, touched) & within
            for place, digit in enumerate(counts):
                counts[place], carry = digit ^ carry, digit & carry
                if not carry:
                    break
            if carry:
                counts.append(carry)
        if len(self._counted) >= _COUNTED:
            self._counted.clear()
        self._counted[request] = counts
        return counts

    def _number(self, run: str, touched: int) -> int:
        """The blocks from which on one of the next `touched` blocks contains a run."""
        number = self._numbers.get((run, touched))
        if number is None:
            bits = bytearray(self._size // _BLOCK // 8 + 1)
            for block in self._blocks.get(run, ()):
                bits[block >> 3] |= 1 << (block & 7)
            number = shifted = int.from_bytes(bits, "little")
            for _ in range(touched - 1):
                shifted >>= 1
                number |= shifted
            if len(self._numbers) * len(bits) >= _ROOM:
                self._numbers.clear()
            self._numbers[run, touched] = number
        return number


def _pieces(words: str) -> Iterator[str]:
    """Split the words into pieces of about the same length."""
    count = -(-len(words) // _PIECE)
    for number in range(count):
        yield words[len(words) * number // count : len(words) * (number + 1) // count]


def _at_least(counts: list[int], least: int, within: int) -> int:
    """The blocks whose count is at least `least`."""
    if least >> len(counts):
        return 0
    more, same = 0, within
    for place in reversed(range(len(counts))):
        digit = counts[place]
        if least >> place & 1:
            same &= digit
        else:
            more |= same & digit
            same &= ~digit
    return more | same


def _fewest(counts: list[int], choices: range, most: int, within: int) -> int:
    """The blocks whose count reaches the first of some numbers that leaves at most `most` blocks, if any."""
    first = bisect_left(choices, True, key=lambda least: _at_least(counts, least, within).bit_count() <= most)
    last = bisect_left(choices, True, key=lambda least: not _at_least(counts, least, within))
    return _at_least(counts, choices[min(first, last - 1)], within) if choices and last else 0


def _apart(stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The half-open offsets, those that touch merged."""
    last: tuple[int, int] | None = None
    for low, high in stretches:
        if last and low <= last[1]:
            last = last[0], max(last[1], high)
        else:
            if last:
                yield last
            last = low, high
    if last:
        yield last
