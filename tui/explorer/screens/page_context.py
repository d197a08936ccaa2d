"""What a page over the panes is asked for with."""

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
    """What a page is about."""

    project: Project
    ascii_only: bool
    pane: str
    """The one that has the focus."""
    sought: Query
    """The search in force."""
    record: EventRecord | None
    """The event under the cursor."""
    cited: CitationRecord | None
    """The citation of the excerpt."""
    follow: Follow
    """Goes where an anchor leads."""
    commands: tuple[Command, ...] = COMMANDS
    """With the keys in effect."""

    @property
    def source(self) -> SourceRecord | None:
        """The source of the excerpt."""
        return self.cited.source if self.cited else None

    @property
    def marks(self) -> Symbols:
        """The set of signs."""
        return ASCII if self.ascii_only else UNICODE
