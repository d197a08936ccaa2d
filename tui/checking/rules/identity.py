"""Ids: each names one thing. (Those of kinds and actors are keys of YAML, those of sources file names.)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.chronology.problem import Problem
from tui.reading.faults import Path
from tui.reading.load import Reading


def ids_are_unique(reading: Reading) -> Iterator[Problem]:
    """No two events, and no two accounts, have one id."""
    chronology = reading.chronology
    events = [(event.id, (event.id,)) for event in chronology.events]
    accounts = [(account.id, account.events) for account in chronology.accounts]
    yield from _repeated(reading, "an event", events, reading.event_paths)
    yield from _repeated(reading, "an account", accounts, reading.account_paths)


def _repeated(
    reading: Reading, noun: str, items: Sequence[tuple[str, tuple[str, ...]]], paths: Sequence[Path]
) -> Iterator[Problem]:
    """Of items given by id and the events they concern."""
    first: dict[str, Path] = {}
    for (name, concerns), path in zip(items, paths, strict=True):
        earlier = first.setdefault(name, path)
        if earlier is not path:
            yield reading.problem(
                "duplicate-id",
                (*path, "id"),
                f"`{name}` is the id of {noun} already, at {reading.place(*earlier, 'id')}",
                "give one of the two another id",
                concerns=concerns,
            )
