"""Every command of the table for real, at three sizes: by keyboard, by palette, by mouse alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.events import MouseEvent, MouseScrollDown, MouseScrollUp
from textual.widget import Widget

from tests.explorer.commands import DEEDS, Deed, back, forget_import, village
from tests.explorer.screen_driver import Hands, exploring, grid, pane
from tui.explorer.app import Explorer
from tui.explorer.palette_screen import PaletteList, PaletteScreen
from tui.explorer.responsive_layout import PANES
from tui.explorer.widgets.text_pane import TextPane
from tui.parsing.protected_names import LIST
from tui.session.viewport import OverviewView
from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import COMMANDS, commands_in
from tui.views.keys.key_format import footer_commands, key_words

_SIZES = ((120, 40), (80, 24), (60, 20))
SIZES = pytest.mark.parametrize("size", _SIZES, ids=lambda it: f"{it[0]}x{it[1]}")


@pytest.fixture
def turn(request: pytest.FixtureRequest, size: tuple[int, int]) -> slice:
    """A third for each size of what is the same at all of them; with `--everywhere`, all of it."""
    everywhere = request.config.getoption("--everywhere")
    return slice(None) if everywhere else slice(_SIZES.index(size), None, len(_SIZES))


class Walk:
    """One chronology, and every command tried on it in turn."""

    def __init__(self, app: Explorer, hands: Hands, root: Path) -> None:
        self.app, self.hands, self.root = app, hands, root
        self._events = root / "events.yaml"
        self._written = self._events.read_text(encoding="utf-8")

    async def tries(self, command: Command, way: Callable[[], Awaitable[None]], start: str = "") -> None:
        """Lead to where a command makes sense, go a way to it, and see that it was done.

        Args:
            command: What is to be done.
            way: What the reader does for it.
            start: The pane they are in, if not the one that the deed leads to.
        """
        deed = DEEDS[command.id]
        await self.begin(deed)
        if start:
            self.app.main.controllers.layout.show_pane(start)
            await self.hands.wait()
        assert not deed.seen(self.app), f"{command.id} before:\n{grid(self.app)}"
        await way()
        await self.hands.wait()
        assert deed.seen(self.app), f"{command.id}:\n{grid(self.app)}"

    async def begin(self, deed: Deed) -> None:
        """Everything as it was at first; then what the deed needs."""
        app, hands = self.app, self.hands
        while app.screen is not app.main:
            app.pop_screen()
            await hands.wait()
        app.clear_notifications()
        app.copy_to_clipboard("")
        app.sub_title = ""
        app.main.session.set_marks([])
        app.main.controllers.search.search("")
        app.main.session.show_days(OverviewView())
        app.main.apply()
        app.main.alone = False
        app.main.session.set_cursor(app.main.session.state.cursor.range_dropped().moved_to(0))
        app.main.apply()
        app.main.controllers.layout.show_pane("timeline")
        for name in ("detail", "excerpt"):
            app.main.query_one(f"#{name}", TextPane).top = 0
        if self._events.read_text(encoding="utf-8") != self._written:
            self._events.write_text(self._written, encoding="utf-8")
            (self.root / LIST).unlink(missing_ok=True)
            forget_import(self.root)
            app.action_reload()
            await hands.wait()
        deed.prepare(self.root)
        await hands.wait()
        await hands.press(*deed.after)

    async def click(self, name: str, words: str) -> None:
        """Click on some words in a part of the screen."""
        for y, row in enumerate(pane(self.app, name).splitlines()):
            if words in row:
                await self.hands.pilot.click(f"#{name}", offset=(row.index(words) + 1, y))
                await self.hands.wait()
                return
        raise AssertionError(f"no {words!r} in {name}:\n{grid(self.app)}")

    async def click_key(self, name: str, command: Command) -> None:
        """Click on a command that is named in a bar of keys."""
        await self.click(name, f" {key_words(command.keys[0])} {command.label}")

    async def run_by_palette(self, command: Command) -> None:
        """Type a command's name into the palette, and choose it there."""
        await self.hands.press("ctrl+p")
        await self.hands.type(command.label)
        offered = [entry.shown for entry in self.app.screen.query_one(PaletteList).entries]
        meant = [at for at, prompt in enumerate(offered) if prompt == shown(command)]
        assert len(meant) == 1, offered
        await self.hands.press(*["down"] * meant[0], "enter")

    async def run_by_mouse(self, command: Command) -> None:
        """Click on the palette's key, roll the wheel to the command, click on it."""
        await self.click("keys", "palette")
        while (row := self.entries().get(command.id)) is None:
            await self.wheel(self.app.screen.query_one(PaletteList), MouseScrollDown)
        await self.hands.pilot.click(offset=(self.app.size.width // 2, row))

    def entries(self) -> dict[str, int]:
        """The commands that the palette shows, and on which row of the screen."""
        assert isinstance(self.app.screen, PaletteScreen)
        top = self.app.screen.query_one(PaletteList).region.y
        rows = enumerate(pane(self.app, "palette-list").splitlines(), top)
        every = {command.id: shown(command)[:40] for command in commands_in(CommandScope.MAIN)}
        return {name: y for y, row in rows for name, said in every.items() if row.startswith(said)}

    async def wheel(self, widget: Widget, way: type[MouseEvent]) -> None:
        """Roll the wheel a little over something."""
        await self.hands.pilot._post_mouse_events([way, way], widget, button=0)
        await self.hands.wait()


def shown(command: Command) -> str:
    """A command as the palette names it."""
    return f"{command.about} ({key_words(command.keys[0])})" if command.keys else command.about


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The chronology; commands that would end the program or stop it only say so."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))

    async def leave(app: Explorer) -> None:
        app.sub_title = "quit"

    monkeypatch.setattr(Explorer, "action_quit", leave)
    monkeypatch.setattr(Explorer, "action_suspend_process", lambda app: setattr(app, "sub_title", "stop"))
    return village(tmp_path / "hall")


@asynccontextmanager
async def walking(root: Path, size: tuple[int, int]) -> AsyncIterator[Walk]:
    """A walk over the chronology."""
    async with exploring(root, size) as (app, hands):
        yield Walk(app, hands, root)


def test_every_command_has_a_deed() -> None:
    assert set(DEEDS) == {command.id for command in COMMANDS}


@SIZES
async def test_by_keyboard_alone(root: Path, size: tuple[int, int], turn: slice) -> None:
    """Every key of each command does what the command is for."""
    every = [(command, key) for command in COMMANDS for key in command.keys]
    async with walking(root, size) as walk:
        for command, key in every[turn]:
            await walk.tries(command, partial(walk.hands.press, key))


NOT_IN_THE_PALETTE = {"palette": "it is open already"}
"""And those of the places that lie over the main screen, where there is no palette."""


@SIZES
async def test_by_palette_alone(root: Path, size: tuple[int, int], turn: slice) -> None:
    """Each command; at each size that each is offered is seen by the wheel."""
    every = [it for it in commands_in(CommandScope.MAIN) if it.id not in NOT_IN_THE_PALETTE]
    async with walking(root, size) as walk:
        for command in every[turn]:
            await walk.tries(command, partial(walk.run_by_palette, command))


@pytest.mark.sweep
@SIZES
async def test_by_mouse_alone_through_the_palette(root: Path, size: tuple[int, int], turn: slice) -> None:
    """The wheel shows every entry at every size; some of them are clicked, with `--everywhere` all."""
    every = {it.id: it for it in commands_in(CommandScope.MAIN) if it.id not in NOT_IN_THE_PALETTE}
    async with walking(root, size) as walk:
        await walk.click("keys", "palette")
        met = set(walk.entries())
        for _ in every:
            await walk.wheel(walk.app.screen.query_one(PaletteList), MouseScrollDown)
            met |= walk.entries().keys()
            if every.keys() <= met:
                break
        assert every.keys() <= met
        some = slice(size[1] % 15, None, 15)
        for command in list(every.values())[turn if turn == slice(None) else some]:
            await walk.tries(command, partial(walk.run_by_mouse, command))


@pytest.mark.sweep
@SIZES
async def test_every_key_at_the_foot_can_be_clicked(root: Path, size: tuple[int, int]) -> None:
    clicked: set[str] = set()
    async with walking(root, size) as walk:
        for name in PANES:
            await walk.begin(Deed(back))
            walk.app.main.controllers.layout.show_pane(name)
            await walk.hands.wait()
            foot = f"{pane(walk.app, 'keys')} "
            named = [it for it in footer_commands(name) if f" {key_words(it.keys[0])} {it.label} " in foot]
            assert {"help", "palette", "quit"} <= {it.id for it in named}
            for command in named:
                if command.id not in clicked:
                    clicked.add(command.id)
                    await walk.tries(command, partial(walk.click_key, "keys", command), name)
    assert "search" in clicked


async def test_a_long_saying_leaves_the_way_to_everything_at_the_foot(root: Path) -> None:
    async with walking(root, (60, 20)) as walk:
        await walk.hands.press("m", "G")
        foot = pane(walk.app, "keys")
        assert "mark: 3 years to 14 years" in foot
        assert foot.endswith("? help  : palette  q quit")


async def beside(walk: Walk) -> None:
    """Click beside whatever lies over the panes."""
    await walk.hands.pilot.click(offset=(0, 0))


def wheel(way: type[MouseEvent]) -> Callable[[Walk], Awaitable[None]]:
    """Roll the wheel over a page."""
    return lambda walk: walk.wheel(walk.app.screen.query_one("#page"), way)


def words(name: str, said: str) -> Callable[[Walk], Awaitable[None]]:
    """Click on some words."""
    return lambda walk: walk.click(name, said)


_WHEEL = "the wheel gets there too"
BENEATH: dict[str, Callable[[Walk], Awaitable[None]] | str] = {
    "scroll-down": wheel(MouseScrollDown),
    "scroll-up": wheel(MouseScrollUp),
    "scroll-page-down": _WHEEL,
    "scroll-page-up": _WHEEL,
    "scroll-top": _WHEEL,
    "scroll-bottom": _WHEEL,
    "choose": words("page", "On which day"),
    "draft-event": "it opens an editor, where hands are on the keys",
    "passage-events": "the palette has it, of the passage that the excerpt shows",
    "turn-page": "the palette opens it, and it is turned by its key",
    "page-help": "help is at the foot of the screen below",
    "cite-passage": "the frame names its key, to be clicked",
    "new-event-from": "the frame names its key, to be clicked",
    "quote-passage": "the frame names its key, to be clicked",
    "close-page": beside,
    "only-value": words("page", "Building"),
    "without-value": "the keys tell two choices of one line apart",
    "next-field": _WHEEL,
    "previous-field": _WHEEL,
    "narrow-values": words("filters-row", "find a value"),
    "find-key": words("help-row", "find a key"),
    "filters-help": "help is at the foot of the screen below",
    "close-filters": beside,
    "drop-filters": "undo is in the palette, once the page is closed",
    "answer-alike": words("page", "The clock stops"),
    "answer-none": "the frame names its key, to be clicked",
    "take-answers-back": "the frame names its key, to be clicked",
    "next-column": "a click goes to any cell, and the wheel to other columns",
    "previous-column": "as next-column",
    "first-column": "as next-column",
    "last-column": "as next-column",
    "sort-column": "the frame names its key, to be clicked",
    "cell-passage": words("page", "Minutes of the hall committee"),
    "delete-query": "a click recalls: what deletes is a key of its own",
}
"""What the mouse does for the commands of what lies over the main screen, or why it need not."""
_BENEATH = (
    CommandScope.MATRIX,
    *(CommandScope.TEXT, CommandScope.PAGE, CommandScope.FILTERS, CommandScope.SAVED, CommandScope.QUESTIONS),
    CommandScope.HELP,
)


@pytest.mark.sweep
@SIZES
async def test_by_mouse_alone_on_pages(root: Path, size: tuple[int, int]) -> None:
    async with walking(root, size) as walk:
        for command in (it for place in _BENEATH for it in commands_in(place)):
            if callable(way := BENEATH[command.id]):
                await walk.tries(command, partial(way, walk))


@pytest.mark.sweep
@SIZES
async def test_by_mouse_alone_on_the_export_screen(root: Path, size: tuple[int, int]) -> None:
    """All but the risks: accepting them is said where there are any, and a click is too light for it."""
    async with walking(root, size) as walk:
        for command in footer_commands(CommandScope.EXPORT):
            await walk.tries(command, partial(walk.click_key, "export-keys", command))


async def test_a_page_closes_by_the_words_that_say_how(root: Path) -> None:
    async with walking(root, (60, 20)) as walk:
        await walk.hands.press("i")
        frame = walk.app.screen.query_one(".dialog").region
        await walk.hands.pilot.click(offset=(frame.x + 9, frame.y + 3))
        assert walk.app.screen is not walk.app.main
        await walk.hands.pilot.click(offset=(frame.x + 9, frame.bottom - 1))
        assert walk.app.screen is not walk.app.main
        await walk.hands.pilot.click(offset=(frame.right - 6, frame.bottom - 1))
        await walk.hands.wait()
        assert walk.app.screen is walk.app.main
