"""What is sent, and what is not, where the reader asked for less: no colour, plain signs, no mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.house import SHIPPED, House
from tests.terminal.terminal import Terminal

STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
COLOURS = frozenset(range(30, 50)) | frozenset(range(90, 108))
MICE = re.compile(rb"\x1b\[\?(?:9|1000|1001|1002|1003|1005|1006|1015|1016)h")
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\)|.)")


def colours(raw: bytes) -> set[int]:
    """The parameters of styles that choose a colour."""
    parameters = {int(it) for found in STYLE.finditer(raw) for it in re.split(rb"[;:]", found[1]) if it}
    return parameters & COLOURS


def visited(terminal: Terminal, first: str) -> bytes:
    """All that is sent while the reader looks at everything there is to see."""
    terminal.wait_for(lambda text: first in text and "palette" in text)
    terminal.send("down", "v", "down")
    terminal.wait_for(" 2 events")
    for key in ("2", "3", "4", "1", "esc"):
        terminal.send(key)
    terminal.wait_for(lambda text: " 2 events" not in text)
    pages = (
        ("?", "find a key or a word"),
        ("i", "Content notice"),
        ("d", "Where the sources differ"),
        ("!", "Problems"),
        ("D", "Dated passages"),
        ("w", "As of the end of"),
    )
    for key, shown in pages:
        terminal.send(key)
        terminal.wait_for(shown)
        terminal.send("ctrl+g")
        terminal.wait_for(lambda text: "Esc " not in text)
    terminal.send("d", "enter")
    terminal.wait_for("Version 2 of 2")
    terminal.send("ctrl+g", "ctrl+g")
    terminal.wait_for(lambda text: "Esc " not in text)
    terminal.send("t")
    terminal.wait_for("Go to a date")
    terminal.send("1812-13", "enter")
    terminal.wait_for("1812-13")
    terminal.send("ctrl+g")
    terminal.wait_for(lambda text: "Go to a date" not in text)
    terminal.send("ctrl+p")
    terminal.wait_for(" Palette ")
    terminal.send("year")
    terminal.wait_for("Go to the first event of the next year")
    terminal.send("esc")
    terminal.wait_for(lambda text: first in text and "Go to the first event of the next year" not in text)
    terminal.send("/", "nothinglikeit")
    terminal.wait_for("nothing found")
    terminal.send("ctrl+u", "enter", "e")
    terminal.wait_for("What: all events")
    terminal.send("p", "tab", "y")
    terminal.wait_for("Copied")
    terminal.send("q")
    terminal.wait_for(lambda text: "What: all events" not in text)
    terminal.send("y")
    terminal.wait_for("Copied as Markdown, if the terminal allows it")
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    return terminal.raw


def test_no_color_sends_no_colour(house: House, canal: Path) -> None:
    sent = visited(house.open(canal, env={"NO_COLOR": "1"}, size=(120, 40)), "The canal company")
    assert colours(sent) == set()
    assert STYLE.search(sent)


@pytest.mark.parametrize("value", ["", None])
def test_an_empty_no_color_asks_for_nothing(house: House, canal: Path, value: str | None) -> None:
    terminal = house.open(canal, env={"NO_COLOR": value})
    terminal.wait_for("The canal company")
    assert colours(terminal.raw) >= {38, 48}


def test_ascii_draws_with_ascii(house: House, canal: Path) -> None:
    """The canal company's own text has no other characters; of an export, the preview shows all of them."""
    preview = house.run("export", "-C", canal).stdout.decode()
    sent = SEQUENCE.sub(b"", visited(house.open("--ascii", canal, size=(120, 40)), "The canal company"))
    assert {char for char in sent.decode() if char > "\x7e"} <= set(preview) - set("·…")


def test_ascii_leaves_the_letters_of_the_chronology(house: House) -> None:
    terminal = house.open("--ascii", SHIPPED, size=(120, 40))
    terminal.wait_for(lambda text: "Oxfordshire, 2004–2015" in text and "palette" in text)
    terminal.send("end", "?")
    terminal.wait_for("find a key or a word")
    terminal.send("q", "i")
    terminal.wait_for("Content notice")
    files = [SHIPPED / "events.yaml", *(SHIPPED / "corpus").glob("*.md")]
    own = {char for path in files for char in path.read_text(encoding="utf-8") if char > "\x7e"}
    assert {char for char in terminal.text if char > "\x7e"} <= own


@pytest.mark.parametrize("asked", [["--no-mouse"], []], ids=["without", "with"])
def test_the_mouse_is_the_terminals_where_it_is_asked_for(
    house: House, canal: Path, asked: list[str]
) -> None:
    terminal = house.open(*asked, canal)
    terminal.wait_for(lambda text: "The canal company" in text and "palette" in text)
    terminal.send("?")
    terminal.wait_for("find a key or a word")
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert bool(MICE.search(terminal.raw)) is not bool(asked)
