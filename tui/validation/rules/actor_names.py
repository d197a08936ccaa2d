"""Rules about naming actors: there is a reason for each name, and protected people are not described."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology


def naming_is_justified(reading: LoadedChronology) -> Iterator[Problem]:
    """Every actor is protected, or has a reason why this person or body may be named; never both."""
    for actor, path in zip(reading.chronology.actors, reading.actor_paths, strict=True):
        if actor.protected and actor.named_because:
            message = f"`{actor.id}` is protected, but has `named-because`"
            remedy = "delete `named-because` or `protected`"
        elif not actor.protected and not actor.named_because:
            message = f"`{actor.id}` is named without a reason"
            remedy = "add `named-because`; or write a pseudonym as the name, and `protected: true`"
        else:
            continue
        yield reading.problem(
            "naming-unexplained", path, message, remedy, severity=Severity.WARNING, at_key=True
        )


def the_protected_are_not_described(reading: LoadedChronology) -> Iterator[Problem]:
    """A protected actor has no role and no years in it, which would help to identify the person."""
    for actor, path in zip(reading.chronology.actors, reading.actor_paths, strict=True):
        key = "role" if actor.role else "held"
        if actor.protected and (actor.role or actor.held):
            yield reading.problem(
                "protected-described",
                (*path, key),
                f"`{actor.id}` is protected, but `{key}` helps to identify them",
                f"delete `{key}`",
                severity=Severity.WARNING,
                at_key=True,
            )
