"""`dateline --read-only`, in a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.house import House


def test_no_file_is_written_and_no_editor_started(house: House, canal: Path) -> None:
    terminal = house.open("--read-only", canal, env={"EDITOR": "touch edited"})
    terminal.wait_for("The canal company")
    terminal.send("E")
    terminal.wait_for("Cannot edit: this is read-only")
    terminal.send("e")
    terminal.wait_for("As: markdown")
    terminal.send("enter")
    terminal.wait_for("Not written: this is read-only")
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert list(house.here.iterdir()) == []
