"""What the controllers may ask of the main screen. A test gives them another object that does the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from tui.explorer.overview.lane_data import LaneData
from tui.explorer.threads import ThreadPort
from tui.index.records import CitationRecord, EventRow
from tui.project.settings.settings import Settings

T = TypeVar("T")


class ExcerptPort(Protocol):
    """The excerpt pane, as controllers see it."""

    citation: int
    """The number of the citation that is shown, from 0."""

    @property
    def cited(self) -> CitationRecord | None:
        """The citation that is shown; None for none."""

    @property
    def has_match(self) -> bool:
        """Whether any search term is in the text."""

    def step(self, by: int) -> None:
        """Show another citation, so many onward; negative to go back."""

    def toggle_original(self) -> None:
        """Toggle paraphrase and original."""

    def show_match(self, step: int) -> bool:
        """Scroll to the next (1) or previous (-1) match; return whether there was another one."""


class TimelinePort(Protocol):
    """The timeline pane, as controllers see it."""

    @property
    def lines_of_titles(self) -> int:
        """How many lines a title may take, apart from the one under the cursor."""

    def turn_page(self, *, forward: bool) -> int:
        """Turn a page; return by how many rows that moves the cursor.

        Args:
            forward: Whether to go down.
        """


class ScreenPort(Protocol):
    """The screen around a session, as controllers see it."""

    settings: Settings
    """The user's."""
    ascii_only: bool
    """Whether symbols are ASCII."""
    lanes: LaneData | None
    """The data of the overview; None before the first search."""
    linked: tuple[EventRow, ...]
    """The events that the current one is placed by or differs with."""
    as_of: str
    """Which day is looked back to, and what that leaves out; empty without one."""
    open_dates: str
    """How many dates of imports are to be chosen; empty for none."""
    progress: str
    """How far the task on files is; empty where none runs."""
    pane: str
    """The pane that has the focus, or had it last."""

    @property
    def excerpt(self) -> ExcerptPort:
        """The excerpt pane."""

    @property
    def threads(self) -> ThreadPort:
        """Its threads."""

    @property
    def size(self) -> Size:
        """The size of the screen, in cells."""

    @property
    def title_room(self) -> int:
        """The cells that the timeline has for a title."""

    @property
    def timeline(self) -> TimelinePort:
        """The timeline pane."""

    @property
    def is_idle(self) -> bool:
        """Whether a page may open: the user is not typing, and no other page is open."""

    def apply(self) -> None:
        """Show the session as it is now."""

    def apply_rows(self) -> None:
        """Show the rows of the session as it is now, and the rest once they were drawn."""

    def post_message(self, message: Message) -> bool:
        """Tell the application something."""

    def tell(self, message: str) -> None:
        """Show a notification; what a terminal could obey is removed from it."""

    def tell_behind(self, message: str) -> None:
        """Show a notification once the page that is being opened is there, since that clears others."""

    def open_screen(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a page or dialog over the panes.

        Args:
            screen: The page or dialog.
            then: What to do with its answer; None where it has none.
        """

    def close_screens(self) -> None:
        """Close every page and dialog over the panes."""

    def open_query_line(self) -> None:
        """Show the query line, and focus it."""

    def copy(self, text: str) -> None:
        """Copy a text to the terminal's clipboard."""
