"""A terminal that is closed, or takes nothing more, whatever the explorer is at: it ends all the same.

By itself this tries one moment for each screen. `pytest -m faults` tries all of them.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

from tests.terminal.house import House
from tests.terminal.terminal import Terminal
from tests.waiting import LONGEST
from tui.explorer.lifecycle import shutdown

SCREENS: dict[str, tuple[str, ...]] = {
    "panes": ("down",),
    "query": ("/",),
    "nothing found": ("/", "xyz"),
    "help": ("?",),
    "palette": (":",),
    "export": ("e",),
    "preview": ("e", "pagedown"),
    "range": ("v", "J", "J"),
    "date": ("t",),
    "filter": ("f",),
    "saving": ("/", "lock", "enter", "s"),
    "saved": ("S",),
    "known": ("w",),
    "differences": ("d",),
    "drafts": ("D",),
    "related": ("R",),
    "actors": ("a",),
    "passage": ("P",),
    "groups": ("B",),
    "checks": ("!",),
    "about": ("i",),
    "attaching": ("A",),
    "adding": ("I",),
    "lanes": ("L", "4", "x"),
}
"""The keys that lead to each."""
MOMENTS = [0.05 * number for number in range(20)]
"""Seconds after the last key."""


def at_screen(house: House, canal: Path, screen: str) -> Terminal:
    """The explorer, told to show a screen."""
    terminal = house.open(canal, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send(*SCREENS[screen])
    return terminal


def test_an_end_by_force_comes_within_the_three_seconds_that_are_promised() -> None:
    assert shutdown._PATIENCE + 3 * shutdown._LAST < 3


ONE_EACH = [(screen, MOMENTS[number * 7 % 20]) for number, screen in enumerate(SCREENS)]
ALL = [(screen, moment) for screen in SCREENS for moment in MOMENTS]


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("screen", "moment"),
    [*ONE_EACH, *(pytest.param(*one, marks=pytest.mark.faults) for one in ALL if one not in ONE_EACH)],
)
def test_a_terminal_closed_at_any_moment_ends_it(
    house: House, canal: Path, screen: str, moment: float
) -> None:
    terminal = at_screen(house, canal, screen)
    terminal.read_for(moment)
    terminal.hang_up()
    assert terminal.ended() == 129


@pytest.mark.sweep
@pytest.mark.parametrize("moment", [0.1 * number for number in range(12)])
def test_a_terminal_closed_while_it_starts_ends_it(house: House, canal: Path, moment: float) -> None:
    terminal = house.open(canal, size=(120, 40))
    terminal.read_for(moment)
    terminal.hang_up()
    # Before there is anything to be put in order, the signal itself ends it. Where it never had a terminal it
    # says so with 2, and Python makes 120 of that, for nobody can be told.
    assert terminal.ended() in {129, -signal.SIGHUP, 2, 120}
    assert not list(house.state.rglob("report-*"))


def test_under_nohup_a_closed_terminal_ends_it(house: House, canal: Path) -> None:
    terminal = house.open(canal, ignoring=(signal.SIGHUP,))
    terminal.wait_for("The canal company")
    terminal.hang_up()
    assert terminal.ended() == 129


def ended_unread(terminal: Terminal) -> int:
    """How a program ends of which nothing is read any more."""
    until = monotonic() + LONGEST
    while not terminal._has_ended():
        assert monotonic() < until, "still running"
        os.sched_yield()
    return terminal._process.wait(LONGEST)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_terminal_that_takes_nothing_more_holds_nobody_up(
    house: House, canal: Path, number: signal.Signals, code: int
) -> None:
    terminal = house.open(canal, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("down", "down")
    terminal.wait_for("Timeline 3 of 5")
    # As after Ctrl-S: what it draws comes to fill all there is between it and the terminal.
    for _ in range(30):
        terminal.send("?", "esc", "e", "esc")
    terminal.signal(number)
    assert ended_unread(terminal) == code


STUCK = """
import queue, threading
from textual.drivers import _writer_thread

def stuck(self):
    threading.Event().wait()

_writer_thread.WriterThread.stop = stuck
"""
"""Textual's writer never comes to its end."""


def test_a_place_is_kept_and_the_terminal_given_back_by_force(house: House, canal: Path) -> None:
    terminal = house.open(canal, env=house.patched(STUCK))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("down", "down")
    terminal.wait_for("Timeline 3 of 5")
    terminal.signal(signal.SIGTERM)
    assert (terminal.ended(), terminal.unrestored()) == (143, [])
    (place,) = house.state.rglob("place-*.json")
    assert json.loads(place.read_bytes())["event"] == "shares-sold"


STUBBORN = f"""#!{sys.executable}
import os, signal
def say(*words): os.write(1, (" ".join(map(str, words)) + "\\n").encode())
def hear(number, frame): say("told", number)
for number in (signal.SIGTERM, signal.SIGHUP): signal.signal(number, hear)
say("editor", os.getpid())
while True: signal.pause()
"""
"""An editor that says who it is and what it was told, and goes on."""

LATE = """
import threading
from textual.driver import Driver
from tui.explorer.lifecycle import shutdown

restore, resume = shutdown.Shutdown._restore, Driver.resume_application_mode
restored = threading.Event()

def restore_and_wait(self):
    restore(self)
    restored.set()
    threading.Event().wait()

def wait_and_resume(self):
    restored.wait()
    resume(self)
    threading.Event().wait()

shutdown.Shutdown._restore, Driver.resume_application_mode = restore_and_wait, wait_and_resume
"""
"""Whoever waited for the editor takes the terminal again once it was given back, and gets no further."""


@pytest.mark.sweep
@pytest.mark.parametrize("patch", ["", LATE], ids=["at once", "late"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_editor_is_told_and_ended_too(
    house: House, canal: Path, tmp_path: Path, number: signal.Signals, patch: str
) -> None:
    program = tmp_path / "stubborn"
    program.write_text(STUBBORN, encoding="utf-8")
    program.chmod(0o755)
    terminal = house.open(canal, env={"EDITOR": shlex.quote(str(program)), **house.patched(patch)})
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("E")
    said = terminal.wait_for("editor ")
    child = int(re.findall(r"editor (\d+)", said)[0])
    terminal.signal(number)
    assert (terminal.ended(), terminal.unrestored()) == (128 + number, [])
    assert f"told {int(number)}".encode() in terminal.raw
    assert is_gone(child)


def is_gone(number: int) -> bool:
    """Whether a process has ended; one that nobody has asked after yet is a zombie."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"
