"""The query line: typed, it searches; Enter or Esc goes back to the events."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.messages import SearchChanged, SearchSubmitted
from tui.explorer.widgets.line_input import LineInput
from tui.text.cell_width import cell_width, truncate
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope

_MOST_KEPT = 100
"""Earlier lines."""
_SIGN = "/ "
_LEAST_LINE = 20
"""Cells that the query has at least, beside what is said of it."""
_ROWS_ABOVE = 3
"""Rows that what is said of it may take above it."""
_HINT = 'words  "a phrase"  -not  kind:  actor:  source:  in:2013  is:differs'


class QueryInput(LineInput):
    """One line; Up and Down recall what was searched for before."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.QUERY)

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
        if kept := self.value.strip():
            earlier = [line for line in self._history if line != kept]
            self._history = [*earlier, kept][-_MOST_KEPT:]
        self._back = 0

    def forget(self) -> None:
        """Forget the earlier lines."""
        self._history, self._begun, self._back = [], "", 0

    async def pressed_with_alt(self, event: events.Key) -> None:
        """Esc and a letter: a terminal sends the same for both where one quickly follows the other."""
        await self.action_submit()
        written = event.character or ""
        # A capital comes as a letter with Shift; alone it is a key by itself.
        key = written if written.isalnum() else event.key.removeprefix("alt+")
        self.app.post_message(events.Key(key, written))

    def action_recall(self, step: int) -> None:
        """An earlier line (1) or a later one (-1); behind the latest, what was on the line before."""
        if not self._back:
            self._begun = self.value
        earlier = [line for line in self._history if line != self._begun.strip()]
        self._back = max(0, min(self._back + step, len(earlier)))
        self.value = earlier[-self._back] if self._back else self._begun
        self.cursor_position = len(self.value)


class SearchBar(Horizontal):
    """The query line, and what is wrong with it or what might have been meant: beside it, else above it."""

    line: var[str] = var("")
    """The query, whoever wrote it."""
    remark: var[str] = var("")
    """What to say of it."""

    def compose(self) -> ComposeResult:
        """A sign, the line, a remark."""
        yield Static(_SIGN, id="search-sign", markup=False)
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
        if typed.value and not typed.value.endswith((" ", ":", ",")):
            # What is typed now is a word of its own.
            with self.prevent(Input.Changed):
                typed.value += " "
        typed.focus()
        typed.cursor_position = len(typed.value)

    def watch_line(self, line: str) -> None:
        """Put a query on the line that was not typed there; an empty one closes it."""
        if line != self.text:
            self.show(line)

    def show(self, line: str) -> None:
        """Put a query on the line, whatever is being typed."""
        with self.prevent(Input.Changed):
            self.query_one(QueryInput).value = line
        self.set_class(bool(line), "open")
        self._place_remark()

    def forget(self) -> None:
        """Forget the earlier lines."""
        self.query_one(QueryInput).forget()

    def watch_remark(self) -> None:
        """Say something of the line."""
        self._place_remark()

    def on_resize(self) -> None:
        """There may be room beside the line, or no more."""
        self._place_remark()

    def _place_remark(self) -> None:
        """Beside the line where both have room; else above it."""
        width, said = self.size.width, sanitize_line(self.remark)
        line = max(cell_width(self.text) + 1, _LEAST_LINE)
        is_above = width > 0 and cell_width(said) > width - cell_width(_SIGN) - line - 1
        self.set_class(is_above, "remark-above")
        # Wrapping leaves some cells of each row empty.
        most = (width - width // 8) * _ROWS_ABOVE
        self.query_one("#search-said", Static).update(Content(truncate(said, most) if is_above else said))

    @on(Input.Changed)
    def say_changed(self, event: Input.Changed) -> None:
        """Every character searches."""
        event.stop()
        typed = self.query_one(QueryInput)
        if (hidden := typed.without_names()) != event.value:
            with self.prevent(Input.Changed):
                typed.value = hidden
            typed.cursor_position = len(hidden)
        self._place_remark()
        self.post_message(SearchChanged(typed.value))

    @on(Input.Submitted)
    def say_left(self, event: Input.Submitted) -> None:
        """What is typed stays in force; an empty line closes."""
        event.stop()
        self._settle()
        self.set_class(bool(self.text), "open")
        self.post_message(SearchSubmitted())

    @on(events.DescendantBlur)
    def say_passed_over(self) -> None:
        """Whoever clicks elsewhere has done typing too; to another window one goes and comes back."""
        if self.app.app_focus and self.screen.is_current:
            self._settle()

    def _settle(self) -> None:
        """Remember the line, without the blanks at its end: they were for what might have followed."""
        typed = self.query_one(QueryInput)
        settled = typed.without_names(is_settled=True).rstrip()
        if settled != typed.value:
            with self.prevent(Input.Changed):
                typed.value = settled
            if settled != self.line:
                self.post_message(SearchChanged(settled))
        typed.keep()
