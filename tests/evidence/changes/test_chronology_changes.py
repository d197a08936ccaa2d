"""What has changed between two versions, as values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.weir_versions import NEW_EVENTS, OLD_EVENTS, write_new, write_weir
from tui.chronology.chronology import Chronology
from tui.evidence.changes.chronology_changes import ChronologyChanges, compare_chronologies
from tui.parsing.loader import load_chronology


def read(folder: Path) -> Chronology:
    return load_chronology(folder).chronology


def compare(
    tmp_path: Path, old: str = OLD_EVENTS, new: str = OLD_EVENTS, *, logs: Sequence[str] = ("", "")
) -> ChronologyChanges:
    """What has changed between two texts of events.yaml, and of the keeper's log."""
    before, after = (
        read(write_weir(tmp_path / name, events, log=log))
        for name, events, log in (("old", old, logs[0]), ("new", new, logs[1]))
    )
    return compare_chronologies(before, after)


def test_a_version_has_no_changes_against_itself(tmp_path: Path) -> None:
    for events in (OLD_EVENTS, NEW_EVENTS):
        changes = compare(tmp_path, events, events)
        assert changes.is_empty
        assert changes.same == 5


def test_the_other_way_round_what_came_went(tmp_path: Path) -> None:
    old, new = read(write_weir(tmp_path / "old")), read(write_new(tmp_path / "new"))
    forth, back = compare_chronologies(old, new), compare_chronologies(new, old)
    assert [event.id for event in forth.added] == [event.id for event in back.removed] == ["inquiry-asked"]
    assert [event.id for event in forth.removed] == [event.id for event in back.added] == ["pumping"]
    assert {(change.old.id, change.new.id) for change in forth.changed} == {
        (change.new.id, change.old.id) for change in back.changed
    }


def test_an_order_that_a_source_gives_is_a_change_unless_an_event_was_renamed(tmp_path: Path) -> None:
    difference = """\
differences:
  - id: order
    question: In which order?
    events: [tender, wall-fell]
    versions:
      - {says: One way, dates: {tender: {date: 2010, after: wall-fell}}, cites: ["log#1"]}
      - {says: The other way, cites: ["log#2"]}
"""
    assert "id: wall-fell" in OLD_EVENTS
    assert "\ndifferences:" not in OLD_EVENTS
    old = OLD_EVENTS + difference
    assert compare(tmp_path, old, old.replace("wall-fell", "wall-gone")).differences.changed == ()
    (change,) = compare(tmp_path, old, old.replace("{date: 2010, after", "{before")).differences.changed
    (field,) = change.fields
    assert "[tender: 2010, after wall-fell]" in field.old
    assert "[tender: before wall-fell]" in field.new


@pytest.mark.parametrize(
    ("title", "is_renamed"),
    [
        ("Tenders for the repairs are invited", True),
        ("Tenders for repairs are invited", True),
        ("Invited, tenders for the repairs to the wall", True),
        ("A new lock is built", False),
    ],
)
def test_an_event_under_another_id_is_found_by_title_date_and_passage(
    tmp_path: Path, title: str, is_renamed: bool
) -> None:
    new = OLD_EVENTS.replace("id: tender", "id: invited").replace(
        "Tenders for the repairs are invited", title
    )
    changes = compare(tmp_path, new=new)
    assert [change.old.id for change in changes.changed] == (["tender"] if is_renamed else [])
    assert [event.id for event in changes.added] == ([] if is_renamed else ["invited"])


def test_two_events_of_one_title_are_not_taken_for_each_other(tmp_path: Path) -> None:
    twice = "  - {id: %s, title: The lock is shut, kind: works, status: reported}\n"
    old = OLD_EVENTS + twice % "first" + twice % "second"
    new = OLD_EVENTS + twice % "third"
    changes = compare(tmp_path, old, new)
    assert len(changes.removed) + len(changes.changed) == 2
    assert len(changes.added) + len(changes.changed) == 1


