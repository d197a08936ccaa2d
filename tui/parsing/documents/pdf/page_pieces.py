"""The words of a page, in pieces: words that follow one another on a line without a wide gap."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from tui.parsing.documents.contents import to_one_line
from tui.parsing.documents.pdf.letters import HYPHENS, PageLetters
from tui.parsing.documents.pdf.note_marks import CLOSE, OPEN, SIGNS, marked
from tui.parsing.documents.pdf.pages import PageWord, Piece
from tui.parsing.documents.pdf.right_to_left import is_right_to_left, ordered_letters, ordered_words

_LINE = re.compile(f"[^\\r\\n{HYPHENS}]+[{HYPHENS}]?")
_WORD = re.compile(r"\S+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_HALF = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(f"[\0{OPEN}{CLOSE}]")
_SIGN = f"[{re.escape(SIGNS)}]{{1,4}}"
_MARK_INSIDE = re.compile(
    rf"(?<=\w){_SIGN}(?=[,.;:!?)\]”’»\"']+$)|(?<=[^\W\d_]){_SIGN}(?=['’\-–—/]?[^\W\d_])"
)
"""Behind a word before what closes it, or inside it: before another letter, or before `'s`."""
_ENDS = tuple(HYPHENS)
WIDE = 0.75
"""Of the height of its letters, a gap in a line that is no space between words."""
_SPREAD = 1.3
"""Times the height of its letters, how wide each letter of a word is at most, on average."""
_SMALL = 0.9
"""Of the height of the letters beside it, a mark's, at most."""
_RAISED = 0.12
"""Of the height of the letters, how far a mark stands above the base line, at least."""


class _Spot(NamedTuple):
    """A word as pdfium gives it: where its first and last letters stand."""

    text: str
    first: int
    last: int
    left: float
    right: float
    first_size: float
    last_size: float


class PagePieces(NamedTuple):
    """What is written on a page."""

    text: str
    """All its letters, as `PageLetters.read` gives them."""
    pieces: list[Piece]
    """In the order of the file."""
    sideways: list[str]
    """The lines that run another way than most."""


def read_pieces(letters: PageLetters) -> PagePieces:
    """Return the pieces of a page.

    Args:
        letters: Those of the page; it is set how they are turned.
    """
    whole = letters.read()
    lines = []
    angles: Counter[int] = Counter()
    for found in _LINE.finditer(whole):
        first = _WORD.search(found[0])
        if first:
            angle = letters.angle(found.start() + first.start())
            angles[angle] += len(found[0])
            lines.append((found, angle))
    letters.turn_to(angles)
    read = PagePieces(whole, [], [])
    for found, angle in lines:
        if angle != letters.turned:
            read.sideways.append(to_one_line(" ".join(_clean(word) for word in found[0].split())))
            continue
        read.pieces.extend(_pieces(letters, found[0], found.start()))
    return read


def _pieces(letters: PageLetters, line: str, start: int) -> Iterator[Piece]:
    sizes: dict[float, float] = {}
    spots = [_spot(letters, sizes, found[0], start + found.start()) for found in _WORD.finditer(line)]
    if any(right - left > _SPREAD * high * len(text) for text, _, _, left, right, high, _ in spots):
        spots = [part for spot in spots for part in _spread(letters, sizes, spot)]
    size = median([spot.first_size for spot in spots] + [spot.last_size for spot in spots])
    size = size if size > 0 else 1.0
    if not line.isascii() and is_right_to_left(line):
        yield from _turned_pieces(letters, spots, size)
        return
    begun = 0
    right = spots[0].right
    for at, spot in enumerate(spots):
        if spot.left - right > WIDE * size or spot.right < spots[at - 1].left:
            yield from _piece(letters, spots[begun:at], size) if at else ()
            begun = at
        right = spot.right
    yield from _piece(letters, spots[begun:], size)


def _spread(letters: PageLetters, sizes: dict[float, float], spot: _Spot) -> Iterator[_Spot]:
    """A word, as several where its letters stand far apart: the small figures of one line of a formula."""
    text, first = spot.text, spot.first
    begun = 0
    right = spot.left
    for at in range(len(text)):
        left, _, end, _ = letters.box(first + at)
        if at and left - right > WIDE * spot.first_size:
            yield _spot(letters, sizes, text[begun:at], first + begun)
            begun = at
        right = end
    yield _spot(letters, sizes, text[begun:], first + begun)


