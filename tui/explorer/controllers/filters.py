"""The query as commands change it: filter pages, undo and redo, saved queries."""

from __future__ import annotations

from textual import on

from tui.explorer.controllers.search import SearchController
from tui.explorer.messages import SearchChanged, SearchSubmitted
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.filter_screen import FilterScreen
from tui.explorer.screens.saved_queries import NameDialog, SavedQueriesPage
from tui.project.project import Project
from tui.project.settings.saved_queries import SavedQueries
from tui.project.settings.settings import DEFAULTS, Settings
from tui.session.query_history import QueryHistory


class FilterController(SearchController):
    """Keeps the history of the query, and opens the pages that change it."""

    ascii_only: bool = False
    """Whether symbols are ASCII."""
    settings: Settings = DEFAULTS
    """The user's."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.past = QueryHistory()
        """Changes of the query line, for undo and redo."""

    def follow(self, anchor: str) -> None:
        """Open what a link leads to."""
        raise NotImplementedError

    def search_for(self, text: str, at: str | None = None, *, typed: bool = False) -> None:
        """Search for a query line so that it can be undone; see `SearchController`.

        Protected names are masked in it, unless it is still being typed.

        Args:
            text: The line.
            at: The id of the event to stay at; None for the current one.
            typed: Whether it is being typed.
        """
        text = text if typed else self.project.names.mask(text)
        super().search_for(text, at, typed=typed)
        self.past = self.past.changed(text, typed=typed)

    @on(SearchChanged)
    def search_as_typed(self, message: SearchChanged) -> None:
        """Search for the line as it is typed."""
        self.search_for(message.text, typed=True)

    @on(SearchSubmitted)
    def settle_query(self) -> None:
        """End the change of the query that undo takes back at once."""
        self.past = self.past.settled()

    def action_undo_query(self) -> None:
        """Undo the last change of the query."""
        self._go_back_to(self.past.undone(), "No change of the query to undo.")

    def action_redo_query(self) -> None:
        """Redo the change that was undone last."""
        self._go_back_to(self.past.redone(), "No change of the query to redo.")

    def _go_back_to(self, past: QueryHistory, nothing: str) -> None:
        if past.line == self.past.line:
            self.notify(nothing, markup=False)
        else:
            super().search_for(past.line)
        self.past = past

    def action_filters(self) -> None:
        """Open the page of filters."""
        page = FilterScreen(self.project, self.line, self.search_for, self.settings.commands, self.ascii_only)
        self.app.push_screen(page)

    @property
    def _saved(self) -> SavedQueries:
        return SavedQueries(self.project.root, read_only=self.project.read_only)

    def action_save_query(self) -> None:
        """Ask for a name, and save the query under it."""
        query, saved = self.line.strip(), self._saved
        if not query:
            self.notify(
                "There is no query to save. Press / to type one, or f to choose filters.", markup=False
            )
            return
        queries = saved.all()

        def save(name: str) -> None:
            refusal = saved.save(name, query)
            self.notify(f"Not saved: {refusal}" if refusal else f"Saved: {name}", markup=False)

        def ask(name: str | None) -> None:
            if name and queries.get(name, query) != query:
                question = f"{name} is already saved: {queries[name]}. Replace it?"
                self.app.push_screen(ConfirmDialog(question), lambda yes: save(name) if yes else None)
            elif name:
                save(name)

        old_name = next((name for name, line in queries.items() if line == query), "")
        self.app.push_screen(NameDialog(query, old_name), ask)

    def action_saved_queries(self) -> None:
        """Open the page of saved queries."""
        page = SavedQueriesPage(self._saved, self.line.strip(), self.search_for, self.follow, self.ascii_only)
        self.app.push_screen(page)
