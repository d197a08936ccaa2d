"""Ids: each names one thing. (Those of kinds and actors are keys of YAML, those of sources file names.)"""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology


def ids_are_unique(reading: LoadedChronology) -> Iterator[Problem]:
    """No two accounts have one id. (Of two events with one, the second is not read at all.)"""
    first: dict[str, Path] = {}
    for account, path in zip(reading.chronology.accounts, reading.account_paths, strict=True):
        earlier = first.setdefault(account.id, path)
        if earlier is not path:
            yield reading.problem(
                "duplicate-id",
                (*path, "id"),
                f"`{account.id}` is the id of an account already, at {reading.place(*earlier, 'id')}",
                "give one of the two another id",
                concerns=account.events,
            )
