"""Splitting the text of `events.yaml` at the items of `events:`, without parsing it.

An item begins on a line with `- ` in the column of the first. Inside block text, plain text and mappings no
line can be indented so little, but inside quotation marks and brackets one can. So what is split here is a
guess until the parser has found items in the same places (`tui.parsing.events.known_items`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate

_EVENTS = re.compile(r"^events:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- (?=[^ #\n])", re.MULTILINE)
"""The key, and the first item of its list."""
_OUTSIDE = re.compile(r"\n(?=[^ #\n])")
"""The end of a line before one that is neither indented nor a comment."""
_SIZE = 16
"""Bytes: of two different items, one in 10^38 would be taken for the other."""


@dataclass(frozen=True)
class ItemSplit:
    """A text in pieces. Offsets are code points from 0."""

    text: str
    begin: int
    """Where the line of the first item begins."""
    column: int
    """How many spaces stand before the `-` of an item."""
    pieces: tuple[str, ...]
    """The text of each item behind its `- `, up to the line end before the next; of the last, to the end of
    the text."""

    @property
    def mark(self) -> str:
        """What stands before each piece, on its line."""
        return f"{' ' * self.column}- "

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each piece begins."""
        mark = self.column + 2
        sizes = (len(piece) + 1 + mark for piece in self.pieces[:-1])
        return list(accumulate(sizes, initial=self.begin + mark))

    @cached_property
    def lines(self) -> Sequence[int]:
        """The number of the line on which each piece begins, from 1."""
        first = self.text.count("\n", 0, self.begin) + 1
        return list(accumulate((piece.count("\n") + 1 for piece in self.pieces[:-1]), initial=first))

    @cached_property
    def digests(self) -> Sequence[bytes]:
        """A hash of each piece and its column."""
        column = str(self.column).encode()
        encoded = (piece.encode("utf-8", "surrogatepass") for piece in self.pieces)
        return [blake2b(piece, digest_size=_SIZE, salt=column).digest() for piece in encoded]

    def leaves_at(self, piece: int) -> int | None:
        """Where, in a piece, the first line begins that is neither indented nor a comment; None for none."""
        found = _OUTSIDE.search(self.pieces[piece])
        return found.end() if found else None

    def begins_at(self, piece: int, start: int) -> bool:
        """Whether a value begins exactly where a piece does.

        Args:
            piece: The number of the piece; there need not be one.
            start: Where the value begins.

        Returns:
            False, too, where there is no such piece.
        """
        return piece < len(self.pieces) and self.starts[piece] == start


def split_items(text: str) -> ItemSplit | None:
    """Split the text of a file; None where its events are not written as a list of the usual form."""
    found = _EVENTS.search(text)
    if found is None:
        return None
    column, begin = len(found[1]), found.start(1)
    mark = f"{' ' * column}- "
    return ItemSplit(text, begin, column, tuple(text[begin + len(mark) :].split(f"\n{mark}")))


def join_items(pieces: Iterator[str], column: int) -> str:
    """Return the text of a list of items.

    Args:
        pieces: As in `ItemSplit`.
        column: As in `ItemSplit`.
    """
    mark = f"{' ' * column}- "
    return "".join([f"{mark}{piece}\n" for piece in pieces])
