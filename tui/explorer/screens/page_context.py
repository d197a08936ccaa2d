"""The state of the main screen that pages are made from."""

from __future__ import annotations

from dataclasses import dataclass

from tui.explorer.screens.list_page import Follow
from tui.index.records import CitationRecord, EventRecord, SourceRecord
from tui.parsing.query.parse_query import Query
from tui.project.project import Project
from tui.views.commands.command import Command
from tui.views.commands.table import COMMANDS
from tui.views.symbols import ASCII, UNICODE, Symbols


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page may show: the chronology, the query, the current event and citation."""

    project: Project
    ascii_only: bool
    pane: str
    """The focused pane."""
    query: Query
    """The query."""
    record: EventRecord | None
    """The event under the cursor."""
    cited: CitationRecord | None
    """The citation in the excerpt."""
    follow: Follow
    """Follows a link."""
    commands: tuple[Command, ...] = COMMANDS
    """With the keys in effect."""

    @property
    def source(self) -> SourceRecord | None:
        """Return the source in the excerpt; None for none."""
        return self.cited.source if self.cited else None

    @property
    def marks(self) -> Symbols:
        """Return the set of symbols."""
        return ASCII if self.ascii_only else UNICODE
