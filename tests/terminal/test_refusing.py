"""Where there is no terminal to draw on, the explorer says so and what to do instead."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.terminal.house import House

HINT = b"use: dateline list, show or search\n"


def test_standard_input_is_no_terminal(house: House, canal: Path) -> None:
    terminal = house.open(canal, stdin=subprocess.DEVNULL)
    assert terminal.ended() == 2
    assert b"the explorer needs a terminal, and its input is a pipe or a file" in terminal.raw
    assert terminal.raw.replace(b"\r\n", b"\n").endswith(HINT)
    assert b"\x1b" not in terminal.raw


def test_standard_error_is_no_terminal(house: House, canal: Path, tmp_path: Path) -> None:
    with (tmp_path / "said").open("wb") as said:
        terminal = house.open(canal, stderr=said)
        assert terminal.ended() == 2
    assert terminal.raw == b""
    assert (tmp_path / "said").read_bytes().endswith(HINT)


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_that_can_do_nothing(house: House, canal: Path, term: str | None) -> None:
    terminal = house.open(canal, env={"TERM": term})
    assert terminal.ended() == 2
    assert f"TERM is {term or 'not set'}".encode() in terminal.raw
    assert terminal.raw.replace(b"\r\n", b"\n").endswith(HINT)
    assert b"\x1b" not in terminal.raw
    assert terminal.unrestored() == []


LIMIT = """
import resource
resource.setrlimit(resource.RLIMIT_AS, ({megabytes} << 20, {megabytes} << 20))
"""


@pytest.mark.sweep
@pytest.mark.parametrize("megabytes", [150, 220, 300, 500])
def test_too_little_memory(house: House, canal: Path, megabytes: int) -> None:
    terminal = house.open(canal, env=house.patched(LIMIT.format(megabytes=megabytes)))
    assert terminal.ended() == 2
    assert f"needs 512 MB of memory; the limit here is {megabytes} MB;".encode() in terminal.raw
    assert b"\x1b" not in terminal.raw
    assert terminal.unrestored() == []


FILES = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
"""


@pytest.mark.sweep
@pytest.mark.parametrize("most", [5, 9, 10, 20, 31])
def test_too_few_open_files(house: House, canal: Path, most: int) -> None:
    terminal = house.open(canal, env=house.patched(FILES.format(soft=most, hard=most)))
    assert terminal.ended() == 2
    assert f"needs 32 open files, and is allowed {most};".encode() in terminal.raw
    assert b"\x1b" not in terminal.raw
    assert terminal.unrestored() == []


@pytest.mark.sweep
@pytest.mark.parametrize(("soft", "hard"), [(32, 32), (8, 32), (8, 4096)])
def test_as_many_open_files_as_it_needs_or_may_ask_for(
    house: House, canal: Path, tmp_path: Path, soft: int, hard: int
) -> None:
    (tmp_path / "minutes.txt").write_text("On 4 May 1812 a gate was painted.\n")
    terminal = house.open(canal, size=(120, 40), env=house.patched(FILES.format(soft=soft, hard=hard)))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("I")
    terminal.wait_for("Add a document, or a folder of them")
    terminal.send(str(tmp_path / "minutes.txt"), "enter")
    terminal.wait_for("On 4 May 1812 a gate was painted.")
    terminal.send("esc")
    terminal.wait_for(lambda text: "Esc closes" not in text and "quit" in text)
    terminal.send("e")
    terminal.wait_for("As: markdown")
    terminal.send("enter")
    terminal.wait_for("Wrote ")
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_memory_that_ends_while_it_runs_is_one_line(house: House, canal: Path) -> None:
    patch = """
import tui.explorer.controllers.search as search

def fail(*_):
    raise MemoryError

search.SearchController.open_line = fail
"""
    terminal = house.open(canal, env=house.patched(patch))
    terminal.send("/")
    assert (terminal.ended(), terminal.unrestored()) == (3, [])
    assert b"not enough memory" in terminal.raw
    assert not list(house.state.rglob("report-*"))


def test_no_chronology_there(house: House) -> None:
    terminal = house.open("nowhere")
    assert terminal.ended() in {2, 3}
    assert b"\x1b" not in terminal.raw
    assert b"nowhere" in terminal.raw
