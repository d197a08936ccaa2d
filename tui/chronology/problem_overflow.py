"""Counting the problems beyond the largest number that is listed, and the events they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

    def has(self, severity: Severity) -> bool:
        """Whether a problem of a severity was counted."""
        return severity in self._groups

    def add_more(self, severity: Severity, concerns: Iterable[str], count: int) -> None:
        """Count some more of a severity that was counted before.

        Args:
            severity: That of the problems.
            concerns: The ids of the events they are about.
            count: How many they are.
        """
        group = self._groups[severity]
        group.count += count
        group.concerns.update(dict.fromkeys(concerns))

    def groups(self) -> Iterator[tuple[T, int, tuple[str, ...]]]:
        """Yield for each severity its first problem, the number of problems, and the ids of their events."""
        for group in self._groups.values():
            yield group.first, group.count, tuple(group.concerns)
