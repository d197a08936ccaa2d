"""The conversation on a terminal: the prompt, Ctrl-C, Ctrl-D, the width; and no escape is ever sent."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CHECKOUT
from tui.index.open_index import open_index

_terminal = pytest.importorskip("tests.terminal.terminal")

GREETING = "1 of 5 · about 1811 · A surveyor walks the line\n>"


@pytest.fixture(params=["dumb", "xterm-256color"])
def screen(request: pytest.FixtureRequest, canal: Path, tmp_path: Path) -> Iterator[Any]:
    """A terminal of 50 columns with the canal company in it, of which there is an index."""
    open_index(canal).index.close()
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(CHECKOUT),
        "TERM": request.param,
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "INPUTRC": os.devnull,
        "DATELINE_CACHE_DIR": os.environ["DATELINE_CACHE_DIR"],
    }
    command = [sys.executable, "-m", "tui", "browse", "--plain"]
    with _terminal.Terminal(command, cwd=canal, env=environment, size=(50, 40)) as opened:
        opened.wait_for(GREETING)
        yield opened


def test_it_is_asked_and_answered_in_lines(screen: Any) -> None:
    screen.send("next 2", "enter")
    screen.wait_for("3 of 5 · 1 June 1812 · The company sells shares\n>")
    screen.send("show", "enter")
    screen.wait_for("shares-sold - events.yaml:24")
    assert max(map(len, screen.text.splitlines())) <= 50
    screen.send("quit", "enter")
    assert screen.ended() == 0
    assert b"\x1b" not in screen.raw


def test_ctrl_c_lets_go_of_the_line_alone(screen: Any) -> None:
    screen.send("last and more")
    screen.wait_for("> last and more")
    # Python hears of a signal only while it waits for a key, and not while it still echoes the last one.
    screen.read_until(screen.is_waiting, "a rest")
    screen.send("ctrl+c")
    screen.wait_for(lambda text: text.rstrip("\n").endswith("\n>"))
    screen.send("last", "enter")
    screen.wait_for("5 of 5 · undated · A bridge is mended\n>")


def test_ctrl_d_leaves(screen: Any) -> None:
    screen.send("\x04")
    assert screen.ended() == 0
