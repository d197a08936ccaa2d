"""One user's place in one open chronology. It knows no screen and no thread."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.edtf_date import EdtfDate
from tui.index.match_reason import MatchReason
from tui.index.protocol import Index
from tui.index.records import EventRecord, EventRow, ResultOrder, UnreadRow
from tui.light_dataclass import replace
from tui.parsing.query.edit_query import replace_period
from tui.parsing.query.parse_query import Field, Query, parse_query
from tui.project.project import Project
from tui.session.cursor import Cursor
from tui.session.listed_results import ListedResults, nearest_if_none, order_of
from tui.session.marks import existing_marks, next_mark
from tui.session.moves import BEGINNINGS, JUMPS, MOVES
from tui.session.navigation_history import NavigationHistory, existing_history
from tui.session.options import Recording, SessionOptions
from tui.session.query_history import QueryHistory
from tui.session.result_set import AT_ONCE, TYPED_AT_ONCE, Held, ResultSet
from tui.session.state import SessionState
from tui.session.status_text import format_query_message
from tui.session.viewport import OverviewView

_DEFAULTS = SessionOptions()


class Session:
    """Searches, moves, marks and goes back. Each method replaces `state`; nothing is drawn here.

    `reload` must be called once before anything else.
    """

    def __init__(
        self, project: Project, options: SessionOptions = _DEFAULTS, query: Query | None = None
    ) -> None:
        """Prepare the session; the index is not asked yet.

        Args:
            project: The open chronology.
            options: How this user interface differs from others.
            query: What to search for first; None for all events.
        """
        self.project = project
        self.options = options
        line = str(query) if query else ""
        self.state = SessionState(line=line, query=query or Query(), edits=QueryHistory(line=line))
        self._recorded: tuple[str, int | None] | None = None
        """The id of the event that was read last, and the as-of day."""
        self._glimpsed: tuple[Held | None, Cursor] = None, Cursor()
        """What the last search was to stay at, and its cursor, while only the first rows are known."""

    @property
    def index(self) -> Index:
        """Return the index; another one once the files were read again."""
        return self.project.index

    @property
    def marked(self) -> EventRow | None:
        """Return the event that was marked last; None without one, and where it does not count."""
        mark = self.state.mark
        if self.options.hides_later_marks and mark:
            public = self.state.query.whole
            if self.index.position(public, mark) is None:
                return None
        return self.state.marked

    def reload(self) -> None:
        """Read everything again from the index, keeping the row under the cursor, or else its position."""
        held, position, index = self.state.held, self.state.cursor.position, self.index
        self._recorded = None
        self.state = replace(self.state, info=index.info, problems=self.project.problem_counts)
        self.set_marks(self.state.marks)
        self._find(self.state.query, held)
        results = self.state.results
        if held and results and results.find(held) is None:
            self.move_to(position)

    def forget(self) -> None:
        """Delete the histories, which may contain a name that is protected now."""
        self.state = replace(self.state, history=NavigationHistory(), edits=QueryHistory())

    # What is found

    def search(
        self,
        line: str,
        *,
        keep: str = "",
        typed: bool = False,
        record: Recording = Recording.BOTH,
    ) -> None:
        """Search for a query line, keeping an event under the cursor where it is among the results.

        Args:
            line: The line. Protected names are masked in it, unless it is still being typed.
            keep: The id of the event; empty for the current row.
            typed: Whether it is being typed: only then is another meaning of a date suggested; all typing
                without another key is one change; and why nothing is found is left to `suggest`.
            record: What is recorded of it.
        """
        line = line if typed else self.project.names.mask(line)
        if record is Recording.BOTH:
            if not (typed and self.state.is_typing):
                self.leave()
            self.state = replace(self.state, is_typing=typed)
        self._run_line(line, keep, typed=typed)
        self._record_query(line, record, typed=typed)

    def search_query(self, query: Query, record: Recording = Recording.BOTH) -> None:
        """Search for a query that is no line: it was parsed, so there is no message about it.

        Args:
            query: The query.
            record: What is recorded of it.
        """
        if record is Recording.BOTH:
            self.leave()
        self.state = replace(self.state, line=str(query), message="")
        self._find(query, self.state.held)
        self._record_query(str(query), record)

    def _run_line(self, line: str, keep: str = "", *, typed: bool = False) -> None:
        query, problems = parse_query(line)
        before = self.state
        self.state = replace(before, line=line)
        self._find(query, Held(keep) if keep else before.held, typed=typed)
        troubles = [problem for problem in problems if typed or not problem.is_doubt]
        results = self.state.results
        is_empty = typed and results is not None and not results.count
        message = format_query_message(troubles, query, None if is_empty else results, self.index)
        if is_empty and before.results and not before.results.count:
            # Until the whole message is known, that about less of the line stays.
            message = message or before.message
        self.suggest(message)

    def suggest(self, message: str) -> None:
        """Show the whole message about the line that is typed."""
        self.state = replace(self.state, message=message)

    def _record_query(self, line: str, record: Recording, *, typed: bool = False) -> None:
        edits = self.state.edits
        is_recorded = record is not Recording.NONE
        self.state = replace(
            self.state, edits=edits.changed(line, typed=typed) if is_recorded else replace(edits, line=line)
        )

    def _find(self, query: Query, wanted: Held | None, *, typed: bool = False) -> None:
        """Search; where there are too many events to count at once, only the first rows are known then."""
        index, most = self.index, TYPED_AT_ONCE if typed else AT_ONCE
        is_listed = order_of(query, self.state.order) is not ResultOrder.DATE
        if is_listed or self.options.counts_at_once or index.info.events <= most:
            self._show(self.count(query), wanted)
            return
        # What still counts an earlier search, in a thread, stops.
        index.interrupt()
        self._show(ResultSet.glimpse(index, query, lists_unread=self.options.lists_unread), wanted)
        self.state = replace(self.state, is_counted=False)
        self._glimpsed = wanted, self.state.cursor

    def count(self, query: Query) -> ResultSet:
        """Return all results of a query. The session stays as it is, so this may run in a thread."""
        options, order = self.options, order_of(query, self.state.order)
        if order is not ResultOrder.DATE:
            results: ResultSet = ListedResults.in_order(self.index, query, order)
        else:
            results = ResultSet.whole(self.index, query, lists_unread=options.lists_unread)
        results.count_possible()
        return nearest_if_none(self.index, results) if options.offers_nearest else results

    def order_by(self, order: ResultOrder) -> None:
        """Order the results in another way, keeping the event under the cursor; a range ends."""
        self.state = replace(self.state, order=order)
        self._find(self.state.query, self.state.held)

    def complete(self, results: ResultSet) -> bool:
        """Take all results of the search of which only the first rows are known.

        Where the user has moved meanwhile, the cursor stays at that row.

        Args:
            results: As `count` returned them.

        Returns:
            Whether they were taken; those of an earlier query are not.
        """
        if results.query != self.state.query:
            return False
        wanted, left = self._glimpsed
        self._show(results, wanted if wanted and self.state.cursor == left else self.state.held)
        return True

    def _show(self, results: ResultSet, wanted: Held | None) -> None:
        position = results.find(wanted) if wanted else None
        self.state = replace(self.state, query=results.query, results=results, is_counted=True)
        self.set_cursor(Cursor(results.rows, min(position or 0, max(results.rows - 1, 0))))

    def narrow(self, word: str) -> None:
        """Add an `is:` filter to the query: `differs`, `single-origin` ..."""
        query = self.state.query
        wanted = dict.fromkeys((*query.is_, Field("is", (word,))))
        self.search(str(replace(query, is_=tuple(wanted))))

    def look_back_to(self, when: EdtfDate | None) -> None:
        """Show the chronology as it was public by the end of a date; all of it for None."""
        self.search(str(replace(self.state.query, as_of=when)))

    def show_period(self, when: EdtfDate | None) -> None:
        """Show only what was going on, certainly or possibly, at some time in a period; all for None."""
        self.search(replace_period(self.state.line, when.text if when else ""))

    def settle_query(self) -> None:
        """End the typing of a query, which is one change and one place until then."""
        self.state = replace(self.state, edits=self.state.edits.settled(), is_typing=False)

    def undo(self) -> bool:
        """Undo the last change of the query; return False where there is none."""
        return self._change_back(self.state.edits.undone())

    def redo(self) -> bool:
        """Redo the change that was undone last; return False where there is none."""
        return self._change_back(self.state.edits.redone())

    def _change_back(self, edits: QueryHistory) -> bool:
        is_change = edits.line != self.state.edits.line
        if is_change:
            self._run_line(edits.line)
        self.state = replace(self.state, edits=edits)
        return is_change

    # Where the user is

    def set_cursor(self, cursor: Cursor) -> None:
        """Put the cursor somewhere, and read the row under it."""
        results = self.state.results
        row = results.row(cursor.position) if results and results.rows else None
        unread = row if isinstance(row, UnreadRow) else None
        record = self._read(row.id if row and not unread else "")
        self.state = replace(
            self.state, cursor=cursor, unread=unread, record=record, reasons=self._reasons(record)
        )

    def _reasons(self, record: EventRecord | None) -> tuple[MatchReason, ...]:
        results = self.state.results
        return results.reasons(record.row) if results and record else ()

    def _read(self, event: str) -> EventRecord | None:
        """Return an event as of the query's day; the one that was read last where it is the same."""
        wanted = event, self.state.query.public_day
        if not event:
            self._recorded = None
        elif self._recorded != wanted:
            self._recorded = wanted
            return self._for_visitors(self.index.event(*wanted))
        return self.state.record if event else None

    def _for_visitors(self, record: EventRecord | None) -> EventRecord | None:
        """Return an event without its positions, where visitors read it, who must not see them."""
        if record is None or not (record.positions and self.project.read_only):
            return record
        from tui.export.positions.limit_events import limit_event  # noqa: PLC0415  (few events have any)

        return limit_event(record, None, is_letter=False)

    def move(self, command: str, page: int = 1) -> None:
        """Move the cursor; where there are no rows, do nothing.

        Args:
            command: The id of a command of `tui.session.moves.MOVES`.
            page: How many rows a page has.
        """
        results, before = self.state.results, self.state.cursor
        if results and not results.is_by_date and command in BEGINNINGS:
            return
        if results and results.rows:
            cursor = MOVES[command](before, results.layout, page)
            if command in JUMPS and cursor.position != before.position:
                self.leave()
            self.set_cursor(cursor)

    def move_to(self, position: int, *, extending: bool = False) -> None:
        """Move to a row, or to the nearest one that exists.

        Args:
            position: Of the row, from 0.
            extending: Whether the range is begun or extended, as in `Cursor.moved_to`.
        """
        self.set_cursor(self.state.cursor.moved_to(position, extending=extending))

    def go_to_day(self, day: int) -> None:
        """Go to the first event on or after a day.

        Args:
            day: A day number.
        """
        self.leave()
        if (results := self.state.results) and results.count:
            self.move_to(results.position_of(results.number_from(day)))

    def go_to_event(self, event: str, *, record: Recording = Recording.BOTH) -> bool:
        """Go to an event by its id, readable or not; a query that hides it is cleared.

        Args:
            event: The id.
            record: What is recorded of it.

        Returns:
            Whether a query was cleared.
        """
        if record is Recording.BOTH:
            self.leave()
        results, query = self.state.results, self.state.query
        position = results.position(event) if results else None
        if position is not None:
            self.move_to(position)
            return False
        cleared = query.whole if self.options.keeps_as_of else Query()
        self.search(str(cleared), keep=event, record=record)
        return not query.is_empty

    def leave(self) -> None:
        """Record the place, to come back to."""
        self.state = replace(self.state, history=self.state.history.left(self.state.history_entry))

    def back(self) -> bool:
        """Go back to the place before; return False where there is none."""
        return self._retrace(forward=False)

    def forward(self) -> bool:
        """Go forward again; return False where there is nowhere to go."""
        return self._retrace(forward=True)

    def _retrace(self, *, forward: bool) -> bool:
        step = NavigationHistory.forward if forward else NavigationHistory.back
        entry, history = step(existing_history(self.index, self.state.history), self.state.history_entry)
        self.state = replace(self.state, history=history)
        if entry is None:
            return False
        self.state = replace(self.state, is_typing=False)
        if entry.line != self.state.line:
            self.search(entry.line, keep=entry.event, record=Recording.QUERY)
        if entry.event and entry.event != self.state.row_id:
            self.go_to_event(entry.event, record=Recording.QUERY)
        return True

    # The marks

    def toggle_mark(self) -> None:
        """Mark the event, or remove its mark; without an event, do nothing."""
        if event := self.state.event:
            others = tuple(mark for mark in self.state.marks if mark != event)
            self.set_marks(others if event in self.state.marks else (*others, event))

    def set_marks(self, events: Iterable[str]) -> None:
        """Mark these events and no other; what no longer exists is left out.

        Args:
            events: Their ids, in the order in which they were marked.
        """
        marks = existing_marks(self.index, events)
        last = self.index.event(marks[-1]) if marks else None
        self.state = replace(self.state, marks=marks, marked=last.row if last else None)

    @property
    def next_mark(self) -> str:
        """Return the id of the next marked event by date, after the last the first; empty for none."""
        as_of = self.state.query.public_by if self.options.hides_later_marks else None
        return next_mark(self.index, self.state.marks, self.state.row_id, as_of)

    def go_to_mark(self) -> bool:
        """Go to the next marked event; return whether a query was cleared."""
        mark = self.next_mark
        return bool(mark) and self.go_to_event(mark)

    # The overview

    def show_days(self, view: OverviewView) -> None:
        """Show other lanes or days in the overview."""
        self.state = replace(self.state, view=view)

    # The timeline, and the page before everything else

    def wrap_titles(self, lines: int) -> None:
        """Let titles take so many lines in the timeline; 0 for what suits its height."""
        self.state = replace(self.state, title_lines=lines)

    def take_notice(self) -> None:
        """Record that the content notice was seen."""
        self.state = replace(self.state, has_noticed=True)
