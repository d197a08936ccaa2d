"""The records of statements that cannot all hold: plain data, as in `tui.index.records`."""

from __future__ import annotations

from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location
from tui.index.records import SourceRecord
from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage that a statement rests on."""

    key: CitationKey
    source: SourceRecord | None
    """None where the chronology has no such source."""


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One statement about when something happened."""

    kind: str
    """`date`, `after` or `before`."""
    event: str
    """The id of the event it is about."""
    title: str
    """The event's title; its id where the chronology has no such event. `other_title` likewise."""
    value: str
    """A date as EDTF, or the id of the event that it comes after or before."""
    other_title: str
    """The title of that event; empty for a date."""
    is_own: bool
    """Whether the chronology says so in the event itself; else sources do."""
    place: Location
    """Where it is written."""
    cites: tuple[CitedPassage, ...]
    """The passages that say so; may be empty."""
    differences: tuple[str, ...]
    """The ids of the differences of which a version says so."""

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that it names."""
        return (self.event,) if self.kind == "date" else (self.event, self.value)


@dataclass(frozen=True, slots=True)
class ConflictRecord:
    """Statements that cannot all hold, while any of them but one can."""

    statements: tuple[StatementRecord, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that are named."""
        return tuple(dict.fromkeys(event for one in self.statements for event in one.events))


@dataclass(frozen=True, slots=True)
class ConflictsRecord:
    """All sets of statements that cannot all hold."""

    sets: tuple[ConflictRecord, ...] = ()
    more: int = 0
    """Sets that are not listed: at least so many. Of an earlier day, 0; likewise `pairs`."""
    pairs: int = 0
    """Pairs of dates of one event that are listed as differences."""
    hidden: int = 0
    """Sets that are left out because they rest on what was not public by a day."""
