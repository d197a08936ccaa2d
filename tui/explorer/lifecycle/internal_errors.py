"""What becomes of a mistake of our own: the application ends, and whoever ran it is told which it was."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed


class InternalErrors(App[None]):
    """An application that keeps a mistake for whoever ran it, and draws nothing of it.

    Textual would draw it with the values of variables, which may be anybody's secrets, and takes seconds for
    each part of the screen that fails.
    """

    @property
    def fault(self) -> BaseException | None:
        """The exception that ended it, where one did."""
        return self._exception.error if isinstance(self._exception, WorkerFailed) else self._exception

    def panic(self, *_renderables: RenderableType) -> None:
        """End, drawing nothing."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing."""
