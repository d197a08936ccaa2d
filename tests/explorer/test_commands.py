"""The table of commands against the running program: every key, and the palette."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual._callback import invoke
from textual.app import App

from tests.explorer.screen_driver import exploring
from tui.explorer.palette_screen import PaletteItems
from tui.views.commands.command import CommandScope
from tui.views.commands.table import COMMANDS, commands_in

MAIN = commands_in(CommandScope.MAIN)


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The actions that keys and palette ask for; none of them runs."""
    asked: list[str] = []

    async def run_action(self: App[None], action: str, *args: object, **kwargs: object) -> bool:
        asked.append(action if isinstance(action, str) else str(action))
        return True

    monkeypatch.setattr(App, "run_action", run_action)
    return asked


def plain(action: str) -> str:
    """An action of the program, which the keys that work on every screen name more shortly."""
    named = action.removeprefix("app.").removesuffix("()")
    return "suspend_process" if named == "stop" else named


def test_no_key_means_two_things_in_one_place() -> None:
    for where in CommandScope:
        keys = [key for command in commands_in(where) for key in command.keys]
        assert len(keys) == len(set(keys))


def test_ids_are_one_of_a_kind() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


async def test_every_key_reaches_its_command(hall: Path, spy: list[str]) -> None:
    async with exploring(hall) as (_, hands):
        for command in MAIN:
            for key in command.keys:
                spy.clear()
                await hands.press(key)
                assert [plain(action) for action in spy] == [plain(command.action)], key


async def test_every_command_is_in_the_palette(hall: Path, spy: list[str]) -> None:
    async with exploring(hall) as (app, _):
        offers = PaletteItems(app.main)
        offered = [entry.shown for entry in offers.named("")]
        for command in MAIN:
            if command.id == "palette":
                continue
            for typed in (command.about, command.label, command.about[:7].upper()):
                meant = [one for one in offers.named(typed) if one.shown.startswith(f"{command.about} (")]
                assert len(meant) == 1, typed
            assert meant[0].shown in offered
            spy.clear()
            await invoke(meant[0].run)
            assert spy == [command.action]


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting(hall: Path, key: str) -> None:
    async with exploring(hall) as (app, hands):
        hands.send(key)
        while app.return_code is None:
            await asyncio.sleep(0)
        assert app.return_code == 0
