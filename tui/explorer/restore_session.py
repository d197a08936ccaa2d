"""Starting where the last session ended, or as the settings say; and saving where this one ends."""

from __future__ import annotations

from contextlib import suppress

from tui.chronology.calendar import iso_date, ymd_from_day
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import FAR
from tui.index.protocol import LaneKey
from tui.index.records import ResultOrder
from tui.light_dataclass import dataclass
from tui.project.settings.settings import DEFAULTS, NO_COLOR, Settings
from tui.project.settings.state_store import NO_STATE, SavedState
from tui.session.options import Recording
from tui.session.session import Session
from tui.session.state import SessionState
from tui.session.viewport import DayRange, OverviewView


@dataclass(frozen=True, slots=True)
class StartState:
    """How the explorer starts."""

    settings: Settings = DEFAULTS
    place: SavedState = NO_STATE
    """The saved state of the last session; empty where there is none."""
    said: str = ""
    """A message about the settings; may be empty."""
    shows_notice: bool = False
    """Whether the content notice and the symbols are to be shown first."""
    is_first: bool = False
    """Whether no earlier session is known."""

    @classmethod
    def of(cls, settings: Settings, place: SavedState, said: str) -> StartState:
        """Return how to start with what is saved.

        Args:
            settings: The settings in effect.
            place: The saved state; `NO_STATE` where there is none.
            said: A message about the settings; may be empty.
        """
        return cls(settings, place, said, shows_notice=not place.has_noticed, is_first=place == NO_STATE)


_LAST_YEAR = 9999
_LINES = {"1": 1, "2": 2}
"""Lines of a title, as they are saved."""


def restore_state(session: Session, beginning: StartState) -> None:
    """Restore query and position, which are no change to undo; an event that no longer exists is ignored.

    Args:
        session: The session, showing all events.
        beginning: How to start.
    """
    place, index = beginning.place, session.index
    is_there = place.event and (index.event(place.event) or index.unread_named(place.event))
    event = place.event if is_there else ""
    query = beginning.settings.start_query if place == NO_STATE else place.query
    with suppress(ValueError):
        session.order_by(ResultOrder(place.order))
    if query:
        session.search(query, keep=event, record=Recording.NONE)
    elif event:
        session.go_to_event(event, record=Recording.NONE)
    elif not place.event and session.state.results:
        session.move_to(session.state.results.first_dated())
    session.wrap_titles(_LINES.get(place.title_lines, 0))
    if place.has_noticed:
        session.take_notice()
    state = session.state
    if place.anchor and event and state.row_id == event and state.results:
        anchor = state.results.position(place.anchor)
        if anchor is not None and anchor < state.cursor.rows:
            session.set_cursor(state.cursor.reaching_from(anchor, sticky=place.sticky))


def state_of(state: SessionState, theme: str, settings: Settings) -> SavedState:
    """Return the state to save.

    Args:
        state: The session's.
        theme: The theme in use.
        settings: The settings at the start.
    """
    results, cursor = state.results, state.cursor
    anchor = ""
    if results and cursor.anchor is not None and cursor.anchor < results.rows:
        anchor = results.row(cursor.anchor).id
    fixed = settings.origin("theme").name == NO_COLOR
    by_hand = theme if theme != settings.theme and not fixed else ""
    return SavedState(
        event=state.row_id,
        anchor=anchor,
        sticky=cursor.sticky and bool(anchor),
        query=state.line,
        order="" if state.order is ResultOrder.DATE else state.order.value,
        theme=by_hand,
        theme_before=settings.theme if by_hand else "",
        lanes="" if state.view.by is OverviewView().by else state.view.by,
        window=_interval(state.view.window),
        title_lines=str(state.title_lines or ""),
        has_noticed=state.has_noticed,
    )


def restored_view(place: SavedState, whole: DayRange | None) -> OverviewView:
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
