"""Clearing everything typed or shown in an open explorer that may contain a newly protected name."""

from __future__ import annotations

from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.widgets.search_bar import SearchBar
from tui.session.session import Session


def forget_what_was_typed(session: Session, bar: SearchBar, port: ScreenPort) -> None:
    """Clear the query and its history, the history of places, and the pages over the panes.

    All of them, for they may contain a part of a name, which a list of hashed names cannot find.

    Args:
        session: The user's place, in an index that has the names masked already.
        bar: The query line.
        port: The screen.
    """
    # Pages and dialogs were made from the old index.
    port.close_screens()
    bar.app.clear_notifications()
    if session.state.line or bar.text:
        session.search("")
        bar.show("")
        port.tell("The list of protected names has changed: past queries were deleted.")
    bar.forget()
    session.forget()
    port.apply()
