"""The width of text in terminal cells (UAX #11): measuring it, cutting it to fit, padding it."""

from __future__ import annotations

import re
import unicodedata

from tui.text.char_map import CharMap

_ZERO = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
"""Vowels and finals of conjoining Hangul: drawn into the cell of their initial."""

_WIDE_SINCE = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)
"""Wide from Unicode 16 on, which Pythons before 3.14 do not know."""

_WIDE_UNASSIGNED = re.compile("[\U0001f300-\U0001faff\U00020000-\U0003fffd]")
"""Where code points that this Python does not know are wide once they are assigned (UAX #11, §5)."""


def _cells_of(char: str) -> str:
    """As many letters as the character takes cells (UAX #11; marks and format characters take none)."""
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf" or _ZERO.match(char):
        return ""
    if category == "Cn":
        return "xx" if _WIDE_UNASSIGNED.match(char) else "x"
    return "xx" if unicodedata.east_asian_width(char) in "WF" or _WIDE_SINCE.match(char) else "x"


_CELLS = CharMap(_cells_of)


def cell_width(text: str) -> int:
    """The width, in terminal cells, of one line of sanitized text (`tui.text.sanitize`)."""
    return len(text) if text.isascii() else len(text.translate(_CELLS))


def truncate(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut a text to a width in cells.

    Args:
        text: One line of sanitized text.
        width: The largest number of terminal cells; nothing fits into 0 or fewer.
        ellipsis: What is put at the end where the text is cut; left out where it does not fit by itself.

    Returns:
        The text as it is where it fits, else its beginning and the ellipsis. It may be one cell narrower
        than `width`, where a character two cells wide did not fit.
    """
    if cell_width(text) <= width:
        return text
    if cell_width(ellipsis) > width:
        ellipsis = ""
    return text[: _end_within(text, width - cell_width(ellipsis))] + ellipsis


def _end_within(text: str, width: int) -> int:
    """How many code points fit into `width` cells; combining marks stay with their letter."""
    if width <= 0:
        return 0
    used = 0
    for at, char in enumerate(text):
        used += cell_width(char)
        if used > width:
            return at
    return len(text)


def pad(text: str, width: int) -> str:
    """Return a text with spaces added at its end up to a width.

    Args:
        text: One line of sanitized text.
        width: In terminal cells; wider text is returned as it is.
    """
    return text + " " * (width - cell_width(text))
