"""The query line: typed, it searches; Enter or Esc goes back to the events."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.line_input import LineInput
from tui.explorer.messages import SearchChanged, SearchLeft
from tui.text.clean import clean_line
from tui.views.commands.command import Where

_MOST_KEPT = 100
"""Earlier lines."""
_HINT = 'words  "a phrase"  -not  kind:  actor:  source:  in:2013  is:disputed'


class QueryInput(LineInput):
    """One line; Up and Down recall what was searched for before."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Where.QUERY)

    def __init__(self) -> None:
        # Whoever opens the line goes on with what is there.
        super().__init__(placeholder=_HINT, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._history: list[str] = []
        self._back = 0
        self._begun = ""
        """What was on the line before earlier ones were looked at."""

    def keep(self) -> None:
        """Remember what is on the line, as the latest."""
        if self.value.strip():
            earlier = [line for line in self._history if line != self.value]
            self._history = [*earlier, self.value][-_MOST_KEPT:]
        self._back = 0

    def action_recall(self, step: int) -> None:
        """An earlier line (1) or a later one (-1); behind the latest, what was on the line before."""
        if not self._back:
            self._begun = self.value
        earlier = [line for line in self._history if line != self._begun]
        self._back = max(0, min(self._back + step, len(earlier)))
        self.value = earlier[-self._back] if self._back else self._begun
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
        """Show the line and go on typing in it."""
        self.add_class("open")
        typed = self.query_one(QueryInput)
        # It may have come from elsewhere, and is to be found again as what is typed is.
        typed.keep()
        typed.focus()
        typed.cursor_position = len(typed.value)

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
