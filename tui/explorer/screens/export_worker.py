"""Making an export while keys are obeyed: at once where that takes a moment, else in a thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual.dom import DOMNode
from textual.worker import Worker, get_current_worker

from tui.export.content import ExportSelection
from tui.index.protocol import InterruptedSearchError
from tui.project.project import Project
from tui.text.cancellation import StoppedError, stop_if_asked, stoppable

PREPARING = "Preparing the export…"
NOT_READY = "The export is still being prepared."
"""Why it can be neither written nor copied yet."""
AT_ONCE = 200
"""Up to so many events, of so many sources, are exported before the next key is obeyed."""
_BYTES_AT_ONCE = 5_000_000
"""Of all files together, where they are exported so."""
_GROUP = "export"

T = TypeVar("T")


def make_export(
    node: DOMNode,
    project: Project,
    selection: ExportSelection,
    make: Callable[[], T],
    then: Callable[[T], None],
) -> bool:
    """Make an export; a newer one for the same screen cancels it, and so does leaving the screen.

    Args:
        node: The screen.
        project: The open chronology.
        selection: The events.
        make: Makes the export. May run in a thread.
        then: What to do with it on the screen.

    Returns:
        Whether it has been made already; if not, a thread is making it.
    """
    if is_quick(project, selection):
        node.workers.cancel_group(node, _GROUP)
        then(make())
        return True

    def take(worker: Worker[None], made: T) -> None:
        if not worker.is_cancelled:
            then(made)

    def run() -> None:
        worker: Worker[None] = get_current_worker()
        with suppress(StoppedError), stoppable(lambda: worker.is_cancelled):
            made = uninterrupted(make)
            node.app.call_from_thread(take, worker, made)

    node.run_worker(run, group=_GROUP, exclusive=True, thread=True)
    return False


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


def uninterrupted(make: Callable[[], T]) -> T:
    """Return what is made; where a search interrupts the index, make it again."""
    while True:
        stop_if_asked()
        with suppress(InterruptedSearchError):
            return make()
