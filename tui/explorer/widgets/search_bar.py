"""The query line: searches at each character; Enter or Esc goes back to the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.messages import CompletionRequested, SearchChanged, SearchSubmitted
from tui.explorer.widgets.line_input import LineInput
from tui.parsing.query.parse_query import MOST_CHARACTERS
from tui.text.cell_width import cell_width, truncate
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope

_MOST_KEPT = 100
"""How many earlier lines are kept."""
_SIGN = "/ "
_LEAST_LINE = 20
"""The least cells for the query beside its message."""
_ROWS_ABOVE = 3
"""The most rows for the message above the query."""
HINT = 'words  "a phrase"  -not  (a OR b)  kind:  actor:  in:2013  is:differs'
"""On an empty line."""


class QueryInput(LineInput):
    """One line; Up and Down recall earlier queries."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.QUERY)

    def __init__(self) -> None:
        # Opening the line keeps its text, to be continued.
        super().__init__(
            placeholder=HINT, compact=True, select_on_focus=False, max_length=MOST_CHARACTERS + 1
        )
        self.cursor_blink = False
        self._history: list[str] = []
        self._back = 0
        self._begun = ""
        """The line as it was before earlier ones were recalled."""
        self._offered: tuple[str, ...] = ()
        """The ways in which the line up to the cursor was completed, the present one first."""

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted lines as one; of a longer text, so much that the query is told to be too long."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = MOST_CHARACTERS + 1 - len(self.value) + end - start
        # What is cut off is not even looked at: a pasted file may have millions of characters.
        pasted = " ".join(event.text[: 2 * MOST_CHARACTERS].split())
        self.replace(pasted[: max(room, 0)], start, end)

    def keep(self) -> None:
        """Add the line to the earlier ones."""
        if kept := self.value.strip():
            earlier = [line for line in self._history if line != kept]
            self._history = [*earlier, kept][-_MOST_KEPT:]
        self._back = 0

    def forget(self) -> None:
        """Delete the earlier lines."""
        self._history, self._begun, self._back = [], "", 0

    async def pressed_with_alt(self, event: events.Key) -> None:
        """Take it as Esc and a letter: terminals send the same bytes for both when typed quickly."""
        await self.action_submit()
        written = event.character or ""
        # With Alt, a capital comes as a letter with Shift; without it, as a key of its own.
        key = written if written.isalnum() else event.key.removeprefix("alt+")
        self.app.post_message(events.Key(key, written))

    def action_recall(self, step: int) -> None:
        """Recall an earlier line (1) or a later one (-1); after the latest, the line as it was before."""
        if not self._back:
            self._begun = self.value
        earlier = [line for line in self._history if line != self._begun.strip()]
        self._back = max(0, min(self._back + step, len(earlier)))
        self.value = earlier[-self._back] if self._back else self._begun
        self.cursor_position = len(self.value)

    def action_complete(self) -> None:
        """Complete the term before the cursor; where that was done last, in the next way."""
        before = self.value[: self.cursor_position]
        if len(self._offered) > 1 and before == self._offered[0]:
            self.offer((*self._offered[1:], self._offered[0]))
        else:
            self.post_message(CompletionRequested(before))

    def offer(self, completions: Sequence[str]) -> None:
        """Complete the line up to the cursor.

        Args:
            completions: The ways to complete it, the first one first; at least one.
        """
        self._offered = tuple(completions)
        self.replace(completions[0], 0, self.cursor_position)
        self.cursor_position = len(completions[0])


