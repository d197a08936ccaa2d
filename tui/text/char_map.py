"""A cache for `str.translate`: a rule written in Python is applied once for each different character."""

from __future__ import annotations

from collections.abc import Callable

_MOST = 20_000
"""Entries kept. A text that holds every code point is an attack, and must not fill the memory."""


class CharMap(dict[int, str]):
    """A table for `str.translate`: from each code point to its replacement. Filled as characters occur.

    `str.translate` runs at the speed of C, so a rule written in Python costs nothing from the second
    occurrence of a character on.
    """

    def __init__(self, rule: Callable[[str], str]) -> None:
        """Start empty.

        Args:
            rule: From one character to its replacement: any text, also none.
        """
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        replacement = self._rule(chr(code))
        if len(self) >= _MOST:
            self.clear()
        self[code] = replacement
        return replacement
