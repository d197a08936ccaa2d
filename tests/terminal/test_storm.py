"""A window whose size does not rest while a search is typed."""

from __future__ import annotations

import random
from pathlib import Path

from tests.terminal.house import House
from tests.terminal.terminal import Terminal

SIZE = (100, 30)
QUERY = "lock"


def is_searched(text: str) -> bool:
    """Whether all of the screen is about what was searched for."""
    first, *_, line, _ = text.splitlines()
    return (
        "1 of 5 events · 4 hidden" in first
        and line.startswith(f"/ {QUERY}")
        and "Timeline 1 of 1" in text
        and text.count("The first lock opens") == 2
        and "Excerpt 1 of 1" in text
    )


def is_begun(text: str) -> bool:
    """Whether the first frame is there."""
    return "The canal company" in text and "palette" in text


def come_to_the_same(one: Terminal, other: Terminal) -> bool:
    """Whether a second screen comes to show what the first one does, whichever is done before."""
    shown = one.wait_for(is_searched)
    other.wait_for(lambda text: is_searched(text) and text in {shown, one.text})
    return one.wait_for(lambda text: text == other.text) == other.text


def test_a_storm_of_sizes_while_a_search_is_typed(house: House, canal: Path) -> None:
    fresh, stormed = house.open(canal, size=SIZE), house.open(canal, size=(80, 24))
    fresh.wait_for(is_begun)
    fresh.send("/", QUERY)
    stormed.wait_for(is_begun)
    chance = random.Random(1811)
    for number in range(60):
        stormed.resize(chance.randint(1, 300), chance.randint(1, 100))
        if number % 12 == 3:
            stormed.send(f"/{QUERY}"[number // 12])
        # Some are gone before the program has asked for them.
        stormed.read_for(0.0 if number % 4 else 0.05)
    stormed.resize(*SIZE)
    assert come_to_the_same(fresh, stormed)
    stormed.send("ctrl+q")
    assert (stormed.ended(), stormed.unrestored()) == (0, [])


STALE = """
from textual.drivers.linux_driver import LinuxDriver

read = LinuxDriver._get_terminal_size


def read_late(driver):
    return (284, 96) if read(driver) == (100, 30) else read(driver)


LinuxDriver._get_terminal_size = read_late
"""
"""A signal handler that posts an older size last, since the newer change interrupted it."""


def test_an_older_size_that_is_posted_last_does_not_stay(house: House, canal: Path) -> None:
    fresh = house.open(canal, size=SIZE)
    late = house.open(canal, size=(80, 24), env=house.patched(STALE))
    for terminal in (fresh, late):
        terminal.wait_for(is_begun)
        terminal.send("/", QUERY)
    late.resize(*SIZE)
    assert come_to_the_same(fresh, late)
    late.resize(200, 50)
    late.wait_for(lambda text: "Timeline 1 of 1" in text and len(text.splitlines()[0]) > 150)
    late.resize(*SIZE)
    assert come_to_the_same(fresh, late)
