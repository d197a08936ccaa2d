"""A stranger's files in the place of those that are shown: every key goes on being obeyed, `q` above all.

By itself this tries a few of the shapes. `pytest -m faults` tries all of them.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults.hostile_chronologies import SHAPES, build, replace_files
from tests.terminal.house import House
from tests.terminal.terminal import Terminal

FEW = {"one letter", "events that are a folder"}
UNMASKED = "names cannot be masked"
"""What is said where the list of protected names cannot be used."""
SLOW = [
    "500 quotations",
    "letters that gather",
    "faulty events",
    "one event 100,000 times",
    "attributes",
    "differences",
    "other dates",
    "events in a circle",
    "citations of one event",
    "100,000 events",
]
"""Shapes that take a second at least to be read, wherever they are."""

TOLD = """
import os
from pathlib import Path
import tui.index.open_index as cache

open_it = cache._opened
said = Path(os.environ["XDG_STATE_HOME"])

def tell(*arguments):
    (said / "begun").touch()
    try:
        return open_it(*arguments)
    finally:
        (said / "done").touch()

cache._opened = tell
"""
"""Says when a chronology begins to be read, and when it has been."""
NEVER_READ = """
import os, threading
from pathlib import Path
import tui.index.open_index as cache

open_it = cache._opened
said = Path(os.environ["XDG_STATE_HOME"])

def hang(*arguments):
    if not (said / "begun").exists():
        (said / "begun").touch()
        return open_it(*arguments)
    (said / "hanging").touch()
    threading.Event().wait()

cache._opened = hang
"""
"""Reads a chronology once; the second time it never comes to an end, and hears nobody."""


def shares(names: Sequence[str] = tuple(SHAPES), few: set[str] = FEW) -> list[object]:
    return [name if name in few else pytest.param(name, marks=pytest.mark.faults) for name in names]


def opened(house: House, root: Path, patch: str = TOLD) -> Terminal:
    """The explorer over the chronology that nobody has made for harm."""
    terminal = house.open(root, env=house.patched(patch), size=(120, 40))
    terminal.wait_for(lambda text: "The strange lock" in text and "quit" in text)
    return terminal


def read_till(terminal: Terminal, house: House, moment: str) -> None:
    """Read from the terminal until something is noted in the state folder."""
    terminal.read_until((house.state / moment).exists, f"reading that is {moment}")


def replaced(house: House, root: Path, strange: Path) -> None:
    for moment in ("begun", "done"):
        (house.state / moment).unlink(missing_ok=True)
    replace_files(root, strange)


def leave(terminal: Terminal, *keys: str) -> None:
    terminal.send(*keys)
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert b"Traceback" not in terminal.raw


@pytest.mark.sweep
@pytest.mark.parametrize("moment", ["at once", "begun", "done"])
@pytest.mark.parametrize("shape", shares())
def test_whoever_leaves_has_left(house: House, tmp_path: Path, shape: str, moment: str) -> None:
    root, strange = build(tmp_path / "calm"), build(tmp_path / "strange", shape)
    terminal = opened(house, root)
    replaced(house, root, strange)
    if moment != "at once":
        read_till(terminal, house, moment)
    leave(terminal, "q")
    assert not list(house.state.rglob("report-*"))


@pytest.mark.parametrize("shape", shares())
def test_keys_are_obeyed_while_it_is_read(house: House, tmp_path: Path, shape: str) -> None:
    root, strange = build(tmp_path / "calm"), build(tmp_path / "strange", shape)
    terminal = opened(house, root)
    replaced(house, root, strange)
    read_till(terminal, house, "begun")
    terminal.send("?")
    terminal.wait_for(lambda text: " Help " in text or UNMASKED in text)
    if " Help " not in terminal.text:
        # Pages are closed where the list of protected names has changed: this one before it was seen.
        terminal.send("?")
        terminal.wait_for(" Help ")
    terminal.send("esc", "down", "/")
    terminal.send("lock")
    terminal.wait_for("/ lock")
    leave(terminal, "ctrl+q")


@pytest.mark.parametrize("shape", shares())
def test_a_hostile_chronology_is_opened_or_refused(house: House, tmp_path: Path, shape: str) -> None:
    terminal = house.open(build(tmp_path / "strange", shape), size=(120, 40))
    terminal.send("q")
    assert terminal.ended() in {0, 3}
    assert terminal.unrestored() == []
    assert b"Traceback" not in terminal.raw
    assert not list(house.state.rglob("report-*"))


@pytest.mark.parametrize("shape", shares(SLOW, {"differences"}))
@pytest.mark.parametrize("command", [(), ("check",)], ids=["explorer", "check"])
def test_reading_is_interrupted(house: House, tmp_path: Path, shape: str, command: tuple[str, ...]) -> None:
    strange = build(tmp_path / "strange", shape)
    patch = TOLD.replace("tui.index.open_index", "tui.parsing.loader").replace("_opened", "load_chronology")
    env = house.patched(patch if command else TOLD)
    terminal = house.open(*command, strange, env=env, size=(120, 40))
    read_till(terminal, house, "begun")
    terminal.send("ctrl+c")
    assert (terminal.ended(), terminal.unrestored()) == (130, [])
    assert b"Traceback" not in terminal.raw


def test_nobody_waits_for_what_is_never_read(house: House, tmp_path: Path) -> None:
    root = build(tmp_path / "calm")
    terminal = opened(house, root, NEVER_READ)
    (root / "corpus/ledger.md").write_text("Another ledger.")
    read_till(terminal, house, "hanging")
    terminal.send("down")
    terminal.wait_for("Timeline 2 of 2")
    leave(terminal, "q")
    (place,) = house.state.rglob("place-*.json")
    assert '"e1"' in place.read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_what_is_never_read(house: House, tmp_path: Path, number: signal.Signals) -> None:
    root = build(tmp_path / "calm")
    terminal = opened(house, root, NEVER_READ)
    (root / "corpus/ledger.md").write_text("Another ledger.")
    read_till(terminal, house, "hanging")
    terminal.signal(number)
    assert (terminal.ended(), terminal.unrestored()) == (128 + number, [])
