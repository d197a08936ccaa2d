"""The dialog that asks what was looked for, and which events it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.screens.dialog import DialogScreen, key_hints
from tui.explorer.widgets.line_input import LineInput
from tui.text.sanitize import sanitize_line


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What was typed."""

    looked_for: str
    about: tuple[str, ...]
    """The ids of events."""


class SearchDialog(DialogScreen[SearchWords]):
    """Asks for both in two lines; Esc goes back to the passages."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss", "Close", show=False)]

    def __init__(self, about: str, find_mistake: Callable[[SearchWords], str]) -> None:
        """Prepare the dialog.

        Args:
            about: The id of the event under the cursor, which is offered; empty for none.
            find_mistake: Returns what is wrong with an answer; empty for nothing.
        """
        super().__init__()
        self._about, self._find_mistake = about, find_mistake

    def compose(self) -> ComposeResult:
        """Make two lines to type in, and a line for mistakes."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content("What was looked for")
            box.border_subtitle = key_hints("Enter writes · Tab next line · Esc back")
            box.styles.height = "auto"
            yield LineInput(placeholder="such as: An answer by the trust", id="looked-for", compact=True)
            yield LineInput(
                self._about,
                placeholder="about which events: their ids; empty: none",
                id="about",
                compact=True,
            )
            yield Static("", id="said")

    @on(Input.Changed)
    def unsay(self) -> None:
        """Clear the message while a line is being changed."""
        self.query_one("#said", Static).update("")

    @on(Input.Submitted)
    def answer(self) -> None:
        """Answer, or say what is wrong."""
        typed, about = (self.query_one(f"#{name}", LineInput).value for name in ("looked-for", "about"))
        answer = SearchWords(" ".join(typed.split()), tuple(about.replace(",", " ").split()))
        if wrong := self._find_mistake(answer):
            self.query_one("#said", Static).update(Content(sanitize_line(wrong)))
        else:
            self.dismiss(answer)

    def click_beside(self) -> None:
        """Stay: what was typed must not be lost."""
