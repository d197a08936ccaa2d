"""The explorer's end of a connection to a browser."""

from __future__ import annotations

from contextlib import suppress

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class PageDriver(WebDriver):
    """Textual's, but nobody is left behind: it ends when there is no server at the other end."""

    def run_input_thread(self) -> None:
        """Read until the end; without input there is nothing to wait for."""
        super().run_input_thread()
        self._app.post_message(ExitApp())

    def stop_application_mode(self) -> None:
        """Say farewell, if anybody listens."""
        with suppress(BrokenPipeError):
            super().stop_application_mode()
