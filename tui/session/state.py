"""The state of a session: one frozen value, which the session replaces whenever something changes."""

from __future__ import annotations

from tui.chronology.problem import Location
from tui.index.match_reason import MatchReason
from tui.index.records import ChronologyInfo, EventRecord, EventRow, ResultOrder, UnreadRow
from tui.light_dataclass import dataclass
from tui.parsing.query.parse_query import Query
from tui.session.cursor import Cursor
from tui.session.navigation_history import HistoryEntry, NavigationHistory
from tui.session.query_history import QueryHistory
from tui.session.result_set import Held, ResultSet
from tui.session.status_text import Elapsed, elapsed_between
from tui.session.viewport import OverviewView

_NO_HISTORY, _NO_EDITS = NavigationHistory(), QueryHistory()
_FIRST, _ALL, _EVERY_DAY = Cursor(), Query(), OverviewView()


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a user is in a chronology, and how they came there."""

    info: ChronologyInfo | None = None
    """The chronology; None before it was read."""
    problems: tuple[int, int] = (0, 0)
    """How many errors and how many warnings its files have."""
    line: str = ""
    """The query as written on its line."""
    query: Query = _ALL
    message: str = ""
    """A message about the query: what is wrong, or what may have been meant."""
    results: ResultSet | None = None
    """What the query finds; None before the first search."""
    is_counted: bool = True
    """Whether all results are known; else only the first rows, until they are counted."""
    cursor: Cursor = _FIRST
    """The position among the results, and the range."""
    record: EventRecord | None = None
    """The event under the cursor."""
    unread: UnreadRow | None = None
    """The entry under the cursor, where it could not be read as an event."""
    marks: tuple[str, ...] = ()
    """The ids of the marked events, in the order in which they were marked."""
    marked: EventRow | None = None
    """The event that was marked last; None without one, and where it could not be read."""
    order: ResultOrder = ResultOrder.DATE
    """What the results are ordered by."""
    reasons: tuple[MatchReason, ...] = ()
    """By what the query finds the event under the cursor, where its title does not say it."""
    view: OverviewView = _EVERY_DAY
    """The lanes and days that an overview shows."""
    title_lines: int = 0
    """The lines that a title may take in the timeline; 0 for what suits its height."""
    has_noticed: bool = False
    """Whether the user has seen the content notice and what the symbols mean."""
    history: NavigationHistory = _NO_HISTORY
    """The places before and after this one."""
    edits: QueryHistory = _NO_EDITS
    """Changes of the query, for undo and redo."""
    is_typing: bool = False
    """Whether a query is being typed whose place is recorded already: each character searches."""

    @property
    def mark(self) -> str:
        """Return the id of the event that was marked last, from which time is counted; empty for none."""
        return self.marks[-1] if self.marks else ""

    @property
    def row(self) -> EventRow | None:
        """Return the event under the cursor as a row; None for none."""
        return self.record.row if self.record else None

    @property
    def event(self) -> str:
        """Return the id of the event under the cursor; empty for none."""
        return self.record.row.id if self.record else ""

    @property
    def row_id(self) -> str:
        """Return the id of the row under the cursor, readable or not; empty without one."""
        return self.unread.id if self.unread else self.event

    @property
    def location(self) -> Location | None:
        """Return where the event is written; for an unreadable entry, where its first problem is."""
        if self.unread:
            return self.unread.fault
        return self.record.place if self.record else None

    @property
    def held(self) -> Held | None:
        """Return the row under the cursor in a form that survives a change of the index; None for none."""
        if self.unread:
            return Held(self.unread.id, self.unread.place, was_read=False)
        return Held(self.record.row.id, self.record.place) if self.record else None

    @property
    def history_entry(self) -> HistoryEntry:
        """Return the place, to come back to."""
        return HistoryEntry(self.row_id, self.line)

    @property
    def selection(self) -> tuple[int, int] | None:
        """Return the first and last position of the range, both included; None without one."""
        return self.cursor.selection

    @property
    def since(self) -> Elapsed | None:
        """Return the time between the mark and the event; None without a mark, and at the mark."""
        return elapsed_between(self.marked, self.row) if self.marked and self.row else None
