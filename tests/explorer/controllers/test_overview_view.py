"""The overview's commands without a screen."""

from __future__ import annotations

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen
from tui.chronology.edtf import parse
from tui.index.protocol import LaneKey
from tui.session.viewport import DayRange


def day(date: str) -> int:
    return parse(date).first_day


def lanes_by(screen: FakeScreen) -> LaneKey:
    """What the lanes that are drawn stand for."""
    assert screen.lanes
    return screen.lanes.by


def test_zooming_keeps_the_event_in_sight(screen: FakeScreen) -> None:
    screen.run("last-event", "zoom-in", "zoom-in")
    window = screen.state.view.window
    assert window
    assert screen.state.row
    assert screen.state.row.day is not None
    assert window.holds(screen.state.row.day)
    screen.run("first-event")
    moved = screen.state.view.window
    assert moved
    assert (moved.days, moved == window) == (window.days, False)
    screen.run("zoom-fit")
    assert screen.state.view.window is None


def test_what_is_not_on_the_screen_is_told(screen: FakeScreen) -> None:
    screen.run("zoom-in", "lanes")
    assert screen.told == []
    screen.classes = frozenset({"-narrow", "-at-timeline"})
    screen.run("zoom-fit", "lanes")
    assert screen.told[0].startswith("Overview: ")
    assert screen.told[1] == "Lanes by source"


def test_lanes_are_read_for_what_they_stand_for(screen: FakeScreen) -> None:
    for by in (LaneKey.ACTOR, LaneKey.SOURCE, LaneKey.STATUS, LaneKey.KIND):
        screen.run("lanes")
        assert screen.lanes
        assert (screen.lanes.by, screen.state.view.by) == (by, by)


def test_links_are_those_of_the_event(screen: FakeScreen) -> None:
    for event in ("hall-opened", "idea", "dance"):
        screen.controllers.navigation.go_to_event(event)
        assert screen.linked == tuple(screen.session.index.linked(event))


def test_periods(screen: FakeScreen) -> None:
    screen.run("next-period")
    assert screen.told == ["All events are shown. Press z to show only one year."]
    screen.controllers.navigation.go_to_event("hall-opened")
    lines = []
    for _ in range(4):
        screen.run("period")
        lines.append(screen.state.line)
    assert lines == ["in:1957", "in:1957-04/1957-06", "in:1957-05", ""]
    screen.controllers.search.search("tag:tea in:1951")
    screen.run("next-period")
    assert screen.told[-1].startswith("No events after 1951")


def test_the_mouse_chooses_events_by_their_days(screen: FakeScreen) -> None:
    overview = screen.controllers.overview
    overview.choose_day(day("1957-05-14"), day("1957-05-14"), None)
    assert screen.state.event in {"hall-opened", "dance"}
    overview.choose_days(day("1955-01-01"), day("1956-12-31"))
    assert screen.state.line == "in:1955/1956"
    assert screen.state.results
    assert screen.state.results.position("walls") is not None
    overview.choose_days(day("9999-12-31"), day("9999-12-31") + 1)
    assert screen.state.line == "in:1955/1956"
    assert screen.told == ["A period lies between the years -9999 and 9999."]
    overview.choose_days(day("1955-01-01"), day("1955-12-31"), zooms=True)
    assert screen.state.view.window == DayRange(day("1955-01-01"), day("1955-12-31"))
    screen.controllers.search.search("")
    overview.turn_wheel(day("1957-05-14"), -1, sideways=False)
    assert screen.state.view.window
    overview.turn_wheel(day("1957-05-14"), 1, sideways=True)
    overview.turn_wheel(day("1957-05-14"), 1, sideways=False)


def test_of_many_events_a_thread_reads_the_lanes_once(
    screen: FakeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.explorer.controllers.overview_view.AT_ONCE", 3)
    screen.run("lanes")
    assert [group for group, _ in screen.waiting] == ["lanes"]
    screen.run("next-event", "next-event")
    assert len(screen.waiting) == 1
    screen.work()
    assert lanes_by(screen) is LaneKey.ACTOR
    screen.run("lanes", "lanes")
    assert len(screen.waiting) == 1
    screen.work()
    assert lanes_by(screen) is LaneKey.STATUS
