"""From an empty folder, without an editor: documents and events by keys alone."""

from __future__ import annotations

import pytest

from tests.terminal.house import House
from tests.terminal.terminal import Terminal

LETTER = """\
The roof of the hall was mended in June 1957.

Nobody paid for the slates, and the builder wrote three letters.

On 3 August 1958 the committee met again.
"""


def typed(terminal: Terminal, date: str, words: str, title: str) -> None:
    """Fill in the first two lines of the form."""
    terminal.send(date)
    terminal.wait_for(words)
    terminal.send("tab", title)
    terminal.wait_for(f"{len(title)} of ")


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
def test_events_by_keys_alone(house: House, size: tuple[int, int]) -> None:
    case = house.here / "case"
    assert house.run("new", case).returncode == 0
    (house.here / "letter.txt").write_text(LETTER, encoding="utf-8")
    events = case / "events.yaml"
    before = events.read_text(encoding="utf-8")
    terminal = house.open(case, size=size, env={"PATH": "/nowhere"})
    terminal.wait_for(lambda text: "The village hall" in text and "quit" in text)

    terminal.send("I")
    terminal.wait_for("Add a document")
    terminal.send("letter.txt", "enter")
    terminal.wait_for("Nobody paid for the slates")
    terminal.send("q")
    terminal.wait_for(lambda text: "Nobody paid" not in text)

    terminal.send("c")
    terminal.wait_for("New event")
    typed(terminal, "1957-06", "June 1957", "The roof is mended")
    terminal.send("ctrl+s")
    terminal.wait_for("of 4 ")
    assert "- id: the-roof-is-mended\n" in events.read_text(encoding="utf-8")

    # Its citation is picked in the form of the event.
    terminal.send("C")
    terminal.wait_for("Change the event the-roof-is-mended")
    terminal.send(*["tab"] * 6, "enter")
    terminal.wait_for("type to find")
    terminal.send("slates")
    terminal.wait_for("Nobody paid")
    terminal.send("enter")
    terminal.wait_for("[x] letter#2")
    terminal.send("tab")
    terminal.wait_for(lambda text: "type to find" not in text)
    terminal.send("ctrl+s")
    terminal.wait_for(lambda text: "Change the event" not in text)
    assert "letter#2" in events.read_text(encoding="utf-8")

    # Another event is made of words of a passage in the excerpt.
    terminal.wait_for("Changed the event")
    terminal.send("T")
    terminal.wait_for("Passages to cite")
    terminal.send("end", "Q")
    terminal.wait_for("Words of letter#3")
    terminal.send("v", "w", "w", "c")
    terminal.wait_for("New event")
    typed(terminal, "1958-08-03", "3 August 1958", "The committee meets")
    terminal.send("ctrl+s")
    terminal.wait_for("of 5 ")
    written = events.read_text(encoding="utf-8")
    assert "letter#3" in written
    assert "quote: On 3" in written

    # Everything is taken back, one write after the other.
    for left in ("of 4 ", "letter#2 is gone", "of 3 "):
        terminal.send("Z")
        if left.startswith("of"):
            terminal.wait_for(left)
        else:
            terminal.wait_for("Taken back: changed")
    assert events.read_text(encoding="utf-8") == before
    terminal.send("ctrl+q")
    assert terminal.ended() == 0
    assert terminal.unrestored() == []
