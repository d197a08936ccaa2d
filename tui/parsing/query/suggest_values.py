"""Remedies for a value that does not exist, and joining words with commas and a conjunction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
        return "there are no values to choose from"
    # To say that there is one more would take the place of naming it.
    shown = sorted(choices)[: _KNOWN if len(choices) > _KNOWN + 1 else None]
    more = f" and {len(choices) - len(shown)} more" if len(choices) > len(shown) else ""
    return f"use one of: {', '.join(shown)}{more}"


def join_words(items: Sequence[str], last: str) -> str:
    """Return words joined: `a`, `a or b`, `a, b or c`; empty where there are none.

    Args:
        items: The words.
        last: The conjunction before the last of them.
    """
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


class Offers:
    """What to write in place of the values of one line that are not known.

    Each is compared with all that is known, so this is done for some of them, and not for a page of them.
    """

    def __init__(self, known: Mapping[str, Collection[str]], most: int) -> None:
        """For a line.

        Args:
            known: By field name, the values there are.
            most: For how many values something is looked for.
        """
        self._known = known
        self._most = most
        self._level: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str], str] = {}

    def first(self, name: str) -> str | None:
        """The first value of a field; None where none is known."""
        return next(iter(self._known.get(name, ())), None)

    def may_be(self, name: str, value: str) -> bool:
        """Whether a field has a value, level, or nothing is known of the field."""
        if name not in self._known:
            return True
        if name not in self._level:
            self._level[name] = frozenset(choice.casefold() for choice in self._known[name])
        return value in self._level[name]

    def remedy(self, name: str, value: str) -> str:
        """What to write instead of a value that the field does not have."""
        found = self._found.get((name, value))
        if found is None and len(self._found) < self._most:
            found = self._found[name, value] = suggest_values(value, self._known[name])
        return found or "put the others right first"
