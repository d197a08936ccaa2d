"""Commands of the excerpt pane: citations, the original, matches of the search."""

from __future__ import annotations

from tui.explorer.controllers.current_event import lacks_event
from tui.explorer.controllers.screen_port import ScreenPort
from tui.session.session import Session


class ExcerptController:
    """Steps through the citations of an event, and through the matches in what is cited."""

    def __init__(self, session: Session, port: ScreenPort) -> None:
        self._session = session
        self._port = port

    def cite(self, command: str) -> None:
        """Show the next or previous citation of the event."""
        if not lacks_event(command, self._session, self._port):
            self._port.excerpt.step(1 if command == "next-citation" else -1)

    def original(self, command: str) -> None:
        """Toggle paraphrase and original; with a range, go to its other end."""
        cursor = self._session.state.cursor
        if cursor.anchor is not None:
            self._session.set_cursor(cursor.other_end())
            self._port.apply()
        elif not lacks_event(command, self._session, self._port):
            self._port.excerpt.toggle_original()

    def match(self, command: str) -> None:
        """Go to the next or previous match in the excerpt."""
        if lacks_event(command, self._session, self._port):
            return
        excerpt = self._port.excerpt
        if not excerpt.show_match(1 if command == "next-match" else -1):
            noun = "further match" if excerpt.has_match else "match"
            self._port.tell(f"No {noun} in this excerpt.")
