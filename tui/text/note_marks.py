"""Marks of notes in a summary: `[^2]` behind the words for which the second citation of the event stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"[ \t]*\[\^([0-9]{1,9})\]")
_ANY_MARK = re.compile(r"\[\^([^\[\]\n]{1,99})\]")


def split_marks(text: str) -> Iterator[str | int]:
    """Yield the parts of a text: what stands between the marks, and the number of each mark."""
    end = 0
    for found in _MARK.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        yield int(found[1])
        end = found.end()
    if end < len(text):
        yield text[end:]


def show_marks(text: str) -> str:
    """Return a text with each mark as a number in brackets: `[2]`."""
    return _MARK.sub(r"[\1]", text) if "[^" in text else text


def drop_marks(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub("", text) if "[^" in text else text


def marked_names(text: str) -> tuple[str, ...]:
    """Return what stands in each mark, whether or not it is a number, each once."""
    return tuple(dict.fromkeys(_ANY_MARK.findall(text))) if "[^" in text else ()
