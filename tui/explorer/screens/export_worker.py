"""Making an export while keys are obeyed: at once where that takes a moment, else in a thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO, StringIO
from typing import TypeVar

from textual.app import App

from tui.explorer.threads import ThreadPort, repeat_interrupted
from tui.export.content import ExportSelection
from tui.project.project import Project
from tui.text.cancellation import StoppedError, stoppable

PREPARING = "Preparing the export…"
NOT_READY = "The export is still being prepared."
"""Why it can be neither written nor copied yet."""
AT_ONCE = 200
"""Up to so many events, of so many sources, are exported before the next key is obeyed."""
_BYTES_AT_ONCE = 5_000_000
"""Of all files together, where they are exported so."""

T = TypeVar("T")


class ExportMaker:
    """Makes the exports of one screen; a newer one cancels the one before, and so does leaving the screen."""

    def __init__(self, project: Project, threads: ThreadPort) -> None:
        """Make nothing yet.

        Args:
            project: The open chronology.
            threads: Those of the screen.
        """
        self._project = project
        self._threads = threads
        self._newest = 0
        """The number of the export that was asked for last."""

    def make(self, selection: ExportSelection, make: Callable[[], T], then: Callable[[T], None]) -> bool:
        """Make an export.

        Args:
            selection: The events.
            make: Makes the export. May run in a thread.
            then: What to do with it on the screen.

        Returns:
            Whether it has been made already; if not, a thread is making it.
        """
        self._newest += 1
        if is_quick(self._project, selection):
            then(make())
            return True
        self._threads.run_in_thread(partial(self._work, self._newest, make, then), "export")
        return False

    def _work(self, number: int, make: Callable[[], T], then: Callable[[T], None]) -> None:
        """Make an export; runs in a thread."""

        def is_unwanted() -> bool:
            return number != self._newest or self._threads.is_cancelled()

        def take(made: T) -> None:
            if number == self._newest:
                then(made)

        with suppress(StoppedError), stoppable(is_unwanted):
            self._threads.call_from_thread(partial(take, repeat_interrupted(make)))


def is_quick(project: Project, selection: ExportSelection) -> bool:
    """Return whether an export takes so little time that the next key can wait for it."""
    info = project.index.info
    events = info.events if selection.ids is None else len(selection.ids)
    if max(events, info.sources) > AT_ONCE:
        return False
    size = 0
    for path, _ in info.file_hashes:
        with suppress(OSError):
            size += (project.root / path).stat().st_size
    return size <= _BYTES_AT_ONCE


def send_to_browser(app: App[None], name: str, content: str | bytes) -> None:
    """Offer a file as a download to the visitor of a served explorer.

    Args:
        app: The explorer.
        name: The name of the file.
        content: Its text, or the bytes of a format that is no text.
    """
    if isinstance(content, str):
        app.deliver_text(StringIO(content), save_filename=name)
    else:
        app.deliver_binary(BytesIO(content), save_filename=name)
