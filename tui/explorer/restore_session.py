"""Starting where the last session ended, or as the settings say; and saving where this one ends."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from tui.chronology.calendar import iso_date, ymd_from_day
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import FAR
from tui.explorer.controllers.search import SearchController
from tui.index.records import LaneKey
from tui.project.settings.settings import DEFAULTS, NO_COLOR, Settings
from tui.project.settings.state_store import NO_STATE, SavedState
from tui.session.viewport import DayRange, OverviewView


@dataclass(frozen=True, slots=True)
class StartState:
    """How the explorer starts."""

    settings: Settings = DEFAULTS
    place: SavedState = NO_STATE
    """The saved state of the last session; empty where there is none."""
    said: str = ""
    """A message about the settings; may be empty."""
    is_first: bool = False
    """Whether no earlier session is known."""


_LAST_YEAR = 9999


def restore_state(main: SearchController, beginning: StartState) -> None:
    """Restore query, position and overview; an event that no longer exists is ignored.

    Args:
        main: The screen, showing all events.
        beginning: How to start.
    """
    place, index = beginning.place, main.project.index
    is_there = place.event and (index.event(place.event) or index.unread_named(place.event))
    event = place.event if is_there else None
    query = beginning.settings.start_query if place == NO_STATE else place.query
    if query:
        main.search_for(query, at=event)
    elif event:
        main.go_to_event(event)
    if place.anchor and event and main.here == event and main.results:
        anchor = main.results.position(place.anchor)
        if anchor is not None and anchor < main.browsing.rows:
            main.browsing = main.browsing.reaching_from(anchor, sticky=place.sticky)
    # Last, since moving to an event also moves the overview's window.
    main.view = _view_of(place, main.lanes.whole if main.lanes else None)
    if beginning.said:
        # Behind the first frame: on a slow machine a notification would else end before it is seen.
        main.call_after_refresh(main.notify, beginning.said, severity="warning", markup=False)


def state_of(main: SearchController, theme: str, settings: Settings) -> SavedState:
    """Return the state to save.

    Args:
        main: The screen.
        theme: The theme in use.
        settings: The settings at the start.
    """
    results, browsing = main.results, main.browsing
    anchor = ""
    if results and browsing.anchor is not None and browsing.anchor < results.rows:
        anchor = results.row(browsing.anchor).id
    fixed = settings.origin("theme").name == NO_COLOR
    by_hand = theme if theme != settings.theme and not fixed else ""
    return SavedState(
        event=main.here,
        anchor=anchor,
        sticky=browsing.sticky and bool(anchor),
        query=main.line,
        theme=by_hand,
        theme_before=settings.theme if by_hand else "",
        lanes="" if main.view.by is OverviewView().by else main.view.by,
        window=_interval(main.view.window),
    )


def _view_of(place: SavedState, whole: DayRange | None) -> OverviewView:
    """Return the saved view of the overview, as far as it is still possible.

    Args:
        place: The saved state.
        whole: The days there are; None where there are none, or not known yet.
    """
    by = next((way for way in LaneKey if way == place.lanes), OverviewView().by)
    window = None
    # Values that this program did not write are ignored.
    with suppress(EdtfError):
        when = parse(place.window)
        if -FAR < when.first_day <= when.last_day < FAR:
            window = DayRange(when.first_day, when.last_day)
    if window and whole:
        window = None if window.inside(whole) == whole else window.inside(whole)
    return OverviewView(by, window)


def _interval(window: DayRange | None) -> str:
    """Return a range of days as EDTF; empty where a year has more digits than that allows."""
    if window is None or any(abs(ymd_from_day(day)[0]) > _LAST_YEAR for day in (window.first, window.last)):
        return ""
    return f"{iso_date(window.first)}/{iso_date(window.last)}"
