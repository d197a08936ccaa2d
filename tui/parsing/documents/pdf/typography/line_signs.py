"""What the letters and the place of a line tell: whether it ends a sentence, is an item, is set in."""

from __future__ import annotations

import re

from tui.parsing.documents.pdf.note_marks import MARKS, OPEN, plain_text
from tui.parsing.documents.pdf.pages import TextLine

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\d*$")
"""A number behind it is the mark of a footnote."""
_ITEM = re.compile(r"(?:[•▪◦‣●■□➢✓–−*\uf000-\uf0ff-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S")
_SIGN = re.compile(r"[^\w\s\"'“‘«(\[$£€]\s+\S")
"""What may be drawn for a bullet."""
_STEP = 0.7
"""Of the height of its letters, how far a line is set in, if it is."""


def ends_sentence(text: str) -> bool:
    """Return whether a line ends a sentence, or a part of one that may end a paragraph.

    Args:
        text: Of the line; the mark of a note may stand behind its end.
    """
    bare = MARKS.sub("", text).rstrip() if OPEN in text else text
    return bool(_ENDS.search(bare))


def is_numbered(text: str) -> bool:
    """Return whether a line begins with a common mark, or with the number, of an item in a list."""
    return bool(_ITEM.match(text))


def is_marked(text: str) -> bool:
    """Return whether a line begins with any mark of an item in a list."""
    return is_numbered(text) or bool(_SIGN.match(text))


def begins_large(line: TextLine) -> bool:
    """Return whether a line begins with anything but a small letter."""
    return not plain_text(line.text)[:1].islower()


def is_set_in(line: TextLine, left: float) -> bool:
    """Return whether a line begins further to the right than a place.

    Args:
        line: Any.
        left: Where others begin.
    """
    return line.left > left + _STEP * line.size


def is_set_out(line: TextLine, left: float) -> bool:
    """Return whether a line begins further to the left than a place.

    Args:
        line: Any.
        left: Where others begin.
    """
    return line.left < left - _STEP * line.size


def are_alike(one: TextLine, other: TextLine) -> bool:
    """Return whether two lines are of letters of one size; in either, some may be smaller.

    Args:
        one: Any.
        other: Any.
    """
    return _are_near(one.size, other.size) or (
        _are_near(one.tallest or one.size, other.tallest or other.size)
    )


def _are_near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.1 * max(one, other)
