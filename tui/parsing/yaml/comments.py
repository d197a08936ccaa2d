"""Finding YAML comments that cut a value by accident, since ` #` begins one: `title: Route # 5`, `paper #1`.

A comment after a value that is validated (an id, a date, a word of a list) is harmless, since what remains
would be reported as invalid. In free text it would not be noticed that words are missing, and `paper #1`
would cite all of `paper`.
"""

from __future__ import annotations

import re

from tui.chronology.problem import Severity
from tui.parsing.errors import Path, SyntaxFault

TEXTS = frozenset(
    (
        *("title", "about", "notice", "label", "name", "role", "named-because", "summary", "tags", "note"),
        *("date-as-written", "merged-from", "not-put"),
        *("for", "words", "described", "answered", "by"),
        *("part", "what", "said-by"),
        *("question", "says", "version", "quote", "prefix", "suffix", "pinpoint"),
        *("author", "container-title", "publisher", "issued-because", "rights", "origin", "bundle"),
    )
)
"""Keys of free text."""
CHECKED = frozenset(
    (
        *(
            "format",
            "zone",
            "id",
            "kind",
            "status",
            "actors",
            "criticises",
            "events",
            "date",
            "public",
            "held",
            "after",
            "before",
            "actor",
            "how",
            "stance",
            "from",
            "knowledge",
        ),
        *(
            "as",
            "protected",
            "kinds",
            "differences",
            "searches",
            "seen",
            "in",
            "on",
            "to",
            "asked",
            "extent",
            "versions",
            "dates",
            "type",
            "issued",
            "accessed",
            "URL",
            "language",
        ),
        *("party", "entries", "event", "put", "put-on", "answer", "answered-on"),
        "text",
    )
)
"""Keys whose values are validated, or have no `#` after a space."""
CHECKED_IN = frozenset((("entries", "by"),))
"""Keys of free text whose value is validated in this section: `by` is a day in `positions/`."""
CITATIONS = frozenset(("cites", "source", "passage"))
"""Keys of values that may be written `source#passage`."""

_BLANKS = " \t"
_BEHIND_BLANK = re.compile(rf"#(?<=[{_BLANKS}]#)")
_AT_ONCE = 1 << 20
"""Code points that are looked through in one step, in which nobody else is heard."""
_LINE = re.compile(r"[^\n]*")
_CLOSING = re.compile(r"[\]}]")
_CONTINUED = re.compile(r"[^\n]*\n(?: *\n)* +(?!- |[\w-]+:(?:\s|$))[^\s#]")
"""A line, and a next one that would continue its value."""


def comments_in(text: str) -> dict[int, int]:
    """Find every ` #` that follows something on its line.

    Some of them are inside values in quotation marks or in block text, and begin no comment.

    Returns:
        From the offset where a value before it would end to the offset of the `#`, both in code points.
    """
    signs = {}
    for start in range(0, len(text), _AT_ONCE):
        for found in _BEHIND_BLANK.finditer(text, start, start + _AT_ONCE):
            end = _end_of_value(text, found.start())
            if end and not text[end - 1].isspace():
                signs[end] = found.start()
    return signs


def _end_of_value(text: str, sign: int) -> int:
    """Where the blanks in front of a sign begin."""
    end, size = sign, 8
    while end and not (left := text[max(end - size, 0) : end].rstrip(_BLANKS)):
        end, size = max(end - size, 0), 2 * size
    return max(end - size, 0) + len(left) if end else 0


def cut_value(text: str, path: Path, value: str, end: int, sign: int) -> SyntaxFault | None:
    """Return the fault for a comment after a value without quotation marks; None where it seems intended.

    Args:
        text: The whole YAML text.
        path: The path of the value.
        value: As it was read, without the comment; may be empty.
        end: Where the value ends, in code points from 0.
        sign: Where the `#` is, in code points from 0.
    """
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    is_citation = key in CITATIONS and "cites" in path
    is_text = key in TEXTS and (path[0], key) not in CHECKED_IN
    if not (is_citation or is_text) or any(str(part).startswith("x-") for part in path):
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
    """Return whether a comment contains a closing bracket or brace.

    Args:
        text: The whole YAML text.
        sign: Where the `#` is, in code points from 0.
    """
    return bool(_CLOSING.search(text, sign, _line_end(text, sign)))


def is_continued(text: str, sign: int) -> bool:
    """Return whether the line after a comment looks like a continuation of the value before it.

    Args:
        text: The whole YAML text.
        sign: Where the `#` is, in code points from 0.
    """
    return bool(_CONTINUED.match(text, sign))


def comment_fault(text: str, sign: int, severity: Severity = Severity.ERROR) -> SyntaxFault:
    """Return the fault for a comment that was meant as text, from its `#` to the end of its line.

    Args:
        text: The whole YAML text.
        sign: Where the `#` is, in code points from 0.
        severity: An error where the comment cuts a citation, else a warning.
    """
    message = "the rest of this line is a comment, not part of the value"
    remedy = "put the whole value in quotation marks; or write a comment as two spaces, `#`, a space"
    return SyntaxFault("yaml-comment", sign, _line_end(text, sign), message, remedy, severity)


def _line_end(text: str, at: int) -> int:
    match = _LINE.match(text, at)
    return match.end() if match else at
