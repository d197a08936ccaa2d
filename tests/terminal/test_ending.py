"""Every way out, wanted or not: the exit code says which it was, and the terminal is as it was before."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.terminal.house import House
from tests.terminal.terminal import Terminal

SHOWN = "The canal company"


def opened(house: House, canal: Path, ignoring: Sequence[signal.Signals] = ()) -> Terminal:
    """The explorer, once it is there."""
    terminal = house.open(canal, ignoring=ignoring)
    terminal.wait_for(lambda text: SHOWN in text and "quit" in text)
    assert terminal.on_alternate_screen
    return terminal


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_leaving(house: House, canal: Path, key: str) -> None:
    terminal = opened(house, canal)
    terminal.send(key)
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_ctrl_q_leaves_from_the_query_line_where_q_is_a_letter(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    terminal.send("/", "q")
    terminal.wait_for("/ q")
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_ctrl_c_says_how_to_leave(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    terminal.send("ctrl+c")
    terminal.wait_for("to quit")
    terminal.send("q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_keys_typed_before_the_first_frame_are_not_lost(house: House, new_canal: Path) -> None:
    terminal = house.open(new_canal)
    terminal.send("/", "lock")
    terminal.wait_for(lambda text: "1 of 5 events · 4 hidden" in text and "/ lock" in text)
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_with_its_code(house: House, canal: Path, number: signal.Signals, code: int) -> None:
    terminal = opened(house, canal)
    terminal.signal(number)
    assert (terminal.ended(), terminal.unrestored()) == (code, [])


def test_under_nohup_a_hangup_is_ignored(house: House, canal: Path) -> None:
    terminal = opened(house, canal, ignoring=(signal.SIGHUP,))
    terminal.signal(signal.SIGHUP)
    terminal.send("?")
    terminal.wait_for("find a key or a word")
    terminal.send("q", "q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


@pytest.mark.parametrize("key", ["", "ctrl+z"], ids=["SIGTSTP", "ctrl+z"])
def test_stopped_and_continued(house: House, canal: Path, key: str) -> None:
    terminal = opened(house, canal)
    if key:
        terminal.send(key)
    else:
        terminal.signal(signal.SIGTSTP)
    terminal.stopped()
    terminal.read_until(lambda: not terminal.on_alternate_screen, "the shell's screen")
    assert terminal.unrestored() == []
    written = len(terminal.raw)
    terminal.signal(signal.SIGCONT)
    terminal.read_until(lambda: terminal.on_alternate_screen, "its own screen")
    terminal.read_until(lambda: SHOWN.encode() in terminal.raw[written:], "everything drawn anew")
    terminal.send("q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_a_closed_window_ends_it(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    terminal.hang_up()
    assert terminal.ended() == 129


BREAK = """
import os, pathlib, rich.traceback
import tui.explorer.{module} as broken

def drawn(*arguments):
    pathlib.Path(os.environ["XDG_STATE_HOME"], "drawn").touch()
    return []

rich.traceback.Traceback.__rich_console__ = drawn

def fail(*arguments, **options):
    secret = "the address of the lock " + "keeper"
    raise RuntimeError("broken for once")

broken.{where} = fail
"""


@pytest.mark.parametrize(
    ("module", "where", "keys"),
    [
        ("main_screen", "MainScreen.on_mount", ()),
        ("controllers.search", "SearchController.open_line", ("/",)),
        ("widgets.timeline", "Timeline.strip_at", ()),
        ("app", "Project.refresh", ("r",)),
        ("lifecycle.interruptible_app", "check_terminal_size", ()),
    ],
    ids=["mounting", "an action", "drawing", "a thread", "the application"],
)
def test_a_mistake_of_our_own_is_one_line_and_a_report(
    house: House, canal: Path, module: str, where: str, keys: tuple[str, ...]
) -> None:
    terminal = house.open(canal, env=house.patched(BREAK.format(module=module, where=where)))
    terminal.send(*keys)
    assert terminal.ended() == 70
    assert terminal.unrestored() == []
    said = terminal.raw.rpartition(b"\x1b[")[2].partition(b"dateline: ")[2].decode()
    assert said.startswith("internal error; a crash report is in ")
    assert said.count("\n") == 1
    assert b"Traceback" not in terminal.raw
    # A picture of a mistake shows the values of variables, and takes seconds to draw.
    assert not (house.state / "drawn").exists()
    [report] = house.state.rglob("report-*.txt")
    written = report.read_text(encoding="utf-8")
    assert "RuntimeError: broken for once" in written
    assert "lock keeper" not in written + terminal.raw.decode()


def test_nothing_holds_the_shell_up(house: House, canal: Path, tmp_path: Path) -> None:
    """When all is done, no thread and no timer is left that would have to be waited for."""
    record = tmp_path / "threads"
    watch = f"""
import threading
def note():
    left = [one.name for one in threading.enumerate() if not one.daemon]
    open({str(record)!r}, "w").write(" ".join(left))
threading._register_atexit(note)
"""
    terminal = house.open(canal, env=house.patched(watch))
    terminal.wait_for(lambda text: SHOWN in text and "quit" in text)
    terminal.send("q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert record.read_text(encoding="utf-8") == "MainThread"
