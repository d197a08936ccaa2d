"""The query line: typed, it searches; Enter or Esc goes back to the events."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from tui.explorer.line_input import LineInput
from tui.explorer.messages import SearchChanged, SearchLeft
from tui.text.clean import clean_line

_HINT = 'words  "a phrase"  -not  kind:  actor:  source:  in:2013  is:disputed'


class QueryInput(LineInput):
    """One line; Up and Down recall what was searched for before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "submit", "back", show=False),
        Binding("up", "recall(1)", "before", show=False),
        Binding("down", "recall(-1)", "after", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder=_HINT, compact=True)
        self.cursor_blink = False
        self._history: list[str] = []
        self._back = 0

    def keep(self) -> None:
        """Remember what is typed."""
        if self.value.strip() and (not self._history or self._history[-1] != self.value):
            self._history.append(self.value)
        self._back = 0

    def action_recall(self, step: int) -> None:
        """An earlier line (1) or a later one (-1)."""
        self._back = max(0, min(self._back + step, len(self._history)))
        self.value = self._history[-self._back] if self._back else ""
        self.cursor_position = len(self.value)


class SearchBar(Horizontal):
    """The query line, and beside it what is wrong with it or what might have been meant."""

    line: var[str] = var("")
    """The query, whoever wrote it."""
    remark: var[str] = var("")
    """What to say beside it."""

    def compose(self) -> ComposeResult:
        """A sign, the line, a remark."""
        yield Static("/ ", id="search-sign", markup=False)
        yield QueryInput()
        yield Static(id="search-said")

    @property
    def text(self) -> str:
        """What is on the line."""
        return self.query_one(QueryInput).value

    def open(self) -> None:
        """Show the line and type in it."""
        self.add_class("open")
        self.query_one(QueryInput).focus()

    def watch_line(self, line: str) -> None:
        """Put a query on the line that was not typed there; an empty one closes it."""
        if line != self.text:
            with self.prevent(Input.Changed):
                self.query_one(QueryInput).value = line
            self.set_class(bool(line), "open")

    def watch_remark(self, remark: str) -> None:
        """Say something beside the line."""
        self.query_one("#search-said", Static).update(Content(clean_line(remark)))

    @on(Input.Changed)
    def say_changed(self, event: Input.Changed) -> None:
        """Every character searches."""
        event.stop()
        self.post_message(SearchChanged(event.value))

    @on(Input.Submitted)
    def say_left(self, event: Input.Submitted) -> None:
        """What is typed stays in force; an empty line closes."""
        event.stop()
        self.query_one(QueryInput).keep()
        self.set_class(bool(self.text), "open")
        self.post_message(SearchLeft())
