"""Who was aware of the events found, and when: opens the page with the matrix."""

from __future__ import annotations

from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.screens.knowledge.matrix_page import TITLE, MatrixContent, MatrixPage
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.export.knowledge.matrix import build_matrix
from tui.index.knowledge_record import EventKnowledge
from tui.parsing.query.describe_query import describe_query
from tui.session.session import Session
from tui.text.plural import pluralize
from tui.views.lines import paragraph

_NOTHING = (
    "No event found has entries under knowledge: in events.yaml, which say who is shown to have been aware "
    "of it, or unaware. docs/format.md describes them."
)


class KnowledgeController:
    """Shows who is shown to have been aware of the range, else of the events found."""

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
        """Open the matrix; where no event has entries, a page that says so."""
        found, hidden = self._found(), self._hidden()
        if not found:
            nothing = PageContent(TITLE, [*paragraph(_NOTHING), *paragraph(hidden)])
            self._port.open_screen(ListPage(nothing, self._follow, self._port.ascii_only))
            return
        matrix = build_matrix(found)
        state = self._session.state
        which = "the range" if state.cursor.selection else describe_query(state.query)
        of = f"{pluralize(len(matrix.rows), 'event')} by {pluralize(len(matrix.columns), 'actor')}"
        content = MatrixContent(
            matrix,
            ", ".join(filter(None, (f"{of}: {which}", hidden))),
            state.record.row.rank if state.record else 0,
            self._port.settings.commands,
            state.query.highlight_terms,
        )
        self._port.open_screen(MatrixPage(content, self._follow, self._port.ascii_only))

    def _found(self) -> list[EventKnowledge]:
        state = self._session.state
        found = self._session.index.knowledge(state.query)
        selection = state.cursor.selection
        if selection and state.results:
            chosen = set(state.results.ids(*selection))
            found = [event for event in found if event.row.id in chosen]
        return found

    def _hidden(self) -> str:
        """Return how many entries are hidden as of the day that is looked back to; empty for none."""
        query = self._session.state.query
        hidden = self._session.index.hidden(query).knowledge if query.as_of_day is not None else 0
        entries = "1 entry" if hidden == 1 else f"{hidden} entries"
        return f"{entries} of later sources hidden" if hidden else ""