def test_a_renamed_kind_is_one_change_and_no_event_has_changed(tmp_path: Path) -> None:
    new = OLD_EVENTS.replace("works: {label", "building: {label").replace("kind: works", "kind: building")
    changes = compare(tmp_path, new=new)
    assert changes.kinds.renamed == (("works", "building"),)
    assert (changes.changed, changes.same) == ((), 5)


def test_a_kind_to_which_every_event_switched_is_renamed_with_its_label(tmp_path: Path) -> None:
    new = OLD_EVENTS.replace("works: {label: Works}", "building: {label: Building}").replace(
        "kind: works", "kind: building"
    )
    changes = compare(tmp_path, new=new)
    assert changes.kinds.renamed == (("works", "building"),)
    assert [(item.id, item.fields[0].new) for item in changes.kinds.changed] == [("building", "Building")]
    assert changes.changed == ()


def test_a_renamed_source_is_one_change(tmp_path: Path) -> None:
    old, new = write_weir(tmp_path / "old"), write_weir(tmp_path / "new")
    (new / "corpus" / "log.md").rename(new / "corpus" / "keepers-log.md")
    events = new / "events.yaml"
    events.write_text(OLD_EVENTS.replace('"log#', '"keepers-log#'), encoding="utf-8")
    changes = compare_chronologies(read(old), read(new))
    assert changes.sources.renamed == (("log", "keepers-log"),)
    assert (changes.changed, changes.passages) == ((), ())


LOG = "---\ntitle: The keeper's log\nissued: 2011\n---\n\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo.", []),
        ("One.\n\nTwo.", "One.\n\nTwo, again.", [("log#2", "log#2", True)]),
        ("One.\n\nTwo.", "One.", [("log#2", None, False)]),
        ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", [(None, "log#3", False)]),
        (
            "One.\n\nTwo.",
            "Nought.\n\nOne.\n\nTwo.",
            [("log#1", "log#2", False), ("log#2", "log#3", False), (None, "log#1", False)],
        ),
    ],
)
def test_what_became_of_passages(
    tmp_path: Path, old: str, new: str, found: list[tuple[str | None, str | None, bool]]
) -> None:
    changes = compare(tmp_path, logs=(f"{LOG}{old}\n", f"{LOG}{new}\n"))
    assert [
        (str(change.old) if change.old else None, str(change.new) if change.new else None, change.is_reworded)
        for change in changes.passages
    ] == found


def test_citations_that_follow_a_renumbered_passage_are_no_change(tmp_path: Path) -> None:
    new = OLD_EVENTS.replace("log#2", "log#3").replace("log#1", "log#2")
    changes = compare(tmp_path, new=new, logs=(f"{LOG}One.\n\nTwo.\n", f"{LOG}Nought.\n\nOne.\n\nTwo.\n"))
    assert changes.changed == ()
    assert changes.same == 5


def test_a_passage_names_the_events_that_rest_on_it(tmp_path: Path) -> None:
    changes = compare(tmp_path, logs=("", f"{LOG}Water stood behind the wall.\n"))
    (change,) = changes.passages
    assert (str(change.old), change.new, change.cited_by) == ("log#2", None, ("wall-fell",))


def test_every_field_of_an_event_is_compared(tmp_path: Path) -> None:
    fields = {
        "date-as-written": "the spring",
        "after": "board-told",
        "summary": "It fell.",
        "public": "2012",
        "tags": "[night]",
        "merged-from": "[board#wall-fell]",
        "note": "See the log.",
    }
    for field, value in fields.items():
        new = OLD_EVENTS.replace(
            "    title: The wall falls\n", f"    title: The wall falls\n    {field}: {value}\n"
        )
        (change,) = compare(tmp_path, new=new).changed
        assert [each.field for each in change.fields] == [field]


TOLD = "{actor: board, part: its clerk, how: told, what: that it fell, from: 2011, cites: ['log#2']}"


