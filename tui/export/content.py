"""The content of an export: everything that a selection of events needs, gathered before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from tui.export.layout import WHOLE, Layout
from tui.export.positions.limit_events import is_shown_file, limit_event
from tui.index.knowledge_record import UndatedKnowledge
from tui.index.possible_events import only_possible
from tui.index.protocol import Index
from tui.index.records import (
    ChronologyInfo,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    SourceRecord,
    UnreadRow,
)
from tui.parsing.query.parse_query import Field, Query
from tui.text.cancellation import stop_if_asked

if TYPE_CHECKING:
    from tui.index.conflict_records import ConflictRecord
    from tui.index.search_records import SearchRecord
MOST_UNREAD = 50
"""An export lists the location and reason of at most this many events that could not be read."""


@dataclass(frozen=True, slots=True)
class ExportSelection:
    """Which events to export: those that a query finds, or some that were picked; and whose positions."""

    query: Query = field(default_factory=Query)
    """Describes the export even where events were picked from what it finds."""
    ids: tuple[str, ...] | None = None
    """The events that were picked, in any order; None for everything that the query finds."""
    positions_of: str | None = None
    """Whose positions the export has: everybody's where it is empty, else those of one party, and only the
    events that were put to that party or criticise it. None for no positions, as in any usual export."""
    party_name: str = ""
    """The name of that party."""
    is_letter: bool = False
    """Whether it is the letter to that party, which has nothing but what criticises it."""


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """How many events are in an export, and how many are not and why."""

    shown: int
    hidden: int
    """Could be read, and are not in the export."""
    possible: int
    """In the export, and only possibly in the range of the query, or aware by its day."""
    differing: int
    """In the export, with differences between their sources."""
    undated: int
    """Not in the export only because they have no date and the query has a range of dates."""
    unread: int = 0
    """Could not be read: neither in the export nor in `hidden`."""

    @property
    def events(self) -> int:
        """Return how many events the files have, whether or not they could be read."""
        return self.shown + self.not_shown

    @property
    def not_shown(self) -> int:
        """Return how many are hidden or could not be read."""
        return self.hidden + self.unread


@dataclass(frozen=True, slots=True)
class ExportContent:
    """The selected events with their sources and differences: all that a format needs."""

    info: ChronologyInfo
    selection: ExportSelection
    events: tuple[EventRecord, ...]
    """In the order of dates."""
    possible: frozenset[str]
    """Ids of the events that only possibly fall in the range of the query."""
    counts: ExportCounts
    differences: tuple[DifferenceRecord, ...]
    """The differences that concern the events, in the order in which the events first name them."""
    sources: tuple[SourceRecord, ...]
    """In the order in which they are first cited, by events, then by their knowledge and
    their differences."""
    digests: tuple[tuple[str, str], ...]
    """The files that the export is made from, each with its SHA-256, without files of uncited sources."""
    hidden: HiddenCounts
    """What is left out because it was not public by the query's as-of day."""
    mentioned: Mapping[str, EventRow]
    """By id, the events that others are placed after or before, and whose dates limit the place of others."""
    made: date
    program: str
    """Name and version."""
    conflicts: tuple[ConflictRecord, ...] = ()
    """The sets of statements that cannot all hold, of which every event is in the export."""
    undated_knowledge: UndatedKnowledge = field(default_factory=UndatedKnowledge)
    """The events for which entries of knowledge without a date would change what the query finds."""
    unread: tuple[UnreadRow, ...] = ()
    """The first of the entries that could not be read, whatever the query: any of them might belong here.
    Empty where the query has an as-of day, for they are written as of today."""
    accepted: tuple[str, ...] = ()
    """Codes of the risks that the exporting person was shown and accepted."""
    stem: str = ""
    """The name of the file without its ending, after which a second file is named. Empty where the export
    goes to no file and has to be one text."""
    searches: tuple[SearchRecord, ...] = ()
    """The searches of the sources that are about the events, in the order of the file; of an export of
    everything, those about no event too."""
    layout: Layout = WHOLE
    """How a document for paper is laid out; of no meaning to the other formats."""


def gather_content(index: Index, selection: ExportSelection, *, program: str, today: date) -> ExportContent:
    """Gather everything that a selection of events needs.

    Args:
        index: The open index. It is verified first.
        selection: The events. Ids that the index does not have are left out.
        program: Name and version of the program, as the export will name them.
        today: The day of the export: see `tui.chronology.positions.today.today_of`.
    """
    index.verify()
    while True:
        repairs = index.repairs
        content = _gathered(index, selection, program, today)
        # An index that was rebuilt meanwhile may be of newer files: an export must not mix the two.
        if index.repairs == repairs:
            return content


