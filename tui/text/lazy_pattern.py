"""`LazyPattern`: a regular expression that is compiled when it is first used, and not on import."""

from __future__ import annotations

import re
from collections.abc import Iterator


class LazyPattern:
    """A regular expression with the methods of `re.Pattern`."""

    __slots__ = ("_compiled", "_flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Take a regular expression.

        Args:
            pattern: As for `re.compile`.
            flags: As for `re.compile`.
        """
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the match that begins at an offset; None for none.

        Args:
            text: To be matched.
            at: In code points, from 0.
        """
        return self.compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole text; None for none."""
        return self.compiled.fullmatch(text)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first match from an offset on; None for none.

        Args:
            text: To be searched.
            at: In code points, from 0.
        """
        return self.compiled.search(text, at)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match, in order, without overlaps."""
        return self.compiled.finditer(text)
