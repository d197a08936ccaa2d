"""Exporting the range or the results, and copying them."""

from __future__ import annotations

from functools import partial

from tui.explorer.controllers.current_event import has_event
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.screens.export_choices import ExportChoice, export_choices, render_markdown
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.screens.export_worker import PREPARING, ExportMaker
from tui.export.content import ExportSelection
from tui.session.session import Session


class ExportController:
    """Opens the export screen, and copies as Markdown."""

    def __init__(self, session: Session, port: ScreenPort) -> None:
        self._session = session
        self._port = port
        self._copies = ExportMaker(session.project, port.threads)

    def export(self) -> None:
        """Open the export screen."""
        project, state = self._session.project, self._session.state
        if state.results:
            if state.cursor.anchor is None:
                has_event(self._session, self._port)
            offered = export_choices(state.results, state.cursor, project.index.info.title)
            self._port.open_screen(ExportScreen(project, offered, self._port.ascii_only, self._port.settings))

    def export_positions(self, party: str, *, is_letter: bool) -> None:
        """Open the export screen with the letter to a party, or the schedule of its positions.

        Args:
            party: The id of an actor.
            is_letter: Whether it is the letter.
        """
        from tui.export.positions.position_formats import LETTERS, SCHEDULES  # noqa: PLC0415  (seldom asked for)

        project, settings = self._session.project, self._port.settings
        formats, noun = (LETTERS, "letter") if is_letter else (SCHEDULES, "schedule")
        names = (one.name for one in project.index.positions(party))
        name = next(names, party)
        label = f"the {noun} to {name}" if is_letter else f"the {noun} of {name}"
        selection = ExportSelection(positions_of=party, party_name=name, is_letter=is_letter)
        choice = ExportChoice(label, f"{noun}-{party}", selection)
        screen = ExportScreen(project, [choice], self._port.ascii_only, settings, formats)
        self._port.open_screen(screen)

    def copy(self) -> None:
        """Copy the range, else the event, to the terminal's clipboard as Markdown."""
        state = self._session.state
        if not (state.results and state.results.rows):
            return
        if state.results.is_nearest:
            self._port.tell("No event is found, so there is nothing to copy.")
            return
        if state.cursor.anchor is not None or has_event(self._session, self._port):
            first, last = state.cursor.chosen
            chosen = state.results.ids(first, last)
            unread = last - first + 1 - len(chosen)
            make = partial(render_markdown, self._session.project, state.results.query, chosen, unread)
            if not self._copies.make(ExportSelection(ids=chosen), make, self._put_on_clipboard):
                self._port.tell(PREPARING)

    def _put_on_clipboard(self, made: tuple[str, str]) -> None:
        text, message = made
        if text:
            self._port.copy(text)
        self._port.tell(message)
