"""Screens that lie over the panes: pages of text, and the question where to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.chronology.edtf import EdtfError, parse
from tui.explorer.line_input import LineInput
from tui.explorer.lines_pane import LinesPane
from tui.text.clean import clean_line
from tui.views.lines import Line


class Page(ModalScreen[None]):
    """Lines to read, over everything else: help, differences, problems, the chronology itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,ctrl+g,question_mark,f1", "dismiss", "Close", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[Line], ascii_only: bool) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """A box with the lines in it."""
        with Vertical(classes="dialog page") as box:
            box.border_title = Content(clean_line(self._title))
            box.border_subtitle = Content("Esc closes")
            yield LinesPane(id="page", ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """The keys of a pane of text work at once."""
        page = self.query_one(LinesPane)
        page.show(self._lines)
        page.focus()


class GoToDate(ModalScreen[int]):
    """Asks for a date; answers with its first day, a day number."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss", "Close", show=False)]

    def compose(self) -> ComposeResult:
        """A line to type in, and a line for what is wrong with it."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content("Go to a date")
            box.border_subtitle = Content("Enter goes · Esc stays")
            box.styles.height = "auto"
            yield LineInput(placeholder="2013-05-14, 2013-05, 2013, 201X ...", id="date", compact=True)
            yield Static("", id="said")

    @on(Input.Changed)
    def unsay(self) -> None:
        """What was wrong is being mended."""
        self.query_one("#said", Static).update("")

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Answer, or say what is wrong."""
        try:
            self.dismiss(parse(event.value.strip()).first_day)
        except EdtfError as error:
            said = clean_line(f"{error.reason}: {error.remedy}")
            self.query_one("#said", Static).update(Content(said))


class Confirm(ModalScreen[bool]):
    """Asks a question that `y` alone answers with yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,escape,enter,q,ctrl+g", "answer(False)", "No", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="dialog small") as box:
            box.border_subtitle = Content("y yes · n no")
            box.styles.height = "auto"
            yield Static(Content(clean_line(self._question)))

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
