"""Rules, by how much of a chronology each of them looks at.

A rule about single events, or about single citations, finds the same in an event whatever the others are. So
it need not look again at one that is written as before, while what it looks at around it is as it was
(`tui.validation.context`). Any other rule is about the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Flag, auto
from typing import TypeAlias

from tui.chronology.event import Event
from tui.chronology.problem import Problem
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology
from tui.validation.citation_walk import CitationContext

EventAt: TypeAlias = tuple[Event, Path]
"""An event, and its path in `events.yaml`."""


class Around(Flag):
    """What a rule about single events looks at beside the event."""

    NOTHING = 0
    KINDS = auto()
    ACTORS = auto()
    SOURCES = auto()
    DIFFERENCES = auto()
    """Which events they list."""
    POSITIONS = auto()
    """What was answered about them."""
    LOSSES = auto()
    """Which events and sources could not be read, or not all of them."""


@dataclass(frozen=True, slots=True)
class EventRule:
    """A rule about single events."""

    find: Callable[[LoadedChronology, Iterable[EventAt]], Iterator[Problem]]
    """Yields the problems of each event before it takes the next."""
    looks_at: Around = Around.NOTHING


@dataclass(frozen=True, slots=True)
class CitationRule:
    """A rule about single citations, of events and of differences, and the event each is of."""

    find: Callable[[LoadedChronology, Iterable[CitationContext]], Iterator[Problem]]
    """Yields the problems of each citation before it takes the next; those of one event come together."""
    looks_at: Around = Around.NOTHING


@dataclass(frozen=True, slots=True)
class WholeRule:
    """A rule about the whole chronology."""

    find: Callable[[LoadedChronology], Iterator[Problem]]


Rule: TypeAlias = EventRule | CitationRule | WholeRule
