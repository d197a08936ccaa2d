"""A page over the panes: lines to read, and those of them to choose that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.explorer.bindings import bindings_of
from tui.explorer.messages import LinkActivated
from tui.explorer.screens.dialog import DialogScreen
from tui.explorer.widgets.choice_list import ChoiceList
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm
from tui.views.commands.command import CommandScope
from tui.views.lines import Line

HELP = "Help"
"""The title of the page that tells the keys."""
Follow: TypeAlias = Callable[[str], None]
"""Goes where an anchor leads."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page says."""

    title: str
    lines: Sequence[Line]
    kinds: frozenset[str] = frozenset()
    """What may be chosen on it: the words before the colon of an anchor."""
    at: str = ""
    """The anchor to begin at."""
    keys: str = ""
    """What its frame says of keys; empty for what it says of every page."""
    lit: tuple[SearchTerm, ...] = ()
    """What the search looks for."""
    passage: str = ""
    """The passage it is about: `SOURCE#KEY`; of a whole source, without a key."""
    turn: str | None = None
    """Of a page that can be turned: the anchor of its other side; empty for the last, which is closed."""


class ListPage(DialogScreen[None]):
    """Lines over everything else. What is chosen on it is followed; Esc leads back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.PAGE)
    CLOSED_BY = "Esc closes"
    CHOSEN_BY = "Enter or a digit opens · Esc back"

    def __init__(self, written: PageContent, follow: Follow, ascii_only: bool) -> None:
        super().__init__()
        self._written = written
        self._follow = follow
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """A box with the lines in it."""
        with Vertical(classes="dialog page") as box:
            box.border_title = Content(sanitize_line(self._written.title))
            yield ChoiceList(id="page", ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """What it says is there at once."""
        self.fill()

    def fill(self) -> None:
        """Put the lines into their place; the keys of a pane of text work there."""
        written, page = self._written, self.query_one("#page", ChoiceList)
        page.offer(written.lines, written.kinds, lit=written.lit)
        page.focus()
        self.say_keys((written.keys or self.CHOSEN_BY) if page.choices else self.CLOSED_BY)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        page = self.query_one("#page", ChoiceList)
        page.select(self._written.at)
        if self._written.at:
            page.show_anchor(self._written.at)
            if self.chosen == self._written.at:
                page.show_chosen_first()

    @on(LinkActivated)
    def follow_choice(self, message: LinkActivated) -> None:
        """Something was chosen."""
        self._follow(message.anchor)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses what it stands beside."""
        digit = event.character or ""
        if digit.isascii() and digit.isdigit() and self.choose(int(digit)):
            event.stop()

    def click_beside(self) -> None:
        """What was done on a page is done: it can be left at any time."""
        self.dismiss()

    def choose(self, digit: int) -> bool:
        """Follow the choice of a digit; False where none has it."""
        return any(choices.choose(digit) for choices in self.lists)

    @property
    def lists(self) -> list[ChoiceList]:
        """The lists in sight."""
        return [self.query_one("#page", ChoiceList)]

    @property
    def chosen(self) -> str:
        """The anchor of the choice that is selected where the keys go; empty without one."""
        choices = self.focused if isinstance(self.focused, ChoiceList) else None
        return choices.chosen.anchor if choices and choices.chosen else ""

    def action_choose(self) -> None:
        """Follow what is selected; a page without anything to choose is closed."""
        if self.chosen:
            self._follow(self.chosen)
        else:
            self.dismiss()

    def action_draft_event(self) -> None:
        """Draft an event from the passage that is selected."""
        what, _, which = self.chosen.partition(":")
        if what == "passage":
            self._follow(f"draft:{which}")

    def action_passage_events(self) -> None:
        """The events that rest on the passage that is selected, or that the page is about."""
        what, _, which = self.chosen.partition(":")
        if passage := which if what == "passage" else self._written.passage:
            self._follow(f"citing:{passage}")

    def action_turn_page(self) -> None:
        """The same by something else; after the last, back. Other pages have no other side."""
        if (turn := self._written.turn) is not None:
            self.dismiss()
            if turn:
                self._follow(turn)

    def action_page_help(self) -> None:
        """The keys; on their own page, back."""
        if self._written.title == HELP:
            self.dismiss()
        else:
            self._follow("page:help")

    def action_close_page(self) -> None:
        """Back to what was there before."""
        self.dismiss()
