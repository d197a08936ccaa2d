"""Marks of notes: small raised figures and signs, kept apart from the words they stand beside.

While a document is read, a mark stands between two code points that no text has: so a year and the mark
behind it are never taken for one number, nor a mark for the size of its line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters (Unicode, chapter 23.7), which to other programs are no letters either."""
MARKS = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_LEADING = re.compile(f"\\A{OPEN}([^{CLOSE}]*){CLOSE}\\s*")
SIGNS = "0123456789*†‡§¶¹²³"
_ANY = re.compile(rf"\s*{OPEN}([^{CLOSE}]*){CLOSE}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MEASURE = re.compile(r"(?:^|[\s\d(/·])(?:[a-zA-Zµ]{1,2}|(?<!\d)\d{1,3})$")
"""A unit or a factor, behind which a raised figure is a power."""


def marked(text: str) -> str:
    """Return a mark as it is kept while a document is read."""
    return f"{OPEN}{text}{CLOSE}"


def plain_text(text: str) -> str:
    """Return a text with its marks as plain figures and signs, for comparing lines."""
    return MARKS.sub(r"\1", text) if OPEN in text else text


class SettledText(NamedTuple):
    """A paragraph as it is shown, and how many marks of notes were left out of it."""

    text: str
    marks: int = 0


def settle_marks(text: str) -> SettledText:
    """Return a paragraph without the marks of notes, which are none of its words, as in HTML and DOCX.

    A number at its beginning is that of a note, and stays; so does a raised figure behind a unit: `m²`.

    Args:
        text: With its marks.
    """
    if OPEN not in text:
        return SettledText(text)
    text = _LEADING.sub(r"\1 ", text, count=1)
    marks = 0

    def settled(found: re.Match[str]) -> str:
        nonlocal marks
        mark = found[1]
        before = text[max(0, found.start() - 5) : found.start()]
        if mark.isdecimal() and _MEASURE.search(before):
            return mark.translate(_RAISED)
        marks += 1
        behind = text[found.end() : found.end() + 1]
        return " " if before[-1:].isalnum() and behind.isalnum() and not behind.islower() else ""

    return SettledText(_ANY.sub(settled, text).strip(), marks)
