"""An explorer inside of another program leaves the signals to it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from textual.app import ComposeResult

from tests.cli.running import CHECKOUT
from tests.explorer.screen_driver import exploring, opened
from tests.waiting import LONGEST
from tui.explorer.app import Explorer
from tui.explorer.lifecycle.shutdown import Shutdown
from tui.explorer.main_screen import MainScreen

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def handlers() -> list[object]:
    """What becomes of the signals, and where else they are told."""
    pipe = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(pipe)
    return [pipe, *map(signal.getsignal, SIGNALS)]


async def test_an_explorer_in_another_program_takes_no_signal(hall: Path) -> None:
    before = handlers()
    async with exploring(hall) as (_, hands):
        assert handlers() == before
        await hands.press("down", "?")
        assert handlers() == before
    assert handlers() == before


def test_what_was_taken_is_given_back() -> None:
    before = handlers()
    with Shutdown(lambda: None):
        assert handlers() != before
    assert handlers() == before


TESTS = """
import asyncio
from pathlib import Path
from tests.explorer.screen_driver import exploring
from tests.explorer.village import build

async def test_it_never_ends(tmp_path):
    async with exploring(build(tmp_path / "hall")):
        print("opened", flush=True)
        await asyncio.Event().wait()
"""


def test_a_run_of_tests_ends_when_told_to(tmp_path: Path) -> None:
    file = tmp_path / "test_without_an_end.py"
    file.write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "-c", "pyproject.toml"]
    with subprocess.Popen([*command, str(file)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        try:
            assert any("opened" in line for line in run.stdout)
            run.send_signal(signal.SIGTERM)
            assert run.wait(LONGEST) == -signal.SIGTERM
        finally:
            run.kill()


def test_leaving_while_it_starts_is_no_mistake(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that is being closed takes nothing in that it would show."""
    compose = MainScreen.compose

    def closed(screen: MainScreen) -> ComposeResult:
        screen.app.exit()
        screen._pruning = True
        yield from compose(screen)

    monkeypatch.setattr(MainScreen, "compose", closed)
    project = opened(hall)
    app = Explorer(project)
    app.run(headless=True)
    project.close()
    assert (app.fault, app.main.has_begun) == (None, False)
