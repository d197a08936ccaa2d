"""The rule about identification: the details about a protected person do not identify them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Citation, Difference, Event, Knowledge, SourceSearch
from tui.chronology.problem import Problem, Severity
from tui.chronology.source import Passage, Source
from tui.evidence.anonymity.disclosed_texts import (
    DisclosedCitation,
    DisclosedContent,
    DisclosedDifference,
    DisclosedEvent,
    DisclosedKnowledge,
    DisclosedPosition,
    DisclosedSearch,
    disclosed_texts,
    knowledge_texts,
)
from tui.evidence.anonymity.identification_risks import REMEDY, ProtectedPerson, find_risks
from tui.evidence.conflicts.order_windows import order_windows
from tui.evidence.quotations.quote_check import check_quotes
from tui.parsing.events.known_items import read_rest
from tui.parsing.loader import LoadedChronology

_SHOWN = 12
"""Details of one person that are listed."""


def the_protected_cannot_be_pieced_together(reading: LoadedChronology) -> Iterator[Problem]:
    """No two kinds of detail about a protected actor are disclosed.

    See `tui.evidence.anonymity.identification_risks`.

    Yields:
        A problem for each protected actor who may be identified.
    """
    chronology = reading.chronology
    people = [ProtectedPerson(actor.id, actor.name) for actor in chronology.actors if actor.protected]
    if not people:
        return
    read_rest(chronology.events)
    paths = {actor.id: path for actor, path in zip(chronology.actors, reading.actor_paths, strict=True)}
    issued = (source.issued for source in chronology.sources)
    for risk in find_risks(people, disclosed_texts(disclosed(chronology)), issued):
        lines = [str(detail) for detail in risk.details[:_SHOWN]]
        if more := len(risk.details) - _SHOWN:
            lines += [f"and {more} more"] if more > 0 else []
        yield reading.problem(
            "identification-risk",
            paths[risk.person.id],
            risk.message,
            REMEDY,
            severity=Severity.WARNING,
            hints=tuple(lines),
            at_key=True,
        )


def disclosed(chronology: Chronology) -> DisclosedContent:
    """List everything that a chronology discloses."""
    citation = partial(_citation, chronology)
    windows = {window.event: window.as_date for window in order_windows(chronology)}
    return DisclosedContent(
        title=chronology.title,
        about=chronology.about,
        notice=chronology.notice,
        kinds=chronology.kinds,
        events=tuple(_event(chronology, event, windows.get(event.id)) for event in chronology.events),
        differences=tuple(
            DisclosedDifference.of(one, citation, _claimed_dates(one)) for one in chronology.differences
        ),
        positions=tuple(
            DisclosedPosition.of(one.party, entry, citation)
            for one in chronology.positions
            for entry in one.entries
        )
        + tuple(
            DisclosedPosition(party, "", reason, ()) for party, reason in chronology.reason_by_party.items()
        ),
        searches=tuple(map(_search, chronology.searches)),
        sources=chronology.sources,
        takes_part={event.id: frozenset(event.actors) for event in chronology.events},
    )


def _claimed_dates(difference: Difference) -> Iterator[tuple[str, EdtfDate]]:
    for version in difference.versions:
        yield from ((name, claimed.date) for name, claimed in version.dates.items() if claimed.date)


def _event(chronology: Chronology, event: Event, order_leaves: EdtfDate | None) -> DisclosedEvent:
    actors = chronology.actor_by_id
    return DisclosedEvent(
        id=event.id,
        when=event.date,
        title=event.title,
        summary=event.summary,
        note=event.note,
        date_as_written=event.date_as_written,
        tags=event.tags,
        actors=tuple(actor for name in event.actors if (actor := actors.get(name))),
        cites=tuple(_citation(chronology, citation) for citation in event.cites),
        merged_from=event.merged_from,
        knowledge=tuple(_knowledge(chronology, entry) for entry in event.knowledge),
        order_leaves=None if event.date else order_leaves,
    )


def _knowledge(chronology: Chronology, entry: Knowledge) -> DisclosedKnowledge:
    actors = chronology.actor_by_id
    actor, speaker = actors.get(entry.actor), actors.get(entry.said_by)
    said_by = speaker.name if speaker else entry.said_by
    return DisclosedKnowledge(
        texts=knowledge_texts(entry.actor, actor.name if actor else "", entry.part, entry.what, said_by),
        since=entry.since,
        cites=tuple(_citation(chronology, citation) for citation in entry.cites),
    )


def _search(search: SourceSearch) -> DisclosedSearch:
    places = [text for place in search.places for text in (place.described, place.answered) if text]
    covered = [date for place in search.places for date in (place.from_, place.to)]
    return DisclosedSearch(
        id=search.id,
        about=search.about,
        texts=(search.looked_for, *search.words, search.by, search.note, *places),
        keys=(
            *(place.source for place in search.places if place.source),
            *(str(one.key) for one in search.seen),
        ),
        dates=tuple(date for date in covered if date),
    )


def _citation(chronology: Chronology, citation: Citation) -> DisclosedCitation:
    source = chronology.source_by_id.get(citation.source)
    passage = _passage(citation, source)
    return DisclosedCitation(
        key=str(citation.key),
        text=passage.text if passage else "",
        speaker=passage.speaker if passage else "",
        said_by=tuple(_names(chronology, passage.said_by)) if passage else (),
        matters=passage.matters if passage else (),
        origin=source.origin_of(passage) if source and passage else "",
        quote=citation.quote,
        says=citation.says.title if citation.says else "",
        pinpoint=citation.pinpoint,
        dates=(
            passage.about if passage else None,
            passage.said_on if passage else None,
            citation.says.date if citation.says else None,
        ),
    )


def _names(chronology: Chronology, actors: Iterable[str]) -> Iterator[str]:
    """Yield the id of each actor, and its name where there is one."""
    for name in actors:
        yield name
        if actor := chronology.actor_by_id.get(name):
            yield actor.name


def _passage(citation: Citation, source: Source | None) -> Passage | None:
    """The passage shown with a citation: the cited one, or another in which the quotation stands."""
    named = source.by_key.get(citation.passage) if source else None
    if not citation.quote or (named and citation.quote in named.text):
        return named
    finding = check_quotes(citation, source)
    return (finding.passage if finding.status is not QuoteStatus.MISSING else None) or named
