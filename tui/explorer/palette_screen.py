"""The command palette: commands by description; filters, themes, events, actors and sources by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import Input

from tui.explorer.main_screen import MainScreen
from tui.explorer.screens.dialog import DOT, DialogScreen, key_hints
from tui.explorer.screens.filter_bindings import FILTERS
from tui.explorer.widgets.line_input import LineInput
from tui.explorer.widgets.render_line import render_line, truncate_line
from tui.explorer.widgets.render_timeline import overlay_style
from tui.explorer.widgets.virtual_list import VirtualList
from tui.project.settings.definitions import THEMES
from tui.text.plural import pluralize
from tui.text.search_text import normalize
from tui.views.commands.command import Command, CommandScope
from tui.views.event_line import format_date_cell
from tui.views.keys.key_format import key_words
from tui.views.lines import Line, TextRole, TextSpan
from tui.views.links import DifferenceLink
from tui.views.source import short_name
from tui.views.symbols import ASCII, UNICODE

_MOST = 20
_MOVEMENTS = frozenset(
    {
        *("next-event", "previous-event", "page-down", "page-up", "first-event", "last-event"),
        *("next-year", "previous-year"),
    }
)
"""Commands that only move: they are listed last, since their keys are well known."""
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "help": ("h",),
    "quit": ("wq", "wq!", "q!", "exit"),
}
"""By command id, what other programs call it."""
_HINT = "command, event, actor, source or theme"
_NOTHING = "No matches."
_KEYS = DOT.join(("Enter runs", "Esc closes"))


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One entry of the palette."""

    shown: str
    """Its text; raw."""
    run: Callable[[], object]
    """Runs it. The result may have to be awaited."""


class PaletteItems:
    """The entries of the palette on the main screen."""

    def __init__(self, main: MainScreen) -> None:
        self._main = main

    def named(self, typed: str) -> list[PaletteItem]:
        """Return the entries that match what is typed; the commands, then the filters, before anything is.

        Args:
            typed: Words or beginnings of words; for a command its key, too.
        """
        if not typed.strip():
            return [*self.commands(), *self.filters()]
        exact = self.exact(typed.strip())
        if not normalize(typed):
            # Without any letter no word is compared, so everything would match.
            return exact
        first = {entry.shown for entry in exact}
        others = [entry for entry in self.commands(typed) if entry.shown not in first]
        return [*exact, *others, *self.filters(typed), *self.places(typed), *self.themes(typed)]

    def _commands(self) -> list[Command]:
        commands = self._main.settings.commands
        return [
            command for command in commands if command.where is CommandScope.MAIN and command.id != "palette"
        ]

    def exact(self, typed: str) -> list[PaletteItem]:
        """Return the commands with exactly this name or key, those with the name first."""
        called, level = [], typed.casefold()
        for command in self._commands():
            names = (*_OTHER_NAMES.get(command.id, ()), command.id, command.label)
            keys = (*command.keys, *map(key_words, command.keys))
            if level in names or typed in keys:
                called.append((level not in names, command))
        return [self._entry(command) for _, command in sorted(called, key=lambda pair: pair[0])]

    def commands(self, typed: str = "") -> list[PaletteItem]:
        """Return the commands with words that begin so; before anything is typed, movements come last."""
        commands = self._commands()
        if not typed:
            commands.sort(key=lambda command: command.id in _MOVEMENTS)
        described = ((command, f"{command.about} {command.label} {command.id}") for command in commands)
        return [self._entry(command) for command, words in described if _begin(typed, words)]

    def _entry(self, command: Command) -> PaletteItem:
        shown = f"{command.about} ({key_words(command.keys[0])})" if command.keys else command.about
        return PaletteItem(shown, partial(self._main.run_action, command.action))

    def filters(self, typed: str = "") -> list[PaletteItem]:
        """Return the named filters; each is added to the query."""
        return [
            PaletteItem(f"{description} (is:{word})", partial(self._main.controllers.search.narrow, word))
            for word, description in FILTERS.items()
            if _begin(typed, f"{description} {word}")
        ]

    def themes(self, typed: str) -> list[PaletteItem]:
        """Return the themes; the chosen one is saved."""
        app = self._main.app
        return [
            PaletteItem(f"Theme: {theme}", partial(setattr, app, "theme", theme))
            for theme in THEMES
            if theme in app.available_themes and _begin(typed, f"theme colours {theme.replace('-', ' ')}")
        ]

    def places(self, typed: str) -> Iterator[PaletteItem]:
        """Yield events, differences, actors and sources, as of the query's day."""
        index, query = self._main.project.index, self._main.session.state.query
        controllers = self._main.controllers
        then = query.whole
        for row in index.jump(typed, _MOST):
            if index.position(then, row.id) is not None:
                yield PaletteItem(
                    f"{row.title} · {format_date_cell(row)}",
                    partial(controllers.navigation.go_to_event, row.id),
                )
        for difference in index.differences(as_of=query.public_day):
            if _begin(typed, difference.question):
                run = partial(controllers.links.follow, DifferenceLink(difference.id))
                yield PaletteItem(f"{difference.question} · difference", run)
        wanted = normalize(typed)
        for actor in index.actors():
            if wanted in normalize(actor.name):
                run = partial(controllers.search.search, f"actor:{actor.id}")
                yield PaletteItem(f"{actor.name} · {pluralize(actor.events, 'event')}", run)
        for source in index.sources(query.public_day):
            if wanted in normalize(f"{source.title} {source.container_title} {source.id}"):
                run = partial(controllers.search.search, f"source:{source.id}")
                yield PaletteItem(f"{short_name(source)} · {pluralize(source.events, 'event')}", run)


