"""A window whose size does not rest while a search is typed."""

from __future__ import annotations

import random
from pathlib import Path

from tests.terminal.house import House
from tests.terminal.terminal import Terminal

SIZE = (100, 30)
QUERY = "lock"


def searched(terminal: Terminal, query: str) -> str:
    """Type a search, and give the screen as it comes to rest."""
    terminal.wait_for(lambda text: "The canal company" in text and "palette" in text)
    terminal.send("/", query)
    terminal.wait_for(f"/ {query}")
    return settled(terminal)


def settled(terminal: Terminal) -> str:
    """The screen after half a second in which it did not change."""
    text = ""
    while text != terminal.text:
        text = terminal.text
        terminal.read_for(0.5)
    return text


def test_a_storm_of_sizes_while_a_search_is_typed(house: House, canal: Path) -> None:
    fresh = searched(house.open(canal, size=SIZE), QUERY)
    terminal = house.open(canal, size=(80, 24))
    terminal.wait_for(lambda text: "The canal company" in text and "palette" in text)
    chance = random.Random(1811)
    for number in range(60):
        terminal.resize(chance.randint(1, 300), chance.randint(1, 100))
        if number % 12 == 3:
            terminal.send(f"/{QUERY}"[number // 12])
        # Some are gone before the program has asked for them.
        terminal.read_for(0.0 if number % 4 else 0.05)
    terminal.resize(*SIZE)
    terminal.wait_for(f"/ {QUERY}")
    assert settled(terminal) == fresh
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
