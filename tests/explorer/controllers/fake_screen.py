"""A screen that draws nothing: it remembers what the controllers asked of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from tui.explorer.controllers.controller_set import ControllerSet
from tui.explorer.overview.lane_data import LaneData
from tui.index.records import CitationRecord, EventRow
from tui.project.project import Project
from tui.project.settings.settings import DEFAULTS, Settings
from tui.session.session import Session
from tui.session.state import SessionState

T = TypeVar("T")


class FakeExcerpt:
    """An excerpt without a widget."""

    def __init__(self) -> None:
        self.citation = 0
        self.shows_original = False
        self.has_match = False
        self.cited: CitationRecord | None = None

    def step(self, by: int) -> None:
        self.citation += by

    def toggle_original(self) -> None:
        self.shows_original = not self.shows_original

    def show_match(self, step: int) -> bool:
        return step == 0


class FakeTimeline:
    """A timeline without a widget, in which every page has five rows."""

    lines_of_titles = 2

    def turn_page(self, *, forward: bool) -> int:
        return 5


class FakeScreen:
    """Both ports of the controllers, over a session of its own."""

    def __init__(self, project: Project) -> None:
        self.settings: Settings = DEFAULTS
        self.ascii_only = False
        self.lanes: LaneData | None = None
        self.linked: tuple[EventRow, ...] = ()
        self.as_of = self.progress = self.open_dates = ""
        self.pane = self.named = self.focused = "timeline"
        self.alone = self.folded = False
        self.hint = ""
        self.size, self.whole_size = Size(120, 40), (120, 40)
        self.title_room = 50
        self.classes = frozenset({"-wide", "-at-timeline"})
        self.timeline = FakeTimeline()
        self.is_idle, self.is_left = True, False
        self.shown: list[str] = []
        """What was to be shown of the session, in order: the rows, or all of it."""
        self.told: list[str] = []
        self.opened: list[Screen[Any]] = []
        self.answer: Callable[[Any], None] | None = None
        """What the screen that was opened last is to be answered with."""
        self.posted: list[Message] = []
        self.copied = ""
        self.waiting: list[tuple[str, Callable[[], None]]] = []
        """The work for threads, by its group."""
        self.excerpt = FakeExcerpt()
        self.threads = self
        self.session = Session(project)
        self.controllers = ControllerSet(self.session, self, self)
        self.session.reload()
        self.apply()

    @property
    def state(self) -> SessionState:
        return self.session.state

    def run(self, *commands: str) -> None:
        """Do what some commands do."""
        for command in commands:
            self.controllers.run(command)

    def work(self) -> None:
        """Do what waits for threads."""
        while self.waiting:
            self.waiting.pop(0)[1]()

    def apply(self) -> None:
        self.shown.append("all")
        self.controllers.follow()

    def apply_rows(self) -> None:
        self.shown.append("rows")
        self.controllers.follow()

    def post_message(self, message: Message) -> bool:
        self.posted.append(message)
        return True

    def tell(self, message: str) -> None:
        self.told.append(message)

    def tell_behind(self, message: str) -> None:
        self.told.append(message)

    def open_screen(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        self.opened.append(screen)
        self.answer = then

    def close_screens(self) -> None:
        self.opened.clear()

    def open_query_line(self) -> None:
        self.focused = "query"

    def run_in_thread(self, work: Callable[[], None], group: str, *, exclusive: bool = True) -> None:
        if exclusive:
            self.waiting = [(other, waits) for other, waits in self.waiting if other != group]
        self.waiting.append((group, work))

    def call_from_thread(self, show: Callable[[], None]) -> None:
        show()

    def is_cancelled(self) -> bool:
        return self.is_left

    def copy(self, text: str) -> None:
        self.copied = text

    def lay_out(self, classes: frozenset[str], hint: str) -> None:
        self.classes, self.hint = classes, hint

    def fold_overview(self, *, folded: bool) -> None:
        self.folded = folded

    def focus_pane(self, pane: str) -> None:
        self.focused = pane
