"""Parsing the columns of an index that hold more than text: a member of an enum, or a hash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tui.index.protocol import DamagedIndexError

_T = TypeVar("_T")


def parse_column(parse: Callable[[str], _T], text: str) -> _T:
    """Return the value that a column holds as text.

    Args:
        parse: From the text to the value, such as an enum; raises ValueError for other text.
        text: The value of the column.

    Raises:
        DamagedIndexError: It is no such text: no index of this version was written so.
    """
    try:
        return parse(text)
    except ValueError as error:
        raise DamagedIndexError(str(error)) from None
