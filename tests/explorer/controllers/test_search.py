"""Searching without a screen: what is read around the results, and when a thread counts."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from tests.explorer.controllers.fake_screen import FakeScreen
from tui.explorer.screens.date_dialog import DateDialog

ALL = 14


def count(screen: FakeScreen) -> int:
    assert screen.state.results
    return screen.state.results.count


def bars(screen: FakeScreen) -> int:
    """How many bars the overview has."""
    assert screen.lanes
    return len(screen.lanes.bars or ())


def test_lanes_come_with_the_results(screen: FakeScreen) -> None:
    before = bars(screen)
    screen.controllers.search.search("roof")
    assert 0 < bars(screen) < before
    assert not screen.waiting


def test_moving_reads_no_lanes(screen: FakeScreen) -> None:
    lanes = screen.lanes
    screen.run("next-event", "next-year", "range")
    assert screen.lanes is lanes


def test_the_as_of_day_is_asked_for(screen: FakeScreen) -> None:
    screen.run("as-of")
    dialog, answer = screen.opened[-1], screen.answer
    assert isinstance(dialog, DateDialog)
    assert answer
    answer("1964")
    assert screen.state.line == "as-of:1964"
    assert screen.as_of.startswith("As of the end of 1964: ")
    answer(None)
    assert screen.state.line == "as-of:1964"
    answer("")
    assert (screen.state.line, screen.as_of) == ("", "")


def test_clearing_undoes_one_thing_at_a_time(screen: FakeScreen) -> None:
    screen.controllers.search.search("the")
    screen.run("detail", "enlarge", "range")
    seen = []
    for _ in range(5):
        seen.append((screen.state.selection is not None, screen.alone, screen.pane, screen.state.line))
        screen.run("clear")
    assert seen == [
        (True, True, "detail", "the"),
        (False, True, "detail", "the"),
        (False, False, "detail", "the"),
        (False, False, "timeline", "the"),
        (False, False, "timeline", ""),
    ]


def test_the_query_line_is_opened_and_left(screen: FakeScreen) -> None:
    screen.run("search")
    assert screen.focused == "query"
    screen.controllers.search.search("r", typed=True)
    screen.controllers.search.search("ro", typed=True)
    screen.controllers.search.settle_query()
    assert screen.focused == "timeline"
    assert len(screen.state.history.behind) == 1


@pytest.fixture
def large(screen: FakeScreen, monkeypatch: pytest.MonkeyPatch) -> FakeScreen:
    """A chronology with too many events to be counted at once."""
    monkeypatch.setattr("tui.session.session.AT_ONCE", 3)
    monkeypatch.setattr("tui.session.result_set._FIRST_ROWS", 4)
    return screen


def test_of_many_events_a_thread_counts_all(large: FakeScreen) -> None:
    large.session.go_to_event("dance")
    large.controllers.search.search("as-of:1964")
    assert (count(large), large.as_of) == (4, "As of the end of 1964")
    assert [group for group, _ in large.waiting] == ["count"]
    large.work()
    assert count(large) > 4
    assert large.state.event == "dance"
    assert "hidden: " in large.as_of
    assert not large.waiting


def test_an_older_count_is_not_shown(large: FakeScreen) -> None:
    large.controllers.search.search("the")
    old = large.waiting[-1][1]
    large.controllers.search.search("roof")
    large.work()
    found = count(large)
    old()
    assert (large.state.line, count(large)) == ("roof", found)


def test_only_screens_are_opened(screen: FakeScreen) -> None:
    screen.run("go-to-date", "as-of", "filters", "saved-queries", "help", "about", "export")
    assert len(screen.opened) == 7
    assert all(isinstance(opened, Screen) for opened in screen.opened)
