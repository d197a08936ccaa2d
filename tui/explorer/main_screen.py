"""The main screen: panes around one session, and the controllers that its commands call."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

from tui.explorer.bindings import bindings_of
from tui.explorer.controllers.controller_set import ControllerSet
from tui.explorer.controllers.notice import NoticeController
from tui.explorer.forget_names import forget_what_was_typed
from tui.explorer.lifecycle.textual_internals import HeldScreen
from tui.explorer.messages import (
    CompletionRequested,
    DayClicked,
    DaysSelected,
    EventSelected,
    LaneClicked,
    LinkActivated,
    OverviewScrolled,
    SearchChanged,
    SearchSubmitted,
)
from tui.explorer.overview.lane_data import LaneData
from tui.explorer.panes import Panes
from tui.explorer.restore_session import StartState, restore_state, restored_view
from tui.explorer.threads import ScreenThreads
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.timeline import Timeline
from tui.index.records import EventRow
from tui.project.project import Project
from tui.session.session import Session
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope
from tui.views.queries.query_completion import complete_line

T = TypeVar("T")


class MainScreen(HeldScreen):
    """Timeline, detail, excerpt and overview of one chronology."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.MAIN)
    # The first pane is focused explicitly.
    AUTO_FOCUS = ""

    lanes: var[LaneData | None] = var(None)
    """The data of the overview."""
    linked: var[tuple[EventRow, ...]] = var(())
    """The events that the current one is placed by or differs with."""
    as_of: var[str] = var("")
    """Which day is looked back to, and what that leaves out; empty without one."""
    open_dates: var[str] = var("")
    """How many dates of imports are to be chosen; empty for none."""
    progress: var[str] = var("", init=False)
    """How far the task on files is; empty where none runs."""
    pane: var[str] = var("timeline")
    """The pane that has the focus, or had it last."""
    alone: var[bool] = var(False, init=False)
    """Whether that pane fills the screen."""
    named: var[str] = var("timeline")
    """Whose keys the footer names: a pane, or the query line."""

    def __init__(
        self, project: Project, *, ascii_only: bool = False, beginning: StartState | None = None
    ) -> None:
        super().__init__()
        self.has_begun = False
        """Whether the last session was restored, or the settings applied."""
        self.project, self.ascii_only = project, ascii_only
        self._beginning = beginning or StartState()
        self.settings = self._beginning.settings
        self._names_state = project.names.state
        self.panes = Panes(self.settings, ascii_only=ascii_only)
        self.session = Session(project)
        self.threads = ScreenThreads(self)
        self.controllers = ControllerSet(self.session, self, self)
        self.notice = NoticeController(self.session, self.panes, self.apply)

    def compose(self) -> ComposeResult:
        """Make the panes, laid out before they are there: each change of classes would style them again."""
        self.controllers.layout.begin(self.settings.start_pane)
        self.panes.overview.data_bind(MainScreen.lanes, MainScreen.linked)
        self.panes.as_of.data_bind(said=MainScreen.as_of)
        self.panes.keys.data_bind(MainScreen.open_dates, pane=MainScreen.named)
        yield from self.panes.compose()

    def on_mount(self) -> None:
        """Restore the last session before the first frame."""
        if not self.query(Timeline):
            # Where the user leaves during the start, there is no pane yet.
            return
        self.focus_pane(self.pane)
        self.panes.read_anew(self.project)
        self.session.reload()
        restore_state(self.session, self._beginning)
        self.apply()
        # Last, since moving to an event also moves the days of the overview.
        self.session.show_days(restored_view(self._beginning.place, self.lanes.whole if self.lanes else None))
        self.apply()
        if self._beginning.said:
            # Behind the first frame: on a slow machine it would else end before it is seen.
            self.call_after_refresh(self.notify, self._beginning.said, severity="warning", markup=False)
        self.notice.open(is_wanted=self._beginning.shows_notice, is_first=self._beginning.is_first)
        self.controllers.count_questions()
        self.has_begun = True

    def opened_anew(self) -> None:
        """Read everything again from a new index."""
        self.panes.read_anew(self.project)
        self.session.reload()
        self.controllers.search.forget_surroundings()
        self.apply()
        if self._names_state != self.project.names.state:
            self._names_state = self.project.names.state
            forget_what_was_typed(self.session, self.panes.search, self)
            self.controllers.forget_filters()
        self.controllers.show_written()

    def action_run_command(self, command: str) -> None:
        """Do what a command does, by its id."""
        self.controllers.run(command)

    # State goes down

    def apply(self) -> None:
        """Show the session as it is now."""
        self.controllers.follow()
        self.panes.show_rows(self.session.state)
        self.panes.show_event(self.session.state)

    def apply_rows(self) -> None:
        """Show the rows of the session as it is now; the rest after they were drawn."""
        self.panes.show_rows(self.session.state)

    def watch_progress(self) -> None:
        """Show how far the task on files is."""
        self.panes.show_progress(self.progress)

    def watch_alone(self) -> None:
        """Lay the panes out again."""
        self.controllers.layout.lay_out()

    # Messages go up

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Close the page at the start."""
        self.notice.close(event)

    def on_resize(self) -> None:
        """Choose the layout for the size."""
        self.notice.fit()
        self.controllers.layout.lay_out()

    def on_screen_suspend(self) -> None:
        """Name no keys while a page or dialog covers the screen."""
        self.panes.keys.is_covered = True

    def on_screen_resume(self) -> None:
        """Name the keys again."""
        self.panes.keys.is_covered = False

    @on(events.DescendantFocus)
    def follow_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of what has the focus."""
        self.controllers.layout.follow_focus(event.widget.id)

    @on(EventSelected)
    def choose_event(self, message: EventSelected) -> None:
        """Move to a clicked row."""
        self.controllers.navigation.choose_row(message.position, extending=message.extending)

    @on(LinkActivated)
    def follow_click(self, message: LinkActivated) -> None:
        """Follow a clicked link."""
        self.controllers.links.follow(message.link)

    @on(SearchChanged)
    def search_as_typed(self, message: SearchChanged) -> None:
        """Search for the line as it is typed."""
        self.controllers.search.search(message.text, typed=True)

    @on(CompletionRequested)
    def complete_query(self, message: CompletionRequested) -> None:
        """Complete the query line with what the chronology has; without anything that fits, leave it."""
        if not self.panes.search.complete(complete_line(self.session.index, message.text)):
            self.controllers.layout.show_pane("next-pane")

    @on(SearchSubmitted)
    def leave_search(self) -> None:
        """Focus the timeline; the results stay."""
        self.controllers.search.settle_query()

    @on(OverviewScrolled)
    def follow_wheel(self, message: OverviewScrolled) -> None:
        """Zoom or scroll with the mouse wheel."""
        self.controllers.overview.turn_wheel(message.day, message.turns, sideways=message.sideways)

    @on(DayClicked)
    def choose_day(self, message: DayClicked) -> None:
        """Go to an event of a clicked day."""
        self.controllers.overview.choose_day(message.first, message.last, message.lane)

    @on(DaysSelected)
    def choose_days(self, message: DaysSelected) -> None:
        """Show only a period, or zoom to it."""
        self.controllers.overview.choose_days(message.first, message.last, zooms=message.zooms)

    @on(LaneClicked)
    def choose_lane(self, message: LaneClicked) -> None:
        """Show only what is in a lane, or everything again."""
        self.controllers.overview.choose_lane(message.lane)

    # What the controllers ask for: `ScreenPort` and `LayoutPort`

    @property
    def excerpt(self) -> Excerpt:
        """Return the excerpt pane, with the event under the cursor."""
        self.apply()
        return self.panes.excerpt

    @property
    def title_room(self) -> int:
        """Return the cells that the timeline has for a title."""
        return self.panes.timeline.title_room

    @property
    def timeline(self) -> Timeline:
        """Return the timeline pane."""
        return self.panes.timeline

    @property
    def is_idle(self) -> bool:
        """Return whether a page may open: the user is not typing, and no other page is open."""
        return self.app.screen is self and not isinstance(self.focused, Input)

    def tell(self, message: str) -> None:
        """Show a notification."""
        self.notify(sanitize_line(message), markup=False)

    def tell_behind(self, message: str) -> None:
        """Show a notification once the page that is being opened is there."""
        self.app.screen.call_later(self.tell, message)

    def open_screen(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a page or dialog over the panes.

        Args:
            screen: The page or dialog.
            then: What to do with its answer.
        """
        self.app.push_screen(screen, then)

    def close_screens(self) -> None:
        """Close every page and dialog over the panes."""
        while self.app.screen is not self:
            self.app.pop_screen()

    def open_query_line(self) -> None:
        """Show the query line, and focus it."""
        self.panes.search.open()

    def copy(self, text: str) -> None:
        """Copy a text to the terminal's clipboard."""
        self.app.copy_to_clipboard(text)

    @property
    def whole_size(self) -> tuple[int, int]:
        """Return the columns and rows of the terminal."""
        return self.app.size

    def lay_out(self, classes: frozenset[str], hint: str) -> None:
        """Lay the panes out.

        Args:
            classes: The CSS classes of the screen.
            hint: The key to the next pane; empty for none.
        """
        self.classes = classes
        self.panes.show_hint(hint)

    def fold_overview(self, *, folded: bool) -> None:
        """Draw all lanes of the overview in one, or each on its line."""
        self.panes.overview.folded = folded

    def focus_pane(self, pane: str) -> None:
        """Give a pane the focus."""
        self.query_one(f"#{pane}").focus()
