"""Ids: each names one thing. (Those of kinds and actors are keys of YAML, those of sources file names.)"""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology


def ids_are_unique(reading: LoadedChronology) -> Iterator[Problem]:
    """No two differences have one id. (Of two events with one, the second is not read at all.)"""
    first: dict[str, Path] = {}
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        earlier = first.setdefault(difference.id, path)
        if earlier is not path:
            yield reading.problem(
                "duplicate-id",
                (*path, "id"),
                f"`{difference.id}` is the id of a difference already, at {reading.place(*earlier, 'id')}",
                "give one of the two another id",
                concerns=difference.events,
            )
