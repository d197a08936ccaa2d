"""A part of a query line that could not be used, or may be a mistake."""

from __future__ import annotations

from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A part of the line that could not be used, or may be a mistake. The rest of the line is used."""

    start: int
    """Where it begins, in code points from 0."""
    end: int
    """Where it ends, half-open."""
    message: str
    remedy: str
    is_searched: bool = False
    """Whether it is searched as words, which may be what is meant: a remark, and no reason to stop."""
    is_doubt: bool = False
    """Whether it is a date that is used, and may be meant otherwise: no reason to stop either."""
    is_old_word: bool = False
    """Whether it is an old word, used as if the new one stood there: no reason to stop either."""

    @property
    def is_remark(self) -> bool:
        """Whether the line is used all the same."""
        return self.is_searched or self.is_doubt or self.is_old_word
