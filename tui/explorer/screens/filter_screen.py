"""The page of filters: every value of every field, with its number of events, to include or exclude."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar, TypeAlias

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.messages import LinkActivated
from tui.explorer.screens.help_screen import HelpScreen
from tui.explorer.screens.list_page import ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import FilterInput
from tui.index.protocol import InterruptedSearchError
from tui.light_dataclass import replace
from tui.parsing.query.edit_query import toggle_value
from tui.parsing.query.fields import VALUE_FIELDS
from tui.parsing.query.parse_query import Query, parse_query
from tui.parsing.query.switched_terms import SwitchedTerms
from tui.project.project import Project
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import Command, CommandScope
from tui.views.facets import (
    Counts,
    FacetValue,
    Labels,
    counts_of,
    facet_values,
    facets_lines,
    labels_of,
    terms_lines,
)
from tui.views.keys.key_format import keys_lines
from tui.views.lines import line
from tui.views.links import FacetPlace, Link, TermPlace
from tui.views.symbols import ASCII, UNICODE

Apply: TypeAlias = Callable[[SwitchedTerms], None]
"""Runs a query line, and keeps what is switched off beside it."""

AT_ONCE = 5_000
"""Up to so many events values are counted before they are shown; with more, in a thread."""
_LEAST_WIDTH, _MOST_WIDTH = 46, 60
"""Cells of the dialog beside the timeline."""
_LEAST_BESIDE = 34
"""The least cells of the timeline beside it."""
_LEAST_HEIGHT = 20
_KEYS = "Space includes · x excludes · Esc closes · ? help"
_FEWER_KEYS = _KEYS.removesuffix(" · ? help")
"""Where there is no room for all."""
_FIELDS = tuple(VALUE_FIELDS)
_AFTER = {"": "only", "only": "without", "without": "without"}
"""What a click on a value does, by its present choice: include, exclude, neither."""


def _nowhere(_link: Link) -> None:
    """Follow a link: these pages have none."""


class ValueList(ChoiceList):
    """The list of values. Here Space chooses, so only PgDn goes a page down."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.FILTERS)


