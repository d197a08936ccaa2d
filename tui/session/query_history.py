"""Undo history of the query; typing a query counts as one change."""

from __future__ import annotations

from tui.light_dataclass import dataclass, replace
from tui.parsing.query.edit_query import line_terms

_MOST = 100
"""Changes that can be undone."""


def describe_change(old: str, new: str) -> str:
    """Say how one query line differs from another.

    Args:
        old: The line before the change.
        new: The line after it.

    Returns:
        Such as `kind:courts added, flood left out`, without a full stop.
    """
    before, after = ([term.written for term in line_terms(line)] for line in (old, new))
    if (before or not old.strip()) and (after or not new.strip()):
        added = [term for term in after if term not in before]
        dropped = [term for term in before if term not in after]
        parts = [
            f"{' '.join(terms)} {how}" for terms, how in ((added, "added"), (dropped, "left out")) if terms
        ]
        if parts:
            return ", ".join(parts)
    # What is joined by OR has no terms that come and go one by one.
    return f"{old.strip() or 'no query'} changed to {new.strip() or 'no query'}"


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
