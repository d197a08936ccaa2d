"""Remedies for a value that does not exist, and joining words with commas and a conjunction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from tui.text.suggest import closest_match, containing_matches

_ALIKE: Final = 3
"""Values that may have been meant."""
_KNOWN: Final = 8
"""Values listed where none is similar to what was written."""


def suggest_values(value: str, choices: Collection[str]) -> str:
    """Suggest a value that exists: similar ones first; where none is similar, a few of all.

    Args:
        value: What was written.
        choices: The existing values.

    Returns:
        A sentence without a full stop, for a remedy.
    """
    if alike := dict.fromkeys(
        filter(None, (closest_match(value, choices), *containing_matches(value, choices, _ALIKE)))
    ):
        return f"did you mean {join_words(list(alike)[:_ALIKE], 'or')}?"
    if not choices:
        return "there is none to choose from"
    more = f" and {len(choices) - _KNOWN} more" if len(choices) > _KNOWN else ""
    return f"one of: {', '.join(sorted(choices)[:_KNOWN])}{more}"


def join_words(items: Sequence[str], last: str) -> str:
    """Return words joined: `a`, `a or b`, `a, b or c`; empty where there are none.

    Args:
        items: The words.
        last: The conjunction before the last of them.
    """
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""
