"""Exiting while a screen is being set up: the exit waits until the screen is complete."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.widget import AwaitMount


class DeferredExit(App[None]):
    """An application that can exit at any moment, also while one of its screens is being set up.

    Textual first gives a screen its widgets, then sets them up. After an exit in between, it gives the
    screen no widgets but still sets it up, which would fail. Here the screen gets its widgets, and the
    exit waits.
    """

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Exit once every screen is set up.

        Args:
            result: Not used.
            return_code: The exit code of the program.
            message: Printed afterwards; None for nothing.
        """
        super().exit(result, return_code, message)
        # From now on Textual gives no screen its widgets, not even one that a key opens meanwhile.
        self._exit = False

    async def on_exit_app(self) -> None:
        """Wait for the screens. Textual's own handler comes after this one, and ends the application."""
        for screen in self.screen_stack:
            await AwaitMount(screen, [screen])
