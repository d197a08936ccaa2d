"""The start of the explorer in a terminal: one frame, complete."""

from __future__ import annotations

import pytest

from tests.terminal.house import SHIPPED, House
from tests.terminal.terminal import Terminal

FRAME = b"\x1b[?2026h"
"""Begins a frame."""
SIZES = [(120, 40), (80, 24), (60, 20), (160, 50)]


def start(house: House, size: tuple[int, int], *options: str) -> Terminal:
    """The explorer on the shipped chronology, until its first frame, and whatever is drawn soon behind it."""
    terminal = house.open(SHIPPED, *options, size=size, env={"COLORTERM": "truecolor"})
    terminal.wait_for(lambda text: "Overview" in text or "Timeline" in text or "Content notice" in text)
    # What was saved of the last session is on the screen sooner than Textual.
    terminal.read_until(lambda: b"\x1b[?2004h" in terminal.raw, "what Textual sets")
    terminal.read_for(0.2)
    return terminal


@pytest.mark.sweep
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_first_frame_is_the_only_one(house: House, size: tuple[int, int]) -> None:
    with start(house, size) as first:
        assert first.raw.count(FRAME) == 1
        first.send("q")
        first.ended()
    with start(house, size) as second:
        assert second.raw.count(FRAME) == 1


def test_keys_typed_before_the_first_frame_are_kept(house: House) -> None:
    terminal = house.open(SHIPPED, size=(120, 40))
    terminal.send("/", "arrest")
    assert "arrest" in terminal.wait_for(lambda text: "/ arrest" in text)