class SearchBar(Horizontal):
    """The query line, and a message about it: beside it, else above it."""

    line: var[str] = var("")
    """The query, whether or not it was typed here."""
    query_message: var[str] = var("")
    """The message."""
    reason: var[str] = var("")
    """By what the query finds the event under the cursor; shown beside the line where there is no message."""

    def compose(self) -> ComposeResult:
        """Make a prompt, the line, and the message."""
        yield Static(_SIGN, id="search-sign", markup=False)
        yield QueryInput()
        yield Static(id="search-said")

    @property
    def text(self) -> str:
        """Return the text on the line."""
        return self.query_one(QueryInput).value

    def open(self) -> None:
        """Show the line and focus it."""
        self.add_class("open")
        typed = self.query_one(QueryInput)
        # The query may have been set by a command, and can be recalled like a typed one.
        typed.keep()
        if typed.value and not typed.value.endswith((" ", ":", ",")):
            # A blank, so that typing begins a new word.
            with self.prevent(Input.Changed):
                typed.value += " "
        typed.focus()
        typed.cursor_position = len(typed.value)

    def complete(self, completions: Sequence[str]) -> bool:
        """Complete the line up to the cursor, in one of some ways; the key goes through them.

        Args:
            completions: What the line up to the cursor may be.

        Returns:
            Whether there are any.
        """
        if completions:
            self.query_one(QueryInput).offer(completions)
        return bool(completions)

    def watch_line(self, line: str) -> None:
        """Show a query that was not typed here; an empty one hides the line."""
        if line != self.text:
            self.show(line)

    def show(self, line: str) -> None:
        """Show a query, even while another is being typed."""
        with self.prevent(Input.Changed):
            self.query_one(QueryInput).value = line
        self.set_class(bool(line), "open")
        self._place_message()

    def forget(self) -> None:
        """Delete the earlier lines."""
        self.query_one(QueryInput).forget()

    def watch_query_message(self) -> None:
        """Show the message."""
        self._place_message()

    def watch_reason(self) -> None:
        """Show by what else an event is found."""
        self._place_message()

    def on_resize(self) -> None:
        """Put the message where there is room now."""
        self._place_message()

    def _place_message(self) -> None:
        """Put the message beside the line where both fit; else above it."""
        width, message = self.size.width, sanitize_line(self.query_message)
        line = max(cell_width(self.text) + 1, _LEAST_LINE)
        if not message:
            # Never above the line: the panes would change their heights at every move of the cursor.
            message = truncate(sanitize_line(self.reason), max(width - cell_width(_SIGN) - line - 1, 0))
        is_above = width > 0 and cell_width(message) > width - cell_width(_SIGN) - line - 1
        self.set_class(is_above, "message-above")
        # Wrapping leaves some cells of each row unused.
        most = (width - width // 8) * _ROWS_ABOVE
        shown = truncate(message, most) if is_above else message
        said = self.query_one("#search-said", Static)
        # Another text lays everything out anew.
        if shown != str(said.content):
            said.update(Content(shown))

    @on(Input.Changed)
    def say_changed(self, event: Input.Changed) -> None:
        """Search at every character."""
        event.stop()
        typed = self.query_one(QueryInput)
        if (hidden := typed.without_names()) != event.value:
            with self.prevent(Input.Changed):
                typed.value = hidden
            typed.cursor_position = len(hidden)
        self._place_message()
        self.post_message(SearchChanged(typed.value))

    @on(Input.Submitted)
    def say_left(self, event: Input.Submitted) -> None:
        """Keep the query; hide the line where it is empty."""
        event.stop()
        self._settle()
        self.set_class(bool(self.text), "open")
        self.post_message(SearchSubmitted())

    @on(events.DescendantBlur)
    def say_passed_over(self) -> None:
        """End typing at a click elsewhere, but not when another window gets the focus."""
        if self.app.app_focus and self.screen.is_current:
            self._settle()

    def _settle(self) -> None:
        """Keep the line without blanks at its end."""
        typed = self.query_one(QueryInput)
        settled = typed.without_names(is_settled=True).rstrip()
        if settled != typed.value:
            with self.prevent(Input.Changed):
                typed.value = settled
            if settled != self.line:
                self.post_message(SearchChanged(settled))
        typed.keep()
