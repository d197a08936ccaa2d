"""Undoing what hides a name from a search: escapes of URLs, HTML and YAML, and note marks within a name.

`tui.text.name_mask` reads each text again with these removed. Offsets are code points.
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
"""Code points on either side of an escape or a mark that are read with it: a name may be as long as that."""

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
"""Note marks that contain letters, such as `[a]`; and escapes, which are read with them."""
_ONLY_NOTES = re.compile(_NOTE, re.VERBOSE)

_DIGEST = re.compile(r"(?<![^\W_])(?=[a-f]{0,15}[0-9])[0-9a-f]{16,}(?![^\W_])")
_BARRIER = "\uffff"
_FORMS = ("<super>", "<sub>", "<circle>")
_MODIFIERS = range(0x2B0, 0x300)
"""Spacing modifier letters, such as a modifier apostrophe or a raised h."""


def is_mark(char: str) -> bool:
    """Whether a character may be a note mark: a digit of any script, a superscript, a modifier letter."""
    return (
        unicodedata.category(char).startswith("N")
        or unicodedata.decomposition(char).startswith(_FORMS)
        or ord(char) in _MODIFIERS
    )


def remove_digests(text: str) -> str:
    """Blank out hexadecimal digests, so that no name is found in one or across one; the length stays."""
    if _BARRIER in text:
        text = text.replace(_BARRIER, " ")
    return _DIGEST.sub(lambda match: _BARRIER * len(match[0]), text)


def remove_marks(letters: CharMap) -> CharMap:
    """A table that folds as another does, with a space for every mark (`is_mark`)."""
    return CharMap(
        lambda char: _BARRIER if char == _BARRIER else " " if is_mark(char) else letters[ord(char)]
    )


def find_stretches(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of a text that must be read again: around everything that a pattern matches.

    Args:
        text: Any.
        pattern: `ESCAPES` or `NOTES`.

    Yields:
        Half-open offsets, sorted; neighbours overlap by `NEAR` code points.
    """
    wanted = ESCAPES if pattern is ESCAPES else _ONLY_NOTES
    last = 0
    for match in wanted.finditer(text):
        if match.end() < last:
            continue
        last = min(len(text), match.end() + 2 * NEAR)
        yield max(0, match.start() - NEAR), last
        last -= NEAR


def undisguise(text: str, pattern: re.Pattern[str]) -> tuple[str, Sequence[int]]:
    """Decode the escapes of a text and, with `NOTES`, remove its notes.

    Args:
        text: Any.
        pattern: `ESCAPES` or `NOTES`.

    Returns:
        The plain text; and for each of its characters the offset in `text` that it came from, with one more
        item for the end.
    """
    plain: list[str] = []
    origin: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        read = _read(match[0])
        plain += (text[at : match.start()], read)
        origin += (*range(at, match.start()), *[match.start()] * len(read))
        at = match.end()
    return "".join((*plain, text[at:])), [*origin, *range(at, len(text) + 1)]


def _read(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape, errors="replace")
    if escape.startswith("&"):
        return html.unescape(escape)
    if escape[:2] in {"\\x", "\\u", "\\U"}:
        code = int(escape[2:], 16)
        return chr(code) if code <= 0x10FFFF else " "
    # Other escapes of YAML, the place before a capital, and notes only separate words.
    return " "
