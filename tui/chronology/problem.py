"""`Problem`: something a user must correct in the files; with its location, message and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tui.light_dataclass import dataclass


class Severity(StrEnum):
    """How much a problem matters: `check` fails on errors, `--strict` on warnings too, on notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    """Something to look at that may be as it should be."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A piece of one line of one file of the chronology."""

    path: str
    """Relative to the chronology's folder, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in code points."""
    width: int = 1
    """How many code points of this line are meant, from `column` on."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a user must look at. Users' mistakes are such values, never exceptions."""

    code: str
    """Lower case with hyphens, stable: `quote-not-found`."""
    place: Location
    message: str
    """What is wrong, in one sentence without a full stop."""
    remedy: str
    """What to do, in one sentence without a full stop."""
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    """The line of the file at `place`, or a piece of it (`tui.parsing.source_lines.line_excerpt`)."""
    hints: tuple[str, ...] = ()
    """Further lines of evidence, such as the nearest passage."""
    concerns: tuple[str, ...] = ()
    """Ids of the events it is about; it is shown with them."""
    count: int = 1
    """How many problems it counts as: more than 1 where further ones like it are not listed."""

    @property
    def order(self) -> tuple[Location, str, str]:
        """The sort key: location, then code, then message."""
        return (self.place, self.code, self.message)


def count_problems(problems: Iterable[Problem]) -> tuple[int, int]:
    """Count the errors and the warnings, including those that are not listed (`count`); not the notes."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += problem.count
    return counts[Severity.ERROR], counts[Severity.WARNING]


def name_counts(errors: int, warnings: int) -> tuple[str, ...]:
    """Format the counts of problems: `1,200 errors`, `1 warning`.

    Args:
        errors: How many.
        warnings: How many.

    Returns:
        Errors, then warnings; without those of which there are none, so it may be empty.
    """
    counts = ((errors, "error"), (warnings, "warning"))
    return tuple(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)
