"""A hash of all that the rows of an event are made of: where it is the same, so are the rows.

It covers the event as it is written, its place among the years, and whatever of the kinds, actors, sources,
differences and problems of the chronology shows in its rows. It covers neither its rank nor its line, nor the
number of events of its lane before it, which are written without looking at the event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from tui.chronology.event import Citation
from tui.chronology.source import Source
from tui.evidence.positions import FiledPosition, is_agreed, is_unanswered
from tui.index.event_order import OrderedEvent
from tui.index.id_numbers import IdNumbers
from tui.index.texts.difference_text import DifferenceText
from tui.parsing.loader import LoadedChronology
from tui.parsing.locations import ItemText

_SIZE = 16
"""Bytes: of two different events, one in 10^38 would be taken for the other."""


class Signatures:
    """The signatures of the events of one chronology."""

    def __init__(
        self,
        reading: LoadedChronology,
        numbers: IdNumbers,
        differences: Mapping[str, Sequence[DifferenceText]],
        positions: Mapping[str, Sequence[FiledPosition]],
    ) -> None:
        """Take what all events have in common.

        Args:
            reading: The chronology as it was read.
            numbers: The numbers of kinds, actors and sources.
            differences: By event id, the texts of its differences.
            positions: By event id, what is on file of it.
        """
        self._reading = reading
        self._chronology = reading.chronology
        self._numbers = numbers
        self._differences = differences
        self._positions = positions
        self._kinds: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._passages: dict[tuple[str, str], str] = {}
        self._sources: dict[str, str] = {}

    def of(self, placed: OrderedEvent, item: ItemText, *, differs: bool, faulty: bool) -> bytes:
        """Return the signature of an event.

        Args:
            placed: The event in its place.
            item: The event as it is written.
            differs: Whether the sources differ about it.
            faulty: Whether the checks found an error in it.
        """
        event = placed.event
        parts = [
            item.text or event.model_dump_json(),
            f"{item.column} {placed.year} {placed.day} {differs:d} {faulty:d}",
            self._kinds.get(event.kind) or self._kind(event.kind),
        ]
        parts += [self._actors.get(actor) or self._actor(actor) for actor in event.actors]
        parts += [self._cited(citation) for citation in event.cites]
        for entry in event.knowledge:
            parts.append(self._actors.get(entry.actor) or self._actor(entry.actor))
            parts += [self._said_by(entry.said_by), *map(self._cited, entry.cites)]
        if event.id in self._differences:
            parts.append(repr(self._differences[event.id]))
        if positions := self._positions.get(event.id):
            parts.append(f"put {is_unanswered(positions):d} {is_agreed(positions):d}")
        return _digest(*parts)

    def _kind(self, kind: str) -> str:
        known = self._chronology.kind_by_id.get(kind)
        self._kinds[kind] = said = f"kind {self._numbers.kinds[kind]} {known.label if known else None!r}"
        return said

    def _actor(self, actor: str) -> str:
        known = self._chronology.actor_by_id.get(actor)
        self._actors[actor] = said = f"actor {self._numbers.actors[actor]} {known.name if known else None!r}"
        return said

    def _said_by(self, name: str) -> str:
        known = self._chronology.actor_by_id.get(name)
        return known.name if known else name

    def _cited(self, citation: Citation) -> str:
        # A quotation is looked for in the whole source; where there is none, only the passage matters.
        key = (citation.source, "\0" if citation.quote.strip() else citation.passage)
        said = self._passages.get(key)
        if said is None:
            self._passages[key] = said = self._passage(*key)
        return said

    def _passage(self, source_id: str, passage: str) -> str:
        source = self._chronology.source_by_id.get(source_id)
        if source is None:
            return "no source"
        if passage == "\0":
            return f"{self._source(source)} {self._whole[source.id]}"
        cited = source.by_key.get(passage) if passage else None
        return f"{self._source(source)} {cited.model_dump_json() if cited else None!r}"

    def _source(self, source: Source) -> str:
        """What matters of a source beside its passages, the number of which is its own."""
        if source.id not in self._sources:
            head = source.model_dump_json(exclude={"passages"})
            self._sources[source.id] = f"{self._numbers.source(source)} {head}"
        return self._sources[source.id]

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {source.id: _digest(source.model_dump_json()).hex() for source in self._chronology.sources}


def _digest(*parts: str) -> bytes:
    # Lengths, so that no two lists of texts are joined to the same one.
    joined = "".join([f"{len(part)}:{part}" for part in parts])
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
