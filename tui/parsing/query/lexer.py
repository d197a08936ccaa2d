"""The tokens of a query line: its terms, and the values of a field; reading and quoting one value."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(
    r"""(?P<minus>-?)
    (?: (?P<name>[A-Za-z][A-Za-z-]*) : (?P<value>(?:"[^"]*"?|[^\s"])*)
      | "(?P<phrase>[^"]*) (?P<closed>"?)
      | (?P<word>[^\s"]+) )""",
    re.VERBOSE,
)
"""One term. A quotation mark that is not closed reaches to the end of the line."""
VALUE: Final = re.compile(r'(?:"[^"]*"?|[^,"])+')
"""One value of a field: between commas that are not in quotation marks."""


def normalize_word(value: str) -> str:
    """Normalize a value for comparison: case-folded, with single spaces for white space."""
    return " ".join(value.casefold().split())


def unquote(piece: str) -> str:
    """Read one value of a field: normalized (`normalize_word`), without quotation marks; it may be empty."""
    return normalize_word(piece.replace('"', ""))


def quote_if_needed(value: str) -> str:
    """Write a value for use after a field's colon. A value with a quotation mark in it cannot be written."""
    return f'"{value}"' if re.search(r"[\s,]", value) else value
