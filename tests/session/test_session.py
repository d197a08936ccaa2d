"""A session without a screen: what is found, where one is, and how one comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.chronology.calendar import day_number
from tui.chronology.edtf import parse
from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query
from tui.project.project import Project
from tui.session.options import Recording, SessionOptions
from tui.session.query_history import QueryHistory
from tui.session.session import Session

ALL = 14


@pytest.fixture
def session(project: Project) -> Session:
    """A session that shows all events."""
    begun = Session(project)
    begun.reload()
    return begun


def count(session: Session) -> int:
    """How many events are found."""
    assert session.state.results
    return session.state.results.count


def place(session: Session) -> tuple[str, str]:
    """The event and the query."""
    return session.state.event, session.state.line


def test_it_begins_at_the_first_event(session: Session) -> None:
    assert (place(session), count(session)) == (("idea", ""), ALL)
    assert session.state.info == session.index.info
    assert (session.back(), session.forward(), session.undo(), session.redo()) == (False,) * 4


def test_a_search_keeps_the_event_where_it_is_found(session: Session) -> None:
    session.go_to_event("dance")
    session.search("kind:people")
    assert place(session) == ("dance", "kind:people")
    session.search("roof")
    assert place(session) == ("roof", "roof")
    session.search("", keep="dance")
    assert place(session) == ("dance", "")
    session.search("zebra")
    assert (session.state.record, session.state.row_id, count(session)) == (None, "", 0)
    assert session.state.message == "nothing found"


def test_another_meaning_of_a_date_is_suggested_while_it_is_typed(session: Session) -> None:
    session.search("in:2004-05", typed=True)
    assert session.state.message
    session.search("in:2004-05")
    assert not session.state.message


def test_typing_is_one_place_and_one_change(session: Session) -> None:
    for line in ("r", "ro", "roof"):
        session.search(line, typed=True)
    session.settle_query()
    assert [entry.line for entry in session.state.history.behind] == [""]
    session.search("roof leaks x", typed=True)
    session.settle_query()
    assert [entry.line for entry in session.state.history.behind] == ["", "roof"]
    assert session.undo()
    assert place(session) == ("roof", "roof")
    assert session.undo()
    assert session.state.line == ""
    assert not session.undo()
    assert session.redo()
    assert session.state.line == "roof"


@pytest.mark.parametrize(
    ("record", "places", "changes"),
    [(Recording.NONE, 0, 0), (Recording.QUERY, 0, 1), (Recording.BOTH, 1, 1)],
)
def test_only_what_is_asked_for_is_recorded(
    session: Session, record: Recording, places: int, changes: int
) -> None:
    session.search("roof", record=record)
    assert len(session.state.history.behind) == places
    assert len(session.state.edits.before) == changes
    assert session.state.edits.line == "roof"


@pytest.mark.parametrize(
    "go",
    [
        lambda session: session.go_to_event("dance"),
        lambda session: session.go_to_day(day_number(1957, 1, 1)),
        lambda session: session.move("last-event"),
        lambda session: session.search("roof"),
        lambda session: session.narrow("differs"),
        lambda session: session.look_back_to(parse("1964")),
    ],
)
def test_every_jump_can_be_gone_back_on(session: Session, go: Callable[[Session], object]) -> None:
    session.move("next-event")
    before = place(session)
    go(session)
    after = place(session)
    assert session.back()
    assert place(session) == before
    assert session.forward()
    assert place(session) == after


def test_a_move_is_no_jump(session: Session) -> None:
    session.move("page-down", 5)
    assert session.state.cursor.position == 5
    assert not session.state.history.behind


def test_going_back_to_another_query_can_be_undone_and_adds_no_place(session: Session) -> None:
    session.search("roof")
    session.back()
    assert (session.state.line, len(session.state.history.behind)) == ("", 0)
    assert session.undo()
    assert session.state.line == "roof"


def test_a_query_that_hides_an_event_is_cleared(session: Session) -> None:
    session.search("roof as-of:1975")
    assert session.go_to_event("dance")
    assert place(session) == ("dance", "")
    assert not session.go_to_event("idea")


def test_the_as_of_day_can_be_kept_then(project: Project) -> None:
    session = Session(project, SessionOptions(keeps_as_of=True))
    session.reload()
    session.search("roof as-of:1975")
    assert session.go_to_event("idea")
    assert place(session) == ("idea", "as-of:1975")


def test_a_query_to_begin_with_is_no_change(project: Project) -> None:
    session = Session(project, query=Query(words=("roof",)))
    session.reload()
    assert place(session) == ("roof", "roof")
    assert session.state.edits == QueryHistory(line="roof")
    assert not session.state.history.behind


def test_a_query_that_is_no_line(session: Session) -> None:
    session.search("zebra")
    session.search_query(Query(words=("roof",)))
    assert (place(session), session.state.message) == (("roof", "roof"), "")
    assert session.undo()
    assert session.state.line == "zebra"
    session.search_query(Query(), Recording.NONE)
    assert (session.state.line, session.state.edits.line) == ("", "")


def test_several_events_are_marked_and_gone_through_in_the_order_of_dates(session: Session) -> None:
    assert session.next_mark == ""
    assert not session.go_to_mark()
    for event in ("dance", "idea", "new-roof"):
        session.go_to_event(event)
        session.toggle_mark()
    assert session.state.since is None
    assert session.state.marks == ("dance", "idea", "new-roof")
    assert (session.state.mark, session.marked) == ("new-roof", session.state.row)
    visited = []
    for _ in range(4):
        session.go_to_mark()
        visited.append(session.state.event)
    assert visited == ["idea", "dance", "new-roof", "idea"]
    assert session.state.since
    # Between two of them, the next one is ahead.
    session.go_to_event("hall-opened")
    assert session.next_mark == "dance"


def test_where_the_last_mark_is_removed_the_one_before_counts(session: Session) -> None:
    session.toggle_mark()
    session.go_to_event("dance")
    session.toggle_mark()
    session.toggle_mark()
    assert session.state.marks == (session.state.mark,) == ("idea",)
    assert session.state.since
    session.set_marks(["nobody", "dance", "dance"])
    assert session.state.marks == ("dance",)
    session.set_marks([])
    assert (session.state.mark, session.marked, session.next_mark) == ("", None, "")


def test_a_mark_that_the_query_hides_clears_it(session: Session) -> None:
    session.go_to_event("dance")
    session.toggle_mark()
    session.search("roof")
    assert session.go_to_mark()
    assert (session.state.event, session.state.line) == ("dance", "")


def test_a_mark_that_was_not_public_yet_may_not_count(project: Project) -> None:
    for hides in (False, True):
        session = Session(project, SessionOptions(hides_later_marks=hides))
        session.reload()
        session.go_to_event("new-roof")
        session.toggle_mark()
        assert session.marked
        session.search("as-of:1955")
        assert (session.marked is None) is hides
        assert session.state.mark == "new-roof"
        assert (session.next_mark == "") is hides


def test_an_event_is_read_once_while_one_stays_there(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = type(session.index).event

    def told(index: Index, event: str, as_of: int | None = None) -> object:
        asked.append(event)
        return read(index, event, as_of)

    monkeypatch.setattr(type(session.index), "event", told)
    session.move("range")
    session.move("extend-down")
    session.move("previous-event")
    session.search("idea")
    assert asked == ["barn-stood", "idea"]


def test_new_files_are_read_and_the_event_stays(session: Session, hall: Path) -> None:
    events = hall / "events.yaml"
    session.go_to_event("dance")
    session.toggle_mark()
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("- id: barn-stood", "- id: barn"), encoding="utf-8")
    assert session.project.refresh()
    session.reload()
    assert (session.state.event, session.state.mark) == ("dance", "dance")
    events.write_text(text.replace("- id: dance", "- id: danced"), encoding="utf-8")
    at = session.state.cursor.position
    assert session.project.refresh()
    session.reload()
    assert (session.state.cursor.position, session.state.mark) == (at, "")


def test_places_that_no_longer_exist_are_left_out(session: Session, hall: Path) -> None:
    events = hall / "events.yaml"
    session.go_to_event("dance")
    session.go_to_event("idea")
    session.move("last-event")
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("- id: dance", "- id: danced"), encoding="utf-8")
    assert session.project.refresh()
    session.reload()
    assert session.back()
    assert session.state.event == "idea"
    assert not session.back()


def test_of_very_many_events_the_first_rows_come_first(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.session.AT_ONCE", 3)
    monkeypatch.setattr("tui.session.result_set._FIRST_ROWS", 4)
    session.search("-tag:nothing", keep="dance")
    assert session.state.results
    assert (session.state.results.complete, session.state.is_counted, count(session)) == (False, False, 4)
    whole = session.count(session.state.query)
    assert session.complete(whole)
    assert (session.state.event, session.state.is_counted, count(session)) == ("dance", True, whole.count)
    session.search("")
    session.move("previous-event")
    moved_to = session.state.event
    assert not session.complete(whole)
    assert session.complete(session.count(Query()))
    assert (session.state.event, count(session)) == (moved_to, ALL)


def test_all_of_them_can_be_counted_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.session.session.AT_ONCE", 3)
    session = Session(project, SessionOptions(counts_at_once=True))
    session.reload()
    assert session.state.results
    assert (session.state.results.complete, count(session)) == (True, ALL)


@pytest.mark.parametrize("lists_unread", [False, True])
def test_unreadable_entries_have_rows_only_where_wanted(
    hall: Path, project: Project, lists_unread: bool
) -> None:
    events = hall / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("date: ../1950", "date: once"), encoding="utf-8")
    assert project.refresh()
    session = Session(project, SessionOptions(lists_unread=lists_unread))
    session.reload()
    assert project.index.info.unread == 1
    session.move_to(0)
    assert bool(session.state.unread) is lists_unread
    assert (session.state.row_id == "barn-stood") is lists_unread
    assert (session.state.record is None) is lists_unread
