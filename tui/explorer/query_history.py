"""The query lines there were: back and forth through them, typing one counting as one change."""

from __future__ import annotations

from dataclasses import dataclass, replace

_MOST = 100
"""Changes that can be undone."""


@dataclass(frozen=True, slots=True)
class QueryHistory:
    """A line, those before it, and those that were undone."""

    before: tuple[str, ...] = ()
    """The oldest first."""
    line: str = ""
    after: tuple[str, ...] = ()
    """The next to be redone first."""
    typing: bool = False
    """Whether the line is still being typed."""

    def changed(self, line: str, *, typed: bool = False) -> QueryHistory:
        """With another line; what was undone is forgotten.

        Args:
            line: The query as it reads now.
            typed: Whether a character of it was typed: what is typed without anything else in between is
                one change.
        """
        if line == self.line:
            return self
        if not (typed and self.typing):
            return QueryHistory((*self.before, self.line)[-_MOST:], line, (), typed)
        if self.before and line == self.before[-1]:
            # All that was typed is taken back.
            return QueryHistory(self.before[:-1], line)
        return replace(self, line=line, after=())

    def settled(self) -> QueryHistory:
        """With nothing being typed any more."""
        return replace(self, typing=False)

    def undone(self) -> QueryHistory:
        """At the line before; the same where there is none."""
        if not self.before:
            return self.settled()
        return QueryHistory(self.before[:-1], self.before[-1], (self.line, *self.after))

    def redone(self) -> QueryHistory:
        """At the line that was undone last; the same where none was."""
        if not self.after:
            return self.settled()
        return QueryHistory((*self.before, self.line), self.after[0], self.after[1:])
