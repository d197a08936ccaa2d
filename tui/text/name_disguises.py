"""What names are disguised by: escapes of web addresses, HTML and YAML, and marks of notes set into them.

Each function answers a text that is easier to look for names in, and where each of its characters came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from tui.text.char_map import CharMap

NEAR: Final = 1 << 10
"""Code points on either side of an escape or a mark that are read with it: a name may be drawn out so far."""

_ESCAPE = r"""
      (?:%[0-9A-Fa-f]{2})+                                                   # of web addresses
    | &(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});    # of HTML
    | \\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[abefnrtvLNP_])   # of YAML in double quotes
    | (?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])                                        # a word begun by its capital
    """
_NOTE = r"""
      <[/!?A-Za-z][^<>]{0,200}>                                              # a tag
    | [(\[{]\s{0,2}
      (?: \^[^\s\[\](){}]{1,100}                                             # a footnote of Markdown
        | [^\W\d_]{1,3} | sic | citation\ needed                             # a letter, or a remark
        | (?:footnote|note|notes|ref|fn|nn|pp|n|p)\.?\s?\d{1,4}
      )
      \s{0,2}[)\]}]
    """
ESCAPES: Final = re.compile(_ESCAPE, re.VERBOSE)
NOTES: Final = re.compile(f"{_NOTE}|{_ESCAPE}", re.VERBOSE)
"""Marks that hold letters; and escapes, which are read with them."""
_ONLY_NOTES = re.compile(_NOTE, re.VERBOSE)

_DIGEST = re.compile(r"(?<![^\W_])(?=[a-f]{0,15}[0-9])[0-9a-f]{16,}(?![^\W_])")
_BARRIER = "\uffff"
_FORMS = ("<super>", "<sub>", "<circle>")
_MODIFIERS = range(0x2B0, 0x300)
"""Letters that are no letters of their own, such as an apostrophe or a raised h."""


def is_mark(char: str) -> bool:
    """Whether a character counts or marks: a digit of any script, a superscript, a modifier letter."""
    return (
        unicodedata.category(char).startswith("N")
        or unicodedata.decomposition(char).startswith(_FORMS)
        or ord(char) in _MODIFIERS
    )


def remove_digests(text: str) -> str:
    """The text, as long as it was, in which no name is found in a digest, nor across it."""
    if _BARRIER in text:
        text = text.replace(_BARRIER, " ")
    return _DIGEST.sub(lambda found: _BARRIER * len(found[0]), text)


def remove_marks(letters: CharMap) -> CharMap:
    """A table that reads as another does, and takes marks for spaces."""
    return CharMap(
        lambda char: _BARRIER if char == _BARRIER else " " if is_mark(char) else letters[ord(char)]
    )


def find_stretches(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where a text is to be read once more: around everything that a pattern finds, in half-open stretches.

    Args:
        text: Any.
        pattern: `ESCAPES` or `NOTES`.
    """
    wanted = ESCAPES if pattern is ESCAPES else _ONLY_NOTES
    last = 0
    for found in wanted.finditer(text):
        if found.end() < last:
            continue
        last = min(len(text), found.end() + 2 * NEAR)
        yield max(0, found.start() - NEAR), last
        last -= NEAR


def undisguise(text: str, pattern: re.Pattern[str]) -> tuple[str, Sequence[int]]:
    """A text with its escapes read and, of `NOTES`, the notes taken out.

    Args:
        text: Any.
        pattern: `ESCAPES` or `NOTES`.

    Returns:
        The text, and for each of its characters where that came from; one past the end.
    """
    plain: list[str] = []
    origin: list[int] = []
    at = 0
    for found in pattern.finditer(text):
        read = _read(found[0])
        plain += (text[at : found.start()], read)
        origin += (*range(at, found.start()), *[found.start()] * len(read))
        at = found.end()
    return "".join((*plain, text[at:])), [*origin, *range(at, len(text) + 1)]


def _read(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape, errors="replace")
    if escape.startswith("&"):
        return html.unescape(escape)
    if escape[:2] in {"\\x", "\\u", "\\U"}:
        code = int(escape[2:], 16)
        return chr(code) if code <= 0x10FFFF else " "
    # Other escapes of YAML, the place before a capital, and notes only part words.
    return " "
