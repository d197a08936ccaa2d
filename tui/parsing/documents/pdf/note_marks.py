"""Marks of notes: small raised figures and signs, kept apart from the words they stand beside.

While a document is read, a mark stands between two code points that no text has: so a year and the mark
behind it are never taken for one number, nor a mark for the size of its line.
"""

from __future__ import annotations

import re

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


def settle_marks(text: str) -> str:
    """Return a paragraph as it is shown: `in 2013 [1]`, and at its beginning `1 The board`.

    A page does not tell a mark from an exponent (`χ²`), so none is left out. Signs stay beside their word,
    and a raised figure behind a unit stays raised: `m²`.

    Args:
        text: With its marks.
    """
    if OPEN not in text:
        return text
    text = _LEADING.sub(r"\1 ", text, count=1)

    def settled(found: re.Match[str]) -> str:
        mark = found[1]
        if not mark.isdecimal():
            return mark if mark[0] in "*†‡§¶" else f" [{mark}]"
        before = text[max(0, found.start() - 5) : found.start()]
        return mark.translate(_RAISED) if _MEASURE.search(before) else f" [{mark}]"

    return _ANY.sub(settled, text).strip()
