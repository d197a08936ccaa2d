"""The query and the order of its results as commands change them: filters, undo and redo, saved queries."""

from __future__ import annotations

from collections.abc import Callable

from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.search import SearchController
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.filter_screen import FilterScreen
from tui.explorer.screens.list_page import Follow
from tui.explorer.screens.order_page import OrderPage
from tui.explorer.screens.saved_queries import NameDialog, SavedQueriesPage
from tui.index.records import ResultOrder
from tui.parsing.query.switched_terms import SwitchedTerms
from tui.project.settings.saved_queries import SavedQueries
from tui.session.query_history import describe_change
from tui.session.session import Session
from tui.views.links import Link, OrderPlace


class FilterController:
    """Opens the pages that change the query, and undoes its changes."""

    def __init__(self, session: Session, search: SearchController, follow: Follow, port: ScreenPort) -> None:
        """Prepare the controller.

        Args:
            session: The user's place.
            search: Runs what is chosen.
            follow: Follows a link on the page of saved queries.
            port: The screen.
        """
        self._session = session
        self._search = search
        self._follow = follow
        self._port = port
        self._off: tuple[str, ...] = ()
        """Terms of the query that are switched off, to be switched on again."""

    def undo(self) -> None:
        """Undo the last change of the query."""
        old = self._session.state.line
        if self._change_back(self._session.undo, "No change of the query to undo."):
            self._port.tell(f"Undone: {describe_change(self._session.state.line, old)}")

    def redo(self) -> None:
        """Redo the change that was undone last."""
        old = self._session.state.line
        if self._change_back(self._session.redo, "No change of the query to redo."):
            self._port.tell(f"Redone: {describe_change(old, self._session.state.line)}")

    def _change_back(self, change: Callable[[], bool], nothing: str) -> bool:
        is_changed = change()
        if not is_changed:
            self._port.tell(nothing)
        self._port.apply()
        return is_changed

    def change_order(self) -> None:
        """Open the page of orders; one key on it chooses."""
        state = self._session.state

        def choose(link: Link) -> None:
            if isinstance(link, OrderPlace):
                self._port.close_screens()
                self._search.order_by(ResultOrder(link.order))
            else:
                self._follow(link)

        has_words = bool(state.query.highlight_terms)
        ascii_only = self._port.ascii_only
        page = OrderPage(state.order, has_words=has_words, follow=choose, ascii_only=ascii_only)
        self._port.open_screen(page)

    def open_filters(self) -> None:
        """Open the page of filters."""
        terms = SwitchedTerms("", self._off).on_line(self._session.state.line)
        commands = self._port.settings.commands
        self._port.open_screen(
            FilterScreen(self._session.project, terms, self._apply, commands, self._port.ascii_only)
        )

    def _apply(self, terms: SwitchedTerms) -> None:
        self._off = terms.off
        if terms.line != self._session.state.line:
            self._search.search(terms.line)

    def forget(self) -> None:
        """Forget the terms that are switched off."""
        self._off = ()

    @property
    def _saved(self) -> SavedQueries:
        project = self._session.project
        return SavedQueries(project.root, read_only=project.read_only)

    def save_query(self) -> None:
        """Ask for a name, and save the query under it."""
        query, saved = self._session.state.line.strip(), self._saved
        if not query:
            self._port.tell("There is no query to save. Press / to type one, or f to choose filters.")
            return
        if refusal := saved.refusal():
            self._port.tell(f"Not saved: {refusal}")
            return
        queries = saved.all()

        def save(name: str) -> None:
            refusal = saved.save(name, query)
            self._port.tell(f"Not saved: {refusal}" if refusal else f"Saved: {name}")

        def ask(name: str | None) -> None:
            if name and queries.get(name, query) != query:
                question = f"{name} is already saved: {queries[name]}. Replace it?"
                self._port.open_screen(ConfirmDialog(question), lambda yes: save(name) if yes else None)
            elif name:
                save(name)

        old_name = next((name for name, line in queries.items() if line == query), "")
        self._port.open_screen(NameDialog(query, old_name), ask)

    def open_saved(self) -> None:
        """Open the page of saved queries."""
        line = self._session.state.line.strip()
        self._port.open_screen(
            SavedQueriesPage(self._saved, line, self._search.search, self._follow, self._port.ascii_only)
        )
