"""Marks of notes in a summary: `[^2]` behind the words for which the second citation of the event stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"[ \t]*\[\^([0-9]{1,9})\]")
_ANY_MARK = re.compile(r"\[\^([^\[\]\n]{1,99})\]")


def split_marks(text: str, most: int) -> Iterator[str | int]:
    """Yield the parts of a text: what stands between the marks, and the number of each mark.

    Args:
        text: The text.
        most: The greatest number that names a citation; other marks are text.
    """
    end = 0
    for found in _MARK.finditer(text):
        if _names(found, most):
            if found.start() > end:
                yield text[end : found.start()]
            yield int(found[1])
            end = found.end()
    if end < len(text):
        yield text[end:]


def show_marks(text: str, most: int) -> str:
    """Return a text with each mark as a number in brackets: `[2]`.

    Args:
        text: The text.
        most: As in `split_marks`.
    """
    return _MARK.sub(lambda found: f"[{found[1]}]" if _names(found, most) else found[0], text)


def drop_marks(text: str, most: int) -> str:
    """Return a text without its marks.

    Args:
        text: The text.
        most: As in `split_marks`.
    """
    return _MARK.sub(lambda found: "" if _names(found, most) else found[0], text)


def _names(found: re.Match[str], most: int) -> bool:
    return 1 <= int(found[1]) <= most


def marked_names(text: str) -> tuple[str, ...]:
    """Return what stands in each mark, whether or not it is a number, each once."""
    return tuple(dict.fromkeys(_ANY_MARK.findall(text))) if "[^" in text else ()
