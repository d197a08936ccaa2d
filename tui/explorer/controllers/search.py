"""The state of the main screen: query, results, cursor, current event and mark. Panes are bound to it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from textual import work
from textual.reactive import var
from textual.screen import Screen

from tui.chronology.edtf_date import EdtfDate
from tui.chronology.problem import Location
from tui.explorer.overview.lane_data import LaneData
from tui.index.protocol import InterruptedSearchError
from tui.index.records import ChronologyInfo, EventRecord, EventRow, UnreadRow
from tui.parsing.query.parse_query import Field, Query, parse_query
from tui.project.project import Project
from tui.session.cursor import Cursor
from tui.session.result_set import AT_ONCE, Held, ResultSet
from tui.session.status_text import (
    Elapsed,
    elapsed_between,
    format_as_of,
    format_as_of_head,
    format_query_message,
    format_range,
    range_days,
)
from tui.session.viewport import OverviewView
from tui.text.search_text import SearchTerm


class SearchController(Screen[None]):
    """Runs searches and keeps their results in reactive variables; it knows no pane."""

    results: var[ResultSet | None] = var(None)
    """The results of the query."""
    browsing: var[Cursor] = var(Cursor())
    """The cursor among the results."""
    record: var[EventRecord | None] = var(None)
    """The event under the cursor."""
    unread: var[UnreadRow | None] = var(None)
    """The entry under the cursor, where it could not be read as an event."""
    highlight_terms: var[tuple[SearchTerm, ...]] = var(())
    """The terms to highlight."""
    info: var[ChronologyInfo | None] = var(None)
    """The chronology."""
    problems: var[tuple[int, int]] = var((0, 0))
    """How many errors and how many warnings its files have."""
    lanes: var[LaneData | None] = var(None)
    """The data of the overview."""
    line: var[str] = var("")
    """The query as written on its line."""
    query_message: var[str] = var("")
    """A message about the query: what is wrong, or what may have been meant."""
    view: var[OverviewView] = var(OverviewView())
    """The lanes and days that the overview shows."""
    days: var[tuple[int, int] | None] = var(None)
    """The first and last day of the range, as day numbers; None without one."""
    said: var[str] = var("")
    """How long the range is."""
    as_of: var[str] = var("")
    """Which day is looked back to, and what that leaves out; empty without one."""
    mark: var[str] = var("")
    """The id of the marked event; empty for none."""
    since: var[Elapsed | None] = var(None)
    """The time between the mark and the event under the cursor; None without a mark."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.current_query = Query()
        """The query."""
        self.awaited = ""
        """The id of an event that was just written, to go to once the index has it; empty for none."""
        self._told: tuple[EdtfDate | None, str] = None, ""
        """The as-of day and the text about what it hides, kept because counting takes time."""
        self._marked: EventRow | None = None
        self._recorded: tuple[str, int | None] | None = None
        """The id of the event that `record` is of, and the as-of day."""

    @property
    def event(self) -> str | None:
        """Return the id of the event under the cursor; None for none."""
        return self.record.row.id if self.record else None

    @property
    def place(self) -> Location | None:
        """Return where the event is written; for an unreadable entry, where its first problem is."""
        if self.unread:
            return self.unread.fault
        return self.record.place if self.record else None

    @property
    def here(self) -> str:
        """Return the id of the row under the cursor, readable or not; empty without one."""
        return self.unread.id if self.unread else self.event or ""

    def has_event(self) -> bool:
        """Return whether an event is under the cursor; for an unreadable entry a notification says so."""
        if self.unread:
            self.notify("This event cannot be read; its detail says why.", markup=False)
        return self.record is not None

    @property
    def held(self) -> Held | None:
        """Return the row under the cursor in a form that survives a change of the index; None for none."""
        if self.unread:
            return Held(self.unread.id, self.unread.place, was_read=False)
        return Held(self.record.row.id, self.record.place) if self.record else None

    def found_anew(self) -> None:
        """Repeat the search on a new index, keeping the row under the cursor or its place."""
        row, place, index = self.held, self.browsing.position, self.project.index
        self.info, self.problems = index.info, self.project.problem_counts
        self._recorded, self._told = None, (None, "")
        self._put_mark(self.mark)
        if self.event:
            self._record(self.event)
        self.search(self.current_query, row)
        if row and self.results and self.results.find(row) is None:
            self.browsing = self.browsing.moved_to(place)
        if self.awaited and index.event(self.awaited):
            self.go_to_event(self.awaited)
            self.awaited = ""

    # What is found

    def search_for(self, text: str, at: str | None = None, *, typed: bool = False) -> None:
        """Search for a query line, keeping an event under the cursor where it is among the results.

        Args:
            text: The line.
            at: The id of the event; None for the current one.
            typed: Whether it is being typed: only then is another meaning of a date suggested.
        """
        query, problems = parse_query(text)
        troubles = [problem for problem in problems if typed or not problem.is_doubt]
        self.line = text
        self.search(query, Held(at) if at else self.held)
        self.query_message = format_query_message(troubles, query, self.results, self.project.index)

    def search(self, query: Query, at: Held | None = None) -> None:
        """Run a query, keeping a row under the cursor where it is among the results.

        Args:
            query: The query.
            at: The row; None for the current one.
        """
        self.current_query, index = query, self.project.index
        if index.info.events <= AT_ONCE:
            self._show_found(ResultSet.whole(index, query), at, self._around(query))
        else:
            index.interrupt()
            self.as_of = format_as_of_head(query.as_of)
            self._show_found(ResultSet.glimpse(index, query), at)
            self._count(query, at, self.browsing)

    @work(thread=True, exclusive=True, group="count")
    def _count(self, query: Query, at: Held | None, left: Cursor) -> None:
        # A newer search interrupted this one, and counts its own results.
        with suppress(InterruptedSearchError):
            whole, around = ResultSet.whole(self.project.index, query), self._around(query)
            self.app.call_from_thread(self._show_count, whole, at, around, left)

    def _around(self, query: Query) -> tuple[LaneData, str]:
        """Return the data of the overview, and what the as-of day hides."""
        index = self.project.index
        when, text = self._told
        if query.as_of != when:
            text = format_as_of(index, query.as_of)
            self._told = query.as_of, text
        return LaneData.of(index, query, self.view, self.size.width), text

    def _show_count(
        self, whole: ResultSet, at: Held | None, around: tuple[LaneData, str], left: Cursor
    ) -> None:
        if whole.query == self.current_query:
            # Where the user has moved meanwhile, the cursor stays there.
            self._show_found(whole, at if at and self.browsing == left else self.held, around)

    def _show_found(
        self, results: ResultSet, at: Held | None, around: tuple[LaneData, str] | None = None
    ) -> None:
        position = results.find(at) if at else None
        self.highlight_terms = results.query.highlight_terms
        self.results = results
        if around:
            self.lanes, self.as_of = around
        self.set_reactive(SearchController.browsing, Cursor())
        self.browsing = Cursor(results.rows, min(position or 0, max(results.rows - 1, 0)))
        self._show_event()

    def watch_browsing(self) -> None:
        """Show the event under the cursor after a move."""
        if self.results is None:
            return
        self._show_event()
        chosen = self.browsing.selection
        self.said = format_range(self.results, chosen) if chosen else ""
        self.days = range_days(self.results, chosen) if chosen else None

    def _show_event(self) -> None:
        row = self.results.row(self.browsing.position) if self.results and self.results.rows else None
        self.unread = row if isinstance(row, UnreadRow) else None
        if isinstance(row, EventRow):
            self._record(row.id)
        else:
            self.record = self._recorded = None
        self._tell_since()

    def _record(self, event: str) -> None:
        """Read an event as of the query's day; it is kept while both stay the same."""
        wanted = (event, self.current_query.as_of_day)
        if self._recorded != wanted:
            self._recorded = wanted
            self.record = self.project.index.event(*wanted)

    # Where the reader goes

    def go_to_day(self, day: int) -> None:
        """Go to the first event on or after a day.

        Args:
            day: A day number.
        """
        if self.results and self.results.count:
            self.browsing = self.browsing.moved_to(self.results.position_of(self.results.number_from(day)))

    def go_to_event(self, event: str) -> None:
        """Go to an event by its id, readable or not; a query that hides it is cleared."""
        position = self.results.position(event) if self.results else None
        if position is None:
            if not self.current_query.is_empty:
                self.notify("Query cleared to show this event. Undo restores it.", markup=False)
            self.search_for("", at=event)
        else:
            self.browsing = self.browsing.moved_to(position)

    def look_back_to(self, when: EdtfDate | None) -> None:
        """Show the chronology as it was public by the end of a date; all of it for None."""
        self.search_for(str(replace(self.current_query, as_of=when)))

    def narrow(self, word: str) -> None:
        """Add an `is:` filter to the query: `differs`, `single-origin` ..."""
        wanted = dict.fromkeys((*self.current_query.is_, Field("is", (word,))))
        self.search_for(str(replace(self.current_query, is_=tuple(wanted))))

    # The mark

    def action_mark(self) -> None:
        """Set the mark on the event, or remove it."""
        if self.has_event() and self.event:
            self._put_mark("" if self.event == self.mark else self.event)

    def _put_mark(self, event: str) -> None:
        """Mark an event; where no event has that id, nothing is marked."""
        index = self.project.index
        marked = index.event(event) if event else None
        self._marked = marked.row if marked else None
        self.mark = event if marked or (event and index.unread_named(event)) else ""
        self._tell_since()

    def action_go_to_mark(self) -> None:
        """Swap the mark and the current event."""
        came_from, mark = self.event, self.mark
        # An unreadable entry cannot be marked: the mark stays where it is.
        left_at = mark if self.unread else came_from or ""
        if not mark:
            self.notify("No event is marked.", markup=False)
        elif came_from == mark:
            self.notify("This is the marked event.", markup=False)
        else:
            self.go_to_event(mark)
            self._put_mark(left_at)

    def _tell_since(self) -> None:
        current = self.record.row if self.record else None
        self.since = elapsed_between(self._marked, current) if self._marked and current else None
