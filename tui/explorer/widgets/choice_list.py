"""A pane of lines with numbered links, one of which is selected.

Textual's OptionList is not used: long passages scroll line by line here, and digits choose.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.reactive import var
from textual.strip import Strip

from tui.explorer.long_texts import shorten
from tui.explorer.messages import LinkActivated
from tui.explorer.widgets.render_timeline import overlay_style
from tui.explorer.widgets.text_pane import TextPane
from tui.text.search_text import SearchTerm
from tui.views.lines import Line
from tui.views.links import Link
from tui.views.symbols import ASCII, UNICODE

_GUTTER = 3
"""Cells before each row: the symbol of the selected choice, its digit, a blank."""

_HEAD = 3
"""Rows above the first group, such as a title and a blank line, that are worth no scrolling."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines that belong to one link."""

    anchor: Link
    first: int
    """The number of its first line, from 0."""
    end: int
    """The number after its last line."""


def choices_of(lines: Sequence[Line], kinds: Collection[type[Link]]) -> list[Choice]:
    """Return the links, each with the lines up to the next link or blank line.

    Args:
        lines: All lines.
        kinds: Which links can be chosen: their classes.
    """
    choices: list[Choice] = []
    within = False
    for at, line in enumerate(lines):
        link = line.anchor if type(line.anchor) in kinds else None
        if link and not (within and choices[-1].anchor == link):
            choices.append(Choice(link, at, at + 1))
            within = True
        elif within and line.spans:
            choices[-1] = Choice(choices[-1].anchor, choices[-1].first, at + 1)
        else:
            within = False
    return choices