def _begin(typed: str, text: str) -> bool:
    """Return whether each typed word begins a word of a text."""
    words = normalize(text).split()
    return all(any(word.startswith(part) for word in words) for part in normalize(typed).split())


class PaletteList(VirtualList, can_focus=False):
    """The entries, one a line, one of them selected."""

    class Chosen(Message):
        """An entry was clicked."""

        def __init__(self, entry: PaletteItem) -> None:
            super().__init__()
            self.entry = entry

    selected: var[int] = var(0)
    """The number of the selected entry, from 0."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__(id="palette-list", ascii_only=ascii_only)
        self.entries: Sequence[PaletteItem] = ()

    def offer(self, entries: Iterable[PaletteItem]) -> None:
        """Show other entries, and select the first."""
        self.entries = list(entries)
        self.set_reactive(VirtualList.top, 0)
        self.set_reactive(PaletteList.selected, 0)
        self.redraw()

    @property
    def chosen(self) -> PaletteItem | None:
        """Return the selected entry; None where there is none."""
        return self.entries[self.selected] if self.entries else None

    @property
    def line_count(self) -> int:
        """Return one line for each entry; one where there are none."""
        return len(self.entries) or 1

    def strip_at(self, y: int) -> Strip:
        """Return an entry, cut at the width; the selected one is highlighted."""
        key = (y, y == self.selected)
        if key not in self._strips:
            span = TextSpan(self.entries[y].shown) if self.entries else TextSpan(_NOTHING, TextRole.QUIET)
            sign = (ASCII if self.ascii_only else UNICODE).ellipsis
            line = truncate_line(Line((span,)), self.text_width, sign)
            (strip,) = render_line(line, self.text_width, self.palette, wrapped=False)
            is_cursor = bool(self.entries) and y == self.selected
            self._strips[key] = overlay_style(strip, self.component("cursor")) if is_cursor else strip
        return self._strips[key]

    def select(self, number: int) -> None:
        """Select an entry by number; the nearest one where that does not exist."""
        self.selected = max(0, min(number, len(self.entries) - 1))

    def watch_selected(self) -> None:
        """Scroll to the selected entry."""
        self.refresh()
        self.show_line(self.selected, margin=1)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked entry."""
        event.stop()
        y = self.line_at(event.y)
        if y < len(self.entries):
            self.post_message(self.Chosen(self.entries[y]))


class PaletteScreen(DialogScreen[None]):
    """A line to type in, and below it the matching entries, updated at each character.

    So Enter always runs an entry for the line as it is, however fast it was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "dismiss", "Close", show=False),
        Binding("down", "step(1)", "Next", show=False),
        Binding("up", "step(-1)", "Previous", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("ctrl+home,shift+home", "end(-1)", "First", show=False),
        Binding("ctrl+end,shift+end", "end(1)", "Last", show=False),
    ]

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._offers = PaletteItems(main)
        self._ascii_only = main.ascii_only

    def compose(self) -> ComposeResult:
        """Make the line and the list."""
        with Vertical(classes="dialog page", id="palette") as box:
            box.border_title, box.border_subtitle = Content("Palette"), key_hints(_KEYS)
            line = LineInput(placeholder=_HINT, compact=True)
            line.cursor_blink = False
            yield line
            yield PaletteList(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Show all entries."""
        self.query_one(LineInput).focus()
        self._list("")

    def _list(self, typed: str) -> None:
        self.query_one(PaletteList).offer(self._offers.named(typed))

    @on(Input.Changed)
    def follow_line(self, event: Input.Changed) -> None:
        """Show the entries for the changed line."""
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def run_selected(self, event: Input.Submitted) -> None:
        """Run the selected entry; where nothing matches, nothing."""
        event.stop()
        if chosen := self.query_one(PaletteList).chosen:
            self._run(chosen)

    @on(PaletteList.Chosen)
    def run_clicked(self, message: PaletteList.Chosen) -> None:
        """Run the clicked entry."""
        message.stop()
        self._run(message.entry)

    def _run(self, entry: PaletteItem) -> None:
        self.dismiss()
        self.app.call_later(entry.run)

    def click_beside(self) -> None:
        """Close, for a click beside the frame: the line is quickly typed again."""
        self.dismiss()

    def action_step(self, by: int) -> None:
        """Select the next entry (1) or the previous one (-1)."""
        entries = self.query_one(PaletteList)
        entries.select(entries.selected + by)

    def action_page(self, by: int) -> None:
        """Move the selection by a page."""
        entries = self.query_one(PaletteList)
        entries.select(entries.selected + by * max(entries.size.height - 1, 1))

    def action_end(self, side: int) -> None:
        """Select the first (-1) or last (1) entry."""
        entries = self.query_one(PaletteList)
        entries.select(len(entries.entries) if side > 0 else 0)
