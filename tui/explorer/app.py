"""The Textual application: it opens the main screen and reloads the chronology when its files change."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from contextlib import nullcontext, suppress

from textual import events, on, work
from textual.filter import LineFilter
from textual.screen import Screen

from tui.explorer.lifecycle.interruptible_app import InterruptibleApp
from tui.explorer.lifecycle.shutdown import Shutdown
from tui.explorer.lifecycle.wait_idle import wait_until_idle
from tui.explorer.line_filters import AsciiFilter, ControlFilter, last_filters
from tui.explorer.main_screen import MainScreen
from tui.explorer.messages import EditRequested, FilesWritten
from tui.explorer.restore_session import StartState
from tui.explorer.theme import DARK, LIGHT, first_theme, status_variables
from tui.explorer.threads import Threads
from tui.index.protocol import InterruptedSearchError
from tui.project.project import Project
from tui.text.cancellation import StoppedError, stoppable
from tui.text.sanitize import sanitize_line
from tui.views.keys.keymap import changed_keys

WATCH_SECONDS = 0.5
"""Seconds between two looks at the files. With two looks a second every change shows within one."""

_PLAIN_START = StartState()


class Explorer(InterruptibleApp):
    """The explorer as a Textual application."""

    TITLE = "dateline"
    CSS_PATH = "dateline.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        project: Project,
        *,
        ascii_only: bool = False,
        beginning: StartState = _PLAIN_START,
        ending: Shutdown | None = None,
    ) -> None:
        # Set before anything else: Textual chooses by it how to remove colours for NO_COLOR.
        super().__init__(project, ansi_color=True if os.environ.get("NO_COLOR") else None)
        self._ending = ending
        self.main = MainScreen(project, ascii_only=ascii_only, beginning=beginning)
        self.threads = Threads(self.main.controllers.tasks.writing)
        self._gate = [ControlFilter(), *([AsciiFilter()] if ascii_only else [])]
        self._keys: asyncio.Queue[events.Key | events.Paste] = asyncio.Queue()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        place, settings = beginning.place, beginning.settings
        self.theme = first_theme(settings.theme, self.available_themes, place.theme, place.theme_before)
        self.set_keymap(changed_keys(settings.commands))
        self.stop_keys = next(command.keys for command in settings.commands if command.id == "suspend")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return our filters, through which everything drawn passes, then Textual's."""
        return [*self._gate, *super().get_line_filters(), *last_filters()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of what no theme of Textual's has a colour for."""
        return status_variables(self.current_theme)

    def get_default_screen(self) -> MainScreen:
        """Return the main screen as the first one, so that the first frame is complete."""
        return self.main

    def on_mount(self) -> None:
        """Start watching the files; restore the terminal when a signal asks to end."""
        if warning := self.project.warning:
            self.call_after_refresh(self.notify, sanitize_line(warning), severity="warning", markup=False)
        self._hand_on_keys()
        # Textual takes the terminal back after Ctrl-Z, and leaves it empty.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.watch_files(WATCH_SECONDS)
        if self._ending:
            loop = asyncio.get_running_loop()
            loop.set_default_executor(self.threads)
            self._ending.ask_by(lambda code: loop.call_soon_threadsafe(self.exit, None, code))

    def action_command_palette(self) -> None:
        """Open our palette in place of Textual's; over a page or a dialog there is none."""
        if self.screen is self.main:
            self.push_screen(_palette_over(self.main))

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pasted text; handle everything else at once."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._keys.put_nowait(event)
        else:
            await super().on_event(event)

    @work(group="keys")
    async def _hand_on_keys(self) -> None:
        await self.main.show_first_frame()
        while True:
            if not self.main.notice.close(event := await self._keys.get()):
                await super().on_event(event)
            await wait_until_idle(self)
            if self._keys.empty():
                await self.main.draw_before(self.main.apply)

    @work(thread=True, exclusive=True, group="reload")
    def action_reload(self) -> None:
        """Read changed files again, in a thread; leaving closes the index, which ends the reading."""
        with suppress(StoppedError, InterruptedSearchError), stoppable(lambda: self.is_leaving):
            if self.project.refresh():
                self.call_from_thread(self.main.opened_anew)
            if message := self.project.repair_message():
                self.call_from_thread(self.notify, message, markup=False)

    @on(FilesWritten)
    def read_written(self) -> None:
        """Read the files that were written."""
        self.action_reload()

    def action_edit(self) -> None:
        """Open the editor at what prevents reading the files, else at the event; then read them again."""
        self.edit_at(EditRequested(self.project.error_location or self.main.session.state.location))

    @on(EditRequested)
    def edit_at(self, message: EditRequested) -> None:
        """Open the editor at a location; then read the files again."""
        from tui.explorer.lifecycle.terminal_editor import open_editor  # noqa: PLC0415  (as of the palette)

        if self.project.read_only:
            self.notify("Cannot edit: this is read-only.", markup=False)
            return
        with self._ending.interrupts_passed_by() if self._ending else nullcontext():
            problem = open_editor(self, self.project.root, message.place)
        if problem:
            self.notify(problem, markup=False)
        self.action_reload()


def _palette_over(main: MainScreen) -> Screen[None]:
    from tui.explorer.palette_screen import PaletteScreen  # noqa: PLC0415  (the start should not wait for it)

    return PaletteScreen(main)
