"""The comparator on the screen: the smallest Textual program, and the smallest thing a key changes in it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

READY = "a bare program"
"""What is on its screen."""


class Bare(App[None]):
    """One line, which a cursor key changes."""

    BINDINGS: ClassVar[list[BindingType]] = [("down", "count", "count"), ("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(READY)

    def on_mount(self) -> None:
        """No key was pressed yet."""
        self.counted = 0

    def action_count(self) -> None:
        """One key more."""
        self.counted += 1
        self.query_one(Static).update(f"{READY} {self.counted}")


if __name__ == "__main__":
    Bare().run()