def _spot(letters: PageLetters, sizes: dict[float, float], text: str, first: int) -> _Spot:
    """A word; `sizes` keeps, for letters of one line by the height of their shape, how they were set."""
    last = first + len(text) - 1
    if text[-1] in HYPHENS and len(text) > 1:
        last -= 1
    left, bottom, right, top = letters.box(first)
    high = top - bottom
    size = sizes.get(high) or sizes.setdefault(high, letters.size(first) or high)
    if last <= first:
        return _Spot(text, first, last, left, right, size, size)
    one, bottom, other, top = letters.box(last)
    high = top - bottom
    last_size = sizes.get(high) or sizes.setdefault(high, letters.size(last) or high)
    return _Spot(
        text, first, last, one if one < left else left, other if other > right else right, size, last_size
    )


def _piece(letters: PageLetters, spots: list[_Spot], size: float) -> Iterator[Piece]:
    """A piece; nothing where none of its letters can be shown."""
    if len(spots) == 1 or max(spots[0].first_size, spots[-1].last_size) < _SMALL * size:
        size = median([height for spot in spots for height in (spot.first_size, spot.last_size)]) or size
    small = _SMALL * size
    head = next((spot for spot in spots if spot.first_size >= small), spots[0])
    base = letters.base(head.first)
    words = []
    for spot in spots:
        text, first, _, left, right, height, last_height = spot
        tallest = height if height > last_height else last_height
        low = _SMALL * (tallest if tallest > size else size)
        if height < low or last_height < low or (not text.isalpha() and _MARK_INSIDE.search(text)):
            text = _with_marks(letters, text, first, max(size, tallest), base)
        elif not (text.isascii() and text.isprintable()):
            text = _clean(text)
        if text:
            words.append(PageWord(text, left, right, tallest))
    if words:
        is_bold = letters.is_bold(spots[0].first) and letters.is_bold(spots[-1].last)
        yield Piece(tuple(words), base, size, is_bold)


def _turned_pieces(letters: PageLetters, spots: list[_Spot], size: float) -> Iterator[Piece]:
    """Pieces of a line of Arabic or Hebrew, each with its words as they are read."""
    base = letters.base(spots[0].first)
    words = []
    for spot in spots:
        is_so = is_right_to_left(spot.text)
        text = ordered_letters(letters, spot.text, spot.first) if is_so else spot.text
        if text := _clean(text):
            words.append(PageWord(text, spot.left, spot.right, spot.first_size))
    words.sort(key=lambda word: word.left)
    begun = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].left - words[at - 1].right > 2 * WIDE * size:
            yield Piece(tuple(ordered_words(words[begun:at])), base, size)
            begun = at


def _with_marks(letters: PageLetters, text: str, first: int, size: float, base: float) -> str:
    """A word, with small raised figures and signs at its beginning and end as marks."""
    tail = _MARK_INSIDE.search(text)
    end = stop = tail.end() if tail else len(text)
    while stop > 0 and end - stop < 6 and _is_mark(letters, text[stop - 1], first + stop - 1, size, base):
        stop -= 1
    start = 0
    while start < stop and start < 4 and _is_mark(letters, text[start], first + start, size, base):
        start += 1
    head = marked(text[:start]) if start else ""
    mark = marked(text[stop:end]) if stop < end else ""
    return head + _clean(text[start:stop]) + mark + _clean(text[end:])


def _is_mark(letters: PageLetters, letter: str, at: int, size: float, base: float) -> bool:
    if letter not in SIGNS and letter not in ",-–":
        return False
    return letters.size(at) < _SMALL * size and letters.base(at) > base + _RAISED * size


def _clean(text: str) -> str:
    """Letters as they are shown: ligatures taken apart, halves joined, a hyphen at the end as one."""
    if text.endswith(_ENDS):
        text = text[:-1] + "-"
    if not text.isascii():
        if _HALF.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _HIDDEN.sub("", text)
