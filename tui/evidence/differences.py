"""Differences: where the sources of an event do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR, Bound, EdtfDate
from tui.chronology.event import Citation, CitationRole, Event, EventStatus


def date_conflicts(event: Event) -> tuple[Citation, ...]:
    """The citations whose own date cannot be the event's date, in order of citation."""
    if event.date is None:
        return ()
    return tuple(
        citation
        for citation in event.cites
        if citation.says and citation.says.date and not are_compatible(citation.says.date, event.date)
    )


@dataclass(frozen=True, slots=True)
class DateConflict:
    """An event whose citations give dates that cannot all be true, where no difference says so."""

    event: Event
    versions: tuple[tuple[EdtfDate, tuple[Citation, ...]], ...]
    """The event's own date with what supports it, then the others, in order of citation."""


def conflicts_by_date(chronology: Chronology) -> Iterator[DateConflict]:
    """The conflicts of dates that no difference covers, in the order of the file.

    A difference covers a citation where it lists the event, and one of its versions cites the same passage or
    the same source, where one of the two names no passage.
    """
    told: dict[tuple[str, str], set[str]] = {}
    for difference in chronology.differences:
        for citation in (citation for version in difference.versions for citation in version.cites):
            for event_id in difference.events:
                told.setdefault((event_id, citation.source), set()).add(citation.passage)
    for event in chronology.events:
        given: dict[EdtfDate, list[Citation]] = {}
        for citation in date_conflicts(event):
            passages = told.get((event.id, citation.source), set())
            covered = passages and (not citation.passage or not passages.isdisjoint({"", citation.passage}))
            if citation.says and citation.says.date and not covered:
                given.setdefault(citation.says.date, []).append(citation)
        if event.date and given:
            others = tuple((date, tuple(cites)) for date, cites in given.items())
            yield DateConflict(event, ((event.date, _supporting(event)), *others))


def _supporting(event: Event) -> tuple[Citation, ...]:
    against = date_conflicts(event)
    return tuple(one for one in event.cites if one.role is CitationRole.SUPPORTS and one not in against)


def are_compatible(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether two dates can both be true: some start and some end satisfy the two of them.

    `2012` and `2012-05` are compatible, one says less; `2004/2012` and `2006` are not, one lasted.
    An open or unknown bound is compatible with every day.
    """
    return _meet(one.start_min, one.start_max, other.start_min, other.start_max) and _meet(
        one.end_min, one.end_max, other.end_min, other.end_max
    )


def _meet(one_min: Bound, one_max: Bound, other_min: Bound, other_max: Bound) -> bool:
    return _day(one_min, -FAR) <= _day(other_max, FAR) and _day(other_min, -FAR) <= _day(one_max, FAR)


def _day(bound: Bound, otherwise: int) -> int:
    return bound if isinstance(bound, int) else otherwise


def is_differing(event: Event, chronology: Chronology) -> bool:
    """Whether the sources differ about an event: see `find_differing`, which answers for all at once."""
    return _differs_in_itself(event) or any(
        event.id in difference.events for difference in chronology.differences
    )


def find_differing(chronology: Chronology) -> frozenset[str]:
    """The ids of the events about which the sources differ.

    Those that are listed in a difference, have the status disputed, or are cited by a source that disputes
    them or gives another date.
    """
    listed = {event for difference in chronology.differences for event in difference.events}
    return frozenset(
        event.id for event in chronology.events if event.id in listed or _differs_in_itself(event)
    )


def _differs_in_itself(event: Event) -> bool:
    return (
        event.status is EventStatus.DISPUTED
        or any(citation.role is CitationRole.DISPUTES for citation in event.cites)
        or bool(date_conflicts(event))
    )