def with_knowledge(*entries: str) -> str:
    """The old version with entries of knowledge in its event."""
    line = f"    knowledge: [{', '.join(entries)}]\n" if entries else ""
    return OLD_EVENTS.replace("    title: The wall falls\n", f"    title: The wall falls\n{line}")


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ((), (TOLD,), [("", "told")]),
        ((TOLD,), (), [("told", "")]),
        ((TOLD,), (TOLD.replace("2011", "2012"),), [("2011", "2012")]),
        ((TOLD,), (TOLD.replace("how: told", "how: said, said-by: a man"),), [("told:", "said by a man:")]),
        ((TOLD,), (TOLD.replace("told,", "told, stance: unaware,"),), [("told:", "told unaware:")]),
        ((TOLD,), (TOLD.replace("cites: [", "status: alleged, cites: ["),), [("reported", "alleged")]),
        ((TOLD,), (TOLD.replace("'log#2'", "{passage: log#2, as: disputes}"),), [("log#2)", "disputes)")]),
        ((TOLD,), (TOLD.replace("its clerk", "its agent"),), [("its clerk", ""), ("", "its agent")]),
        ((TOLD, TOLD.replace("fell", "leaked")), (TOLD,), [("leaked", "")]),
        ((TOLD, TOLD), (TOLD, TOLD), []),
    ],
)
def test_what_became_of_entries_of_knowledge(
    tmp_path: Path, before: Sequence[str], after: Sequence[str], changes: list[tuple[str, str]]
) -> None:
    found = compare(tmp_path, with_knowledge(*before), with_knowledge(*after)).changed
    fields = [field for change in found for field in change.fields]
    assert [field.field for field in fields] == ["knowledge"] * len(changes)
    for field, (was, now) in zip(fields, changes, strict=True):
        assert was in field.old if was else not field.old
        assert now in field.new if now else not field.new


def test_a_role_and_a_quotation_are_compared(tmp_path: Path) -> None:
    for cites in ('{passage: "log#2", as: context}', '{passage: "log#2", quote: The wall fell}'):
        (change,) = compare(tmp_path, new=OLD_EVENTS.replace('["log#2"]', f"[{cites}]")).changed
        ((citation,), fields) = change.citations, change.fields
        assert (fields, str(citation.old and citation.old.key), str(citation.new and citation.new.key)) == (
            (),
            "log#2",
            "log#2",
        )


def test_differences_open_and_close(tmp_path: Path) -> None:
    with_one = OLD_EVENTS + (
        "differences:\n  - id: which-night\n    question: Which night?\n    events: [wall-fell, board-told]\n"
        "    versions:\n      - {says: The third, cites: ['log#2']}\n"
        "      - {says: The fourth, cites: ['minutes#1']}\n"
    )
    opened, closed = compare(tmp_path, new=with_one), compare(tmp_path, with_one)
    assert [item.id for item in opened.differences.added] == ["which-night"]
    assert [item.id for item in closed.differences.removed] == ["which-night"]
    assert {change.new.id: change.differs for change in opened.changed} == {
        "wall-fell": True,
        "board-told": True,
    }


def test_the_head_is_compared(tmp_path: Path) -> None:
    changes = compare(tmp_path, new=OLD_EVENTS.replace("title: Redgate Weir", "title: The weir at Redgate"))
    assert [(field.field, field.old, field.new) for field in changes.head] == [
        ("title", "Redgate Weir", "The weir at Redgate")
    ]


def test_of_very_many_events_only_those_of_one_title_are_paired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.evidence.changes.renames._MOST_PAIRS", 0)
    new = OLD_EVENTS.replace("id: tender", "id: invited")
    assert [change.new.id for change in compare(tmp_path, new=new).changed] == ["invited"]
    respelled = new.replace("Tenders for the repairs are invited", "Tenders for repairs are invited")
    assert [event.id for event in compare(tmp_path, new=respelled).added] == ["invited"]
