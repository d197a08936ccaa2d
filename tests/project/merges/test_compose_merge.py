"""What a merge writes into files of other forms: empty sections, none, brackets, Windows line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.two_teams import OURS, THEIRS, write_teams
from tui.parsing.loader import load_chronology
from tui.project.merges.prepare_merge import ChronologyMerge, MergeRequest
from tui.project.merges.write_merge import write_merge

_KINDS = "kinds:\n  works: {label: Works}\n  reports: {label: Reports}\n"
_ACTORS = "actors:\n  harbour-board: {name: Harbour Board}\n  clerk: {name: The council's clerk}\n"
_BARE = OURS.replace(_ACTORS, "").replace("    actors: [harbour-board]\n", "")
FORMS = {
    "as it is": OURS,
    "differences that are empty": OURS + "differences: []  # none yet\n",
    "differences without a value": OURS.replace("events:\n", "differences:\nevents:\n"),
    "differences of its own": OURS
    + "differences:\n  - id: own\n    question: Which?\n    events: [survey]\n",
    "no actors": _BARE,
    "actors that are empty": _BARE.replace("events:\n", "actors: {}\nevents:\n"),
    "actors in braces": OURS.replace(
        _ACTORS, "actors: {harbour-board: {name: Harbour Board}, clerk: {name: The clerk}}\n"
    ),
    "kinds in block style": OURS.replace(
        _KINDS, "kinds:\n  works:\n    label: Works\n  reports:  # of all\n    label: Reports\n"
    ),
    "no last line end": OURS.rstrip("\n"),
    "Windows line ends": OURS.replace("\n", "\r\n"),
    "no events": OURS.partition("events:\n")[0] + "events: []\n",
    "one event in braces": OURS.partition("  # What the keeper")[0]
    + "  - {id: leak-seen, date: 2010-03-12, title: A leak is seen, kind: reports, status: reported}\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_it_is_read_as_what_was_meant_and_every_other_line_stays(tmp_path: Path, form: str) -> None:
    council, board = write_teams(tmp_path)
    path = council / "events.yaml"
    path.write_bytes(FORMS[form].encode())
    before = len(load_chronology(council).chronology.events)
    made = write_merge(council, MergeRequest(board, "", {"all": "separate"}))
    assert isinstance(made, ChronologyMerge), made
    chronology = load_chronology(council).chronology
    assert len(chronology.events) == before + 10
    assert chronology.event_by_id["leak-noticed"].actors == ("harbour-board",)
    assert "who-saw" in {one.id for one in chronology.differences}
    lines = path.read_bytes().decode().splitlines(keepends=True)
    kept = [
        line for line in FORMS[form].splitlines(keepends=True) if line.rstrip("\r\n") in OURS.splitlines()
    ]
    assert [line for line in kept if line not in lines and line.endswith("\n")] == []
    if form == "Windows line ends":
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_keys_without_a_value_are_left_out(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    text = THEIRS.replace(
        "    title: A fish pass", "    note:\n    actors:\n    tags: []\n    title: A fish pass"
    )
    text = text.replace("{name: The clerk of the weir}", "{name: The clerk of the weir, role: }")
    (board / "events.yaml").write_text(text, encoding="utf-8")
    assert isinstance(write_merge(council, MergeRequest(board, "", {"all": "separate"})), ChronologyMerge)
    assert load_chronology(council).chronology.event_by_id["fish-pass"].note == ""
    assert "None" not in (council / "events.yaml").read_text(encoding="utf-8")
