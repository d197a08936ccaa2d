"""Whether a command has an event to work on: the entry under the cursor may be unreadable."""

from __future__ import annotations

from tui.explorer.controllers.screen_port import ScreenPort
from tui.session.moves import BEGINNINGS, OF_EVENT
from tui.session.session import Session


def has_event(session: Session, port: ScreenPort) -> bool:
    """Return whether an event is under the cursor; for an unreadable entry a notification says so."""
    if session.state.unread:
        port.tell("This event cannot be read; its detail says why.")
    return session.state.record is not None


def is_by_date(session: Session, port: ScreenPort) -> bool:
    """Return whether the rows are in the order of dates, as a range needs; a notification says if not."""
    results = session.state.results
    if results is None or results.is_by_date:
        return True
    remedy = "" if results.is_nearest else " Press O, 1 to order by date."
    port.tell(f"A range needs events found, in order of dates.{remedy}")
    return False


def lacks_event(command: str, session: Session, port: ScreenPort) -> bool:
    """Return whether a command needs an event where there is none to be read; a notification says so.

    Args:
        command: Its id.
        session: The user's place.
        port: Where to say it.
    """
    begins = command in BEGINNINGS and session.state.cursor.anchor is None
    if begins and not is_by_date(session, port):
        return True
    return (
        (begins or command in OF_EVENT) and session.state.unread is not None and not has_event(session, port)
    )
