"""Selecting words of a passage, to cite them as a quotation."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from tui.chronology.keys import CitationKey
from tui.explorer.screens.dialog import DialogScreen, key_hints
from tui.explorer.screens.list_page import Follow
from tui.text.sanitize import sanitize_line
from tui.views.links import CiteLink

_KEYS = "v begins · Enter cites · c new event · Esc closes"
_HOW = "Select words: v, then move; or Shift with the arrows; or the mouse."


class PassageText(TextArea):
    """The passage. After `v`, moving extends the selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v,space", "begin", "begin", show=False),
        Binding("enter", "screen.cite(False)", "cite", show=False),
        Binding("c", "screen.cite(True)", "new event", show=False),
        Binding("w", "cursor_word_right", "next word", show=False),
        Binding("b", "cursor_word_left", "previous word", show=False),
        Binding("l", "cursor_right", "right", show=False),
        Binding("h", "cursor_left", "left", show=False),
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]
    is_selecting = False
    """Whether moving extends the selection."""

    def action_begin(self) -> None:
        """Begin the selection here, or cancel it."""
        self.is_selecting = not self.is_selecting
        self.move_cursor(self.cursor_location)

    def action_cursor_left(self, select: bool = False) -> None:
        """Go left."""
        super().action_cursor_left(select or self.is_selecting)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right."""
        super().action_cursor_right(select or self.is_selecting)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up."""
        super().action_cursor_up(select or self.is_selecting)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down."""
        super().action_cursor_down(select or self.is_selecting)

    def action_cursor_word_left(self, select: bool = False) -> None:
        """Go to the beginning of a word."""
        super().action_cursor_word_left(select or self.is_selecting)

    def action_cursor_word_right(self, select: bool = False) -> None:
        """Go behind a word."""
        super().action_cursor_word_right(select or self.is_selecting)

    def action_cursor_line_start(self, select: bool = False) -> None:
        """Go to the beginning of the line."""
        super().action_cursor_line_start(select or self.is_selecting)

    def action_cursor_line_end(self, select: bool = False) -> None:
        """Go to the end of the line."""
        super().action_cursor_line_end(select or self.is_selecting)


class QuoteScreen(DialogScreen[None]):
    """Follows a link to the form with the selected words as a quotation; with the passage, without any."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ctrl+g", "close", "Close", show=False)]

    def __init__(self, key: CitationKey, text: str, follow: Follow) -> None:
        """Prepare the page.

        Args:
            key: The source and the passage.
            text: That of the passage.
            follow: Follows the link.
        """
        super().__init__()
        self._key, self._text, self._follow = key, sanitize_line(text), follow

    def compose(self) -> ComposeResult:
        """Make the text."""
        with Vertical(classes="dialog page quote") as box:
            box.border_title = Content(sanitize_line(f"Words of {self._key}"))
            box.border_subtitle = key_hints(_KEYS)
            yield PassageText(self._text, id="quote", read_only=True, compact=True, soft_wrap=True)
            yield Static(_HOW, id="quote-how", markup=False)

    def on_mount(self) -> None:
        """Focus the text."""
        self.query_one(PassageText).focus()

    def action_cite(self, is_new: bool) -> None:
        """Open the form with the selected words.

        Args:
            is_new: Whether it is that of a new event.
        """
        words = " ".join(self.query_one(PassageText).selected_text.split())
        self._follow(CiteLink(self._key, words, is_new=is_new))

    def action_close(self) -> None:
        """Cancel the selection; without one, close."""
        text = self.query_one(PassageText)
        if text.is_selecting or text.selected_text:
            text.is_selecting = False
            text.move_cursor(text.cursor_location)
        else:
            self.dismiss()

    def click_beside(self) -> None:
        """Close, for a click beside the frame: nothing can be lost."""
        self.dismiss()
