"""The content of an export: all that a selection of events needs to stand on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

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

MOST_UNREAD = 50
"""Of so many events that could not be read an export says where they stand, and why."""
_EPOCH = date(1970, 1, 1)
_SECONDS = re.compile(r"[0-9]+", re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class ExportSelection:
    """Which events are meant: those a query finds, or those that were picked by hand."""

    query: Query = field(default_factory=Query)
    """What was asked for; it describes the export even where events were picked from what it found."""
    ids: tuple[str, ...] | None = None
    """The events that were picked, in any order; None for all that the query finds."""


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """What is in an export, and what is not. All of them events."""

    shown: int
    hidden: int
    """In the chronology, and not shown, though they could be read."""
    possible: int
    """Shown, and only possibly in the range of dates that was asked for."""
    differing: int
    """Shown, and the sources differ about them."""
    undated: int
    """Not shown only because they have no date and a range of dates was asked for."""
    unread: int = 0
    """In the files, and neither shown nor `hidden`, because they could not be read."""

    @property
    def events(self) -> int:
        """How many there are, whether or not they could be read."""
        return self.shown + self.not_shown

    @property
    def not_shown(self) -> int:
        """Hidden, or not read."""
        return self.hidden + self.unread


@dataclass(frozen=True, slots=True)
class ExportContent:
    """A selection with what it rests on: all that a format needs."""

    info: ChronologyInfo
    selection: ExportSelection
    events: tuple[EventRecord, ...]
    """In the order of dates."""
    possible: frozenset[str]
    """Ids of the events shown that only possibly fall in the range of dates that was asked for."""
    counts: ExportCounts
    differences: tuple[DifferenceRecord, ...]
    """The differences that touch the events, in the order in which the events come to them."""
    sources: tuple[SourceRecord, ...]
    """In the order in which they are first cited, by events, then by their differences."""
    digests: tuple[tuple[str, str], ...]
    """The files the export rests on and the SHA-256 of each: those of uncited sources are left out."""
    hidden: HiddenCounts
    """What was not there by the day that the query names, and is left out for that."""
    mentioned: Mapping[str, EventRow]
    """By id, the events that others come after or before."""
    made: date
    program: str
    """Name and version."""
    unread: tuple[UnreadRow, ...] = ()
    """The first of the events that could not be read, whatever was asked for: nobody can tell whether they
    belong here. None where only what was public by a day is asked for, for they are written as of now."""
    accepted: tuple[str, ...] = ()
    """Codes of the risks that whoever made it was shown and took."""
    stem: str = ""
    """What its file will be called, without the ending: a second file beside it is named after it. Empty
    where it goes to no file, and has to be one text."""


def gather_content(index: Index, selection: ExportSelection, *, program: str, today: date) -> ExportContent:
    """Everything a selection of events needs to stand on its own.

    Args:
        index: The chronology. It is verified before anything is taken from it.
        selection: The events that are meant. Ids that it does not hold are left out.
        program: Name and version of the program, as they are to stand in the export.
        today: The day on which the export is made: see `today_of`.
    """
    index.verify()
    while True:
        repairs = index.repairs
        content = _gathered(index, selection, program, today)
        # Made again meanwhile, it may be of a later text: no export is of two.
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
        digests=_digests(index, cited),
        hidden=_hidden(index, selection, events),
        mentioned=_mentioned(index, events),
        made=today,
        program=program,
        unread=_unread(index, selection.query),
    )


def today_of(environ: Mapping[str, str]) -> date:
    """The day in UTC on which exports are made.

    `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/), a number of seconds since
    1970, makes it another; one that is no such number, or beyond the year 9999, is ignored.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if _SECONDS(given) and len(given) < 16:
        days = int(given) // 86_400
        if days <= (date.max - _EPOCH).days:
            return _EPOCH + timedelta(days=days)
    return datetime.now(UTC).date()


def citations(events: Iterable[EventRecord]) -> Iterator[CitationRecord]:
    """Every citation, event by event: its own, then those of the differences that touch it."""
    for event in events:
        yield from event.cites
        for difference in event.differences:
            for version in difference.versions:
                yield from version.cites


def _events(index: Index, selection: ExportSelection) -> tuple[EventRecord, ...]:
    if selection.ids is None:
        wanted: Iterable[str] = (row.id for row in index.rows(selection.query))
    else:
        wanted = dict.fromkeys(selection.ids)
    found = (index.event(event, selection.query.as_of_day) for event in wanted)
    return tuple(sorted((event for event in found if event), key=lambda event: event.row.rank))


def _hidden(index: Index, selection: ExportSelection, events: Iterable[EventRecord]) -> HiddenCounts:
    if selection.ids is None:
        return index.hidden(selection.query)
    return sum((event.hidden for event in events), HiddenCounts())


def only_possible(index: Index, query: Query, shown: set[str]) -> frozenset[str]:
    """Which of the events shown only possibly fall in the range that a query asks for, by id."""
    if query.certainly or not _asks_for_dates(query):
        return frozenset()
    possibly = {row.id for row in index.rows(query)}
    certainly = {row.id for row in index.rows(query.narrowed(certainly=True))}
    return frozenset(shown & possibly - certainly)


def _undated_left_out(index: Index, selection: ExportSelection, shown: set[str]) -> int:
    query = selection.query
    if selection.ids is not None or not _asks_for_dates(query):
        return 0
    undated = replace(
        query, from_=None, to=None, before=None, after=None, is_=(*query.is_, Field("is", ("undated",)))
    )
    return sum(row.id not in shown for row in index.rows(undated))


def _unread(index: Index, query: Query) -> tuple[UnreadRow, ...]:
    return tuple(index.unread(MOST_UNREAD)) if index.info.unread and not query.as_of else ()


def _asks_for_dates(query: Query) -> bool:
    return any((query.from_, query.to, query.before, query.after))


def _sources(events: Iterable[EventRecord]) -> Iterable[SourceRecord]:
    return {cited.source.id: cited.source for cited in citations(events) if cited.source}.values()


def _digests(index: Index, cited: Iterable[SourceRecord]) -> tuple[tuple[str, str], ...]:
    uncited = {source.path for source in index.sources()} - {source.path for source in cited}
    return tuple((path, digest) for path, digest in index.info.file_hashes if path not in uncited)


def _mentioned(index: Index, events: Iterable[EventRecord]) -> dict[str, EventRow]:
    named = dict.fromkeys(name for event in events for name in (event.after, event.before) if name)
    found = (index.event(name) for name in named)
    return {event.row.id: event.row for event in found if event}
