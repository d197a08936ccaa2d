"""The config file and the memory, as whoever starts the program meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.terminal.house import House
from tests.terminal.terminal import Terminal


@pytest.fixture
def file(house: House) -> Path:
    """The config file, which is not there yet."""
    path = Path(house.env["XDG_CONFIG_HOME"]) / "dateline" / "config.toml"
    path.parent.mkdir()
    return path


def left(terminal: Terminal) -> None:
    """Wait for the end."""
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def places(house: House) -> list[dict[str, object]]:
    """What is remembered of each chronology."""
    return [json.loads(file.read_bytes()) for file in sorted(house.state.rglob("place-*.json"))]


def test_a_bad_config_file_is_told_and_stops_nothing(house: House, canal: Path, file: Path) -> None:
    file.write_text('oops\ntheme = 3\n[keys]\nmark = ["M"]\n', encoding="utf-8")
    terminal = house.open(canal, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "see:" in text)
    terminal.send("M", "down")
    terminal.wait_for("from ")
    left(terminal)
    shown = house.run("config", "show")
    assert shown.returncode == 1
    assert f"{file}:1:5: bad-toml".encode() in shown.stdout
    assert b"M" in house.run("keys").stdout


def test_the_next_time_begins_where_this_one_ends(house: House, canal: Path) -> None:
    terminal = house.open(canal)
    terminal.wait_for("5 events")
    terminal.send("/", "is:differs", "enter")
    terminal.wait_for("1 of 5 events")
    left(terminal)
    (place,) = places(house)
    assert place["query"] == "is:differs"
    terminal = house.open(canal)
    terminal.wait_for("1 of 5 events")
    left(terminal)
    terminal = house.open(canal, "--fresh")
    terminal.wait_for(lambda text: "5 events" in text and "of 5 events" not in text)
    left(terminal)
    assert places(house)[0]["query"] == ""


def test_a_theme_of_the_command_line(house: House, canal: Path) -> None:
    terminal = house.open(canal, "--theme", "dateline-light", env={"COLORTERM": "truecolor"})
    terminal.wait_for("The canal company")
    # Its background, #fbfaf7.
    assert b"48;2;251;250;247" in terminal.raw
    left(terminal)
