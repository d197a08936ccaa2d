"""The class of a command, and the scopes in which keys work.

Keys that print are written as themselves, others by their names in Textual;
`tui.views.keys.key_format.key_words` turns both into words.
"""

from __future__ import annotations

from enum import StrEnum

from tui.light_dataclass import dataclass


class CommandScope(StrEnum):
    """Where a command's keys work."""

    MAIN = "main"
    """Anywhere on the main screen."""
    QUERY = "query"
    """On the query line."""
    TEXT = "text"
    """In a pane of text that has the focus."""
    PAGE = "page"
    """On a page that covers the panes."""
    EXPORT = "export"
    """On the export screen."""
    FILTERS = "filters"
    """In the list of values to filter by."""
    SAVED = "saved"
    """In the list of saved queries."""
    QUESTIONS = "questions"
    """On the page of questions about imported dates."""
    MATRIX = "matrix"
    """On the page of who was aware of which event."""
    SEARCHES = "searches"
    """On the page that makes a search of the sources."""
    FORM = "form"
    """In the form of an event."""
    HELP = "help"
    """On the page of the keys."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can do."""

    id: str
    keys: tuple[str, ...]
    label: str
    """One or two words, for the footer."""
    about: str
    """What it does, for help and palette."""
    group: str
    where: CommandScope = CommandScope.MAIN
    footer: tuple[str, ...] = ()
    """The panes whose footer names it: timeline, detail, excerpt, overview."""
    does: str = ""
    """What does it. A bare name is shared with other commands and gets this command's id as an argument; a
    call is run as it is. On the main screen: the method of a controller (`navigation.move`,
    `filters.undo()`), or an action of the application (`app.quit()`). On other screens: an action of the
    screen; where empty, the one that has the name of the command's id."""

    @property
    def action(self) -> str:
        """Return the action it runs, as Textual writes it."""
        if self.where is CommandScope.MAIN and not self.does.startswith("app."):
            return f"run_command('{self.id}')"
        if not self.does:
            return self.id.replace("-", "_")
        return self.does if self.does.endswith(")") else f"{self.does}('{self.id}')"
