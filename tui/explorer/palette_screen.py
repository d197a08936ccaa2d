"""The palette: every command by what it does, every filter, event, actor and source by name."""

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
from tui.explorer.screens.dialog import DOT, DialogScreen
from tui.explorer.screens.filter_bindings import FILTERS
from tui.explorer.widgets.line_input import LineInput
from tui.explorer.widgets.render_line import render_line, truncate_line
from tui.explorer.widgets.render_timeline import overlay_style
from tui.explorer.widgets.virtual_list import VirtualList
from tui.parsing.query.parse_query import Query
from tui.project.settings.definitions import THEMES
from tui.text.plural import pluralize
from tui.text.search_text import normalize
from tui.views.commands.command import Command, CommandScope
from tui.views.event_line import format_date_cell
from tui.views.key_format import key_words
from tui.views.lines import Line, TextRole, TextSpan
from tui.views.source import short_name
from tui.views.symbols import ASCII, UNICODE

_MOST = 20
_MOVEMENTS = frozenset(
    {
        *("next-event", "previous-event", "page-down", "page-up", "first-event", "last-event"),
        *("next-year", "previous-year"),
    }
)
"""The commands that only move among the events: they have keys that everybody finds."""
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "help": ("h",),
    "quit": ("wq", "wq!", "q!", "exit"),
}
"""By a command's id, what other programs call it."""
_HINT = "command, event, actor, source or theme"
_NOTHING = "Nothing is called so."
_KEYS = DOT.join(("Enter runs", "Esc closes"))


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing to choose."""

    shown: str
    """What it is called; raw."""
    run: Callable[[], object]
    """Does it. What it answers may have to be awaited."""


class PaletteItems:
    """What there is to choose, on the main screen."""

    def __init__(self, main: MainScreen) -> None:
        self._main = main

    def named(self, typed: str) -> list[PaletteItem]:
        """Whatever is called so; before anything is typed: the commands, then the filters.

        Args:
            typed: Some of its words, or their beginnings; of a command its key, too.
        """
        if not typed.strip():
            return [*self.commands(), *self.filters()]
        exact = self.exact(typed.strip())
        if not normalize(typed):
            # Signs alone are in the name of nothing, so everything would be called so.
            return exact
        first = {entry.shown for entry in exact}
        others = [entry for entry in self.commands(typed) if entry.shown not in first]
        return [*exact, *others, *self.filters(typed), *self.places(typed), *self.themes(typed)]

    def _commands(self) -> list[Command]:
        every = self._main.settings.commands
        return [
            command for command in every if command.where is CommandScope.MAIN and command.id != "palette"
        ]

    def exact(self, typed: str) -> list[PaletteItem]:
        """The commands of which this is a name or a key: those that have it as their name first."""
        called, level = [], typed.casefold()
        for command in self._commands():
            names = (*_OTHER_NAMES.get(command.id, ()), command.id, command.label)
            keys = (*command.keys, *map(key_words, command.keys))
            if level in names or typed in keys:
                called.append((level not in names, command))
        return [self._entry(command) for _, command in sorted(called, key=lambda each: each[0])]

    def commands(self, typed: str = "") -> list[PaletteItem]:
        """The commands whose words begin so, from the one table.

        Before anything is typed, those that only move are the last.
        """
        every = self._commands()
        if not typed:
            every.sort(key=lambda command: command.id in _MOVEMENTS)
        said = ((command, f"{command.about} {command.label} {command.id}") for command in every)
        return [self._entry(command) for command, words in said if _begin(typed, words)]

    def _entry(self, command: Command) -> PaletteItem:
        shown = f"{command.about} ({key_words(command.keys[0])})" if command.keys else command.about
        return PaletteItem(shown, partial(self._main.run_action, command.action))

    def filters(self, typed: str = "") -> list[PaletteItem]:
        """The filters that have a name: each is added to what is searched for."""
        return [
            PaletteItem(f"{said} (is:{word})", partial(self._main.narrow, word))
            for word, said in FILTERS.items()
            if _begin(typed, f"{said} {word}")
        ]

    def themes(self, typed: str) -> list[PaletteItem]:
        """The themes: the one that is chosen is remembered."""
        app = self._main.app
        return [
            PaletteItem(f"Theme: {theme}", partial(setattr, app, "theme", theme))
            for theme in THEMES
            if theme in app.available_themes and _begin(typed, f"theme colours {theme.replace('-', ' ')}")
        ]

    def places(self, typed: str) -> Iterator[PaletteItem]:
        """Events, differences, actors, sources; of what was public by a day, where one is looked back to."""
        main, index, sought = self._main, self._main.project.index, self._main.sought
        then = Query(as_of=sought.as_of)
        for row in index.jump(typed, _MOST):
            if index.position(then, row.id) is not None:
                yield PaletteItem(f"{row.title} · {format_date_cell(row)}", partial(main.go_to_event, row.id))
        for difference in index.differences(as_of=sought.as_of_day):
            if _begin(typed, difference.question):
                run = partial(main.follow, f"difference:{difference.id}")
                yield PaletteItem(f"{difference.question} · difference", run)
        wanted = normalize(typed)
        for actor in index.actors():
            if wanted in normalize(actor.name):
                run = partial(main.search_for, f"actor:{actor.id}")
                yield PaletteItem(f"{actor.name} · {pluralize(actor.events, 'event')}", run)
        for source in index.sources(sought.as_of_day):
            if wanted in normalize(f"{source.title} {source.container_title} {source.id}"):
                run = partial(main.search_for, f"source:{source.id}")
                yield PaletteItem(f"{short_name(source)} · {pluralize(source.events, 'event')}", run)


def _begin(typed: str, said: str) -> bool:
    """Whether each word that is typed begins one that is said."""
    words = normalize(said).split()
    return all(any(word.startswith(part) for word in words) for part in normalize(typed).split())


class PaletteList(VirtualList, can_focus=False):
    """What may be chosen, one line each; one of them is selected."""

    class Chosen(Message):
        """An entry was clicked."""

        def __init__(self, entry: PaletteItem) -> None:
            super().__init__()
            self.entry = entry

    selected: var[int] = var(0)
    """Which of them, from 0."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__(id="palette-list", ascii_only=ascii_only)
        self.entries: Sequence[PaletteItem] = ()

    def offer(self, entries: Iterable[PaletteItem]) -> None:
        """Show others, and select the first."""
        self.entries = list(entries)
        self.set_reactive(VirtualList.top, 0)
        self.set_reactive(PaletteList.selected, 0)
        self.redraw()

    @property
    def chosen(self) -> PaletteItem | None:
        """The one that is selected; None where there is none."""
        return self.entries[self.selected] if self.entries else None

    @property
    def line_count(self) -> int:
        """One for each; one where there are none."""
        return len(self.entries) or 1

    def strip_at(self, y: int) -> Strip:
        """An entry, cut at the width; the cursor lies over the one that is selected."""
        key = (y, y == self.selected)
        if key not in self._strips:
            said = TextSpan(self.entries[y].shown) if self.entries else TextSpan(_NOTHING, TextRole.QUIET)
            sign = (ASCII if self.ascii_only else UNICODE).ellipsis
            line = truncate_line(Line((said,)), self.text_width, sign)
            (strip,) = render_line(line, self.text_width, self.palette, wrapped=False)
            is_cursor = bool(self.entries) and y == self.selected
            self._strips[key] = overlay_style(strip, self.component("cursor")) if is_cursor else strip
        return self._strips[key]

    def select(self, which: int) -> None:
        """Select one of them: the first or the last where there are not as many."""
        self.selected = max(0, min(which, len(self.entries) - 1))

    def watch_selected(self) -> None:
        """Another one: it is in the window."""
        self.refresh()
        self.show_line(self.selected, margin=1)

    def on_click(self, event: events.Click) -> None:
        """A click on an entry chooses it."""
        event.stop()
        y = self.line_at(event.y)
        if y < len(self.entries):
            self.post_message(self.Chosen(self.entries[y]))


