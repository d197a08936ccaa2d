"""Undo history of the query; typing a query counts as one change."""

from __future__ import annotations

from dataclasses import dataclass, replace

_MOST = 100
"""Changes that can be undone."""


@dataclass(frozen=True, slots=True)
class QueryHistory:
    """The current line, those before it, and those that were undone."""

    before: tuple[str, ...] = ()
    """Earlier lines, the oldest first."""
    line: str = ""
    after: tuple[str, ...] = ()
    """Undone lines, the next to be redone first."""
    typing: bool = False
    """Whether the line is still being typed."""

    def changed(self, line: str, *, typed: bool = False) -> QueryHistory:
        """Return the history with another line; undone lines are dropped.

        Args:
            line: The new line.
            typed: Whether a character of it was typed: characters typed one after the other are one change.
        """
        if line == self.line:
            return self
        if not (typed and self.typing):
            return QueryHistory((*self.before, self.line)[-_MOST:], line, (), typed)
        if self.before and line == self.before[-1]:
            # Undo takes back everything that was typed.
            return QueryHistory(self.before[:-1], line)
        return replace(self, line=line, after=())

    def settled(self) -> QueryHistory:
        """Return the history with the current typing ended."""
        return replace(self, typing=False)

    def undone(self) -> QueryHistory:
        """Return the history at the line before; unchanged where there is none."""
        if not self.before:
            return self.settled()
        return QueryHistory(self.before[:-1], self.before[-1], (self.line, *self.after))

    def redone(self) -> QueryHistory:
        """Return the history at the line that was undone last; unchanged where there is none."""
        if not self.after:
            return self.settled()
        return QueryHistory((*self.before, self.line), self.after[0], self.after[1:])
