"""The panes and bars of the main screen: how they are nested, and what each is given of the session."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size
from textual.widgets import Static

from tui.explorer.overview.overview import Overview
from tui.explorer.responsive_layout import LEAST_HEIGHT, LEAST_WIDTH
from tui.explorer.widgets.bars import Banner, KeyBar, TitleBar
from tui.explorer.widgets.detail import Detail
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.framed_pane import FramedPane
from tui.explorer.widgets.notice_page import NoticePage
from tui.explorer.widgets.search_bar import SearchBar
from tui.explorer.widgets.shown_event import shown_event
from tui.explorer.widgets.timeline import Timeline
from tui.project.project import Project
from tui.project.settings.settings import Settings
from tui.session.state import SessionState
from tui.session.status_text import format_period_status, format_range, range_days
from tui.views.queries.match_reasons import describe_reason
from tui.views.symbols import ASCII, UNICODE


class PlainContainer(Container):
    """A container that shows nothing of its own: what is in it covers it."""

    BLANK = True


class Panes:
    """The widgets of the main screen. State goes down to them; what they say, they post as messages."""

    def __init__(self, settings: Settings, *, ascii_only: bool) -> None:
        """Make the widgets.

        Args:
            settings: The colours of the lanes, and the keys in effect.
            ascii_only: Whether nothing but ASCII may be drawn.
        """
        self.overview = Overview(id="overview", ascii_only=ascii_only, colours=settings.lanes)
        self.timeline = Timeline(id="timeline", ascii_only=ascii_only)
        self.detail = Detail(id="detail", ascii_only=ascii_only)
        self.excerpt = Excerpt(id="excerpt", ascii_only=ascii_only)
        self.title = TitleBar(id="title")
        self.trouble, self.unmasked, self.as_of = (
            Banner(id="trouble"),
            Banner(id="unmasked"),
            Banner(id="as-of"),
        )
        self.notice = NoticePage(settings.commands, id="notice", ascii_only=ascii_only)
        self.search = SearchBar(id="search")
        self.keys = KeyBar(settings.commands, id="keys")
        panes = (self.overview, self.timeline, self.detail, self.excerpt)
        self._frames = {pane.id: FramedPane(pane, id=f"{pane.id}-pane") for pane in panes}
        self._notice_frame = FramedPane(self.notice, id="notice-pane")
        self._dash = (ASCII if ascii_only else UNICODE).dash
        self._range = ""
        """The text about the range; empty without one."""
        self._period = ""
        """The text about the period, for where there is neither range nor mark; empty without one."""
        self._of_rows = self._of_event = SessionState()
        """What the rows, and what the panes around the event under the cursor, show of a session."""
        self._progress = ""
        """How far the task on files is, which is shown in its place."""

    def compose(self) -> ComposeResult:
        """Nest the widgets.

        Yields:
            The widgets, from top to bottom.
        """
        yield from (self.title, self.trouble, self.unmasked, self.as_of, self._frames["overview"])
        with PlainContainer(id="panes"):
            yield self._frames["timeline"]
            with PlainContainer(id="right"):
                yield self._frames["detail"]
                yield self._frames["excerpt"]
        yield self.search
        yield self.keys
        tiny = f"dateline needs {LEAST_WIDTH} columns and {LEAST_HEIGHT} lines"
        yield Static(tiny, id="tiny", markup=False)
        self._notice_frame.display = False
        yield self._notice_frame

    def read_anew(self, project: Project) -> None:
        """Show what only the files say: what is wrong with them, and the passages of sources."""
        self.timeline.read_anew()
        self.excerpt.read_anew(project)
        self.trouble.said, self.unmasked.said = project.load_error, project.unmasked

    def show_rows(self, new: SessionState) -> None:
        """Show what a key must change first: the rows, the query line, the counts."""
        old, self._of_rows = self._of_rows, new
        # Setting a reactive value takes time even where it stays the same.
        if new.info is not old.info or new.problems != old.problems:
            self.title.info = self.notice.info = new.info
            self.title.problems = self.timeline.problems = new.problems
        if (new.line, new.message) != (old.line, old.message):
            self.search.line, self.search.query_message = new.line, new.message
        if new.results is not old.results and new.results:
            self.title.results = self.timeline.results = new.results
        if new.cursor != old.cursor:
            self.timeline.cursor = new.cursor
        if new.title_lines != old.title_lines:
            self.timeline.title_lines = new.title_lines
        if new.marks != old.marks:
            self.timeline.marked = frozenset(new.marks)

    def show_event(self, new: SessionState) -> None:
        """Show what is written around the row under the cursor: detail, excerpt, overview, the foot."""
        old, self._of_event = self._of_event, new
        if new.results is not old.results or new.cursor != old.cursor:
            self._show_range(new)
        if new.results is not old.results and new.results:
            period = format_period_status(new.results, self._dash)
            if period != self._period:
                self._period = period
                self._show_status()
        if new.reasons != old.reasons:
            self.search.reason = describe_reason(new.reasons[0]) if new.reasons else ""
        self.detail.shown = self.excerpt.shown = shown_event(new)
        if new.record is not old.record:
            self.overview.record = new.record
        if new.view is not old.view:
            self.overview.view = new.view
        if new.marked is not old.marked or (new.marked and new.record is not old.record):
            self.keys.since = new.since
            if self._period:
                self._show_status()

    def _show_range(self, new: SessionState) -> None:
        chosen, results = new.selection, new.results
        if chosen and results:
            self.overview.days, self._range = range_days(results, chosen), format_range(results, chosen)
        elif self._range:
            self.overview.days, self._range = None, ""
        else:
            return
        self._show_status()

    def show_progress(self, progress: str) -> None:
        """Show how far the task on files is, in place of the range or the period; empty for no task."""
        self._progress = progress
        self._show_status()

    def _show_status(self) -> None:
        # The time since the mark changes with each move, the period does not.
        self.keys.said = self._progress or self._range or ("" if self.keys.since else self._period)

    def show_notice(self, *, shown: bool) -> None:
        """Show the content notice and the symbols over the panes, or the panes again."""
        self._notice_frame.display = shown

    def name_first_keys(self, *, named: bool) -> None:
        """Name the keys for beginners at the foot, or those of the pane."""
        self.keys.is_first = named

    @property
    def screen_size(self) -> Size:
        """Return the size of the screen, in cells."""
        return self.notice.app.size

    @property
    def shows_notice(self) -> bool:
        """Return whether the content notice lies over the panes."""
        return self._notice_frame.display

    def show_hint(self, hint: str) -> None:
        """Show the key to the next pane on every frame; empty for none."""
        for frame in self._frames.values():
            frame.show_hint(hint)