class PaletteScreen(DialogScreen[None]):
    """A line to type in, and below it whatever is called so: it follows each character at once.

    What Enter runs is therefore what belongs to the line as it is typed, however fast that was.
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
        """The line, and the list."""
        with Vertical(classes="dialog page", id="palette") as box:
            box.border_title, box.border_subtitle = Content("Palette"), Content(_KEYS)
            line = LineInput(placeholder=_HINT, compact=True)
            line.cursor_blink = False
            yield line
            yield PaletteList(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Everything that has a name, before one is typed."""
        self.query_one(LineInput).focus()
        self._list("")

    def _list(self, typed: str) -> None:
        self.query_one(PaletteList).offer(self._offers.named(typed))

    @on(Input.Changed)
    def follow_line(self, event: Input.Changed) -> None:
        """Another character."""
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def run_selected(self, event: Input.Submitted) -> None:
        """Run what is selected; where nothing is called so, nothing."""
        event.stop()
        if chosen := self.query_one(PaletteList).chosen:
            self._run(chosen)

    @on(PaletteList.Chosen)
    def run_clicked(self, message: PaletteList.Chosen) -> None:
        """Run what was clicked."""
        message.stop()
        self._run(message.entry)

    def _run(self, entry: PaletteItem) -> None:
        self.dismiss()
        self.app.call_later(entry.run)

    def click_beside(self) -> None:
        """What was typed here is typed again quickly."""
        self.dismiss()

    def action_step(self, by: int) -> None:
        """To the next entry (1) or the one before (-1)."""
        entries = self.query_one(PaletteList)
        entries.select(entries.selected + by)

    def action_page(self, by: int) -> None:
        """A page of entries further."""
        entries = self.query_one(PaletteList)
        entries.select(entries.selected + by * max(entries.size.height - 1, 1))

    def action_end(self, side: int) -> None:
        """To the first (-1) or last (1) entry."""
        entries = self.query_one(PaletteList)
        entries.select(len(entries.entries) if side > 0 else 0)
