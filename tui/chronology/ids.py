"""Ids: lower case letters, digits and single hyphens, safe in links, file names and queries."""

from __future__ import annotations

import re
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