class FilterScreen(ListPage, inherit_bindings=False):
    """Choices change the query line at once, and the counts follow."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.FILTERS)

    def __init__(
        self,
        project: Project,
        terms: SwitchedTerms,
        apply: Apply,
        commands: Sequence[Command],
        ascii_only: bool,
    ) -> None:
        """Prepare the page.

        Args:
            project: The open chronology.
            terms: The current query line, and the terms that are switched off.
            apply: Runs another query line, and keeps what is switched off beside it.
            commands: With the keys in effect.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__(PageContent("Filters", ()), _nowhere, ascii_only)
        self._commands = commands
        self._project = project
        self._before = self._terms = terms
        self._apply = apply
        self._query = Query()
        self._counts: Counts = {}
        self._labels: Labels = {}
        self._listed: dict[FacetPlace, FacetValue] = {}
        """The values by link, in the order in which they were first listed."""

    def compose(self) -> ComposeResult:
        """Make the query, a line to narrow the list, and the list."""
        self.styles.background = "transparent"
        with Vertical(classes="dialog page filters") as box:
            box.border_title = Content("Filters")
            self._place(box)
            yield Static(id="filters-query")
            with Horizontal(id="filters-row"):
                yield Static("/ ", id="filters-sign", markup=False)
                narrow = FilterInput(placeholder="find a value", id="filters-narrow", compact=True)
                narrow.cursor_blink = False
                yield narrow
            yield ValueList(id="page", ascii_only=self._ascii_only)

    def _place(self, box: Vertical) -> None:
        """Put the dialog beside the timeline and below the overview; without room for both, over all."""
        width, height = self.app.size
        is_beside = width >= _LEAST_WIDTH + _LEAST_BESIDE
        self.styles.align = ("right", "bottom") if is_beside else ("center", "middle")
        box.styles.width = max(_LEAST_WIDTH, min(_MOST_WIDTH, width * 2 // 5)) if is_beside else "100%"
        box.styles.height = min(max(_LEAST_HEIGHT, height * 2 // 3), height - 2) if is_beside else "90%"
        # The keys of the main screen stay visible.
        box.styles.margin = (0, 0, 1 if is_beside else 0, 0)

    @on(events.Resize)
    def place_again(self) -> None:
        """Put the dialog where there is room now."""
        box = self.query_one(".filters", Vertical)
        self._place(box)
        self.say_keys(_KEYS if box.size.width >= len(_KEYS) + 2 else _FEWER_KEYS)

    def fill(self) -> None:
        """Show all values at once."""
        self._count()
        self.say_keys(_KEYS)
        self.query_one("#page").focus()

    # What is counted

    def _count(self) -> None:
        """Count again for the changed query; where that takes long, in a thread."""
        self._query = parse_query(self._terms.line)[0]
        index = self._project.index
        if index.info.events <= AT_ONCE:
            self._show(*self._counted(self._query))
        else:
            self._say(None)
            if self._counts:
                self._list()
            self._count_in_thread(self._query)

    def _counted(self, query: Query) -> tuple[Counts, Labels, int]:
        index = self._project.index
        return counts_of(index, query), labels_of(index, query), index.count(query)

    @work(thread=True, exclusive=True, group="facets")
    def _count_in_thread(self, query: Query) -> None:
        # A later change interrupted this one, and counts for itself.
        with suppress(InterruptedSearchError):
            self.app.call_from_thread(self._show, *self._counted(query), query)

    def _show(self, counts: Counts, labels: Labels, events: int, query: Query | None = None) -> None:
        # The query may have changed meanwhile, or the page been closed.
        if self.is_attached and query in (None, self._query):
            self._counts, self._labels = counts, labels
            self._say(events)
            self._list()

    def _say(self, events: int | None) -> None:
        """Show the query and how many events it finds; None while that is counted."""
        all_events = pluralize(self._project.index.info.events, "event")
        count = "counting" if events is None else f"{events} of {all_events}"
        text = f"{count} · {self._terms.line.strip() or 'no filter'}"
        self.query_one("#filters-query", Static).update(Content(sanitize_line(text)))

    def _list(self) -> None:
        typed = self.query_one(FilterInput).value
        values = [value for value in self._kept() if value.is_named(typed)]
        nothing = [line("No matching values." if typed.strip() else "No values to filter by.")]
        marks = ASCII if self._ascii_only else UNICODE
        terms = [] if typed.strip() else terms_lines(self._terms.on, self._terms.off)
        # Below the values, which so stay where they are under the mouse.
        lines = [*(facets_lines(values, boxes=True, marks=marks) or nothing), *terms]
        listed = self.query_one("#page", ChoiceList)
        listed.offer(lines, {FacetPlace, TermPlace}, digit=10, keep_place=True)

    def _kept(self) -> list[FacetValue]:
        """Return the values in their earlier order, so that a change of counts moves none."""
        now = {value.anchor: value for value in facet_values(self._counts, self._labels, self._query)}
        gone = {key: replace(value, events=0, chosen="") for key, value in self._listed.items()}
        self._listed = gone | now
        return sorted(self._listed.values(), key=lambda value: _FIELDS.index(value.field))

    # What is chosen

    @on(LinkActivated)
    def follow_choice(self, message: LinkActivated) -> None:
        """Change the choice of a clicked value: include, exclude, neither."""
        message.stop()
        if isinstance(message.link, FacetPlace):
            self._toggle(message.link, _AFTER[self._chosen_as(message.link)])
        elif isinstance(message.link, TermPlace):
            self._put(self._terms.switched(message.link.written))

    def action_choose_value(self, how: str) -> None:
        """Include or exclude the selected value, or undo that.

        Args:
            how: `only` or `without`.
        """
        if isinstance(self.chosen, FacetPlace):
            self._toggle(self.chosen, how)
        elif isinstance(self.chosen, TermPlace):
            self._switch(self.chosen.written, how)

    def _switch(self, term: str, how: str) -> None:
        """Switch a term off or on; forget one that is off where it is to be left out."""
        if how == "without" and term in self._terms.off:
            self._put(self._terms.without(term))
        else:
            self._put(self._terms.switched(term))

    def _toggle(self, place: FacetPlace, how: str) -> None:
        line = toggle_value(self._terms.line, place.field, place.value, negated=how == "without")
        self._put(self._terms.on_line(line))

    def _chosen_as(self, place: FacetPlace) -> str:
        values = facet_values(self._counts, self._labels, self._query)
        return next((value.chosen for value in values if value.anchor == place), "")

    def _put(self, terms: SwitchedTerms) -> None:
        self._terms = terms
        self._apply(terms)
        self._count()

    def action_drop_filters(self) -> None:
        """Close, with the query as it was before."""
        if self._terms != self._before:
            self._apply(self._before)
        self.dismiss()

    # Where the reader is

    def press(self, key: str) -> None:
        """Press a key that the frame names in the list, not on the line, where some are letters."""
        self.action_focus_values()
        super().press(key)

    def action_step_field(self, step: int) -> None:
        """Select the first value of the next field (1); of this field, then of the previous one (-1)."""
        values = self.query_one("#page", ChoiceList)
        places = (choice.anchor for choice in values.choices)
        fields = [place.field if isinstance(place, FacetPlace) else "" for place in places]
        firsts = [at for at, name in enumerate(fields) if at == 0 or fields[at - 1] != name]
        beyond = [at for at in firsts if (at - values.selected) * step > 0]
        if beyond:
            values.selected = min(beyond) if step > 0 else max(beyond)

    def action_narrow_values(self) -> None:
        """Focus the line that narrows the list."""
        self.query_one(FilterInput).focus()

    def action_focus_values(self) -> None:
        """Focus the list."""
        self.query_one("#page").focus()

    def action_page_help(self) -> None:
        """Open the help."""
        works = (CommandScope.FILTERS, CommandScope.TEXT)
        mine = [command for where in works for command in self._commands if command.where is where]
        self.app.push_screen(HelpScreen(keys_lines(tuple(mine)), _nowhere, self._ascii_only))

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Narrow the list after each typed character."""
        event.stop()
        if self._counts:
            self._list()
