"""Where the sources of an event differ: conflicting dates, disputing citations, listed differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate, are_compatible
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.event import Citation, Event
from tui.parsing.events.partial_event import CLAIMS, CONFLICTS, DIFFERS, outline_of


def date_conflicts(event: Event) -> tuple[Citation, ...]:
    """The citations whose own date cannot be the event's date, in order of citation."""
    outline = outline_of(event)
    if event.date is None or (outline is not None and CONFLICTS not in outline.differs):
        return ()
    return tuple(
        citation
        for citation in event.cites
        if citation.says and citation.says.date and not are_compatible(citation.says.date, event.date)
    )


@dataclass(frozen=True, slots=True)
class DateConflict:
    """An event whose citations give dates that cannot all be true, and no difference covers them."""

    event: Event
    versions: tuple[tuple[EdtfDate, tuple[Citation, ...]], ...]
    """The event's own date with the citations that support it, then the others, in order of citation."""


def conflicts_by_date(chronology: Chronology) -> Iterator[DateConflict]:
    """Yield the conflicts of dates that no difference covers, in the order of the file.

    A difference covers a citation where it lists the event, and one of its versions cites the same passage or
    the same source, where one of the two names no passage.
    """
    coverage = _Coverage(chronology)
    for event in chronology.events:
        given: dict[EdtfDate, list[Citation]] = {}
        against = date_conflicts(event)
        for citation in against:
            if citation.says and citation.says.date and not coverage.covers(event, citation):
                given.setdefault(citation.says.date, []).append(citation)
        if event.date and given:
            others = tuple((date, tuple(cites)) for date, cites in given.items())
            yield DateConflict(event, ((event.date, _supporting(event, against)), *others))


class _Coverage:
    """Which differences list an event, and which cite a passage; sets that are compared, never multiplied."""

    def __init__(self, chronology: Chronology) -> None:
        self._of_event: dict[str, set[int]] = defaultdict(set)
        self._of_passage: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._of_source: dict[str, set[int]] = defaultdict(set)
        self._answers: dict[tuple[str, str, str], bool] = {}
        for number, difference in enumerate(chronology.differences):
            for event in difference.events:
                self._of_event[event].add(number)
            for citation in (citation for version in difference.versions for citation in version.cites):
                self._of_passage[citation.source, citation.passage].add(number)
                self._of_source[citation.source].add(number)

    def covers(self, event: Event, citation: Citation) -> bool:
        """Whether a difference of the event cites what the citation cites, or all of its source."""
        source, passage = citation.source, citation.passage
        key = (event.id, source, passage)
        if key not in self._answers:
            sets = (
                (self._of_passage.get((source, ""), _NONE), self._of_passage.get((source, passage), _NONE))
                if passage
                else (self._of_source.get(source, _NONE),)
            )
            listed = self._of_event.get(event.id, _NONE)
            self._answers[key] = any(not _are_apart(listed, numbers) for numbers in sets)
        return self._answers[key]


_NONE: frozenset[int] = frozenset()


def _are_apart(first: Set[int], second: Set[int]) -> bool:
    """Whether two sets have nothing in common, in time that grows with the smaller."""
    smaller, larger = sorted((first, second), key=len)
    return not any(number in larger for number in smaller)


def _supporting(event: Event, against: Sequence[Citation]) -> tuple[Citation, ...]:
    others = set(map(id, against))
    return tuple(
        citation
        for citation in event.cites
        if citation.role is CitationRole.SUPPORTS and id(citation) not in others
    )


def find_differing(chronology: Chronology) -> frozenset[str]:
    """Return the ids of the events about which the sources differ.

    They do where it is listed in a difference, has the status `disputed`, or has a citation that disputes it
    or gives another date.
    """
    listed = {event for difference in chronology.differences for event in difference.events}
    return frozenset(
        event.id for event in chronology.events if event.id in listed or _differs_in_itself(event)
    )


def name_difference(event: Event) -> str:
    """Return `EventOutline.differs` of an event."""
    outline = outline_of(event)
    if outline is not None:
        return outline.differs
    return "".join(
        (
            DIFFERS if _differs_in_itself(event) else "",
            CONFLICTS if date_conflicts(event) else "",
            CLAIMS if has_claims(event) else "",
        )
    )


def has_claims(event: Event) -> bool:
    """Whether a citation of an event gives a date, or what came before or after it."""
    outline = outline_of(event)
    if outline is not None:
        return CLAIMS in outline.differs
    told = (citation.says for citation in event.cites if citation.says)
    return any(says.date or says.after or says.before for says in told)


def _differs_in_itself(event: Event) -> bool:
    outline = outline_of(event)
    if outline is not None:
        return DIFFERS in outline.differs
    return (
        event.status is EventStatus.DISPUTED
        or any(citation.role is CitationRole.DISPUTES for citation in event.cites)
        or bool(date_conflicts(event))
    )
