"""The base of pages: lines to read, some of which are links that can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.chronology.keys import CitationKey
from tui.explorer.bindings import bindings_of
from tui.explorer.messages import LinkActivated
from tui.explorer.screens.dialog import DialogScreen
from tui.explorer.widgets.choice_list import ChoiceList
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm
from tui.views.commands.command import CommandScope
from tui.views.lines import Line
from tui.views.links import CiteLink, CitingLink, DraftLink, HelpLink, Link, PassageLink, QuoteLink

HELP = "Help"
"""The title of the help page."""
Follow: TypeAlias = Callable[[Link], None]
"""Follows a link."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page shows."""

    title: str
    lines: Sequence[Line]
    kinds: frozenset[type[Link]] = frozenset()
    """Which links can be chosen: their classes."""
    at: Link | None = None
    """The link to select first; None for the first of all."""
    keys: str = ""
    """The key hints on its frame; empty for the default."""
    highlight_terms: tuple[SearchTerm, ...] = ()
    """The terms to highlight."""
    passage: CitationKey | None = None
    """The passage, or the whole source, that it is about; None for none."""
    turn: tuple[Link, ...] | None = None
    """The links to the next variants of the page; empty for the last, after which it closes. None for a page
    without variants."""


class ListPage(DialogScreen[None]):
    """Lines over everything else. The chosen link is followed; Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.PAGE)
    CLOSED_BY = "Esc closes"
    CHOSEN_BY = "Enter or a digit opens · Esc closes"
    HELP_FIRST: ClassVar[str] = CommandScope.PAGE
    """Where the keys work that the help shows first."""

    def __init__(self, written: PageContent, follow: Follow, ascii_only: bool) -> None:
        super().__init__()
        self._written = written
        self._follow = follow
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Make a frame with the lines in it."""
        with Vertical(classes="dialog page") as box:
            box.border_title = Content(sanitize_line(self._written.title))
            yield ChoiceList(id="page", ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Show the lines at once."""
        self.fill()

    def fill(self) -> None:
        """Put the lines into the list, which has the keys of a pane of text."""
        written, page = self._written, self.query_one("#page", ChoiceList)
        page.offer(written.lines, written.kinds, highlight_terms=written.highlight_terms)
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
        """Follow the chosen link."""
        self._follow(message.link)

    def on_key(self, event: events.Key) -> None:
        """Choose the link with a digit."""
        digit = event.character or ""
        if digit.isascii() and digit.isdigit() and self.choose(int(digit)):
            event.stop()

    def click_beside(self) -> None:
        """Close, for a click beside the frame: nothing can be lost."""
        self.dismiss()

    def choose(self, digit: int) -> bool:
        """Follow the link with a digit; False where none has it."""
        return any(choices.choose(digit) for choices in self.lists)

    @property
    def lists(self) -> list[ChoiceList]:
        """Return the visible lists."""
        return [self.query_one("#page", ChoiceList)]

    @property
    def chosen(self) -> Link | None:
        """Return the selected link of the focused list; None for none."""
        choices = self.focused if isinstance(self.focused, ChoiceList) else None
        return choices.chosen.anchor if choices and choices.chosen else None

    def action_choose(self) -> None:
        """Follow the selected link; a page without links closes."""
        if self.chosen:
            self._follow(self.chosen)
        else:
            self.dismiss()

    def action_draft_event(self) -> None:
        """Draft an event from the selected passage."""
        if isinstance(self.chosen, PassageLink):
            self._follow(DraftLink(self.chosen.key))

    @property
    def _passage(self) -> CitationKey | None:
        """Return the selected passage, or the one the page is about; None for none."""
        key = self.chosen.key if isinstance(self.chosen, PassageLink) else self._written.passage
        return key if key and key.passage else None

    def action_cite_passage(self) -> None:
        """Open the form of the event under the cursor, with the passage among its citations."""
        if self._passage:
            self._follow(CiteLink(self._passage))

    def action_new_event_from(self) -> None:
        """Open the form of a new event that cites the passage."""
        if self._passage:
            self._follow(CiteLink(self._passage, is_new=True))

    def action_quote_passage(self) -> None:
        """Open the page on which words of the passage are selected."""
        if self._passage:
            self._follow(QuoteLink(self._passage))

    def action_passage_events(self) -> None:
        """Open the events that cite the selected passage, or the one the page is about."""
        key = self.chosen.key if isinstance(self.chosen, PassageLink) else self._written.passage
        if key:
            self._follow(CitingLink(key))

    def action_turn_page(self) -> None:
        """Open the next variant of the page; after the last, close. Other pages do nothing."""
        if (turn := self._written.turn) is not None:
            self.dismiss()
            if turn:
                self._follow(turn[0])

    def action_page_help(self) -> None:
        """Open the help; on the help itself, close."""
        if self._written.title == HELP:
            self.dismiss()
        else:
            self._follow(HelpLink(self.HELP_FIRST))

    def action_close_page(self) -> None:
        """Close the page."""
        self.dismiss()
