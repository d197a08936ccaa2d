"""The pieces of a query line: what is one term of it, and what is one value of a field."""

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
"""Between commas that are not in quotation marks."""


def normalize_word(value: str) -> str:
    """A value as it is compared: case-folded, its white space made single spaces."""
    return " ".join(value.casefold().split())


def unquote(piece: str) -> str:
    """The value that a piece of a field stands for, level; empty where it stands for none."""
    return normalize_word(piece.replace('"', ""))


def quote_if_needed(value: str) -> str:
    """A value as it has to be written behind a field's colon. One that holds a quotation mark cannot be."""
    return f'"{value}"' if re.search(r"[\s,]", value) else value
