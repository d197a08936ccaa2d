"""The rule about ids: no two differences share one, and no two searches.

Ids of kinds and actors are keys in YAML, those of sources file names, so they are unique already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.problem import Problem
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology


def ids_are_unique(reading: LoadedChronology) -> Iterator[Problem]:
    """No two differences or searches have one id. (Of two such events, the second is not even read.)"""
    chronology = reading.chronology
    differences = ((one.id, one.events) for one in chronology.differences)
    yield from _repeated(reading, "difference", zip(differences, reading.difference_paths, strict=True))
    searches = ((one.id, one.about) for one in chronology.searches)
    yield from _repeated(reading, "search", zip(searches, reading.search_paths, strict=True))


def _repeated(
    reading: LoadedChronology, noun: str, items: Iterable[tuple[tuple[str, tuple[str, ...]], Path]]
) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for (name, events), path in items:
        earlier = first.setdefault(name, path)
        if earlier is not path:
            yield reading.problem(
                "duplicate-id",
                (*path, "id"),
                f"`{name}` is already the id of a {noun}, at {reading.place(*earlier, 'id')}",
                "give one of them another id",
                concerns=events,
            )
