"""Where in a long text something like a short one may stand: by the runs of four letters that both have.

Filtering by q-grams (E. Ukkonen, *Approximate string-matching with q-grams and maximal matches*, 1992): an
edit takes only so many runs away, so a stretch that is like enough keeps the others. The blocks of the text
that hold a run are the bits of one number, and the runs of every block are counted in all blocks at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tui.text.cancellation import stop_if_asked

_RUN = 4
_BLOCK = 128
"""Code points; one bit each in the numbers below."""
_PIECE = 200
"""Longer texts are looked for by pieces: where the whole is like, one piece at least is as like."""
_ROOM = 1 << 25
"""Bytes of numbers that are kept."""
_COUNTED = 8
_MOST_READ = 16_384
"""Code points that are offered at most; where more may be like, those that share most runs. What is 90 % like
shares two thirds of them where letters were changed, and no text shares as many by chance."""


class QGramIndex:
    """The runs of one text."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._blocks: dict[str, list[int]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._counted: dict[tuple[frozenset[str], int, int], list[int]] = {}
        """What was asked for last, because it is asked for again with another likeness."""
        blocks = self._blocks
        for block, start in enumerate(range(0, len(text), _BLOCK)):
            stop_if_asked()
            part = text[start : start + _BLOCK + _RUN - 1]
            for run in {part[at : at + _RUN] for at in range(len(part) - _RUN + 1)}:
                blocks.setdefault(run, []).append(block)

    def stretches(
        self, words: str, at_least: float, first: int = 0, end: int | None = None
    ) -> list[tuple[int, int]]:
        """Where something like the words may stand: half-open, in order, apart, together not too long.

        Args:
            words: What is looked for.
            at_least: How like, out of 100, by `rapidfuzz.fuzz.ratio`; from 60 on.
            first: Where to begin.
            end: Where to stop; None for the end of the text.
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
        """The blocks from which on a piece may stand; at most so many, those that share most runs with it."""
        # Every second one: half the work, and a letter takes but half as many away.
        runs = {piece[at : at + _RUN] for at in range(0, len(piece) - _RUN + 1, 2)}
        counts = self._counts(runs, touched, within)
        lost = 1 - at_least / 100
        # Of the letters of both texts together, `lost` may be deleted or inserted; each takes two runs away.
        least = max(len(runs) - int(4 * lost * len(piece)), 1)
        found = _at_least(counts, least, within)
        if found.bit_count() > most:
            found = _fewest(counts, range(least + 1, len(runs) + 1), most, within) or found
        for _ in range(most):
            if not found:
                return
            lowest = found & -found
            yield lowest.bit_length() - 1
            found ^= lowest

    def _counts(self, runs: set[str], touched: int, within: int) -> list[int]:
        """How many of the runs the blocks from each on hold: binary digits, lowest first, a bit a block."""
        asked = (frozenset(runs), touched, within)
        if asked in self._counted:
            return self._counted[asked]
        counts: list[int] = []
        for run in runs:
            held = self._number(run, touched) & within
            for place, digit in enumerate(counts):
                counts[place], held = digit ^ held, digit & held
                if not held:
                    break
            if held:
                counts.append(held)
        if len(self._counted) >= _COUNTED:
            self._counted.clear()
        self._counted[asked] = counts
        return counts

    def _number(self, run: str, touched: int) -> int:
        """The blocks from which on so many hold a run between them."""
        number = self._numbers.get((run, touched))
        if number is None:
            bits = bytearray(self._size // _BLOCK // 8 + 1)
            for block in self._blocks.get(run, ()):
                bits[block >> 3] |= 1 << (block & 7)
            number = one = int.from_bytes(bits, "little")
            for _ in range(touched - 1):
                one >>= 1
                number |= one
            if len(self._numbers) * len(bits) >= _ROOM:
                self._numbers.clear()
            self._numbers[run, touched] = number
        return number


def _pieces(words: str) -> Iterator[str]:
    """The words from end to end, in pieces of much the same length."""
    count = -(-len(words) // _PIECE)
    for number in range(count):
        yield words[len(words) * number // count : len(words) * (number + 1) // count]


def _at_least(counts: list[int], least: int, within: int) -> int:
    """The blocks whose count is not below a number."""
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
    """The blocks whose count is not below the first of some numbers that leaves at most so many, if any."""
    first = bisect_left(choices, True, key=lambda least: _at_least(counts, least, within).bit_count() <= most)
    last = bisect_left(choices, True, key=lambda least: not _at_least(counts, least, within))
    return _at_least(counts, choices[min(first, last - 1)], within) if choices and last else 0


def _apart(stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches, those that touch made one."""
    held: tuple[int, int] | None = None
    for low, high in stretches:
        if held and low <= held[1]:
            held = held[0], max(held[1], high)
        else:
            if held:
                yield held
            held = low, high
    if held:
        yield held
