"""Whatever a stranger wrote, the terminal is sent nothing but what Textual has to say to it."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path

import pytest

from tests.terminal.hostile import BLIND, build, harm
from tests.terminal.house import House
from tests.terminal.terminal import Terminal
from tests.text.payloads import ESCAPES, PAYLOADS

PASTED = "\x1b[200~{}\x1b[201~"


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """The stranger's chronology."""
    return build(tmp_path / "strange")


def _is_without(words: str, text: str) -> bool:
    return words not in text


def read_through(terminal: Terminal, events: int) -> None:
    """Look at every event with both its citations, and the differences and problems of all."""
    terminal.wait_for(f"Timeline 1 of {events}")
    for position in range(2, events + 1):
        terminal.send("]", "down")
        terminal.wait_for(f"Timeline {position} of")
    for key, title in (("i", "This chronology"), ("d", "Where the sources differ"), ("!", "Problems")):
        terminal.send(key)
        terminal.wait_for(f"─ {title} ─")
        terminal.send(*["pagedown"] * 20, "q")
        terminal.wait_for(partial(_is_without, f"─ {title} ─"))


def ask_and_export(terminal: Terminal) -> None:
    """The query line, the palette, the export screen: where Textual's own widgets show text."""
    terminal.send("/", PASTED.format("lamp \u202e\x9b31m\x07"))
    terminal.wait_for("/ lamp")
    terminal.send("end", "ctrl+u", "lamp", "enter")
    terminal.wait_for(f"{len(PAYLOADS)} of {len(PAYLOADS)} events")
    terminal.send("ctrl+p")
    terminal.wait_for("─ Palette ─")
    for typed in ("red", "title", "isolate", "quoted"):
        terminal.send(typed)
        terminal.wait_for(typed)
        terminal.read_for(0.3)
        terminal.send("ctrl+u")
    terminal.send("esc")
    terminal.wait_for(lambda text: "─ Palette ─" not in text)
    terminal.send("e")
    terminal.wait_for("As: markdown")
    terminal.send(*["pagedown"] * 30, "y")
    terminal.wait_for("Copied")
    terminal.send("enter")
    terminal.wait_for("Wrote")
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_nothing_a_stranger_wrote_is_obeyed(house: House, strange: Path) -> None:
    cwd = house.here / "\x1b]0;a folder\x07 [red] \u202e"
    cwd.mkdir()
    terminal = house.open(strange, env=house.patched(BLIND), size=(120, 40), cwd=cwd)
    read_through(terminal, len(PAYLOADS))
    ask_and_export(terminal)
    assert harm(terminal.raw, copies=1) == []


def test_what_is_not_read_is_named_as_harmlessly(house: House, strange: Path) -> None:
    """The characters that no file may hold are refused where they stand; the rest is shown."""
    terminal = house.open(strange)
    terminal.wait_for("─ Timeline")
    terminal.send("!")
    terminal.wait_for("─ Problems ─")
    terminal.send(*["pagedown"] * 30, "q")
    terminal.send(*["down"] * len(PAYLOADS), "ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert harm(terminal.raw) == []


@pytest.mark.parametrize("payload", ESCAPES, ids=ascii)
def test_harm_is_seen(payload: str) -> None:
    """By the check itself."""
    assert harm(f"lamp {payload} lit".encode())
    assert harm(b"\x1b]52;c;" + base64.b64encode(payload.encode()) + b"\x07", copies=1)
