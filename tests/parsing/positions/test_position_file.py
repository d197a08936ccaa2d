"""Files of positions: what is read of them, and that nothing false is left of what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.folders import write
from tui.chronology.enums import Answer, PositionState
from tui.evidence.positions import is_agreed, is_unanswered, positions_by_event
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.validation.check import check_chronology

EVENTS = """\
format: dateline/1
kinds: {works: {label: Works}}
actors:
  board: {name: The lock board, named-because: a public body}
  mill: {name: The mill, named-because: a company}
events:
  - {id: opening, date: 1874, title: The lock is opened, kind: works, status: reported, criticises: [board]}
  - {id: flood, date: 1875, title: The lock floods, kind: works, status: reported, criticises: [board, mill]}
"""
ENTRY = "  - {event: opening, put: 6:0123456789abcdef, put-on: 1874-07-01, answer: agrees}\n"


def reading(root: Path, text: str, name: str = "board.yaml") -> LoadedChronology:
    """What is read of a chronology with one file of positions."""
    write(root, EVENTS)
    (root / "positions").mkdir()
    (root / "positions" / name).write_text(text, encoding="utf-8")
    return load_chronology(root)


def states(read: LoadedChronology) -> dict[tuple[str, str], str]:
    """What is on file of each event and party."""
    filed = positions_by_event(read)
    return {(one.event, one.party): one.state.value for some in filed.values() for one in some}


def codes(read: LoadedChronology) -> list[str]:
    """The codes of what is wrong with the files of positions."""
    return [one.code for one in read.problems if one.place.path.startswith("positions")]


def test_an_entry_is_read(tmp_path: Path) -> None:
    read = reading(tmp_path, f"party: board\nentries:\n{ENTRY}")
    assert codes(read) == []
    ((party, entry, path),) = read.positions()
    assert (party, entry.event, str(entry.put), entry.answer) == (
        "board",
        "opening",
        "6:0123456789abcdef",
        Answer.AGREES,
    )
    assert str(read.place(*path, "put")) == "positions/board.yaml:3:27"
    assert states(read) == {
        ("opening", "board"): "agrees",
        ("flood", "board"): "not-put",
        ("flood", "mill"): "not-put",
    }


CASES = {
    "no-such-answer": (ENTRY.replace("agrees", "agree"), ["unknown-word"], "opening"),
    "no-hash": (ENTRY.replace("6:0123456789abcdef", "abc"), ["bad-hash"], "opening"),
    "a-hash-in-a-list": (ENTRY.replace("6:0123456789abcdef", "[1]"), ["wrong-shape"], "opening"),
    "no-date": (ENTRY.replace("1874-07-01", "soon"), ["bad-date"], "opening"),
    "without-a-hash": (ENTRY.replace("put: 6:0123456789abcdef, ", ""), ["missing-key"], "opening"),
    "a-version-in-a-list": (
        ENTRY.replace("agrees", "agrees, version: [in part]"),
        ["wrong-shape"],
        "opening",
    ),
    "no-answer-with-a-version": (
        ENTRY.replace("agrees", "no-answer, by: 1874-08, version: No"),
        ["no-answer-answered"],
        "opening",
    ),
    "no-answer-without-a-day": (ENTRY.replace("agrees", "no-answer"), ["no-answer-undated"], "opening"),
    "a-version-without-an-answer": (
        ENTRY.replace("answer: agrees", "version: No"),
        ["answer-missing"],
        "opening",
    ),
    "twice": (ENTRY + ENTRY.replace("agrees", "disputes"), ["position-repeated"], "opening"),
    "no-entry": ("  - agrees\n", ["wrong-shape"], ""),
    "without-an-event": (ENTRY.replace("event: opening, ", ""), ["missing-key"], ""),
    "no-list": ("  opening: agrees\n", ["wrong-shape"], ""),
    "no-yaml": ("  - {event: opening\n", None, ""),
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_read_says_nothing_false(name: str, tmp_path: Path) -> None:
    written, expected, lost = CASES[name]
    read = reading(tmp_path, f"party: board\nentries:\n{written}")
    found = codes(read)
    assert found if expected is None else found == expected
    unread = PositionState.UNREAD.value
    assert states(read) == {
        ("opening", "board"): unread,
        ("flood", "board"): "not-put" if lost else unread,
        ("flood", "mill"): "not-put",
    }
    filed = positions_by_event(read)
    assert not is_unanswered(filed["opening"])
    assert not is_agreed(filed["opening"])


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (f"party: mill\nentries:\n{ENTRY}", "board.yaml", "party-differs"),
        (f"entries:\n{ENTRY}", "board.yaml", "missing-key"),
        (f"party: [board]\nentries:\n{ENTRY}", "board.yaml", "wrong-shape"),
        (f"party: board\nentrys:\n{ENTRY}", "board.yaml", "unknown-key"),
        ("- board\n", "board.yaml", "wrong-shape"),
        (f"party: Board\nentries:\n{ENTRY}", "Board.yaml", "bad-party-name"),
    ],
    ids=["other-party", "no-party", "party-in-a-list", "misspelt", "list", "bad-name"],
)
def test_a_file_whose_party_or_entries_are_in_doubt(text: str, name: str, code: str, tmp_path: Path) -> None:
    read = reading(tmp_path, text, name)
    assert codes(read) == [code]
    assert states(read)["opening", "board"] == "unread"


def test_one_citation_costs_no_more_than_itself(tmp_path: Path) -> None:
    read = reading(tmp_path, f"party: board\nentries:\n{ENTRY.replace('agrees', 'agrees, cites: [[], a#1]')}")
    assert codes(read) == ["wrong-shape"]
    ((_, entry, _),) = read.positions()
    assert [str(one.key) for one in entry.cites] == ["a#1"]


def test_a_file_with_another_ending_is_reported(tmp_path: Path) -> None:
    read = reading(tmp_path, f"party: board\nentries:\n{ENTRY}", "board.yml")
    assert codes(read) == ["unread-file"]


def test_positions_that_are_no_folder(tmp_path: Path) -> None:
    write(tmp_path, EVENTS)
    (tmp_path / "positions").write_text("board agrees")
    read = load_chronology(tmp_path)
    assert codes(read) == ["folder-unreadable"]
    assert set(states(read).values()) == {"unread"}


def test_an_actor_that_is_not_asked_has_its_reason(tmp_path: Path) -> None:
    named = "named-because: a public body"
    events = EVENTS.replace(named, f"{named}, not-put: An exercise from the press.")
    read = load_chronology(write(tmp_path, events))
    filed = [one for some in positions_by_event(read).values() for one in some]
    assert [(one.party, one.state.value, one.reason) for one in filed] == [
        ("board", "not-put", "An exercise from the press."),
        ("board", "not-put", "An exercise from the press."),
        ("mill", "not-put", ""),
    ]
    asked = [one.message for one in check_chronology(read) if one.code == "criticism-unanswered"]
    assert asked == ["`flood` criticises `mill`, and positions/ has no entry of that"]
