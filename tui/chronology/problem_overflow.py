"""Counting the problems beyond the largest number that is listed, and the events they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tui.chronology.problem import Severity

T = TypeVar("T")


@dataclass(slots=True)
class _Group(Generic[T]):
    """The problems of one severity."""

    first: T
    count: int = 0
    concerns: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class ProblemOverflow(Generic[T]):
    """Counts problems by severity, and keeps the first of each."""

    _groups: dict[Severity, _Group[T]] = field(default_factory=dict)

    def add(self, severity: Severity, concerns: Iterable[str], problem: T) -> None:
        """Count one more.

        Args:
            severity: That of the problem.
            concerns: The ids of the events it is about.
            problem: Kept where it is the first of its severity.
        """
        group = self._groups.get(severity)
        if group is None:
            group = self._groups[severity] = _Group(problem)
        group.count += 1
        for event in concerns:
            group.concerns[event] = None

    def add_more(self, event: str, counts: Mapping[Severity, int]) -> bool:
        """Count more problems of severities that were counted before.

        Args:
            event: The id of the event they are about.
            counts: How many there are of each severity.

        Returns:
            False where the first of a severity is among them: nothing is counted then.
        """
        groups = self._groups
        for severity in counts:
            if severity not in groups:
                return False
        for severity, count in counts.items():
            group = groups[severity]
            group.count += count
            group.concerns[event] = None
        return True

    def groups(self) -> Iterator[tuple[T, int, tuple[str, ...]]]:
        """Yield for each severity its first problem, the number of problems, and the ids of their events."""
        for group in self._groups.values():
            yield group.first, group.count, tuple(group.concerns)
