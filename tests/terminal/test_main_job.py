"""What the program is for, from the first key to the last, in the terminals it is used in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.terminal.house import SHIPPED, House
from tests.terminal.terminal import Terminal

REFERENCE = re.compile(r"\[\^([^\]]+)\](?!:)")
DEFINITION = re.compile(r"^\[\^([^\]]+)\]:", re.MULTILINE)
EVENT = re.compile(r'^#### <a id="event-.*?(?=^##|^\[\^[^\]]+\]:|\Z)', re.MULTILINE | re.DOTALL)
EVENT_ID = re.compile(r'<a id="event-([a-z0-9-]+)">')


def listed(house: House, *query: str) -> list[str]:
    """The ids of the events that a query finds, as the command line gives them."""
    answer = house.run("list", *query, "-C", SHIPPED, "--format", "json")
    return [event["id"] for event in json.loads(answer.stdout)]


def select_three(terminal: Terminal, leave: str, found: int, of: int) -> None:
    """Search, leave the query line, and select the first three events found."""
    terminal.wait_for(f"{of} events")
    terminal.send("/")
    terminal.wait_for("a phrase")
    terminal.send("apolog")
    terminal.wait_for(f"{found} of {of} events · {of - found} hidden")
    terminal.send(leave)
    # An Esc is told from Alt by time alone, and there is one way to see that it was.
    terminal.wait_for(lambda text: "Enter to events" not in text)
    terminal.send("v")
    terminal.wait_for(" 1 event ")
    terminal.send("down", "down")
    terminal.wait_for(" 3 events")


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("size", "leave"), [((120, 40), "enter"), ((80, 24), "esc"), ((60, 20), "enter")], ids=str
)
def test_from_a_question_to_an_export_with_footnotes(house: House, size: tuple[int, int], leave: str) -> None:
    everything, found = listed(house), listed(house, "apolog")
    assert 3 < len(found) < len(everything)
    terminal = house.open(SHIPPED, size=size)
    select_three(terminal, leave, len(found), len(everything))
    terminal.send("e")
    terminal.wait_for(lambda text: "As: markdown" in text and "the range: 3 events" in text)
    terminal.send("enter")
    terminal.wait_for("Wrote")
    terminal.send("q")
    assert terminal.ended() == 0
    assert terminal.unrestored() == []
    [written] = house.here.iterdir()
    check_written_export(written, found[:3])


def check_written_export(path: Path, expected: list[str]) -> None:
    """The events, in order, each with a footnote; every reference defined, every definition referred to."""
    text = path.read_text(encoding="utf-8")
    sections = EVENT.findall(text)
    assert [EVENT_ID.findall(section) for section in sections] == [[event] for event in expected]
    assert all(REFERENCE.search(section) for section in sections)
    defined = DEFINITION.findall(text)
    assert len(defined) == len(set(defined))
    assert set(REFERENCE.findall(text)) == set(defined)


SEEN = ("Oxfordshire, 2004–2015", "Timeline 1 of", "─ Detail ─", "─ Excerpt 1 of", "q quit")


def test_three_panes_and_the_overview_are_seen_at_once(house: House) -> None:
    terminal = house.open(SHIPPED, size=(120, 40))
    terminal.wait_for("Enter closes")
    terminal.send("enter")
    text = terminal.wait_for(lambda text: all(name in text for name in SEEN))
    lanes = text[: text.index("Timeline 1 of")]
    assert re.search(r"2004 .* 2008 .* 2012 ", lanes)
    assert re.search(r"Abuse +[░▒█]", lanes)


def test_the_folder_of_the_program_shows_the_chronology(house: House) -> None:
    """What `make run` does."""
    terminal = house.open(".", cwd=SHIPPED)
    terminal.wait_for("Oxfordshire, 2004–2015")
    terminal.send("q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


def test_a_whole_sentence_of_keys_at_once_is_obeyed_in_order(house: House) -> None:
    """As a slow line delivers them: `q` belongs to the query, `v` no longer, Enter to the export screen."""
    terminal = house.open(SHIPPED)
    terminal.wait_for("events")
    terminal.send("/", "apolog", "ctrl+u", "report", "enter", "v", "J", "J", "e", "x", "enter")
    terminal.wait_for("Wrote")
    terminal.send("q")
    assert terminal.ended() == 0
    [written] = house.here.iterdir()
    check_written_export(written, listed(house, "report"))


def test_the_cursor_of_the_terminal_goes_along(house: House) -> None:
    terminal = house.open(SHIPPED)
    terminal.wait_for("Enter closes")
    terminal.send("esc")
    terminal.wait_for("Timeline 1 of")
    for position in (2, 3):
        terminal.send("down")
        terminal.wait_for(f"Timeline {position} of")
        terminal.wait_for(lambda _: terminal.line_of_cursor.startswith("▶"))
    terminal.send("q")
    assert terminal.ended() == 0
