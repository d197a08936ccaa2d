"""Ids: lower case letters, digits and single hyphens, safe in links, file names and queries."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count
from typing import Final

ID: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""A regular expression for an id, without its length."""
LONGEST_ID: Final = 100
"""Characters."""
_IS_ID = re.compile(ID).fullmatch
_OTHERS = re.compile("[^a-z0-9]+")


def is_id(text: str) -> bool:
    """Return whether a text is an id."""
    return len(text) <= LONGEST_ID and _IS_ID(text) is not None


def to_id(text: str) -> str:
    """Return the id that a text resembles, of any length; empty without a letter from a to z or a digit."""
    return _OTHERS.sub("-", text.casefold()).strip("-")


def short_id(text: str, longest: int) -> str:
    """Return the id that a text resembles, cut between its words; empty as for `to_id`.

    Args:
        text: Any text.
        longest: Characters.
    """
    plain = to_id(text)
    if len(plain) <= longest:
        return plain
    cut = plain[: longest + 1]
    return (cut.rpartition("-")[0] or cut[:longest]).strip("-")


def free_id(plain: str, taken: Container[object]) -> str:
    """Return an id, or with the first number from 2 behind it that makes it new.

    Args:
        plain: The id.
        taken: Those that there are.
    """
    if plain not in taken:
        return plain
    return next(name for number in count(2) if (name := f"{plain}-{number}") not in taken)
