"""Beginning where the reader left, or as the settings say; and noting where the reader leaves."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from tui.chronology.calendar import iso_date, ymd_from_day
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import FAR
from tui.explorer.controllers.search import SearchController
from tui.explorer.overview.viewport import DayRange, OverviewView
from tui.index.records import LaneKey
from tui.project.settings.settings import DEFAULTS, NO_COLOR, Settings
from tui.project.settings.state_store import NO_STATE, SavedState


@dataclass(frozen=True, slots=True)
class StartState:
    """How the explorer begins."""

    settings: Settings = DEFAULTS
    place: SavedState = NO_STATE
    """Where the reader left, where that is remembered."""
    said: str = ""
    """What is to be said of the settings; may be empty."""
    is_first: bool = False
    """Whether nobody is known to have been here before."""


_LAST_YEAR = 9999


def restore_state(main: SearchController, beginning: StartState) -> None:
    """Search, and go, where the reader was; an event that is gone is passed over.

    Args:
        main: With everything found.
        beginning: How to.
    """
    place, index = beginning.place, main.project.index
    is_there = place.event and (index.event(place.event) or index.unread_named(place.event))
    event = place.event if is_there else None
    query = beginning.settings.start_query if place == NO_STATE else place.query
    if query:
        main.search_for(query, at=event)
    elif event:
        main.go_to_event(event)
    if place.anchor and event and main.here == event and main.found:
        anchor = main.found.position(place.anchor)
        if anchor is not None and anchor < main.browsing.found:
            main.browsing = main.browsing.reaching_from(anchor, sticky=place.sticky)
    # Last of all, for the window goes along with whoever goes to an event.
    main.view = _view_of(place, main.lanes.whole if main.lanes else None)
    if beginning.said:
        main.notify(beginning.said, severity="warning", markup=False)


def state_of(main: SearchController, theme: str, settings: Settings) -> SavedState:
    """Where the reader is.

    Args:
        main: What is left.
        theme: The one in use.
        settings: Those that it began with.
    """
    found, browsing = main.found, main.browsing
    anchor = ""
    if found and browsing.anchor is not None and browsing.anchor < found.rows:
        anchor = found.row(browsing.anchor).id
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
    """How the overview was looked at, as far as that can still be.

    Args:
        place: Where the reader left.
        whole: All that there is to see; None where that is not known yet, or nothing.
    """
    by = next((way for way in LaneKey if way == place.lanes), OverviewView().by)
    window = None
    # What somebody else wrote there is passed over.
    with suppress(EdtfError):
        when = parse(place.window)
        if -FAR < when.first_day <= when.last_day < FAR:
            window = DayRange(when.first_day, when.last_day)
    if window and whole:
        window = None if window.inside(whole) == whole else window.inside(whole)
    return OverviewView(by, window)


def _interval(window: DayRange | None) -> str:
    """The days of a window as EDTF; empty where their years have more figures than can be written so."""
    if window is None or any(abs(ymd_from_day(day)[0]) > _LAST_YEAR for day in (window.first, window.last)):
        return ""
    return f"{iso_date(window.first)}/{iso_date(window.last)}"
