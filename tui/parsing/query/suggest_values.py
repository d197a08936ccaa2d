"""What to write in place of a value that is not known, in a few words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from tui.text.suggest import closest_match, containing_matches

_ALIKE: Final = 3
"""Values that may have been meant."""
_KNOWN: Final = 8
"""Values named where none is like what was written."""


def suggest_values(value: str, choices: Collection[str]) -> str:
    """The values that were probably meant; where none is alike, some that there are.

    Args:
        value: What was written.
        choices: What is known.
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
    """`a`, `a or b`, `a, b or c`."""
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""
