"""Leaving, which waits until what is about to be shown is complete."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.widget import AwaitMount


class DeferredExit(App[None]):
    """An application that can be left at any moment, also while a screen of it is being set up.

    A screen is first given its widgets, and then sets them up. If the end comes in between, Textual gives it
    none and has it set them up all the same, where it would miss them. Here it is given them, and the end
    waits for it.
    """

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, once every screen is set up.

        Args:
            result: Nothing.
            return_code: Of the program.
            message: To be printed afterwards.
        """
        super().exit(result, return_code, message)
        # By this Textual gives no widgets to any screen from now on, also to one that a key opens meanwhile.
        self._exit = False

    async def on_exit_app(self) -> None:
        """Wait for the screens. Textual's own handler comes after this one, and ends the application."""
        for screen in self.screen_stack:
            await AwaitMount(screen, [screen])
