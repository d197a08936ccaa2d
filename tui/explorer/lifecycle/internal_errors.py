"""Internal errors: the application ends without drawing the error, and keeps the exception for its caller."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed


class InternalErrors(App[None]):
    """An application that keeps the exception of an internal error and draws nothing of it.

    Textual would draw it with the values of variables, which may be confidential, and would take seconds for
    each part of the screen that fails.
    """

    @property
    def fault(self) -> BaseException | None:
        """Return the exception that ended it; None where none did."""
        return self._exception.error if isinstance(self._exception, WorkerFailed) else self._exception

    def panic(self, *_renderables: RenderableType) -> None:
        """Exit without drawing anything."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing."""
