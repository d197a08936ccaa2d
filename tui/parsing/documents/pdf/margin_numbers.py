"""Numbers of lines in the margin: a column of numbers that rise beside the text, which are none of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tui.parsing.documents.pdf.pages import PageWord, Piece

_NUMBER = re.compile(r"[A-Z]?(\d{1,3})[A-Z]?")
_LEAST = 5
_STEPS = frozenset({1, 2, 5, 10})
_NEAR = 4.0
"""Points within which the numbers begin, or end, at the same place."""
_EVEN = 0.2
"""Of the distance between two numbers, how far it may differ."""
_SURE = 0.15
"""Of the lines behind a number, how many go on from the one above: with a small letter."""


class _Number(NamedTuple):
    piece: int
    word: PageWord
    base: float
    value: int
    is_alone: bool


class MarginNumbers:
    """Finds the numbers of lines page by page; a numbering that begins anew on each page is remembered."""

    def __init__(self) -> None:
        """Start with no page."""
        self.pages = 0
        """On how many pages numbers were left out."""
        self._starts: Counter[int] = Counter()

    def strip(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces of a page without the numbers of its lines.

        Args:
            pieces: In the order of the file.
        """
        kept = pieces
        for is_left in (True, False):
            numbers = _rising(_numbers(kept, is_left=is_left))
            if not numbers or not _is_margin(kept, numbers, is_left=is_left):
                continue
            again = self._starts[numbers[0].value]
            self._starts[numbers[0].value] += 1
            if _is_flowing(kept, numbers) or (again and len(numbers) > 2 * _LEAST):
                self.pages += kept is pieces
                kept = _without(kept, numbers, is_left=is_left)
        return kept


def _numbers(pieces: Sequence[Piece], *, is_left: bool) -> list[_Number]:
    """The numbers that lines begin, or end, with, at the place where most of them do."""
    found = []
    for at, piece in enumerate(pieces):
        word = piece.words[0 if is_left else -1]
        match = _NUMBER.fullmatch(word.text)
        if match:
            found.append(_Number(at, word, piece.base, int(match[1]), len(piece.words) == 1))
    best: list[_Number] = []
    for edges in ([one.word.left for one in found], [one.word.right for one in found]):
        places = [round(edge / _NEAR) for edge in edges]
        if places:
            usual = Counter(places).most_common(1)[0][0]
            group = [one for one, place in zip(found, places, strict=True) if abs(place - usual) <= 1]
            best = max(best, group, key=len)
    return best if len(best) >= _LEAST else []


def _rising(numbers: Sequence[_Number]) -> list[_Number]:
    """The longest stretch of numbers, from the top, that rise by one step at even distances."""
    runs: list[list[_Number]] = []
    for number in sorted(numbers, key=lambda number: -number.base):
        run = runs[-1] if runs else []
        step = number.value - run[-1].value if run else 0
        if step in _STEPS and (len(run) == 1 or step == run[1].value - run[0].value):
            run.append(number)
        else:
            runs.append([run[-1], number] if step in _STEPS else [number])
    best = max(runs, key=len, default=[])
    if len(best) < _LEAST:
        return []
    gaps = [one.base - other.base for one, other in pairwise(best)]
    usual = median(gaps)
    even = sum(abs(gap - usual) <= _EVEN * usual for gap in gaps)
    return best if usual > 0 and even >= 0.75 * len(gaps) else []


def _is_margin(pieces: Sequence[Piece], numbers: Sequence[_Number], *, is_left: bool) -> bool:
    """Whether no text but the numbers stands in their column, and little beyond it."""
    ids = {number.piece for number in numbers}
    lines = beyond = 0
    edge = max(n.word.right for n in numbers) if is_left else min(n.word.left for n in numbers)
    top, bottom = numbers[0].base, numbers[-1].base
    for at, piece in enumerate(pieces):
        if at in ids or not bottom - 1 <= piece.base <= top + 1:
            continue
        lines += 1
        beyond += piece.left < edge if is_left else piece.right > edge
    texts = [number for number in numbers if not number.is_alone]
    return 5 * beyond <= lines and lines + len(texts) >= len(numbers) // 2


def _is_flowing(pieces: Sequence[Piece], numbers: Sequence[_Number]) -> bool:
    """Whether the lines beside the numbers are running text, and no rows of a table."""
    ids = {number.piece for number in numbers}
    top, bottom = numbers[0].base, numbers[-1].base
    firsts = []
    for at, piece in enumerate(pieces):
        if at in ids:
            firsts += [piece.words[1].text[0]] if len(piece.words) > 1 else []
        elif bottom - 1 <= piece.base <= top + 1:
            firsts.append(piece.text[0])
    return bool(firsts) and sum(letter.islower() for letter in firsts) >= _SURE * len(firsts)


def _without(pieces: Sequence[Piece], numbers: Sequence[_Number], *, is_left: bool) -> list[Piece]:
    gone = {number.piece for number in numbers}
    kept = []
    for at, piece in enumerate(pieces):
        words = piece.words
        if at in gone:
            words = words[1:] if is_left else words[:-1]
        if words:
            kept.append(piece._replace(words=words))
    return kept
