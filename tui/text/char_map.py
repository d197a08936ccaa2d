"""A table that works out a rule once for each different character."""

from __future__ import annotations

from collections.abc import Callable

_MOST = 20_000
"""Entries kept. A text that holds every code point is an attack, and shall not fill the memory."""


class CharMap(dict[int, str]):
    """What to put for each character, for `str.translate`. Filled as characters are met.

    `str.translate` runs at the speed of C, so a rule written in Python costs nothing from the second
    occurrence of a character on.
    """

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        shown = self._rule(chr(code))
        if len(self) >= _MOST:
            self.clear()
        self[code] = shown
        return shown
