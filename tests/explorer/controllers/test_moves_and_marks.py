"""Moving, jumping and marking without a screen."""

from __future__ import annotations

from pathlib import Path

from tests.cases import each
from tests.explorer.controllers.fake_screen import FakeScreen
from tests.explorer.screen_driver import opened
from tui.chronology.keys import CitationKey
from tui.explorer.messages import EditRequested
from tui.session.moves import MOVES
from tui.views.links import DraftLink, EventLink


def test_a_page_is_what_the_timeline_shows(screen: FakeScreen) -> None:
    screen.run("page-down")
    assert screen.state.cursor.position == screen.timeline.turn_page(forward=True)


@each("command", MOVES)
def test_a_move_shows_the_rows_at_once_and_the_rest_later(command: str, screen: FakeScreen) -> None:
    screen.shown.clear()
    screen.run(command)
    assert screen.shown == ["rows"]


def test_a_date_is_asked_for_and_gone_to(screen: FakeScreen) -> None:
    screen.run("go-to-date")
    assert screen.answer
    screen.answer("1957")
    assert screen.state.event == "hall-opened"
    screen.answer(None)
    assert screen.state.event == "hall-opened"
    screen.run("back")
    assert screen.state.event == "idea"
    screen.run("back", "forward", "forward")
    assert screen.told == ["There is nowhere to go back to.", "There is nowhere to go forward to."]


def test_a_row_is_chosen_with_the_mouse(screen: FakeScreen) -> None:
    screen.controllers.navigation.choose_row(3)
    screen.controllers.navigation.choose_row(5, extending=True)
    assert screen.state.selection == (3, 5)


def test_a_cleared_query_is_told(screen: FakeScreen) -> None:
    screen.controllers.search.search("roof")
    screen.controllers.links.follow(EventLink("dance"))
    assert (screen.state.event, screen.state.line) == ("dance", "")
    assert screen.told == ["Query cleared to show this event. Undo restores it."]


def test_the_mark_says_where_it_cannot_lead(screen: FakeScreen) -> None:
    screen.run("go-to-mark", "mark", "go-to-mark")
    assert screen.told == ["No event is marked.", "This is the only marked event."]
    screen.run("last-event", "go-to-mark")
    assert (screen.state.event, screen.state.mark) == ("idea", "idea")
    screen.run("last-event", "mark", "go-to-mark")
    assert (screen.state.event, screen.state.marks) == ("idea", ("idea", "new-roof"))


def test_an_unreadable_entry_is_told(hall: Path) -> None:
    events = hall / "events.yaml"
    events.write_text(events.read_text(encoding="utf-8").replace("../1950", "once"), encoding="utf-8")
    project = opened(hall)
    screen = FakeScreen(project)
    screen.run("first-event")
    assert screen.state.unread
    screen.run("mark", "related", "next-citation", "range", "original", "next-match", "period", "copy")
    assert set(screen.told) == {"This event cannot be read; its detail says why."}
    assert (len(screen.told), screen.opened, screen.copied) == (8, [], "")
    project.close()


def test_an_event_is_drafted_and_gone_to_once_it_is_read(screen: FakeScreen) -> None:
    screen.controllers.links.follow(DraftLink(CitationKey("minutes", "5")))
    drafted = [message for message in screen.posted if isinstance(message, EditRequested)]
    assert len(drafted) == len(screen.told) == 1
    assert screen.session.project.refresh()
    screen.session.reload()
    screen.apply()
    screen.controllers.drafts.show_awaited()
    assert screen.state.event.startswith("minutes-")


def test_the_excerpt_is_asked(screen: FakeScreen) -> None:
    screen.run("next-citation", "next-citation", "previous-citation", "original", "next-match")
    assert (screen.excerpt.citation, screen.excerpt.shows_original) == (1, True)
    assert screen.told == ["No match in this excerpt."]
    screen.run("range", "next-event", "original")
    assert screen.state.cursor.position == 0
