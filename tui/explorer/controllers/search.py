"""The state behind the panes: a query, the events it finds, and the reader's place and mark among them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from textual import work
from textual.reactive import var
from textual.screen import Screen

from tui.chronology.edtf_date import EdtfDate
from tui.chronology.problem import Location
from tui.explorer.cursor import Cursor
from tui.explorer.overview.lane_data import LaneData
from tui.explorer.overview.viewport import OverviewView
from tui.explorer.result_set import AT_ONCE, Held, ResultSet
from tui.explorer.widgets.status_text import (
    Elapsed,
    elapsed_between,
    format_as_of,
    format_as_of_head,
    format_query_message,
    format_range,
    range_days,
)
from tui.index.protocol import InterruptedSearchError
from tui.index.records import ChronologyInfo, EventRecord, EventRow, UnreadRow
from tui.parsing.query.parse_query import Field, Query, parse_query
from tui.project.project import Project
from tui.text.search_text import SearchTerm


class SearchController(Screen[None]):
    """Asks the index and keeps what it answers; it knows of no pane. Panes are bound to what is kept."""

    found: var[ResultSet | None] = var(None)
    """What the search finds."""
    browsing: var[Cursor] = var(Cursor())
    """The reader's place in it."""
    record: var[EventRecord | None] = var(None)
    """The event there."""
    unread: var[UnreadRow | None] = var(None)
    """What is there instead, where it could not be read as an event."""
    lit: var[tuple[SearchTerm, ...]] = var(())
    """What the search lights."""
    info: var[ChronologyInfo | None] = var(None)
    """The chronology."""
    problems: var[tuple[int, int]] = var((0, 0))
    """How many errors and how many warnings there are in its files."""
    lanes: var[LaneData | None] = var(None)
    """What the overview draws."""
    line: var[str] = var("")
    """The query as it is written on its line."""
    remark: var[str] = var("")
    """What is wrong with it, or what might have been meant."""
    view: var[OverviewView] = var(OverviewView())
    """How the overview is looked at."""
    days: var[tuple[int, int] | None] = var(None)
    """The first and last day of the range."""
    said: var[str] = var("")
    """How long the range is."""
    as_of: var[str] = var("")
    """Which day is looked back to, and what that leaves out; empty without one."""
    mark: var[str] = var("")
    """The id of the event that is marked; empty without one."""
    since: var[Elapsed | None] = var(None)
    """The time between the mark and the event under the cursor."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.sought = Query()
        """What is searched for."""
        self.awaited = ""
        """The id of an event that is just being written: gone to as soon as the index has it."""
        self._told: tuple[EdtfDate | None, str] = None, ""
        """What is said of a look back to a date: it takes counting, and searches go on."""
        self._marked: EventRow | None = None
        self._recorded: tuple[str, int | None] | None = None
        """Of which event the record is, as of which day."""

    @property
    def event(self) -> str | None:
        """The id of the event under the cursor."""
        return self.record.row.id if self.record else None

    @property
    def place(self) -> Location | None:
        """Where it is written; of what cannot be read, where it is wrong."""
        if self.unread:
            return self.unread.fault
        return self.record.place if self.record else None

    @property
    def here(self) -> str:
        """The id of the row under the cursor, whether or not it could be read; empty without one."""
        return self.unread.id if self.unread else self.event or ""

    def has_event(self) -> bool:
        """Whether an event is under the cursor; where it could not be read, that is said."""
        if self.unread:
            self.notify("This event cannot be read; its detail says why.", markup=False)
        return self.record is not None

    @property
    def held(self) -> Held | None:
        """The row under the cursor, to be found again; None without one."""
        if self.unread:
            return Held(self.unread.id, self.unread.place, was_read=False)
        return Held(self.record.row.id, self.record.place) if self.record else None

    def found_anew(self) -> None:
        """The index is a new one: the same search over it, at the same row, else at what took its place."""
        held, place, index = self.held, self.browsing.position, self.project.index
        self.info, self.problems = index.info, self.project.problem_counts
        self._recorded, self._told = None, (None, "")
        self._put_mark(self.mark)
        if self.event:
            self._record(self.event)
        self.search(self.sought, held)
        if held and self.found and self.found.find(held) is None:
            self.browsing = self.browsing.moved_to(place)
        if self.awaited and index.event(self.awaited):
            self.go_to_event(self.awaited)
            self.awaited = ""

    # What is found

    def search_for(self, text: str, at: str | None = None, *, typed: bool = False) -> None:
        """Search for what a query line says, staying at an event where it is found.

        Args:
            text: The line.
            at: The id of the event; None for the present one.
            typed: Whether somebody is typing it: only then may a date on it be meant otherwise.
        """
        query, problems = parse_query(text)
        troubles = [problem for problem in problems if typed or not problem.is_doubt]
        self.line = text
        self.search(query, Held(at) if at else self.held)
        self.remark = format_query_message(troubles, query, self.found, self.project.index)

    def search(self, query: Query, at: Held | None = None) -> None:
        """Find other events, staying at a row where it is found."""
        self.sought, index = query, self.project.index
        if index.info.events <= AT_ONCE:
            self._show_found(ResultSet.whole(index, query), at, self._around(query))
        else:
            index.interrupt()
            self.as_of = format_as_of_head(query.as_of)
            self._show_found(ResultSet.glimpse(index, query), at)
            self._count(query, at, self.browsing)

    @work(thread=True, exclusive=True, group="count")
    def _count(self, query: Query, at: Held | None, left: Cursor) -> None:
        # Another search interrupts this one, and counts for itself.
        with suppress(InterruptedSearchError):
            whole, around = ResultSet.whole(self.project.index, query), self._around(query)
            self.app.call_from_thread(self._show_count, whole, at, around, left)

    def _around(self, query: Query) -> tuple[LaneData, str]:
        """What is shown beside the events found."""
        index = self.project.index
        when, told = self._told
        if query.as_of != when:
            told = format_as_of(index, query.as_of)
            self._told = query.as_of, told
        return LaneData.of(index, query, self.view, self.size.width), told

    def _show_count(
        self, whole: ResultSet, at: Held | None, around: tuple[LaneData, str], left: Cursor
    ) -> None:
        if whole.query == self.sought:
            # Whoever has moved on meanwhile stays there.
            self._show_found(whole, at if at and self.browsing == left else self.held, around)

    def _show_found(
        self, found: ResultSet, at: Held | None, around: tuple[LaneData, str] | None = None
    ) -> None:
        position = found.find(at) if at else None
        self.lit = found.query.highlight_terms
        self.found = found
        if around:
            self.lanes, self.as_of = around
        self.set_reactive(SearchController.browsing, Cursor())
        self.browsing = Cursor(found.rows, min(position or 0, max(found.rows - 1, 0)))
        self._show_event()

    def watch_browsing(self) -> None:
        """The reader moved."""
        if self.found is None:
            return
        self._show_event()
        chosen = self.browsing.selection
        self.said = format_range(self.found, chosen) if chosen else ""
        self.days = range_days(self.found, chosen) if chosen else None

    def _show_event(self) -> None:
        row = self.found.row(self.browsing.position) if self.found and self.found.rows else None
        self.unread = row if isinstance(row, UnreadRow) else None
        if isinstance(row, EventRow):
            self._record(row.id)
        else:
            self.record = self._recorded = None
        self._tell_since()

    def _record(self, event: str) -> None:
        """Read an event, as of the day that is asked for; it is kept while both stay."""
        wanted = (event, self.sought.as_of_day)
        if self._recorded != wanted:
            self._recorded = wanted
            self.record = self.project.index.event(*wanted)

    # Where the reader goes

    def go_to_day(self, day: int) -> None:
        """Go to the first event on or after a day."""
        if self.found and self.found.count:
            self.browsing = self.browsing.moved_to(self.found.position_of(self.found.number_from(day)))

    def go_to_event(self, event: str) -> None:
        """Go to an event by its id, though it cannot be read any more; a search that hides it is let go."""
        position = self.found.position(event) if self.found else None
        if position is None:
            if not self.sought.is_empty:
                self.notify("The search hid this event, and is let go; undo brings it back.", markup=False)
            self.search_for("", at=event)
        else:
            self.browsing = self.browsing.moved_to(position)

    def look_back_to(self, when: EdtfDate | None) -> None:
        """Show the chronology as of the end of a date; all of it for None."""
        self.search_for(str(replace(self.sought, as_of=when)))

    def narrow(self, word: str) -> None:
        """Leave of the events found those that are so: `differs`, `single-origin` ..."""
        wanted = dict.fromkeys((*self.sought.is_, Field("is", (word,))))
        self.search_for(str(replace(self.sought, is_=tuple(wanted))))

    # The mark

    def action_mark(self) -> None:
        """Mark the event, or let its mark go."""
        if self.has_event() and self.event:
            self._put_mark("" if self.event == self.mark else self.event)

    def _put_mark(self, event: str) -> None:
        """Mark an event; where there is none of that id, though it may be unreadable, nothing is marked."""
        index = self.project.index
        marked = index.event(event) if event else None
        self._marked = marked.row if marked else None
        self.mark = event if marked or (event and index.unread_named(event)) else ""
        self._tell_since()

    def action_go_to_mark(self) -> None:
        """Go to the mark, and leave it where one was."""
        came_from, mark = self.event, self.mark
        # No mark can be left at what cannot be read: it stays where it is.
        left_at = mark if self.unread else came_from or ""
        if not mark:
            self.notify("No event is marked yet.", markup=False)
        elif came_from == mark:
            self.notify("This is the event that is marked.", markup=False)
        else:
            self.go_to_event(mark)
            self._put_mark(left_at)

    def _tell_since(self) -> None:
        here = self.record.row if self.record else None
        self.since = elapsed_between(self._marked, here) if self._marked and here else None
