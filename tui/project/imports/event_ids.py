"""New ids for many events at once."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.ids import short_id

_LONGEST = 90


class EventIds:
    """The ids that are taken, and new ones made of titles."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Begin.

        Args:
            taken: The ids of all events.
        """
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, title: str) -> str:
        """Return an id that no event has, and take it.

        Args:
            title: What it should resemble.
        """
        plain = short_id(title, _LONGEST) or "event"
        chosen, number = plain, self._next.get(plain, 2)
        while chosen in self._taken:
            chosen, number = f"{plain}-{number}", number + 1
        self._next[plain] = number
        self._taken.add(chosen)
        return chosen