def _gathered(index: Index, selection: ExportSelection, program: str, today: date) -> ExportContent:
    events = _events(index, selection)
    shown = {event.row.id for event in events}
    possible = only_possible(index, selection.query, shown)
    differences = tuple(
        {difference.id: difference for event in events for difference in event.differences}.values()
    )
    cited = tuple(_sources(events))
    return ExportContent(
        info=index.info,
        selection=selection,
        events=events,
        possible=possible,
        counts=ExportCounts(
            shown=len(events),
            hidden=index.info.events - len(events),
            possible=len(possible),
            differing=sum(event.row.differs for event in events),
            undated=_undated_left_out(index, selection, shown),
            unread=index.info.unread,
        ),
        differences=differences,
        sources=cited,
        digests=_digests(index, cited, selection.positions_of),
        hidden=_hidden(index, selection, events),
        mentioned=_mentioned(index, events),
        made=today,
        program=program,
        conflicts=() if selection.is_letter else _conflicts(index, selection.query, shown),
        undated_knowledge=index.undated_knowledge(selection.query),
        unread=() if selection.is_letter else _unread(index, selection.query),
        searches=() if selection.is_letter else tuple(_searches(index, selection, shown)),
    )


def citations(events: Iterable[EventRecord]) -> Iterator[CitationRecord]:
    """Yield the citations of each event: its own, of its knowledge, its positions, then its differences."""
    for event in events:
        yield from event.cites
        for entry in event.knowledge:
            yield from entry.cites
        for position in event.positions:
            yield from position.cites
        for difference in event.differences:
            for version in difference.versions:
                yield from version.cites


def _events(index: Index, selection: ExportSelection) -> tuple[EventRecord, ...]:
    if selection.ids is None:
        wanted: Iterable[str] = (row.id for row in index.rows(selection.query))
    else:
        wanted = dict.fromkeys(selection.ids)
    records: list[EventRecord] = []
    for event_id in wanted:
        stop_if_asked()
        if event := index.event(event_id, selection.query.public_day):
            limited = limit_event(event, selection.positions_of, is_letter=selection.is_letter)
            records += [limited] if limited else []
    return tuple(sorted(records, key=lambda event: event.row.rank))


def _hidden(index: Index, selection: ExportSelection, events: Iterable[EventRecord]) -> HiddenCounts:
    if selection.ids is None:
        return index.hidden(selection.query)
    return sum((event.hidden for event in events), HiddenCounts())


def _undated_left_out(index: Index, selection: ExportSelection, shown: set[str]) -> int:
    query = selection.query
    if selection.ids is not None or not query.asks_for_dates:
        return 0
    undated = replace(
        query, from_=None, to=None, before=None, after=None, is_=(*query.is_, Field("is", ("undated",)))
    )
    return sum(row.id not in shown for row in index.rows(undated))


def _unread(index: Index, query: Query) -> tuple[UnreadRow, ...]:
    return tuple(index.unread(MOST_UNREAD)) if index.info.unread and not query.public_by else ()


def _conflicts(index: Index, query: Query, shown: set[str]) -> tuple[ConflictRecord, ...]:
    found = index.conflicts(query.public_day)
    return tuple(one for one in found.sets if shown.issuperset(one.events))


def _searches(index: Index, selection: ExportSelection, shown: set[str]) -> Iterator[SearchRecord]:
    is_whole = selection.ids is None and replace(selection.query, as_of=None).is_empty
    for search in index.searches(None, selection.query.public_day) if index.info.searches else ():
        if not shown.isdisjoint(search.about) or (is_whole and not search.about):
            yield search


def _sources(events: Iterable[EventRecord]) -> Iterable[SourceRecord]:
    return {cited.source.id: cited.source for cited in citations(events) if cited.source}.values()


def _digests(
    index: Index, cited: Iterable[SourceRecord], positions_of: str | None
) -> tuple[tuple[str, str], ...]:
    uncited = {source.path for source in index.sources()} - {source.path for source in cited}
    return tuple(
        (path, digest)
        for path, digest in index.info.file_hashes
        if path not in uncited and is_shown_file(path, positions_of)
    )


def _named_by(event: EventRecord) -> Iterator[str]:
    """Yield the events that an event is placed after or before, or whose dates limit its place."""
    window = event.window
    reasons = (window.after, window.before) if window else ()
    yield from (name for name in (event.after, event.before) if name)
    yield from (reason.event for reason in reasons if reason)


def _mentioned(index: Index, events: Iterable[EventRecord]) -> dict[str, EventRow]:
    named = dict.fromkeys(name for event in events for name in _named_by(event))
    records = (index.event(name) for name in named)
    return {event.row.id: event.row for event in records if event}
