"""Reading the columns of an index that hold the words of enums."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from tui.index.protocol import DamagedIndexError

_E = TypeVar("_E", bound=StrEnum)


def enum_member(enum: type[_E], word: str) -> _E:
    """Return the member of an enum that a column holds.

    Args:
        enum: The enum whose words the column holds.
        word: The value of the column.

    Raises:
        DamagedIndexError: The enum has no such member: no index of this version was written so.
    """
    try:
        return enum(word)
    except ValueError:
        raise DamagedIndexError(f"{word!r} is no {enum.__name__}") from None
