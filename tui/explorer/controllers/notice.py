"""The page at the first start: when it is shown, and what closes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.geometry import Size

from tui.explorer.responsive_layout import NOTICE_HEIGHT, NOTICE_WIDTH
from tui.session.session import Session

_CLOSING = frozenset({"enter", "escape"})
"""Keys that do nothing but close the page."""


class NoticePort(Protocol):
    """The widgets of the screen, as far as the page goes."""

    @property
    def shows_notice(self) -> bool:
        """Whether the page lies over the panes."""

    @property
    def screen_size(self) -> Size:
        """The size of the screen, in cells."""

    def show_notice(self, *, shown: bool) -> None:
        """Show the page over the panes, or the panes again."""

    def name_first_keys(self, *, named: bool) -> None:
        """Name the keys for beginners at the foot, or those of the pane."""


class NoticeController:
    """Shows the content notice and the symbols over the panes, and closes them."""

    def __init__(self, session: Session, panes: NoticePort, apply: Callable[[], None]) -> None:
        """Prepare the page; nothing is shown yet.

        Args:
            session: The user's place, where it is recorded that the page was seen.
            panes: The widgets of the screen.
            apply: Shows the session as it is now.
        """
        self._session = session
        self._panes = panes
        self._apply = apply

    def open(self, *, is_wanted: bool, is_first: bool) -> None:
        """Begin: show the page where the screen has room for it, and name the keys for beginners.

        Args:
            is_wanted: Whether the page was not seen yet.
            is_first: Whether no earlier session is known.
        """
        self._panes.name_first_keys(named=is_first)
        self._panes.show_notice(shown=is_wanted and self._has_room)

    def close(self, event: events.Event) -> bool:
        """Close the page, where it is shown; return whether that was all that a key was for."""
        was_shown = self._panes.shows_notice
        if was_shown:
            self._panes.show_notice(shown=False)
            self._session.take_notice()
            self._apply()
        if not isinstance(event, events.Key):
            return False
        is_closing = was_shown and event.key in _CLOSING
        if not is_closing:
            self._panes.name_first_keys(named=False)
        return is_closing

    def fit(self) -> None:
        """Close the page on a screen without room for it; that does not count as seen."""
        if self._panes.shows_notice and not self._has_room:
            self._panes.show_notice(shown=False)

    @property
    def _has_room(self) -> bool:
        size = self._panes.screen_size
        return size.width >= NOTICE_WIDTH and size.height >= NOTICE_HEIGHT