class ChoiceList(TextPane):
    """Moves from choice to choice, and line by line through long ones; without any choice, it scrolls."""

    selected: var[int] = var(0)
    """The number of the selected choice, from 0."""

    def __init__(self, *, id: str | None = None, ascii_only: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, ascii_only=ascii_only)
        self.choices: Sequence[Choice] = ()
        self.first_digit = 1
        """The digit of the first choice."""

    def offer(
        self,
        lines: Sequence[Line],
        kinds: Collection[type[Link]],
        *,
        highlight_terms: tuple[SearchTerm, ...] = (),
        digit: int = 1,
        keep_place: bool = False,
    ) -> None:
        """Show other lines, with the links that can be chosen.

        Args:
            lines: The lines.
            kinds: Which links can be chosen, as for `choices_of`.
            highlight_terms: The terms to highlight.
            digit: The digit of the first choice; choices after 9 have none.
            keep_place: Whether to keep the selected choice, where it is there still.
        """
        at = self.chosen.anchor if keep_place and self.chosen else None
        lines = shorten(lines, self.MOST)
        self.choices, self.first_digit = choices_of(lines, kinds), digit
        self.set_reactive(ChoiceList.selected, 0)
        self._show(lines, highlight_terms, 0, keep_place=keep_place)
        if at:
            self.select(at)

    @property
    def chosen(self) -> Choice | None:
        """Return the selected choice; None where there is none."""
        return self.choices[self.selected] if self.choices else None

    def select(self, anchor: Link | None) -> None:
        """Select the first choice with a link; does nothing where there is none."""
        for at, choice in enumerate(self.choices):
            if choice.anchor == anchor:
                self.selected = at
                return

    @property
    def shows_cursor(self) -> bool:
        """Return whether the selected choice is highlighted: that of the focused list."""
        return self.has_focus

    @property
    def line_in_hand(self) -> int:
        """Return the first row of the selected choice."""
        return self._rows_of(self.chosen)[0] if self.chosen else super().line_in_hand

    @property
    def text_width(self) -> int:
        """Return the cells for text: without the gutter, where there are choices."""
        return max(super().text_width - (_GUTTER if self.choices else 0), 1)

    def strip_at(self, y: int) -> Strip:
        """Return a row with its symbol and digit; the first line of the selected choice is highlighted."""
        strip, at = self._wrapped[y].strip, self._wrapped[y].line
        if not self.choices:
            return strip
        chosen = self.chosen
        is_cursor = chosen is not None and chosen.first == at and self.shows_cursor
        key = (y, self.selected, self.shows_cursor)
        if key not in self._strips:
            gutter = Segment(self._gutter(y, at), self.palette.base)
            row = Strip([gutter, *strip])
            self._strips[key] = overlay_style(row, self.component("cursor")) if is_cursor else row
        return self._strips[key]

    def _gutter(self, y: int, at: int) -> str:
        begins = y == 0 or self._wrapped[y - 1].line != at
        number = next((n for n, choice in enumerate(self.choices) if choice.first == at), None)
        if number is None or not begins:
            return " " * _GUTTER
        marks = ASCII if self.ascii_only else UNICODE
        sign = marks.cursor if number == self.selected and self.shows_cursor else " "
        digit = number + self.first_digit
        return f"{sign}{digit if digit <= 9 else ' '} "

    def watch_selected(self) -> None:
        """Scroll to the selected choice, at least to its beginning."""
        self._strips.clear()
        self.refresh()
        if self.size and (chosen := self.chosen):
            first, end = self._rows_of(chosen)
            self.show_line(min(end, first + self.size.height) - 1)
            self.show_line(first, margin=1)

    def watch_has_focus(self, value: bool) -> None:
        """Redraw the selected choice, which is highlighted only in the focused list."""
        super().watch_has_focus(value)
        self._strips.clear()
        self.refresh()

    def _rows_of(self, choice: Choice) -> tuple[int, int]:
        """Return the first row of a choice, and the row after its last."""
        rows = [y for y, row in enumerate(self._wrapped) if choice.first <= row.line < choice.end]
        return (rows[0], rows[-1] + 1) if rows else (0, 1)

    def _step(self, by: int) -> None:
        """Select the next or previous choice; scroll a line within one that does not fit."""
        chosen, height = self.chosen, self.size.height
        first, end = self._rows_of(chosen) if chosen else (0, 0)
        hides_rest = first < self.top if by < 0 else end > self.top + height
        number = self.selected + by
        if chosen is None or hides_rest or not 0 <= number < len(self.choices):
            self.scroll_lines(by)
        else:
            self.selected = number

    def show_chosen_first(self) -> None:
        """Scroll the selected choice to the top, as far as there are rows below it.

        A heading right above it comes to the top with it. Nothing scrolls where only the first few rows would
        be hidden.
        """
        height = self.size.height
        if height and (chosen := self.chosen):
            first, _ = self._rows_of(chosen)
            top = first
            while top and self._lines[self._wrapped[top - 1].line].spans:
                top -= 1
            if first - top > height // 2:
                top = first - 1
            self.top = self._within(top) if top > _HEAD else 0

    def action_scroll_down(self) -> None:
        """Go to the next choice."""
        self._step(1)

    def action_scroll_up(self) -> None:
        """Go to the previous choice."""
        self._step(-1)

    def action_scroll_page_down(self) -> None:
        """Scroll a page down, and select a choice there."""
        super().action_scroll_page_down()
        self._select_in_window(-1)

    def action_scroll_page_up(self) -> None:
        """Scroll a page up, and select a choice there."""
        super().action_scroll_page_up()
        self._select_in_window(0)

    def action_scroll_top(self) -> None:
        """Go to the first choice."""
        self.selected = 0
        super().action_scroll_top()

    def action_scroll_bottom(self) -> None:
        """Go to the last choice."""
        self.selected = max(len(self.choices) - 1, 0)
        super().action_scroll_bottom()

    def _select_in_window(self, place: int) -> None:
        """Select the first (0) or last (-1) choice that begins in the window, if any."""
        window = range(self.top, self.top + self.size.height)
        inside = [n for n, choice in enumerate(self.choices) if self._rows_of(choice)[0] in window]
        if inside:
            top = self.top
            self.selected = inside[place]
            self.top = top

    def choose(self, digit: int) -> bool:
        """Follow the choice with a digit; False where none has it."""
        at = digit - self.first_digit
        if 0 <= at < len(self.choices):
            self.focus()
            self.selected = at
            self.post_message(LinkActivated(self.choices[at].anchor))
            return True
        return False

    def written_at(self, y: int) -> int:
        """Return the number of the line at a row of the window; -1 below the last."""
        row = self.top + y
        return self._wrapped[row].line if row < self.line_count else -1

    def on_click(self, event: events.Click) -> None:
        """Follow a choice at a click on any of its lines; a double click follows it once."""
        # Otherwise the base class would follow the link of the clicked line, too.
        event.prevent_default()
        if event.chain > 1:
            # The first click may have put something else under the mouse.
            return
        at = self.written_at(event.y)
        for number, choice in enumerate(self.choices):
            if choice.first <= at < choice.end:
                self.selected = number
                self.post_message(LinkActivated(choice.anchor))
