"""Writing who is shown to have been aware of an event: its entries of knowledge and their citations."""

from __future__ import annotations

from tui.chronology.chronology import Chronology
from tui.chronology.event import Event
from tui.evidence.knowledge import certain_day, possible_day
from tui.index.id_numbers import IdNumbers
from tui.index.sqlite.builder.bulk_insert import RowReceiver
from tui.index.texts.citation_resolver import resolve_citation


def add_knowledge(
    batches: RowReceiver, rank: int, event: Event, chronology: Chronology, numbers: IdNumbers
) -> None:
    """Write the entries of one event.

    Args:
        batches: Receives the rows.
        rank: The rank of the event.
        event: The event.
        chronology: The chronology, for the names of actors and the texts of sources.
        numbers: The numbers of actors and sources.
    """
    for number, entry in enumerate(event.knowledge, 1):
        speaker = chronology.actor_by_id.get(entry.said_by)
        batches.add(
            "knowledge",
            rank,
            number,
            numbers.actors[entry.actor],
            entry.part,
            entry.form.value,
            speaker.name if speaker else entry.said_by,
            entry.said_by == entry.actor,
            entry.what,
            entry.stance.value,
            entry.since.text if entry.since else "",
            possible_day(entry.since),
            certain_day(entry.since),
            entry.status.value,
        )
        for place, citation in enumerate(entry.cites, 1):
            cited = resolve_citation(citation, chronology)
            row = cited.row(numbers.source(cited.source))
            batches.add("knowledge_citation", rank, number, place, *row)
