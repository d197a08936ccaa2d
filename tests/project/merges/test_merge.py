"""Merging two teams' chronologies: what is proposed, what stays open, and what each decision writes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.two_teams import FALSE, OURS, THEIRS, TRUE, write_source, write_teams
from tui.parsing.loader import load_chronology
from tui.project.merges.merge_plan import BadPlan, MergeDecision
from tui.project.merges.prepare_merge import ChronologyMerge, MergeRequest, UnreadableChronology
from tui.project.merges.write_merge import write_merge
from tui.text.failure import Failure
from tui.validation.check import check_chronology


def merge(
    root: Path, other: Path, answers: Mapping[str, str] | None = None, name: str = ""
) -> ChronologyMerge:
    made = write_merge(root, MergeRequest(other, name, answers or {}))
    assert isinstance(made, ChronologyMerge), made
    return made


def contents(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "merges" not in path.parts
    }


DECIDED = {
    "leak-seen+leak-noticed": "same",
    "board-told+board-told": "differs",
    "survey+diver": "same",
    "tender+tenders": "same",
    "wall-fell+collapse": "same",
    "inquiry+inquiry": "same",
    "all": "separate",
}


def test_all_that_may_be_the_same_is_proposed_with_reasons_and_nothing_is_decided(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    before = contents(council)
    made = merge(council, board)
    assert {pair.key for pair in made.plan.pairs} == {*TRUE, *FALSE}
    assert all(pair.decision is None and pair.because for pair in made.plan.pairs)
    assert contents(council) == before
    assert not made.is_complete


def test_with_itself_every_event_is_proposed_as_the_same_and_nothing_changes(tmp_path: Path) -> None:
    council, _ = write_teams(tmp_path)
    before = contents(council)
    made = merge(council, council)
    names = [event.id for event in load_chronology(council).chronology.events]
    assert [pair.key for pair in made.plan.pairs] == [(name, name) for name in names]
    assert {pair.proposed for pair in made.plan.pairs} == {MergeDecision.SAME}
    assert merge(council, council, {"all": "same"}).is_complete
    assert contents(council) == before


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    council, board = write_teams(tmp_path)
    merge(council, board, DECIDED)
    return council


def test_what_is_merged_reads_without_an_error(merged: Path) -> None:
    assert [
        problem.code for problem in check_chronology(load_chronology(merged)) if problem.severity == "error"
    ] == ["event-uncited"] * 5


def test_the_same_event_has_the_citations_of_both_and_both_dates(merged: Path) -> None:
    event = load_chronology(merged).chronology.event_by_id["wall-fell"]
    assert (str(event.date), event.title, event.status.value) == (
        "2011-05-03",
        "The wall falls in the night",
        "established",
    )
    assert [str(cite.key) for cite in event.cites] == ["log#2", "letters#4"]
    assert event.cites[1].says is not None
    assert str(event.cites[1].says.date) == "2011-05"
    assert event.merged_from == ("board#collapse",)
    assert "“The harbour wall falls at night”" in event.note


def test_the_same_date_leaves_a_citation_that_supports(merged: Path) -> None:
    event = load_chronology(merged).chronology.event_by_id["leak-seen"]
    assert [(str(cite.key), cite.role.value) for cite in event.cites] == [
        ("log#1", "supports"),
        ("diary#1", "supports"),
    ]
    assert event.actors == ("harbour-board",)
    assert load_chronology(merged).chronology.event_by_id["survey"].tags == ("diver",)


def test_what_differs_keeps_both_events_and_writes_a_difference(merged: Path) -> None:
    chronology = load_chronology(merged).chronology
    other = chronology.event_by_id["board-board-told"]
    assert (str(other.date), other.merged_from) == ("2010-05-04", ("board#board-told",))
    (difference,) = [
        one for one in chronology.differences if "board-told" in one.events and "leak-seen" not in one.events
    ]
    assert difference.events == ("board-told", "board-board-told")
    assert [[str(cite.key) for cite in version.cites] for version in difference.versions] == [
        ["minutes#1"],
        ["letters#1"],
    ]
    assert "April 2010" in difference.versions[0].says
    assert "4 May 2010" in difference.versions[1].says


def test_what_is_separate_comes_with_where_it_came_from(merged: Path) -> None:
    chronology = load_chronology(merged).chronology
    lamp = chronology.event_by_id["south-lamp"]
    assert (lamp.after, lamp.kind, lamp.merged_from) == ("board-board-told", "works", ("board#south-lamp",))
    assert len(chronology.events) == 9 + 5


def test_ids_that_clash_get_the_name_of_the_other_chronology(merged: Path) -> None:
    chronology = load_chronology(merged).chronology
    assert [(kind.id, kind.label) for kind in chronology.kinds] == [
        ("works", "Works"),
        ("reports", "Reports"),
        ("board-reports", "Letters"),
    ]
    assert [(actor.id, actor.name) for actor in chronology.actors] == [
        ("harbour-board", "Harbour Board"),
        ("clerk", "The council's clerk"),
        ("board-clerk", "The clerk of the weir"),
    ]
    assert chronology.event_by_id["board-board-told"].actors == ("board-clerk",)
    assert [str(cite.key) for cite in chronology.event_by_id["fish-pass"].cites] == ["board-log#1"]
    assert chronology.source_by_id["board-log"].title == "The weir's log"


def test_their_differences_come_by_our_ids(merged: Path) -> None:
    (difference,) = [one for one in load_chronology(merged).chronology.differences if one.id == "who-saw"]
    assert difference.events == ("leak-seen", "board-board-told")
    (told,) = difference.versions[1].dates.items()
    assert (told[0], told[1].before) == ("board-board-told", "leak-seen")


def test_what_their_sources_say_of_the_order_comes_by_our_ids(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    says = "cites: [letters#2, {passage: letters#1, as: disputes, says: {after: board-told}}]"
    events = (board / "events.yaml").read_text(encoding="utf-8").replace("cites: [letters#2]", says)
    (board / "events.yaml").write_text(events, encoding="utf-8")
    merge(council, board, DECIDED)
    survey = load_chronology(council).chronology.event_by_id["survey"]
    said = [cite.says.after for cite in survey.cites if cite.says]
    # That their date is another one is said, too.
    assert said == [None, "board-board-told"]


def test_what_stays_keeps_its_bytes(merged: Path) -> None:
    text = (merged / "events.yaml").read_text(encoding="utf-8")
    rest = text.splitlines()
    for line in OURS.splitlines():
        if line not in (
            "    cites: [log#1]",
            "    cites: [minutes#2]",
            "    cites: [minutes#3]",
            "    cites: [log#2]",
        ):
            assert line in rest, line
    assert text.startswith("# The council's own.\n")


def test_merged_again_nothing_changes(merged: Path) -> None:
    before, plan = contents(merged), (merged / "merges/board.yaml").read_bytes()
    made = merge(merged, merged.parent / "board")
    assert made.is_complete
    assert contents(merged) == before
    assert (merged / "merges/board.yaml").read_bytes() == plan


def test_decided_to_be_the_same_as_an_event_that_is_gone_it_comes_and_is_named(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    merge(council, board, {"dinner+supper": "same"})
    (council / "events.yaml").write_text(OURS.partition("  - id: dinner\n")[0], encoding="utf-8")
    made = merge(council, board, {"all": "separate"})
    assert (
        "board#supper was decided to be the same as an event that is gone: it comes as its own"
        in made.remarks
    )
    assert "supper" in load_chronology(council).chronology.event_by_id


def test_what_they_add_later_comes_with_the_next_merge(merged: Path) -> None:
    board = merged.parent / "board"
    text = THEIRS.replace(
        "differences:",
        "  - id: ice\n    date: 2014-01\n    title: Ice\n    kind: building\n"
        "    status: reported\ndifferences:",
    )
    (board / "events.yaml").write_text(text, encoding="utf-8")
    before = len(load_chronology(merged).chronology.events)
    merge(merged, board)
    chronology = load_chronology(merged).chronology
    assert len(chronology.events) == before + 1
    assert chronology.event_by_id["ice"].merged_from == ("board#ice",)


def test_decisions_are_taken_from_the_file_whose_comments_stay(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    merge(council, board)
    plan = council / "merges/board.yaml"
    text = plan.read_text(encoding="utf-8")
    first = text.replace("    decision:\n", "    decision: same  # sure\n", 1)
    plan.write_text(first, encoding="utf-8")
    before = contents(council)
    assert len(merge(council, board).plan.open_pairs) == 8
    assert plan.read_text(encoding="utf-8") == first
    assert contents(council) == before
    merge(council, board, {"inquiry+inquiry": "same"})
    assert "decision: same  # sure\n" in plan.read_text(encoding="utf-8")
    assert plan.read_text(encoding="utf-8").count("decision: same") == 2


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"nobody": "same"}, "no pair is called nobody"),
        ({"inquiry": "perhaps"}, "perhaps is no decision"),
    ],
)
def test_a_wrong_answer_writes_nothing(tmp_path: Path, answers: dict[str, str], message: str) -> None:
    council, board = write_teams(tmp_path)
    refused = write_merge(council, MergeRequest(board, "", answers))
    assert isinstance(refused, BadPlan)
    assert message in refused.message
    assert not (council / "merges").exists()


def test_one_event_cannot_be_the_same_as_two(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    twice = OURS + OURS.partition("  - id: inquiry\n")[2].partition("  - id")[0].join(
        ("  - id: inquest\n", "")
    )
    (council / "events.yaml").write_text(twice, encoding="utf-8")
    refused = write_merge(council, MergeRequest(board, "", {"all": "same"}))
    assert isinstance(refused, BadPlan)
    assert "inquiry cannot be the same as" in refused.message


def test_a_chronology_with_entries_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    (board / "events.yaml").write_text(THEIRS.replace("date: 2013", "date: one day"), encoding="utf-8")
    for pair in ((council, board), (board, council)):
        assert isinstance(write_merge(pair[0], MergeRequest(pair[1])), UnreadableChronology)


def test_somebody_protected_there_must_be_protected_here(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    text = THEIRS.replace("{name: Harbour Board}", "{name: Harbour Board, protected: true}")
    (board / "events.yaml").write_text(text, encoding="utf-8")
    refused = write_merge(council, MergeRequest(board))
    assert isinstance(refused, Failure)
    assert "harbour-board is protected there" in refused.message


def test_a_source_of_the_same_id_with_some_of_the_same_passages_is_of_one_origin(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    write_source(board, "log", "Water at the wall.", "Ice on the wall.")
    merge(council, board, {"all": "separate"})
    chronology = load_chronology(council).chronology
    assert chronology.source_by_id["board-log"].origin == "log"
    # The passage that is in both is cited where it was.
    assert [str(cite.key) for cite in chronology.event_by_id["fish-pass"].cites] == ["log#1"]


def test_a_source_under_another_id_is_recognised(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    (board / "corpus/gazette.md").rename(board / "corpus/newspaper.md")
    (board / "events.yaml").write_text(THEIRS.replace("gazette#1", "newspaper#1"), encoding="utf-8")
    made = merge(council, board, DECIDED)
    assert "newspaper" not in made.sources
    (pair,) = [pair for pair in made.plan.pairs if pair.key == ("inquiry", "inquiry")]
    assert "both cite gazette#1" in pair.because


ENTRY = "{actor: clerk, how: told, said-by: clerk, what: that it fell, cites: [letters#4, notes#1]}"


def test_their_knowledge_comes_with_their_actors_and_sources(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    write_source(board, "notes", "The clerk heard of it.")
    path = board / "events.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "    cites: [letters#4]\n", f"    cites: [letters#4]\n    knowledge:\n      - {ENTRY}\n", 1
        ),
        encoding="utf-8",
    )
    merge(council, board, DECIDED)
    chronology = load_chronology(council).chronology
    (entry,) = chronology.event_by_id["wall-fell"].knowledge
    # Their clerk is not ours.
    assert (entry.actor, entry.said_by, entry.what) == ("board-clerk", "board-clerk", "that it fell")
    assert [str(cite.key) for cite in entry.cites] == ["letters#4", "notes#1"]
    assert {cite.source for cite in entry.cites} <= set(chronology.source_by_id)
    assert "board-clerk" in chronology.actor_by_id
    before = contents(council)
    merge(council, board, DECIDED)
    assert contents(council) == before


def test_whose_statements_come_and_what_about_is_said_by_our_ids(tmp_path: Path) -> None:
    council, board = write_teams(tmp_path)
    events = (board / "events.yaml").read_text(encoding="utf-8")
    events = events.replace("actors:\n", "actors:\n  bargeman: {name: The bargeman}\n")
    (board / "events.yaml").write_text(events, encoding="utf-8")
    ours = (council / "events.yaml").read_text(encoding="utf-8")
    taken = "\ndifferences:\n  - {id: who-saw, question: Who fell in?, events: [dinner], versions: []}\n"
    (council / "events.yaml").write_text(ours + taken, encoding="utf-8")
    said = 'I saw it first. {said-by="clerk, bargeman" said-on=2010-03-12 matter=who-saw speaker=clerk}'
    write_source(board, "diary", "I saw clerk. {x-clerk=clerk}", said)
    text = (board / "corpus/diary.md").read_bytes().replace(b"\n", b"\r\n")
    (board / "corpus/diary.md").write_bytes(text)
    merge(council, board, {"all": "separate"})
    chronology = load_chronology(council).chronology
    passage = chronology.source_by_id["diary"].passages[1]
    assert (passage.said_by, passage.matters) == (("board-clerk", "bargeman"), ("board-who-saw",))
    assert [actor.id for actor in chronology.actors if actor.name == "The bargeman"] == ["bargeman"]
    assert "board-who-saw" in {difference.id for difference in chronology.differences}
    # Nothing else is another one.
    wanted = said.replace('"clerk, bar', '"board-clerk, bar').replace("=who-saw", "=board-who-saw")
    assert (council / "corpus/diary.md").read_bytes() == text.replace(said.encode(), wanted.encode())
