"""A problem: what is wrong, where, why, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: `check` fails on errors, `check --strict` on warnings too."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of one file of the chronology."""

    path: str
    """Relative to the chronology's folder, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in code points."""
    width: int = 1
    """How many code points are meant, on this line."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person must look at. Users' mistakes are these values, never exceptions."""

    code: str
    """Lower case with hyphens, stable: `quote-not-found`."""
    place: Place
    message: str
    """What is wrong, in one sentence without a full stop."""
    remedy: str
    """What to do, in one sentence without a full stop."""
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    """The line of the file at `place`, as it stands there."""
    hints: tuple[str, ...] = ()
    """Further lines of evidence, such as the nearest passage."""
    concerns: tuple[str, ...] = ()
    """Ids of the events it belongs to, so that a reader of the event sees it."""

    @property
    def order(self) -> tuple[Place, str, str]:
        """Sort key: by place, then code, then message."""
        return (self.place, self.code, self.message)
