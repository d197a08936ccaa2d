"""The filters as a page: every value of every field, with the events it would leave, to be chosen or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar, TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.messages import LinkActivated
from tui.explorer.screens.list_page import HELP, ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import LineInput
from tui.index.protocol import InterruptedSearchError
from tui.parsing.query.edit_query import toggle_value
from tui.parsing.query.fields import VALUE_FIELDS
from tui.parsing.query.parse_query import Query, parse_query
from tui.project.project import Project
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import Command, CommandScope
from tui.views.facets import Counts, FacetValue, Labels, counts_of, facet_values, facets_lines, labels_of
from tui.views.key_format import keys_lines
from tui.views.lines import line

Apply: TypeAlias = Callable[[str], None]
"""Makes a query line the one in force."""

AT_ONCE = 5_000
"""Up to so many events the values are counted before they are shown; beyond, in a thread."""
_KEYS = "Space only · x not · / find · Esc done · ? keys"
_FIELDS = tuple(VALUE_FIELDS)
_AFTER = {"": "only", "only": "without", "without": "without"}
"""What a click on a value asks for: it goes round. To ask again for what is chosen lets it go."""


def _nowhere(_anchor: str) -> None:
    """Nothing on these pages leads anywhere."""


class ValueList(ChoiceList):
    """The values. Here Space chooses, and a page further is PgDn's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.FILTERS)


class FilterInput(LineInput):
    """What is typed here narrows the list of values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,enter,down,tab,shift+tab", "screen.focus_values()", "back", show=False),
    ]


class FilterScreen(ListPage, inherit_bindings=False):
    """Chosen values go into the query line at once, and the counts follow."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.FILTERS)

    def __init__(
        self, project: Project, text: str, apply: Apply, commands: Sequence[Command], ascii_only: bool
    ) -> None:
        """Show them.

        Args:
            project: What is asked.
            text: The query line in force.
            apply: Puts another one in force.
            commands: With the keys in effect.
            ascii_only: Whether signs are ASCII.
        """
        super().__init__(PageContent("Filters", ()), _nowhere, ascii_only)
        self._commands = commands
        self._project = project
        self._before = self._text = text
        self._apply = apply
        self._query = Query()
        self._counts: Counts = {}
        self._labels: Labels = {}
        self._listed: dict[str, FacetValue] = {}
        """By anchor, in the order in which they came to be listed."""

    def compose(self) -> ComposeResult:
        """The query as it reads, a line to narrow the list, the list."""
        with Vertical(classes="dialog page filters") as box:
            box.border_title = Content("Filters")
            yield Static(id="filters-query")
            with Horizontal(id="filters-row"):
                yield Static("/ ", id="filters-sign", markup=False)
                narrow = FilterInput(placeholder="find a value", id="filters-narrow", compact=True)
                narrow.cursor_blink = False
                yield narrow
            yield ValueList(id="page", ascii_only=self._ascii_only)

    def fill(self) -> None:
        """Everything is there at once."""
        self._count()
        self.say_keys(_KEYS)
        self.query_one("#page").focus()

    # What is counted

    def _count(self) -> None:
        """Count again under the query as it reads; where that takes long, in a thread."""
        self._query = parse_query(self._text)[0]
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
        # The next change interrupts this, and counts for itself.
        with suppress(InterruptedSearchError):
            self.app.call_from_thread(self._show, *self._counted(query), query)

    def _show(self, counts: Counts, labels: Labels, events: int, query: Query | None = None) -> None:
        # Who has gone on meanwhile has another query, or has left.
        if self.is_attached and query in (None, self._query):
            self._counts, self._labels = counts, labels
            self._say(events)
            self._list()

    def _say(self, events: int | None) -> None:
        """Tell the query as it reads, and how many events it finds; None while that is counted."""
        every = pluralize(self._project.index.info.events, "event")
        found = "counting" if events is None else f"{events} of {every}"
        said = f"{found} · {self._text.strip() or 'no filter'}"
        self.query_one("#filters-query", Static).update(Content(sanitize_line(said)))

    def _list(self) -> None:
        typed = self.query_one(FilterInput).value
        values = [value for value in self._kept() if value.is_named(typed)]
        nothing = [line("No value is called so." if typed.strip() else "No event has a value to filter by.")]
        lines = facets_lines(values, boxes=True) or nothing
        self.query_one("#page", ChoiceList).offer(lines, {"facet"}, digit=10, keep_place=True)

    def _kept(self) -> list[FacetValue]:
        """The values, each where it was before: what was listed once stays, and moves no other."""
        now = {value.anchor: value for value in facet_values(self._counts, self._labels, self._query)}
        gone = {key: replace(value, events=0, chosen="") for key, value in self._listed.items()}
        self._listed = gone | now
        return sorted(self._listed.values(), key=lambda value: _FIELDS.index(value.field))

    # What is chosen

    @on(LinkActivated)
    def follow_choice(self, message: LinkActivated) -> None:
        """A value was clicked: only it, without it, as if nothing was said of it."""
        message.stop()
        self._toggle(message.anchor, _AFTER[self._chosen_as(message.anchor)])

    def action_choose_value(self, how: str) -> None:
        """Choose the value that is selected, or let it go.

        Args:
            how: `only` or `without`.
        """
        if self.chosen:
            self._toggle(self.chosen, how)

    def _toggle(self, anchor: str, how: str) -> None:
        _, name, value = anchor.split(":", 2)
        self._put(toggle_value(self._text, name, value, negated=how == "without"))

    def _chosen_as(self, anchor: str) -> str:
        values = facet_values(self._counts, self._labels, self._query)
        return next((value.chosen for value in values if value.anchor == anchor), "")

    def _put(self, text: str) -> None:
        self._text = text
        self._apply(text)
        self._count()

    def action_drop_filters(self) -> None:
        """Back, as if nothing had been chosen."""
        if self._text != self._before:
            self._apply(self._before)
        self.dismiss()

    # Where the reader is

    def press(self, key: str) -> None:
        """Press a key that the frame names, in the list: on the line some of them are letters."""
        self.action_focus_values()
        super().press(key)

    def action_step_field(self, step: int) -> None:
        """To the first value of the next field (1); of this one, then of the one before (-1)."""
        values = self.query_one("#page", ChoiceList)
        fields = [choice.anchor.split(":", 2)[1] for choice in values.choices]
        firsts = [at for at, name in enumerate(fields) if at == 0 or fields[at - 1] != name]
        beyond = [at for at in firsts if (at - values.selected) * step > 0]
        if beyond:
            values.selected = min(beyond) if step > 0 else max(beyond)

    def action_narrow_values(self) -> None:
        """To the line that narrows the list."""
        self.query_one(FilterInput).focus()

    def action_focus_values(self) -> None:
        """Back to the list."""
        self.query_one("#page").focus()

    def action_page_help(self) -> None:
        """The keys that work here."""
        works = (CommandScope.FILTERS, CommandScope.TEXT)
        mine = [each for where in works for each in self._commands if each.where is where]
        self.app.push_screen(ListPage(PageContent(HELP, keys_lines(tuple(mine))), _nowhere, self._ascii_only))

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Another character of a value's name."""
        event.stop()
        if self._counts:
            self._list()
