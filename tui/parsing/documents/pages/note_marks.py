"""Raised text in a page: marks of notes, which are none of the words, apart from exponents and ordinals."""

from __future__ import annotations

import re

BEFORE = 24
"""Code points in front of raised text that are looked at."""
_MARK = re.compile(r"\d{1,3}(?:\s*[\s,;–-]\s*\d{1,3})*|[*†‡§¶]{1,3}|i{1,3}|iv|vi{1,3}|ix|xi{1,3}")
_LINKED_MARK = re.compile(r"\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*|[*†‡§¶]{1,3}|[a-z]{1,3}", re.IGNORECASE)
_EXPONENT = re.compile(r"[-−+]?\d{1,3}")
_WITH_EXPONENT = re.compile(
    r"(?:^|[\s(\[=+−*/×·^])(?:[\d.,]*\s*[×x*·]?\s*10|[\d.,]*\s*(?:[kcdmµn]?m|ft|in|yd|mi|ha|s|sec)|[A-Za-z]|mc)$"
)
"""A power of ten, a unit, or one letter, at the end of what stands in front."""
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def is_linked_mark(text: str) -> bool:
    """Return whether the text of a link inside the page is the mark of a note, without brackets.

    Args:
        text: Of the link.
    """
    return _LINKED_MARK.fullmatch(text.strip()) is not None


def raised_text(before: str, raised: str, *, is_linked: bool) -> str | None:
    """Return what stands in a passage for raised text; None for the mark of a note, which is left out.

    Args:
        before: What stands in front of it in its paragraph; the last code points are enough.
        raised: The text.
        is_linked: Whether it is, has or is in a link to another place of the page.
    """
    mark = raised.strip()
    if not before.strip():
        # The number of a note stands at its beginning.
        return f"{mark} " if _MARK.fullmatch(mark) else raised
    if is_linked and is_linked_mark(mark):
        return None
    if _EXPONENT.fullmatch(mark) and _WITH_EXPONENT.search(before):
        return mark.translate(_RAISED)
    if not _MARK.fullmatch(mark):
        return raised
    return mark.translate(_RAISED) if before[-1].isspace() and mark.isdigit() else None
