"""Replacing stretches of a file's text while every other byte stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A new text for a stretch of a file: half-open, in code points of the text that was read."""

    start: int
    end: int
    text: str


def edit_bytes(data: bytes, edits: Iterable[TextEdit]) -> bytes:
    """Return the bytes of a UTF-8 file with some stretches replaced, and every other byte unchanged.

    Args:
        data: The file's bytes.
        edits: In code points of the text read from it, without byte order mark and with plain line ends. A
            new line in them ends as the line does in which they stand.

    Raises:
        UnicodeDecodeError: if they are not UTF-8.
    """
    raw = data.decode("utf-8")
    mark = int(raw.startswith("\ufeff"))
    # For each CR LF, the number of characters of the text before it; the CR LF itself is one character.
    pairs = [match.start() - mark - number for number, match in enumerate(re.finditer("\r\n", raw))]
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        start, end = (mark + at + bisect_left(pairs, at) for at in (edit.start, edit.end))
        parts += [raw[done:start], _with_line_ends(edit.text, raw, start)]
        done = end
    return "".join([*parts, raw[done:]]).encode("utf-8")


def _with_line_ends(text: str, raw: str, at: int) -> str:
    """A text with the line end of the line at a place; of the line before it where it has none."""
    if "\n" not in text:
        return text
    place = raw.find("\n", at)
    place = place if place >= 0 else raw.rfind("\n", 0, at)
    return text.replace("\n", "\r\n") if place > 0 and raw[place - 1] == "\r" else text
