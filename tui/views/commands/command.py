"""What a command is, and where its keys work.

Keys that print are written as themselves, others by their names in Textual; `tui.views.key_format.key_words`
says both as a person would.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CommandScope(StrEnum):
    """Where a command's keys work."""

    MAIN = "main"
    """Anywhere on the main screen."""
    QUERY = "query"
    """On the query line."""
    TEXT = "text"
    """In a pane of text that has the focus."""
    PAGE = "page"
    """On a page that lies over the panes."""
    EXPORT = "export"
    """On the export screen."""
    FILTERS = "filters"
    """Among the values to filter by."""
    SAVED = "saved"
    """Among the saved queries."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do."""

    id: str
    keys: tuple[str, ...]
    label: str
    """One or two words, for the footer."""
    about: str
    """What it does, for help and palette."""
    group: str
    where: CommandScope = CommandScope.MAIN
    footer: tuple[str, ...] = ()
    """The panes in whose footer it stands: timeline, detail, excerpt, overview."""
    does: str = ""
    """The action it runs: by itself where it is shared with other commands (`move`), or as Textual calls it
    (`app.quit()`); where empty, it is named as the command is."""

    @property
    def action(self) -> str:
        """The action it runs, as Textual calls it."""
        if not self.does:
            return self.id.replace("-", "_")
        return self.does if self.does.endswith(")") else f"{self.does}('{self.id}')"
