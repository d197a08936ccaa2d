"""The rule about ids: no two differences share one.

Ids of kinds and actors are keys in YAML, those of sources file names, so they are unique already.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology


def ids_are_unique(reading: LoadedChronology) -> Iterator[Problem]:
    """No two differences have the same id. (Of two events with the same id, the second is not even read.)"""
    first: dict[str, Path] = {}
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        earlier = first.setdefault(difference.id, path)
        if earlier is not path:
            yield reading.problem(
                "duplicate-id",
                (*path, "id"),
                f"`{difference.id}` is already the id of a difference, at {reading.place(*earlier, 'id')}",
                "give one of them another id",
                concerns=difference.events,
            )
