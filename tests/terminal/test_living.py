"""What happens to the files, the window and the screen while the explorer runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS
from tests.terminal.house import House
from tests.terminal.terminal import Terminal


def opened(house: House, canal: Path, **env: str) -> Terminal:
    """The explorer, once it is there."""
    terminal = house.open(canal, env=env)
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    return terminal


def left(terminal: Terminal) -> tuple[int, list[str]]:
    """How it ends, and what it leaves behind."""
    terminal.send("ctrl+q")
    return terminal.ended(), terminal.unrestored()


BEFORE = """\
  - {id: act-passed, date: 1810, title: An act passes, kind: money, status: reported, cites: [ledger#1]}
"""


def test_an_edit_is_seen_without_a_key(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    terminal.send("down", "down")
    terminal.wait_for("▶● 1 Jun")
    events = EVENTS.replace("events:\n", f"events:\n{BEFORE}").replace("sells shares", "sells its shares")
    (canal / "events.yaml").write_text(events, encoding="utf-8")
    terminal.wait_for(lambda text: "sells its" in text and "6 events" in text)
    assert "▶● 1 Jun" in terminal.text
    ledger = canal / "corpus" / "ledger.md"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("in one day", "by noon"), encoding="utf-8")
    terminal.wait_for("by noon")
    assert left(terminal) == (0, [])


def test_an_edit_that_cannot_be_read_keeps_what_was(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    broken = EVENTS.replace("title: The canal is dug", "title: [The canal is dug")
    line = broken[: broken.index("[The canal")].count("\n") + 1
    (canal / "events.yaml").write_text(broken, encoding="utf-8")
    text = terminal.wait_for("events.yaml:")
    [said] = re.findall(r"events\.yaml:(\d+)", text)
    assert line <= int(said) <= line + 1
    assert "The canal is dug" in text
    assert "5 events" in text
    terminal.send("down")
    terminal.wait_for("Timeline 2 of 5")
    (canal / "events.yaml").write_text(EVENTS.replace("is dug", "is finished"), encoding="utf-8")
    terminal.wait_for(lambda text: "is finished" in text and "events.yaml:" not in text)
    assert left(terminal) == (0, [])


def test_the_file_may_go_and_come_back(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    (canal / "events.yaml").rename(canal / "away")
    terminal.wait_for("events.yaml:")
    assert "5 events" in terminal.text
    (canal / "away").rename(canal / "events.yaml")
    terminal.wait_for(lambda text: "events.yaml:" not in text)
    assert left(terminal) == (0, [])


def editor(folder: Path, body: str) -> Path:
    """A program that edits."""
    path = folder / "an editor"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_editor_gets_the_terminal_and_gives_it_back(house: House, canal: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    body = f"""
exec 3>{record}
printf '%s\\n' "$@" >&3
stty -a >&3
echo "editing now"
read line
echo "$line" >&3
printf '%s\\n' '# by hand' >>"$2"
sed -i.orig 's/is dug/is dug by hand/' "$2"
"""
    terminal = opened(house, canal, EDITOR=shlex.quote(str(editor(tmp_path, body))))
    terminal.send("down")
    terminal.wait_for("Timeline 2 of 5")
    terminal.send("E")
    terminal.wait_for("editing now")
    assert terminal.unrestored() == []
    terminal.send("typed to the editor\n")
    terminal.read_until(lambda: terminal.on_alternate_screen, "the explorer")
    terminal.wait_for(lambda text: "is dug by hand" in text and "Timeline 2 of 5" in text)
    terminal.send("down")
    terminal.wait_for("Timeline 3 of 5")
    assert left(terminal) == (0, [])
    line, path, *rest = record.read_text(encoding="utf-8").splitlines()
    at = int(line.removeprefix("+"))
    assert Path(path) == canal / "events.yaml"
    assert "id: digging" in EVENTS.splitlines()[at - 1]
    assert " icanon" in " ".join(rest)
    assert rest[-1] == "typed to the editor"


def test_an_event_that_cannot_be_read_stays_and_is_put_right_in_the_editor(
    house: House, canal: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record"
    body = f"""
printf '%s\\n' "$@" >{record}
echo "editing now"
read line
sed -i.orig 's/5 March 2019/1812-07/' "$2"
"""
    terminal = opened(house, canal, EDITOR=shlex.quote(str(editor(tmp_path, body))))
    terminal.send("down", "down")
    terminal.wait_for("▶● 1 Jun")
    broken = EVENTS.replace("date: 1812-06-01", "date: 5 March 2019")
    (canal / "events.yaml").write_text(broken, encoding="utf-8")
    terminal.wait_for(lambda text: "▶!? 5 March 2019" in text and "4 events" in text)
    assert "cannot be read" in terminal.text
    terminal.send("m")
    terminal.wait_for("says why")
    terminal.send("E")
    terminal.wait_for("editing now")
    at = int(record.read_text(encoding="utf-8").splitlines()[0].removeprefix("+"))
    assert broken.splitlines()[at - 1] == "    date: 5 March 2019"
    terminal.send("\n")
    terminal.read_until(lambda: terminal.on_alternate_screen, "the explorer")
    terminal.wait_for(lambda text: "▶◌ Jul" in text and "5 events" in text)
    assert "cannot be read" not in terminal.text.splitlines()[2]
    assert left(terminal) == (0, [])


def test_a_drafted_event_is_opened_in_the_editor_and_gone_to(
    house: House, canal: Path, tmp_path: Path
) -> None:
    ledger = canal / "corpus" / "ledger.md"
    dated = ledger.read_text(encoding="utf-8") + "\n[90] A heron was counted on 3 June 1811.\n"
    ledger.write_text(dated, encoding="utf-8")
    body = """sed -i.orig 's/title: .*draft.*/title: A heron is counted/I' "$2"; echo edited; read line"""
    terminal = opened(house, canal, EDITOR=shlex.quote(str(editor(tmp_path, body))))
    terminal.send("slash", "source:ledger", "enter", "D")
    terminal.wait_for("A heron was counted")
    terminal.send("end", "a")
    terminal.wait_for("edited")
    terminal.send("\n")
    terminal.read_until(lambda: terminal.on_alternate_screen, "the explorer")
    terminal.wait_for(lambda text: "ledger-90" in text)
    assert left(terminal) == (0, [])
    assert "id: ledger-90" in (canal / "events.yaml").read_text(encoding="utf-8")


def test_ctrl_c_in_the_editor_is_for_the_editor(house: House, canal: Path, tmp_path: Path) -> None:
    body = "trap 'echo interrupted' INT; echo editing now; read line || read line; echo edited"
    terminal = opened(house, canal, EDITOR=shlex.quote(str(editor(tmp_path, body))))
    terminal.send("E")
    terminal.wait_for("editing now")
    terminal.send("ctrl+c")
    terminal.wait_for("interrupted")
    terminal.send("\n")
    terminal.read_until(lambda: terminal.on_alternate_screen, "the explorer")
    terminal.send("?")
    terminal.wait_for("find a key or a word")
    terminal.send("q")
    assert left(terminal) == (0, [])


@pytest.mark.parametrize(
    ("command", "said"), [("/nowhere/ed", "No such file"), ("", "Set EDITOR"), ("'", "Set EDITOR")]
)
def test_no_editor_is_no_end(house: House, canal: Path, command: str, said: str) -> None:
    terminal = opened(house, canal, EDITOR=command, PATH=str(house.here))
    terminal.send("E")
    terminal.wait_for(said)
    terminal.wait_for("The canal company")
    assert left(terminal) == (0, [])


def test_the_window_changes_its_size(house: House, canal: Path) -> None:
    terminal = opened(house, canal)
    for columns, lines, shown in (
        (120, 40, "Excerpt 1 of"),
        (60, 20, "Timeline 1 of 5"),
        (30, 6, "dateline needs"),
        (1, 1, ""),
        (300, 100, "Excerpt 1 of"),
        (80, 24, "Detail"),
    ):
        terminal.resize(columns, lines)
        terminal.wait_for(shown)
    text = terminal.wait_for(lambda text: "q quit" in text.splitlines()[-1])
    assert "The canal company" in text.splitlines()[0]
    assert left(terminal) == (0, [])


def cells_of(text: str) -> str:
    """What is drawn, without the line at the foot, which tells other things at a start."""
    return "\n".join(text.splitlines()[:-1])


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=str)
def test_a_broken_quotation_is_counted_and_marked_and_gone_when_it_is_put_right(
    house: House, canal: Path, size: tuple[int, int]
) -> None:
    events = canal / "events.yaml"
    sound, broken = EVENTS, EVENTS.replace("quote: two hundred shares", "quote: three hundred sheep")

    def started() -> str:
        terminal = house.open(canal, "--fresh", size=size)
        terminal.wait_for(lambda text: "The canal company" in text and "Timeline 1 of 5" in text)
        terminal.wait_for("First keys:")
        terminal.send("down", "up")
        text = terminal.wait_for(lambda text: "First keys:" not in text and "Timeline 1 of 5" in text)
        assert left(terminal) == (0, [])
        return cells_of(text)

    whole = started()
    terminal = house.open(canal, "--fresh", size=size)
    terminal.wait_for(lambda text: "The canal company" in text and "First keys:" in text)
    terminal.send("down", "up")
    terminal.wait_for(lambda text: "First keys:" not in text and "Timeline 1 of 5" in text)
    events.write_text(broken, encoding="utf-8")
    terminal.wait_for(lambda text: "1 error" in text.splitlines()[0] and "✗ The company" in text)
    assert cells_of(terminal.text) == started()
    events.write_text(sound, encoding="utf-8")
    terminal.wait_for(lambda text: "error" not in text.splitlines()[0] and "✗" not in text)
    terminal.wait_for(lambda text: cells_of(text) == whole)
    assert left(terminal) == (0, [])


def test_the_lanes_are_there_again_when_the_dates_are_put_right(house: House, canal: Path) -> None:
    """Of a chronology that was opened while no date in it could be read."""
    events, size = canal / "events.yaml", (120, 40)
    whole = house.open(canal, "--fresh", size=size)
    whole.wait_for("Enter closes")
    whole.send("enter")
    # The first frames are drawn pane by pane: something of each must be there.
    panes = (
        "5 events",
        "1 column = 14 days",
        "▶◌ c. 1811",
        "survey · events.yaml:10",
        "[4] Later a bridge",
        "quit",
    )
    wanted = cells_of(whole.wait_for(lambda text: all(one in text for one in panes)))
    assert left(whole) == (0, [])
    events.write_text(re.sub(r"(?m)^    date: .*$", "    date: a fine day", EVENTS), encoding="utf-8")
    terminal = house.open(canal, "--fresh", size=size)
    terminal.wait_for(lambda text: "4 errors" in text.splitlines()[0])
    assert "No events yet" not in terminal.text
    events.write_text(EVENTS, encoding="utf-8")
    terminal.wait_for(lambda text: "5 events" in text and "error" not in text.splitlines()[0])
    terminal.send("home")
    terminal.wait_for(lambda text: cells_of(text) == wanted)
    assert left(terminal) == (0, [])
