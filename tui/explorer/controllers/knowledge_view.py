"""Who was aware of the events found, and when: opens the page with the matrix."""

from __future__ import annotations

from functools import partial

from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.screens.knowledge.matrix_page import TITLE, MatrixContent, MatrixPage
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.explorer.threads import repeat_interrupted
from tui.export.knowledge.matrix import build_matrix
from tui.index.knowledge_record import EventKnowledge
from tui.parsing.query.describe_query import describe_query
from tui.parsing.query.parse_query import Query
from tui.session.session import Session
from tui.session.state import SessionState
from tui.text.plural import pluralize
from tui.views.knowledge.matrix_layout import MatrixWords
from tui.views.lines import paragraph
from tui.views.symbols import ASCII, UNICODE

_NOTHING = (
    "No event found has entries under knowledge: in events.yaml, which say who is reported to have been "
    "aware of it, or unaware: that says nothing either way. docs/format.md describes them."
)


class KnowledgeController:
    """Shows the entries of knowledge of the range, else of the events found."""

    def __init__(self, session: Session, follow: Follow, port: ScreenPort) -> None:
        """Prepare the controller.

        Args:
            session: The user's place.
            follow: Follows the links of the page.
            port: The screen.
        """
        self._session = session
        self._follow = follow
        self._port = port

    def open_matrix(self) -> None:
        """Open the matrix, once it is read; where no event has entries, a page that says so."""
        self._port.threads.run_in_thread(partial(self._read, self._session.state), "knowledge")

    def _read(self, state: SessionState) -> None:
        """Read the entries of the events found; runs in a thread."""
        found = repeat_interrupted(partial(self._find, state))
        hidden = repeat_interrupted(partial(self._count_hidden, state.query))
        events = repeat_interrupted(partial(self._count_events, state)) if found else 0
        page = self._page(state, found, events, hidden) if found else self._empty_page(hidden)
        self._port.threads.call_from_thread(partial(self._open, page))

    def _open(self, page: ListPage) -> None:
        # By now the user may be typing, or reading another page.
        if self._port.is_idle:
            self._port.open_screen(page)

    def _page(self, state: SessionState, found: list[EventKnowledge], events: int, hidden: str) -> ListPage:
        matrix = build_matrix(found)
        which = "the range" if state.cursor.selection else describe_query(state.query)
        have = "has" if len(matrix.rows) == 1 else "have"
        of = (
            f"{len(matrix.rows)} of {pluralize(events, 'event')} {have} entries, "
            f"about {pluralize(len(matrix.columns), 'actor')}"
        )
        ascii_only = self._port.ascii_only
        marks = ASCII if ascii_only else UNICODE
        disputed = sum(entry.differs for event in found for entry in event.entries)
        of += f", {disputed or 'none'} disputed {marks.differs}"
        content = MatrixContent(
            MatrixWords(matrix, marks),
            ", ".join(filter(None, (of, hidden))),
            which,
            state.record.row.rank if state.record else 0,
            self._port.settings.commands,
            state.query.highlight_terms,
        )
        return MatrixPage(content, self._follow, ascii_only)

    def _empty_page(self, hidden: str) -> ListPage:
        nothing = PageContent(TITLE, [*paragraph(_NOTHING), *paragraph(hidden)])
        return ListPage(nothing, self._follow, self._port.ascii_only)

    def _find(self, state: SessionState) -> list[EventKnowledge]:
        found = self._session.index.knowledge(state.query)
        selection = state.cursor.selection
        if selection and state.results:
            chosen = set(state.results.ids(*selection))
            found = [event for event in found if event.row.id in chosen]
        return found

    def _count_events(self, state: SessionState) -> int:
        """Return how many events the matrix is of, with those without an entry."""
        selection = state.cursor.selection
        if selection and state.results:
            return len(state.results.ids(*selection))
        return self._session.index.count(state.query)

    def _count_hidden(self, query: Query) -> str:
        """Return how many entries are hidden as of the day that is looked back to; empty for none."""
        hidden = self._session.index.hidden(query).knowledge if query.public_day is not None else 0
        entries = "1 entry" if hidden == 1 else f"{hidden} entries"
        return f"{entries} of later sources hidden" if hidden else ""
