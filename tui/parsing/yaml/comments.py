"""Comments of YAML that cut a value: ` #` begins one, and a citation or a title may have it in it.

A comment behind a value that is checked (an id, a date, a word of a list) is harmless: what is left would be
found wrong. Behind text nobody can see that words are missing, and `paper #1` cites all of `paper`.
"""

from __future__ import annotations

import re

from tui.chronology.problem import Severity
from tui.parsing.errors import Path, SyntaxFault

TEXTS = frozenset(
    (
        *("title", "about", "notice", "label", "name", "role", "named-because", "summary", "tags", "note"),
        *("question", "says", "quote", "prefix", "suffix"),
        *("author", "container-title", "publisher", "issued-because", "rights", "origin"),
    )
)
"""Keys of text that may say anything."""
CHECKED = frozenset(
    (
        *(
            "format",
            "zone",
            "id",
            "kind",
            "status",
            "actors",
            "events",
            "date",
            "public",
            "held",
            "after",
            "before",
        ),
        *(
            "as",
            "protected",
            "kinds",
            "differences",
            "versions",
            "type",
            "issued",
            "accessed",
            "URL",
            "language",
        ),
        "text",
    )
)
"""Keys whose values are checked, or have no `#` after a space."""
CITATIONS = frozenset(("cites", "source", "passage"))
"""Keys of what may be written `source#passage`."""

_COMMENT = re.compile(r"(?<=\S)[ \t]+#")
_LINE = re.compile(r"[^\n]*")
_CLOSING = re.compile(r"[\]}]")
_CONTINUED = re.compile(r"[^\n]*\n(?: *\n)* +(?!- |[\w-]+:(?:\s|$))[^\s#]")
"""A line, and one that would go on with its value."""


def comments_in(text: str) -> dict[int, int]:
    """By where a value would end, in code points, where the `#` stands behind it on its line.

    Some of them stand inside values in quotation marks or in block text, and begin no comment.
    """
    return {found.start(): found.end() - 1 for found in _COMMENT.finditer(text)}


def cut_value(text: str, path: Path, value: str, end: int, sign: int) -> SyntaxFault | None:
    """The fault of a comment behind a value without quotation marks; None where it seems to be meant.

    Args:
        text: All of the YAML.
        path: Where the value stands.
        value: As it was read, without the comment; may be empty.
        end: Where it ends in the text, in code points.
        sign: Where the `#` stands.
    """
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    is_citation = key in CITATIONS and "cites" in path
    if not (is_citation or key in TEXTS) or any(str(part).startswith("x-") for part in path):
        return None
    behind = text[sign + 1 : sign + 2]
    is_close = behind.isalnum() if not value else bool(behind.strip())
    is_number = text[sign + 1 : sign + 12].lstrip()[:1].isdigit()
    is_set_off = sign - end > 1 or text[end] == "\t"
    has_passage = is_citation and "#" in value
    if is_close or (value and (is_number or not (is_set_off or has_passage))):
        return comment_fault(text, sign, Severity.ERROR if "cites" in path else Severity.WARNING)
    return None


def swallows_bracket(text: str, sign: int) -> bool:
    """Whether a comment takes what closes a list or mapping in brackets."""
    return bool(_CLOSING.search(text, sign, _line_end(text, sign)))


def is_continued(text: str, sign: int) -> bool:
    """Whether the line below a comment looks like more of the value in front of it."""
    return bool(_CONTINUED.match(text, sign))


def comment_fault(text: str, sign: int, severity: Severity = Severity.ERROR) -> SyntaxFault:
    """The fault of a comment that is text, from its `#` to the end of its line."""
    message = "the rest of this line is a comment, and no part of the value"
    remedy = "put the whole value in quotation marks; or set the comment off: two spaces, `#`, a space"
    return SyntaxFault("yaml-comment", sign, _line_end(text, sign), message, remedy, severity)


def _line_end(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else at
