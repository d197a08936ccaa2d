"""Pieces that belong together: one line drawn in parts, and the marks of notes drawn by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.parsing.documents.pdf.note_marks import OPEN, SIGNS, marked
from tui.parsing.documents.pdf.page_pieces import WIDE
from tui.parsing.documents.pdf.pages import PageWord, Piece

_LEVEL = 0.25
"""Of the height of the letters, how far two pieces of one line may differ in height."""
_LONGEST = 4
"""Letters of an index in a formula."""
_OVER = 0.2
"""Of the height of the letters, how far a mark may reach over those beside it."""
_MARK = frozenset(SIGNS + ",-– ")


def join_pieces(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with those joined that follow one another on a line, in the order of the file.

    A small figure that stands raised beside a piece becomes a mark in it.

    Args:
        pieces: Those of a page.
    """
    joined: list[list[Piece]] = []
    for piece in pieces:
        last = joined[-1][-1] if joined else None
        if last is None:
            joined.append([piece])
        elif (whole := _with_mark(last, piece)) is not None:
            joined[-1][-1] = whole
        elif _follows(last, piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return _place_marks(_place_indexes([merge_pieces(parts) for parts in joined]))


def merge_pieces(parts: Sequence[Piece]) -> Piece:
    """Return the parts of a line as one piece, in the given order; the widest gives the base line."""
    if len(parts) == 1:
        return parts[0]
    widest = max(parts, key=lambda part: part.right - part.left)
    words = tuple(word for part in parts for word in part.words)
    return Piece(words, widest.base, widest.size, all(part.is_bold for part in parts))


def _follows(one: Piece, other: Piece) -> bool:
    size = max(one.size, other.size)
    return abs(one.base - other.base) < _LEVEL * size and -0.3 * size < other.left - one.right <= WIDE * size


def _is_mark(piece: Piece) -> bool:
    words = piece.words
    return (
        len(words) <= 3
        and words[0].text[0] in _MARK
        and len(piece.text) <= 8
        and _MARK.issuperset(piece.text)
    )


def _with_mark(one: Piece, other: Piece) -> Piece | None:
    """Two pieces as one where either is a mark beside the other; else None."""
    if _is_mark(other) and _is_raised(other, one) and _is_beside(one, other, one.size):
        end = one.words[-1]
        word = PageWord(end.text + marked(other.text), end.left, other.right, end.size)
        return one._replace(words=(*one.words[:-1], word))
    if _is_mark(one) and _is_raised(one, other) and _is_beside(one, other, other.size):
        word = PageWord(marked(one.text), one.left, one.right, one.size)
        return other._replace(words=(word, *other.words))
    return None


def _is_beside(one: Piece, other: Piece, size: float) -> bool:
    """Whether a piece follows another; a mark may lean over the last letter."""
    return -_OVER * size < other.left - one.right <= WIDE * size


def _is_raised(mark: Piece, piece: Piece) -> bool:
    return mark.size < 0.9 * piece.size and 0.1 * piece.size < mark.base - piece.base < 0.9 * piece.size


def _place_marks(pieces: list[Piece]) -> list[Piece]:
    """Put marks that were drawn apart from their line to the piece beside which they stand."""
    marks = [at for at, piece in enumerate(pieces) if OPEN not in piece.text and _is_mark(piece)]
    if not marks or len(marks) == len(pieces):
        return pieces
    order = sorted((piece.base, at) for at, piece in enumerate(pieces))
    gone = set()
    for at in marks:
        mark = pieces[at]
        start = bisect_left(order, (mark.base - 3 * mark.size, -1))
        # Beside it stand few lines; in a file made to take long, many.
        for base, near in order[start : start + 40]:
            if base > mark.base:
                break
            whole = None if near == at or near in gone else _placed(pieces[near], mark)
            if whole:
                pieces[near] = whole
                gone.add(at)
                break
    return [piece for at, piece in enumerate(pieces) if at not in gone]


def _placed(piece: Piece, mark: Piece) -> Piece | None:
    """A piece with a mark that stands beside it or in a gap of it; None where it stands elsewhere."""
    if whole := _with_mark(piece, mark) or _with_mark(mark, piece):
        return whole
    if not _is_raised(mark, piece):
        return None
    for at, (one, other) in enumerate(pairwise(piece.words)):
        if one.right - _OVER * piece.size < mark.left and mark.right < other.left + _OVER * piece.size:
            word = one._replace(text=one.text + marked(mark.text))
            return piece._replace(words=(*piece.words[:at], word, *piece.words[at + 1 :]))
    return None


def _place_indexes(pieces: list[Piece]) -> list[Piece]:
    """Put small lowered letters that were drawn apart from their line to the word beside which they stand."""
    usual = max((piece.size for piece in pieces), default=0.0)
    small = [
        at for at, piece in enumerate(pieces) if piece.size < 0.9 * usual and len(piece.text) <= _LONGEST
    ]
    if not small:
        return pieces
    order = sorted((piece.base, at) for at, piece in enumerate(pieces))
    gone = set()
    for at in small:
        index = pieces[at]
        start = bisect_left(order, (index.base, -1))
        for base, near in order[start : start + 40]:
            if base > index.base + index.size:
                break
            whole = None if near == at or near in gone else _with_index(pieces[near], index)
            if whole:
                pieces[near] = whole
                gone.add(at)
                break
    return [piece for at, piece in enumerate(pieces) if at not in gone]


def _with_index(piece: Piece, index: Piece) -> Piece | None:
    """A piece with small lowered letters behind one of its words, as in a formula; None if they are none."""
    size = piece.size
    if index.size >= 0.9 * size or not 0.05 * size < piece.base - index.base < 0.45 * size:
        return None
    for at, word in enumerate(piece.words):
        if not -_OVER * size < index.left - word.right < _OVER * size:
            continue
        after = piece.words[at + 1 :]
        if after and index.right > after[0].left + _OVER * size:
            return None
        text, right = word.text + index.text, index.right
        if after and after[0].left - index.right < 0.12 * size:
            text, right, after = text + after[0].text, after[0].right, after[1:]
        whole = PageWord(text, word.left, right, word.size)
        return piece._replace(words=(*piece.words[:at], whole, *after))
    return None
