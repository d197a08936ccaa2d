"""Changes of positions, and of whom an event criticises."""

from __future__ import annotations

from pathlib import Path

from tests.parsing.folders import write
from tui.evidence.changes.chronology_changes import ChronologyChanges, compare_chronologies
from tui.parsing.loader import load_chronology
from tui.views.changes import changes_json, changes_lines

EVENTS = """\
format: dateline/1
kinds: {works: {label: Works}}
actors:
  board: {name: The lock board, named-because: a public body}
events:
  - {id: opening, date: 1874, title: The lock is opened, kind: works, status: reported, criticises: [board]}
"""
ENTRY = (
    "party: board\nentries:\n  - {event: opening, put: 6:0123456789abcdef, put-on: 1874, answer: agrees}\n"
)


def compared(
    tmp_path: Path, old: str, new: str, *, events: tuple[str, str] = (EVENTS, EVENTS)
) -> ChronologyChanges:
    """What has changed between two files of positions, and two texts of events.yaml."""
    read = []
    for name, positions, text in zip(("old", "new"), (old, new), events, strict=True):
        root = tmp_path / name
        (root / "positions").mkdir(parents=True)
        write(root, text)
        if positions:
            (root / "positions" / "board.yaml").write_text(positions, encoding="utf-8")
        read.append(load_chronology(root).chronology)
    return compare_chronologies(*read)


def test_an_entry_comes_goes_and_changes(tmp_path: Path) -> None:
    assert compared(tmp_path / "same", ENTRY, ENTRY).is_empty
    came = compared(tmp_path / "came", "", ENTRY)
    assert [one.id for one in came.positions.added] == ["board/opening"]
    assert not came.is_empty
    gone = compared(tmp_path / "gone", ENTRY, "")
    assert [one.id for one in gone.positions.removed] == ["board/opening"]
    changed = compared(tmp_path / "changed", ENTRY, ENTRY.replace("agrees", "disputes, version: No"))
    (position,) = changed.positions.changed
    assert [(one.field, one.old, one.new) for one in position.fields] == [
        ("answer", "agrees", "disputes"),
        ("version", "", "No"),
    ]
    text = "\n".join(line.text for line in changes_lines(changed))
    assert "positions +0 -0, 1 changed" in text
    assert "board/opening" in text
    assert changes_json(changed)["positions"]


def test_whom_an_event_criticises_is_compared(tmp_path: Path) -> None:
    other = EVENTS.replace(", criticises: [board]", "")
    changes = compared(tmp_path, "", "", events=(other, EVENTS))
    (event,) = changes.changed
    assert [(one.field, one.old, one.new) for one in event.fields] == [("criticises", "", "board")]
