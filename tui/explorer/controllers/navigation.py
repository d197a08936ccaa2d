"""Moving, jumping, going back and forward, and the marks."""

from __future__ import annotations

from tui.chronology.edtf import parse
from tui.explorer.controllers.current_event import has_event, is_by_date, lacks_event
from tui.explorer.controllers.screen_port import ScreenPort
from tui.session.moves import PAGES
from tui.session.session import Session


class NavigationController:
    """Moves the cursor, and says so where there is nowhere to go."""

    def __init__(self, session: Session, port: ScreenPort) -> None:
        self._session = session
        self._port = port

    def move(self, command: str) -> None:
        """Move the cursor."""
        if not lacks_event(command, self._session, self._port):
            is_page = command in PAGES
            page = self._port.timeline.turn_page(forward=command == "page-down") if is_page else 0
            self._session.move(command, page)
            self._port.apply_rows()

    def choose_row(self, position: int, *, extending: bool = False) -> None:
        """Move to a clicked row.

        Args:
            position: Of the row, from 0.
            extending: Whether the range is extended to it.
        """
        if not extending or is_by_date(self._session, self._port):
            self._session.move_to(position, extending=extending)
            self._port.apply()

    def ask_date(self) -> None:
        """Ask for a date, and go there."""
        # The reader of dates: not needed until somebody asks.
        from tui.explorer.screens.date_dialog import DateDialog  # noqa: PLC0415

        self._port.open_screen(DateDialog("Go to a date"), self._go_to_date)

    def _go_to_date(self, date: str | None) -> None:
        if date:
            self._session.go_to_day(parse(date).listed_day)
            self._port.apply()

    def go_to_event(self, event: str) -> None:
        """Go to an event by its id, readable or not; a query that hides it is cleared."""
        self._tell_cleared(is_cleared=self._session.go_to_event(event))
        self._port.apply()

    def retrace(self, command: str) -> None:
        """Go back to the place before, or forward again."""
        if self._session.back() if command == "back" else self._session.forward():
            self._port.apply()
        else:
            self._port.tell(f"There is nowhere to go {command} to.")

    def mark(self) -> None:
        """Mark the event, or remove its mark."""
        if has_event(self._session, self._port):
            self._session.toggle_mark()
            self._port.apply()

    def go_to_mark(self) -> None:
        """Go to the next marked event, after the last one to the first."""
        state, mark = self._session.state, self._session.next_mark
        if not mark:
            self._port.tell("No event is marked.")
        elif state.row_id == mark:
            self._port.tell("This is the only marked event.")
        else:
            self._tell_cleared(is_cleared=self._session.go_to_mark())
            self._port.apply()

    def _tell_cleared(self, *, is_cleared: bool) -> None:
        if is_cleared:
            self._port.tell("Query cleared to show this event. Undo restores it.")
