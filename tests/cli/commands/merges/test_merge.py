"""`merge`: the preview, the plan, answers, exit codes, JSON, and names that must not appear."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran
from tests.two_teams import FALSE, THEIRS, TRUE, write_teams
from tui.parsing.loader import load_chronology
from tui.project.name_list import add_names
from tui.text.failure import Failure


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    """The folder with both."""
    write_teams(tmp_path)
    return tmp_path


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_preview_says_what_may_be_the_same_and_writes_nothing(teams: Path) -> None:
    before = files(teams)
    done = ran("merge", "board", "-C", "council", "--preview", cwd=teams)
    assert done.code == 0
    assert done.out.startswith(
        "leak-seen+leak-noticed: to be decided (proposed: same)\n"
        "    ours    2010-03-12, The keeper sees a leak in the harbour wall\n"
        "    theirs  2010-03-12, A leak in the harbour wall is seen by the keeper\n"
    )
    assert "9 pairs of events to decide; --preview wrote nothing" in done.err
    assert files(teams) == before


def test_it_is_undecided_until_every_pair_is_answered(teams: Path) -> None:
    assert ran("merge", "board", "-C", "council", "--strict", cwd=teams).code == 1
    given = ("--answer", "all=separate", "--answer", "inquiry+inquiry=same")
    done = ran("merge", "board", "-C", "council", "--strict", *given, "--preview", cwd=teams)
    assert done.code == 0
    assert done.err.endswith(
        "dateline: 9 events added, 1 changed, 1 difference and 3 sources added; nothing was written; "
        "leave --preview out to write it\n"
    )
    assert len(load_chronology(teams / "council").chronology.events) == 9
    done = ran("council", "merge", "board", *given, cwd=teams)
    assert done.code == 0
    assert "+ event fish-pass: A fish pass is built\n" in done.out
    assert len(load_chronology(teams / "council").chronology.events) == 18


def test_json(teams: Path) -> None:
    told = json.loads(ran("merge", "board", "-C", "council", "--format", "json", cwd=teams).out)
    assert (told["name"], told["plan"], told["complete"]) == ("board", "merges/board.yaml", False)
    assert {(one["ours"], one["theirs"]) for one in told["candidates"]} == {*TRUE, *FALSE}
    assert {one["decision"] for one in told["candidates"]} == {None}
    assert told["events"] == told["sources"] == []


def test_the_prefix_can_be_chosen(teams: Path) -> None:
    ran("merge", "board", "-C", "council", "--name", "weir", "--answer", "all=separate", cwd=teams)
    assert "weir-inquiry" in load_chronology(teams / "council").chronology.event_by_id
    assert (teams / "council/merges/weir.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("nowhere",), 3, "nowhere"),
        (("board", "--answer", "inquiry"), 2, "write it as PAIR=same|differs|separate"),
        (("board", "--answer", "inquiry=both"), 2, "both is no decision"),
        (("board", "--name", "The Board"), 2, "write lower case letters"),
    ],
)
def test_what_is_refused(teams: Path, words: tuple[str, ...], code: int, message: str) -> None:
    done = ran("merge", *words, "-C", "council", cwd=teams)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert not (teams / "council/merges").exists()


@pytest.mark.parametrize("side", ["council", "board"])
def test_protected_names_of_either_are_masked_in_all_that_is_said_and_written(teams: Path, side: str) -> None:
    assert not isinstance(add_names(teams / side, ["Zebedee Quill"]), Failure)
    text = THEIRS.replace(
        "A leak in the harbour wall is seen", "A leak in the harbour wall is seen by Zebedee Quill"
    )
    (teams / "board/events.yaml").write_text(text, encoding="utf-8")
    before = load_chronology(teams / "council").chronology.events
    for words in (("--preview",), ("--format", "json"), (), ("--answer", "all=same")):
        done = ran("merge", "board", "-C", "council", *words, cwd=teams)
        assert "Quill" not in done.out + done.err
    plan = (teams / "council/merges/board.yaml").read_text(encoding="utf-8")
    assert "Quill" not in plan
    assert "███" in plan
    assert done.code == 4
    assert done.err.endswith(
        "dateline: names that must not appear are in events.yaml of the other chronology; "
        "write pseudonyms there, and merge it then\n"
    )
    assert load_chronology(teams / "council").chronology.events == before


def test_names_that_only_the_other_protects_are_told(teams: Path) -> None:
    assert not isinstance(add_names(teams / "board", ["Zebedee Quill"]), Failure)
    done = ran("merge", "board", "-C", "council", cwd=teams)
    assert "the other chronology protects 1 name that this one does not" in done.err


def test_whom_an_event_criticises_comes_and_positions_stay(teams: Path) -> None:
    events = teams / "board" / "events.yaml"
    text = events.read_text(encoding="utf-8")
    actor = next(iter(load_chronology(teams / "board").chronology.actor_by_id))
    place = text.index("    title:", text.index("- id: fish-pass"))
    events.write_text(f"{text[:place]}    criticises: [{actor}]\n{text[place:]}", encoding="utf-8")
    (teams / "board" / "positions").mkdir()
    entry = "  - {event: fish-pass, put: 9:0123456789abcdef, put-on: 2020-01-01, answer: agrees}\n"
    file = teams / "board" / "positions" / f"{actor}.yaml"
    file.write_text(f"party: {actor}\nentries:\n{entry}", encoding="utf-8")
    done = ran("merge", "board", "-C", "council", "--answer", "all=separate", cwd=teams)
    assert done.code == 0
    assert "the positions of the other chronology do not come" in done.out + done.err
    merged = load_chronology(teams / "council").chronology
    assert merged.event_by_id["fish-pass"].criticises[0] in merged.actor_by_id
    assert not (teams / "council" / "positions").exists()
