"""Rules about usage: there are events, and every kind, actor and source is used by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from tui.chronology.problem import Problem, Severity
from tui.parsing.events.partial_event import knowledge_actors
from tui.parsing.loader import LoadedChronology
from tui.validation.citation_walk import cited_anywhere
from tui.validation.rules.sources import statements
from tui.validation.unparsed_fields import has_losses

MOST_KINDS = 8
"""Lanes that the overview has room for next to the other panes."""


def there_are_events(reading: LoadedChronology) -> Iterator[Problem]:
    """A chronology has at least one event."""
    is_told = any(problem.code == "no-events" for problem in reading.problems)
    if not reading.chronology.events and not has_losses(reading) and not is_told:
        yield reading.problem(
            "no-events",
            ("events",),
            "there are no events yet",
            "write the first under `events:`, with id, date, title, kind, status and cites",
            severity=Severity.WARNING,
            at_key=True,
        )


def kinds_fit_the_overview(reading: LoadedChronology) -> Iterator[Problem]:
    """There are at most `MOST_KINDS` kinds."""
    kinds = reading.chronology.kinds
    if len(kinds) > MOST_KINDS:
        yield reading.problem(
            "kinds-many",
            reading.kind_paths[MOST_KINDS],
            f"there are {len(kinds)} kinds; the overview has no room for so many lanes",
            f"use {MOST_KINDS} kinds or fewer, and tags for finer distinctions",
            severity=Severity.WARNING,
            at_key=True,
        )


def kinds_are_used(reading: LoadedChronology) -> Iterator[Problem]:
    """Every kind has an event."""
    kinds = reading.chronology.kind_by_id
    unused = _unused(reading, kinds, (event.kind for event in reading.chronology.events))
    for kind, path in zip(kinds, reading.kind_paths, strict=True):
        if kind in unused:
            yield reading.problem(
                "kind-unused",
                path,
                f"no event has the kind `{kind}`",
                "delete it, or give it to an event",
                severity=Severity.WARNING,
                at_key=True,
            )


def actors_are_used(reading: LoadedChronology) -> Iterator[Problem]:
    """Every actor is named by an event or its knowledge, or speaks in a passage."""
    chronology = reading.chronology
    actors = chronology.actor_by_id
    taking_part = (actor for event in chronology.events for actor in (*event.actors, *event.criticises))
    aware = (actor for event in chronology.events for actor in knowledge_actors(event))
    speaking = (actor for _, passage in statements(chronology) for actor in passage.said_by)
    unused = _unused(reading, actors, chain(taking_part, aware, speaking))
    for actor, path in zip(actors, reading.actor_paths, strict=True):
        if actor in unused:
            yield reading.problem(
                "actor-unused",
                path,
                f"`{actor}` takes part in no event",
                "delete it, or add it to the `actors` of an event",
                severity=Severity.WARNING,
                at_key=True,
            )


def sources_are_used(reading: LoadedChronology) -> Iterator[Problem]:
    """Every source is cited."""
    sources = reading.chronology.source_by_id
    for source in _unused(reading, sources, cited_anywhere(reading)):
        yield reading.problem(
            "source-unused",
            ("sources", source, "title"),
            f"nothing cites {source}",
            "cite it in an event, or move it out of corpus/",
            severity=Severity.WARNING,
        )


def _unused(reading: LoadedChronology, defined: Collection[str], used: Iterable[str]) -> frozenset[str]:
    """The ids never used; empty where that is not sure: no events, an unknown id, or something unread."""
    names = set(used)
    is_sure = bool(reading.chronology.events) and names <= set(defined) and not has_losses(reading)
    return frozenset(defined) - names if is_sure else frozenset()
