"""`Chronology`: the model of one folder, with all its events, differences, sources, actors and kinds."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import cached_property
from typing import Any

from tui.chronology.event import Actor, Difference, Event, EventKind, SourceSearch
from tui.chronology.fields import ChronologyModel
from tui.chronology.positions.position import PartyPositions
from tui.chronology.precedence import Precedence, precedence
from tui.chronology.source import Source
from tui.chronology.time_zones import find_zone

FORMAT = "dateline/1"
"""The only format this program reads, as written under `format:`."""


class Chronology(ChronologyModel):
    """Everything read from one folder, in the order of its files."""

    title: str = "Untitled chronology"
    about: str = ""
    notice: str = ""
    """A content notice: shown at the first start and at the head of every export."""
    zone: str = "UTC"
    """The time zone in which times with an offset are put in order: a name of the IANA database."""
    kinds: tuple[EventKind, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    differences: tuple[Difference, ...] = ()
    searches: tuple[SourceSearch, ...] = ()
    sources: tuple[Source, ...] = ()
    positions: tuple[PartyPositions, ...] = ()
    """In the order of their files; of a party at most one."""

    @cached_property
    def clock(self) -> tzinfo:
        """The zone as a `tzinfo`; UTC where this machine has no zone of that name."""
        return find_zone(self.zone) or UTC

    @cached_property
    def precedence(self) -> Precedence:
        """Which events come before which others, by their `after` and `before`."""
        return precedence(self.events, self.clock)

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What was worked out of it, by name, so that checks and index need not do it twice."""
        return {}

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        """Events by id; of a repeated id the last."""
        return {event.id: event for event in self.events}

    @cached_property
    def reason_by_party(self) -> dict[str, str]:
        """By the id of an actor, why nothing is put to it, where that is decided."""
        return {actor.id: actor.not_put for actor in self.actors if actor.not_put}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def kind_by_id(self) -> dict[str, EventKind]:
        """Kinds by id."""
        return {kind.id: kind for kind in self.kinds}
