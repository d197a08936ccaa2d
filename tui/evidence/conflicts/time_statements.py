"""Who says when something happened, or before or after what: the chronology itself, and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.event import ClaimedTime, Event
from tui.chronology.keys import CitationKey
from tui.evidence.differences import has_claims
from tui.parsing.errors import Path
from tui.parsing.events.known_items import read_rest

StatementKey: TypeAlias = "tuple[str, str, str]"
"""What a statement says: two statements with the same key say the same."""


class StatementKind(StrEnum):
    """What a statement gives."""

    DATE = "date"
    AFTER = "after"
    BEFORE = "before"


SAID = {
    StatementKind.DATE: "is dated",
    StatementKind.AFTER: "comes after",
    StatementKind.BEFORE: "comes before",
}
"""Between an event and what is said of it, where the chronology says so."""


@dataclass(frozen=True, slots=True)
class TimeStatement:
    """One statement: that an event is of a date, or comes after or before another event."""

    kind: StatementKind
    event: str
    value: str
    """The date as EDTF, or the id of the other event."""
    path: Path
    """Where it is written: `events` or `differences`, the number of the item among those that were read, from
    0, and the keys in that item."""
    date: EdtfDate | None = None
    """Of a date, what `value` means."""
    is_own: bool = False
    """Whether the chronology says so in the event itself; else sources do."""
    cites: tuple[CitationKey, ...] = ()
    """The passages that say so."""
    differences: tuple[str, ...] = ()
    """The differences of which a version says so."""

    @property
    def key(self) -> StatementKey:
        """What it says, in the same words whether it is said with `after` or with `before`."""
        if self.kind is StatementKind.DATE:
            return ("date", self.event, self.value)
        return ("order", *self.ends)

    @property
    def ends(self) -> tuple[str, str]:
        """Of a statement about order: the ids of the earlier and of the later event."""
        is_after = self.kind is StatementKind.AFTER
        return (self.value, self.event) if is_after else (self.event, self.value)

    @property
    def in_words(self) -> str:
        """What it says, without who says so: `dark comes after lit`."""
        return f"{self.event} {SAID[self.kind]} {self.value}"


def own_date(event: Event, number: int) -> TimeStatement:
    """Return the statement of an event's own date, which it has.

    Args:
        event: The event.
        number: Its number in the chronology, from 0.
    """
    path = ("events", number, "date")
    text = event.date.text if event.date else ""
    return TimeStatement(StatementKind.DATE, event.id, text, path, date=event.date, is_own=True)


def own_order(event: Event, number: int, key: str) -> TimeStatement:
    """Return the statement of an event's `after` or `before`, which it has.

    Args:
        event: The event.
        number: Its number in the chronology, from 0.
        key: `after` or `before`.
    """
    other = event.after if key == "after" else event.before
    return TimeStatement(StatementKind(key), event.id, other or "", ("events", number, key), is_own=True)


def claimed_statements(chronology: Chronology) -> list[TimeStatement]:
    """Return what the sources say, each statement once, in the order of the file.

    What different passages say alike is one statement with all of these passages. Whether the events that are
    named exist is not looked at.
    """
    found: dict[StatementKey, TimeStatement] = {}
    for statement in (*_of_citations(chronology), *_of_versions(chronology)):
        known = found.get(statement.key)
        found[statement.key] = join_statements(known, statement) if known else statement
    return list(found.values())


def join_statements(first: TimeStatement, other: TimeStatement) -> TimeStatement:
    """Return a statement with the passages and differences of another one that says the same."""
    return replace(
        first,
        cites=tuple(dict.fromkeys((*first.cites, *other.cites))),
        differences=tuple(dict.fromkeys((*first.differences, *other.differences))),
    )


def claiming_events(chronology: Chronology) -> Iterator[tuple[int, Event]]:
    """Yield the events of which a citation gives a date or an order, with their numbers from 0."""
    claiming = [(number, event) for number, event in enumerate(chronology.events) if has_claims(event)]
    read_rest(event for _, event in claiming)
    yield from claiming


def _of_citations(chronology: Chronology) -> Iterator[TimeStatement]:
    for number, event in claiming_events(chronology):
        for at, citation in enumerate(event.cites):
            if citation.says:
                path = ("events", number, "cites", at, "says")
                yield from _claims(event.id, citation.says, path, (citation.key,), ())


def _of_versions(chronology: Chronology) -> Iterator[TimeStatement]:
    for number, difference in enumerate(chronology.differences):
        for at, version in enumerate(difference.versions):
            cites = tuple(dict.fromkeys(citation.key for citation in version.cites))
            for event, claimed in version.dates.items():
                path = ("differences", number, "versions", at, "dates", event)
                yield from _claims(event, claimed, path, cites, (difference.id,))


def _claims(
    event: str, claimed: ClaimedTime, path: Path, cites: tuple[CitationKey, ...], differences: Iterable[str]
) -> Iterator[TimeStatement]:
    values = (
        (StatementKind.DATE, claimed.date.text if claimed.date else None),
        (StatementKind.AFTER, claimed.after),
        (StatementKind.BEFORE, claimed.before),
    )
    for kind, value in values:
        if value:
            yield TimeStatement(
                kind,
                event,
                value,
                (*path, kind.value),
                date=claimed.date if kind is StatementKind.DATE else None,
                cites=cites,
                differences=tuple(differences),
            )
