"""The tokens of a query line: terms, parentheses and operators; and the values of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from tui.light_dataclass import dataclass
from tui.parsing.query.fields import FIELDS, OLD_FIELDS

_KNOWN = "|".join((*FIELDS, *OLD_FIELDS))
_TOKEN: Final = re.compile(
    rf"""(?P<minus>[-!]?)
    (?: (?P<open>\() | (?P<close>\)) | (?P<either>\|+)
      | (?: (?P<name>[A-Za-z][A-Za-z-]*): | (?P<known>(?i:{_KNOWN}))(?P<unlike>!?)= )
        (?P<value>(?:"[^"]*"?|[^\s"()])*)
      | "(?P<phrase>[^"]*) (?P<closed>"?)
      | (?P<word>[^\s"()|]+) )""",
    re.VERBOSE,
)
"""One token. A quotation mark that is not closed reaches to the end of the line."""
VALUE: Final = re.compile(r'(?:"[^"]*"?|[^,"|])+')
"""One value of a field: between commas or bars that are not in quotation marks."""


class QueryTokenType(Enum):
    """What a token is."""

    WORDS = auto()
    PHRASE = auto()
    FIELD = auto()
    """A name, a colon and values."""
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


_OPERATORS: Final = {
    "AND": QueryTokenType.AND,
    "&&": QueryTokenType.AND,
    "OR": QueryTokenType.OR,
    "NOT": QueryTokenType.NOT,
}
"""The operators: only in capitals, since in small letters they are words."""


@dataclass(frozen=True, slots=True)
class QueryToken:
    """One token of a line."""

    sort: QueryTokenType
    start: int
    """Where it begins, in code points from 0."""
    written: str
    """As it is written."""
    minus: bool = False
    """Whether it begins with a minus or an exclamation mark, or has `!=`."""
    name: str = ""
    """Of a field: its name in small letters, maybe none that exists."""
    name_start: int = 0
    value: str = ""
    """Of a field: what is behind the colon. Of words: all of them. Of a phrase: without the marks."""
    closed: bool = True
    """Whether the quotation mark of a phrase is closed."""

    @property
    def end(self) -> int:
        """Where it ends, half-open."""
        return self.start + len(self.written)

    @property
    def value_start(self) -> int:
        """Where the value of a field begins."""
        return self.end - len(self.value)


def read_tokens(line: str) -> Iterator[QueryToken]:
    """Yield the tokens of a query line, in order."""
    for match in _TOKEN.finditer(line):
        start, written, minus = match.start(), match[0], bool(match["minus"])
        if match["open"]:
            yield QueryToken(QueryTokenType.OPEN, start, written, minus)
        elif match["close"]:
            yield QueryToken(QueryTokenType.CLOSE, start, written)
        elif match["either"]:
            yield QueryToken(QueryTokenType.OR, start, written)
        elif name := match["name"] or match["known"]:
            at = match.start("name" if match["name"] else "known")
            is_minus = minus is not bool(match["unlike"])
            yield QueryToken(QueryTokenType.FIELD, start, written, is_minus, name.lower(), at, match["value"])
        elif match["phrase"] is not None:
            closed = bool(match["closed"])
            yield QueryToken(
                QueryTokenType.PHRASE, start, written, minus, value=match["phrase"], closed=closed
            )
        else:
            sort = QueryTokenType.WORDS if minus else _OPERATORS.get(match["word"], QueryTokenType.WORDS)
            yield QueryToken(sort, start, written, minus, value=match["word"])


def normalize_word(value: str) -> str:
    """Normalize a value for comparison: case-folded, with single spaces for white space."""
    return " ".join(value.casefold().split())


def unquote(piece: str) -> str:
    """Read one value of a field: normalized (`normalize_word`), without quotation marks; it may be empty."""
    return normalize_word(piece.replace('"', ""))


def quote_if_needed(value: str) -> str:
    """Write a value for use after a field's colon. A value with a quotation mark in it cannot be written."""
    return f'"{value}"' if re.search(r"[\s,|()]", value) else value
