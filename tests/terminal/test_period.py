"""A period in a real terminal: by keys, and by dragging the mouse over the overview."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.house import House


def pressed(column: int, row: int) -> str:
    """The left button goes down, in the words of a terminal (SGR 1006)."""
    return f"\x1b[<0;{column};{row}M"


def moved(column: int, row: int) -> str:
    """The mouse moves with the button down."""
    return f"\x1b[<32;{column};{row}M"


def released(column: int, row: int) -> str:
    """The button goes up."""
    return f"\x1b[<0;{column};{row}m"


def test_a_period_by_keys_and_by_a_drag(house: House, canal: Path) -> None:
    terminal = house.open(canal, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "palette" in text)
    terminal.send("p")
    terminal.wait_for("Period: what was going on in")
    terminal.send("1811 to 1812")
    terminal.wait_for("│ 1811 to 1812   ")
    terminal.send("enter")
    terminal.wait_for("/ in:1811/1812")
    terminal.wait_for("selected · 1811–1812")
    terminal.send("u")
    terminal.wait_for("Undone: in:1811/1812 added")
    terminal.wait_for(lambda text: "/ in:" not in text)
    terminal.send(pressed(40, 4), moved(60, 4), moved(80, 4))
    terminal.wait_for("Overview · only ")
    terminal.send(released(80, 4))
    terminal.wait_for("/ in:")
    terminal.wait_for("selected · ")
    # On the axis a drag zooms, and the query stays.
    line = next(row for row in terminal.text.splitlines() if row.startswith("/ in:")).strip()
    terminal.send(pressed(40, 3), moved(60, 3))
    terminal.wait_for("Overview · zoom to ")
    terminal.send(released(60, 3))
    terminal.wait_for(lambda text: "zoom to" not in text and line in text)
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
