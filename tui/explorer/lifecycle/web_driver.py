"""The Textual driver of an explorer that is shown in a browser."""

from __future__ import annotations

from contextlib import suppress

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

from tui.explorer.lifecycle.textual_internals import post_to_app


class PageDriver(WebDriver):
    """Textual's driver, changed to end the process when the server at the other end is gone."""

    def run_input_thread(self) -> None:
        """Read input until it ends, then exit."""
        super().run_input_thread()
        post_to_app(self, ExitApp())

    def stop_application_mode(self) -> None:
        """Send the last message, ignoring a closed connection."""
        with suppress(BrokenPipeError):
            super().stop_application_mode()
