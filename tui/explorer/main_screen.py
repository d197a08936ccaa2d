"""The main screen: it composes the panes, binds them to the state, and opens pages and dialogs."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.chronology.edtf import parse
from tui.chronology.keys import CitationKey
from tui.explorer.bindings import bindings_of
from tui.explorer.compose_panes import compose_panes
from tui.explorer.controllers.add_document import DocumentController
from tui.explorer.controllers.event_drafts import choose_date, date_choices, save_draft
from tui.explorer.controllers.link_router import PAGE_FACTORIES, open_page
from tui.explorer.controllers.navigation import NavigationController, NavigationHistory
from tui.explorer.controllers.originals import OriginalsController
from tui.explorer.controllers.overview_view import OverviewController
from tui.explorer.controllers.pane_layout import PaneController
from tui.explorer.forget_names import forget_what_was_typed
from tui.explorer.messages import EditRequested, EventSelected, LinkActivated, SearchSubmitted
from tui.explorer.moves import BEGINNINGS, JUMPS, MOVES, OF_EVENT
from tui.explorer.query_history import QueryHistory
from tui.explorer.restore_session import StartState, restore_state
from tui.explorer.screens.dialogs import DateDialog
from tui.explorer.screens.export_choices import export_choices, render_markdown
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.screens.export_worker import PREPARING, make_export
from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.explorer.widgets.bars import Banner, KeyBar
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.search_bar import SearchBar
from tui.explorer.widgets.timeline import Timeline
from tui.export.content import ExportSelection
from tui.project.project import Project
from tui.views.commands.command import CommandScope


class MainScreen(
    NavigationController, OverviewController, OriginalsController, DocumentController, PaneController
):
    """Timeline, detail, excerpt and overview of one chronology."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.MAIN)
    # The first pane is focused explicitly.
    AUTO_FOCUS = ""

    def __init__(
        self, project: Project, *, ascii_only: bool = False, beginning: StartState | None = None
    ) -> None:
        super().__init__(project)
        self.has_begun = False
        """Whether the last session was restored, or the settings applied."""
        self.ascii_only = ascii_only
        self._beginning = beginning or StartState()
        self.settings = self._beginning.settings
        self._names_state = project.names.state

    def compose(self) -> ComposeResult:
        """Make the panes, bound to the state."""
        yield from compose_panes(self.settings, ascii_only=self.ascii_only)

    def on_mount(self) -> None:
        """Restore the last session before the first frame."""
        if not self.query(Timeline):
            # Where the user leaves during the start, there is no pane yet.
            return
        self.action_show_pane(self.settings.start_pane)
        self.opened_anew()
        restore_state(self, self._beginning)
        self.trail, self.past = NavigationHistory(), QueryHistory(line=self.line)
        self.query_one(KeyBar).is_first = self._beginning.is_first
        self.has_begun = True

    def on_screen_suspend(self) -> None:
        """Name no keys while a page or dialog covers the screen."""
        self.query_one(KeyBar).is_covered = True

    def on_screen_resume(self) -> None:
        """Name the keys again."""
        for bar in self.query(KeyBar):
            bar.is_covered = False

    def on_key(self) -> None:
        """Stop showing the keys for beginners after the first key."""
        self.query_one(KeyBar).is_first = False

    def opened_anew(self) -> None:
        """Read everything again from a new index."""
        self.query_one(Excerpt).read_anew(self.project)
        self.query_one("#trouble", Banner).said = self.project.load_error
        self.query_one("#unmasked", Banner).said = self.project.unmasked
        self.found_anew()
        if self._names_state != self.project.names.state:
            self._names_state = self.project.names.state
            forget_what_was_typed(self)

    # Moving

    def action_move(self, command: str) -> None:
        """Move the cursor."""
        if self.results and self.results.rows and not self._needs_event(command):
            page = max(self.query_one(Timeline).size.height - 2, 1)
            cursor = MOVES[command](self.browsing, self.results.layout, page)
            if command in JUMPS and cursor.position != self.browsing.position:
                self.leave()
            self.browsing = cursor

    def _needs_event(self, command: str) -> bool:
        """Return whether a command needs an event where there is none to be read; notify the user."""
        begins = command in BEGINNINGS and self.browsing.anchor is None
        return (begins or command in OF_EVENT) and self.unread is not None and not self.has_event()

    @on(EventSelected)
    def choose_event(self, message: EventSelected) -> None:
        """Move to a clicked row."""
        self.browsing = self.browsing.moved_to(message.position, extending=message.extending)

    def action_go_to_date(self) -> None:
        """Ask for a date and go there."""
        question = DateDialog("Go to a date")
        self.app.push_screen(question, lambda date: self.go_to_day(parse(date).listed_day) if date else None)

    # Searching

    def action_search(self) -> None:
        """Open the query line."""
        self.query_one(SearchBar).open()

    @on(SearchSubmitted)
    def leave_search(self) -> None:
        """Focus the timeline; the results stay."""
        self.action_show_pane("timeline")

    def action_clear(self) -> None:
        """Undo one thing: the range, a maximised pane, the focus of another pane, the query."""
        if self.browsing.anchor is not None:
            self.browsing = self.browsing.range_dropped()
        elif self.alone:
            self.alone = False
        elif self.pane != "timeline":
            self.action_show_pane("timeline")
        elif not self.current_query.is_empty:
            self.search_for("")

    def action_as_of(self) -> None:
        """Ask for the as-of day."""
        present = str(self.current_query.as_of or "")
        question = DateDialog("As of the end of", present, empty="everything", limit="as-of")
        self.app.push_screen(question, self._look_back_to)

    def _look_back_to(self, date: str | None) -> None:
        if date is not None:
            self.look_back_to(parse(date) if date else None)

    # Reading

    def action_cite(self, command: str) -> None:
        """Show the next or previous citation of the event."""
        if self._needs_event(command):
            return
        self.query_one(Excerpt).step(1 if command == "next-citation" else -1)

    def action_original(self) -> None:
        """Toggle paraphrase and original; with a range, go to its other end."""
        if self.browsing.anchor is not None:
            self.browsing = self.browsing.other_end()
        elif not self._needs_event("original"):
            self.query_one(Excerpt).toggle_original()

    def action_match(self, command: str) -> None:
        """Go to the next or previous match in the excerpt."""
        if self._needs_event(command):
            return
        excerpt = self.query_one(Excerpt)
        if not excerpt.show_match(1 if command == "next-match" else -1):
            noun = "further match" if excerpt.has_match else "match"
            self.notify(f"No {noun} in this excerpt.", markup=False)

    def action_read(self, command: str) -> None:
        """Open a page."""
        if self._needs_event(command):
            return
        self.follow(f"page:{command}")

    @on(LinkActivated)
    def follow_click(self, message: LinkActivated) -> None:
        """Follow a clicked link."""
        self.follow(message.anchor)

    def follow(self, anchor: str) -> None:
        """Follow a link: to a citation, an event, a draft, a query, or else to a page."""
        kind, _, target = anchor.partition(":")
        if kind == "citation":
            self.query_one(Excerpt).citation = int(target) - 1
        elif kind == "event":
            self._close_pages()
            self.go_to_event(target)
        elif kind == "query":
            self._close_pages()
            self.search_for(target)
        elif kind == "draft":
            self._draft(CitationKey.parse(target))
        elif kind == "reading":
            passage, _, number = target.rpartition(":")
            self._draft(CitationKey.parse(passage), int(number))
        elif kind in PAGE_FACTORIES and (page := PAGE_FACTORIES[kind](self._page_context, target)):
            self.app.push_screen(page)

    def _close_pages(self) -> None:
        while self.app.screen is not self:
            self.app.pop_screen()

    def _draft(self, passage: CitationKey, number: int | None = None) -> None:
        """Draft an event from a passage; where it may give several dates, ask which."""
        readings = date_choices(self.project.index, passage)
        if not readings:
            self.notify("This passage gives no date.", markup=False)
            return
        made = (
            choose_date(passage, readings)
            if number is None and len(readings) > 1
            else save_draft(self.project, passage, readings[number or 0])
        )
        if isinstance(made, PageContent):
            self.app.push_screen(open_page(self._page_context, made))
            return
        self._close_pages()
        self.awaited, place = made
        self.notify(f"Drafted {self.awaited} at {place.path}:{place.line}", markup=False)
        self.post_message(EditRequested(place))

    @property
    def _page_context(self) -> PageContext:
        return PageContext(
            self.project,
            self.ascii_only,
            self.pane,
            self.current_query,
            self.record,
            self.query_one(Excerpt).cited,
            self.follow,
            self.settings.commands,
        )

    # Exporting

    def action_export(self) -> None:
        """Open the export screen."""
        if self.results:
            if self.browsing.anchor is None:
                self.has_event()
            offered = export_choices(self.results, self.browsing, self.project.index.info.title)
            self.app.push_screen(ExportScreen(self.project, offered, self.ascii_only, self.settings))

    def action_copy(self) -> None:
        """Copy the range, else the event, to the terminal's clipboard as Markdown."""
        if self.results and self.results.rows and (self.browsing.anchor is not None or self.has_event()):
            first, last = self.browsing.chosen
            chosen = self.results.ids(first, last)
            unread = last - first + 1 - len(chosen)
            make = partial(render_markdown, self.project, self.results.query, chosen, unread)
            if not make_export(self, self.project, ExportSelection(ids=chosen), make, self._put_on_clipboard):
                self.notify(PREPARING, markup=False)

    def _put_on_clipboard(self, rendered: tuple[str, str]) -> None:
        text, message = rendered
        if text:
            self.app.copy_to_clipboard(text)
        self.notify(message, markup=False)
