"""A problem: what is wrong, where, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: `check` fails on errors, `check --strict` on warnings too."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
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
    place: Location
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
    count: int = 1
    """How many problems it counts as: more than 1 where the others are not told one by one."""

    @property
    def order(self) -> tuple[Location, str, str]:
        """Sort key: by place, then code, then message."""
        return (self.place, self.code, self.message)


def count_problems(problems: Iterable[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings some problems are, with those that are not told one by one."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += problem.count
    return counts[Severity.ERROR], counts[Severity.WARNING]


def name_counts(errors: int, warnings: int) -> tuple[str, ...]:
    """Errors, then warnings, each counted in words where there are any: `1,200 errors`, `1 warning`."""
    counts = ((errors, "error"), (warnings, "warning"))
    return tuple(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)
