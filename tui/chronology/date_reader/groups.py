"""What a rule of the reader found in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TypeAlias

from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.meanings import Meanings

Groups: TypeAlias = Mapping[str, str]
"""The named groups of a match, and the `whole`; empty texts for those that took no part."""
Rule: TypeAlias = tuple[str, Callable[[Groups, DateRules], Meanings]]
"""A pattern of the whole text, and the function that reads what it found."""


def groups_of(match: re.Match[str]) -> Groups:
    """Return the named groups of a match. A group `y2` is the `y` of another alternative."""
    named = {name.rstrip("2"): text for name, text in match.groupdict().items() if text}
    return defaultdict(str, named, whole=match[0])
