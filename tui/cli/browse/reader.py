"""State of `browse`: a session, the citation that was shown last, and whether the files have changed."""

from __future__ import annotations

from tui.index.file_stamps import stamp_files
from tui.index.protocol import Index
from tui.index.records import CitationRecord
from tui.parsing.query.parse_query import Query
from tui.project.project import Project
from tui.session.options import SessionOptions
from tui.session.session import Session
from tui.session.state import SessionState

_OPTIONS = SessionOptions(
    lists_unread=False,
    counts_at_once=True,
    keeps_as_of=True,
    hides_later_marks=True,
    offers_nearest=False,
)


class Reader:
    """The user's place in an open chronology, read line by line."""

    def __init__(self, project: Project, query: Query) -> None:
        """Begin at the first event.

        Args:
            project: The open chronology.
            query: What to search for first.
        """
        self.project = project
        self.session = Session(project, _OPTIONS, query)
        self.finished = False
        """Whether the user wants to leave."""
        self.timed: tuple[str, str] = "", ""
        """The ids of the mark and of the event between which the time was told last."""
        self._cited = -1
        """The index of the citation that was shown last; negative before the first."""
        self._seen = stamp_files(project.root)
        self.session.reload()

    @property
    def index(self) -> Index:
        """Return the index; a new one once the files were read again."""
        return self.project.index

    @property
    def state(self) -> SessionState:
        """Return the query, the event and the range, as they are now."""
        return self.session.state

    @property
    def total(self) -> int:
        """Return how many events the query finds."""
        return self.state.results.count if self.state.results else 0

    @property
    def citation(self) -> CitationRecord | None:
        """Return the event's citation that was shown last, else its first; None where it has none."""
        cites = self.state.record.cites if self.state.record else ()
        return cites[min(max(0, self._cited), len(cites) - 1)] if cites else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the events in the range; empty without one."""
        chosen, results = self.state.selection, self.state.results
        return results.ids(*chosen) if chosen and results else ()

    def move_to(self, position: int) -> None:
        """Move to a position, or to the nearest one that exists. A range is extended."""
        self.session.move_to(position)
        self._cited = -1

    def move(self, command: str) -> None:
        """Move as a command of the explorer does, by its id."""
        self.session.move(command)
        self._cited = -1

    def search(self, query: Query) -> None:
        """Set the query, keeping the current event where it is among the results. Cancels a range."""
        self.session.search_query(query)
        self._cited = -1

    def go_to(self, event: str) -> bool:
        """Move to an event by its id, clearing a query that hides it. False where there is no such event."""
        if self.index.position(self.state.query.whole, event) is None:
            return False
        self.session.go_to_event(event)
        self._cited = -1
        return True

    def jump_to(self, position: int) -> None:
        """Move to a position as by `move_to`; `retrace` leads back."""
        self.session.leave()
        self.move_to(position)

    def retrace(self, *, forward: bool) -> bool:
        """Go back to where the user was before, or forward again; return False where that is nowhere."""
        self._cited = -1
        return self.session.forward() if forward else self.session.back()

    def change_query_back(self, *, again: bool) -> bool:
        """Undo the last change of the query, or redo it; return False where there is none."""
        self._cited = -1
        return self.session.redo() if again else self.session.undo()

    def begin_range(self) -> None:
        """Begin a range here, unless there is one."""
        cursor = self.state.cursor
        if cursor.anchor is None:
            self.session.set_cursor(cursor.range_begun())

    def cite(self, by: int) -> bool:
        """Move to another citation of the event; False where there is none.

        Args:
            by: How many citations onward, at first from before the first one; negative to go back.
        """
        record = self.state.record
        before, last = self._cited, len(record.cites) - 1 if record else -1
        self._cited = max(0, min(self._cited + by, last))
        return self._cited != before

    def cite_number(self, number: int) -> bool:
        """Move to a citation of the event by its number, from 1; False where it has none of that number."""
        record = self.state.record
        if record is None or not 1 <= number <= len(record.cites):
            return False
        self._cited = number - 1
        return True

    def files_changed(self) -> bool:
        """Return whether the files have changed since the last call; they are not read."""
        before, self._seen = self._seen, stamp_files(self.project.root)
        return before != self._seen

    def reload(self) -> bool:
        """Read the files where they have changed, keeping the event; return whether anything changed."""
        self._seen = stamp_files(self.project.root)
        if not self.project.refresh():
            return False
        self.session.reload()
        self._cited = -1
        return True
