"""The page of saved queries, and the dialog that asks for a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.screens.dialog import DialogScreen, key_hints
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import LineInput
from tui.project.settings.saved_queries import SavedQueries
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope
from tui.views.lines import Line, TextRole, TextSpan, line, paragraph
from tui.views.links import Link, SavedQueryPlace


class NameDialog(DialogScreen[str]):
    """Asks for the name under which to save a query."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss", "Close", show=False)]

    def __init__(self, query: str, initial_value: str = "") -> None:
        """Prepare the dialog.

        Args:
            query: The query to save.
            initial_value: The name it already has; empty for none.
        """
        super().__init__()
        self._query, self.initial_value = query, initial_value

    def compose(self) -> ComposeResult:
        """Make the query, and a line to type in."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content("Save the query as")
            box.border_subtitle = key_hints("Enter saves · Esc cancels")
            box.styles.height = "auto"
            yield Static(Content(sanitize_line(self._query)))
            yield LineInput(self.initial_value, placeholder="a name", id="name", compact=True)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer with the name; an empty one is no answer."""
        if name := " ".join(event.value.split()):
            self.dismiss(name)


class SavedQueriesPage(ListPage):
    """Lists saved queries; the chosen one is run."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.SAVED)
    HELP_FIRST = CommandScope.SAVED

    def __init__(
        self, saved: SavedQueries, text: str, recall: Callable[[str], None], follow: Follow, ascii_only: bool
    ) -> None:
        """Prepare the page.

        Args:
            saved: The store.
            text: The current query line.
            recall: Runs a query line.
            follow: Opens the help.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__(_written(saved.all(), text), self._follow_name, ascii_only)
        self._saved, self._text, self._recall, self._follow_other = saved, text, recall, follow

    def _follow_name(self, link: Link) -> None:
        if not isinstance(link, SavedQueryPlace):
            self._follow_other(link)
        elif text := self._saved.all().get(link.name):
            self.dismiss()
            self._recall(text)

    def action_delete_query(self) -> None:
        """Delete the selected query."""
        if isinstance(self.chosen, SavedQueryPlace):
            name = self.chosen.name
            self._saved.delete(name)
            self.notify(sanitize_line(f"Deleted: {name}"), markup=False)
            self._written = _written(self._saved.all(), self._text)
            page = self.query_one("#page", ChoiceList)
            at = page.selected
            self.fill()
            page.selected = max(min(at, len(page.choices) - 1), 0)


def _written(queries: Mapping[str, str], text: str) -> PageContent:
    nothing = paragraph("No saved queries. To save the current one, close this page and press s.")
    lines = [_line(name, query) for name, query in queries.items()] or nothing
    at = next((SavedQueryPlace(name) for name, query in queries.items() if query == text), None)
    return PageContent(
        "Saved queries", lines, frozenset({SavedQueryPlace}), at, "Enter opens · d deletes · Esc closes"
    )


def _line(name: str, query: str) -> Line:
    return line(TextSpan(name, TextRole.LABEL), f"  {query}", hang=4, anchor=SavedQueryPlace(name))
