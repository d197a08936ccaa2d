"""Commands of the overview: its zoom, its lanes, and narrowing the query to periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from tui.chronology.date_format import format_period
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.explorer.controllers.current_event import has_event
from tui.explorer.controllers.pane_layout import LayoutController
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.overview.lane_data import LaneData
from tui.index.protocol import InterruptedSearchError, LaneKey, LaneSpec
from tui.index.records import EventRecord, EventRow
from tui.light_dataclass import replace
from tui.parsing.query.edit_query import toggle_value
from tui.parsing.query.lexer import normalize_word
from tui.parsing.query.parse_query import Query
from tui.session.periods import Period, days_date, narrowed_period, next_period, period_date, period_for
from tui.session.result_set import AT_ONCE, ResultSet
from tui.session.session import Session
from tui.session.viewport import DayRange, OverviewView

_ZOOMS: Mapping[str, Callable[[DayRange, int, DayRange], DayRange]] = {
    "zoom-in": lambda window, day, whole: window.zoomed_in(day, whole),
    "zoom-out": lambda window, day, whole: window.zoomed_out(day, whole),
    "zoom-fit": lambda _, __, whole: whole,
    "pan-left": lambda window, _, whole: window.panned(-1, whole),
    "pan-right": lambda window, _, whole: window.panned(1, whole),
}
"""By command: from the shown days, a day to keep in place, and all days, to the days to show."""


class _CellClick(NamedTuple):
    """A click on a cell of the overview."""

    cell: tuple[int, int, str | None]
    """The first and last day of the cell, and the id of its lane."""
    key: int
    """The event it led to: its rank, or its position where events are only counted."""
    position: int
    """Where the cursor was put."""


class OverviewController:
    """Keeps the overview's days in step with the cursor, and narrows the query to periods."""

    def __init__(self, session: Session, layout: LayoutController, port: ScreenPort) -> None:
        self._session = session
        self._layout = layout
        self._port = port
        self._followed: EventRecord | None = None
        """The event whose links were read last."""
        self._reading: tuple[OverviewView, LaneData] | None = None
        """For which view a thread reads lanes, and the lanes that did not fit it."""
        self._clicked: _CellClick | None = None
        """The last click on a cell."""

    # In step with the session

    def follow(self) -> None:
        """Show the days and the links of the current event, and read the lanes that are to be shown."""
        record, before = self._session.state.record, self._followed
        self._fit_window()
        if record is not before:
            self._followed = record
            self._port.linked = self._links()
            if record != before:
                self._show_day()
        self._read_fitting_lanes()

    def _links(self) -> tuple[EventRow, ...]:
        state = self._session.state
        return tuple(self._session.index.linked(state.event, state.query.public_day)) if state.event else ()

    def _fit_window(self) -> None:
        """Fit the shown days to the days that there are now."""
        view, whole = self._session.state.view, self._whole
        if view.window and whole:
            inside = view.window.inside(whole)
            self._session.show_days(replace(view, window=None if inside == whole else inside))

    def _show_day(self) -> None:
        """Move the shown days to the current event, where it is not among them."""
        view, whole, day = self._session.state.view, self._whole, self._day
        if view.window and whole and day is not None:
            self._session.show_days(replace(view, window=view.window.showing(whole.nearest(day), whole)))

    def _read_fitting_lanes(self) -> None:
        lanes, state = self._port.lanes, self._session.state
        if lanes is None or lanes.fits(state.view):
            return
        if self._session.index.info.events <= AT_ONCE:
            self._port.lanes = self._read(state.query, state.view)
        elif self._reading is None or self._reading[0] != state.view or self._reading[1] is not lanes:
            self._reading = state.view, lanes
            self._port.threads.run_in_thread(partial(self._read_lanes, state.query, state.view), "lanes")

    def _read(self, query: Query, view: OverviewView) -> LaneData:
        return LaneData.of(self._session.index, query, view, self._port.size.width, self._port.lanes)

    def _read_lanes(self, query: Query, view: OverviewView) -> None:
        # A newer search interrupted this one, and reads the lanes itself.
        with suppress(InterruptedSearchError):
            self._port.threads.call_from_thread(partial(self._show_lanes, query, self._read(query, view)))

    def _show_lanes(self, query: Query, lanes: LaneData) -> None:
        state = self._session.state
        if query == state.query and lanes.fits(state.view):
            self._port.lanes = lanes
            self._port.apply()

    @property
    def _whole(self) -> DayRange | None:
        """Return the days that can be shown; None for none, or before they are known."""
        return self._port.lanes.whole if self._port.lanes else None

    @property
    def _day(self) -> int | None:
        """Return the day at which the current event is listed; None where it is undated."""
        row = self._session.state.row
        return row.day if row else None

    # The window and the lanes

    def zoom(self, command: str) -> None:
        """Zoom around the current event, or scroll."""
        self._zoom(command, self._day)

    def turn_wheel(self, day: int, turns: int, *, sideways: bool) -> None:
        """Zoom or scroll with the mouse wheel.

        Args:
            day: The day under the mouse, a day number.
            turns: 1 down or to the right, -1 up or to the left.
            sideways: Whether the wheel scrolls; otherwise it zooms.
        """
        if sideways:
            self._zoom("pan-right" if turns > 0 else "pan-left", None)
        else:
            self._zoom("zoom-out" if turns > 0 else "zoom-in", day)

    def _zoom(self, command: str, day: int | None) -> None:
        whole, view = self._whole, self._session.state.view
        if whole is None:
            self._port.tell("There are no dated events to zoom to.")
            return
        window = view.window or whole
        middle = window.first + (window.days - 1) // 2
        if command == "zoom-fit" and view.window is None and self._port.lanes and self._port.lanes.breaks:
            view = replace(view, shows_empty_years=not view.shows_empty_years)
        wanted = _ZOOMS[command](window, middle if day is None else whole.nearest(day), whole)
        self._session.show_days(view)
        self._show_window(wanted)

    def _show_window(self, window: DayRange) -> None:
        """Show some days in the overview; the empty years stay as they are."""
        view, whole = self._session.state.view, self._whole
        self._session.show_days(replace(view, window=None if window == whole else window))
        self._port.apply()
        if self._layout.hides_overview:
            self._port.tell(f"Overview: {format_period(window.first, window.last)}")

    def lanes(self) -> None:
        """Switch what lanes stand for: kind, actor, source, status, and kind again."""
        ways, view = list(LaneKey), self._session.state.view
        by = ways[(ways.index(view.by) + 1) % len(ways)]
        self._session.show_days(replace(view, by=by))
        self._port.apply()
        if not self._layout.names_lanes:
            self._port.tell(f"Lanes by {by}")

    # Periods

    def period(self, command: str) -> None:
        """Narrow the query to the year, quarter or month around the event; or step to another period."""
        current = period_for(self._session.state.query)
        if command == "period":
            self._narrow(current)
        elif current is None:
            self._port.tell("All events are shown. Press z to show only one year.")
        else:
            step = 1 if command == "next-period" else -1
            neighbour = next_period(self._session.index, self._session.state.query, current, step)
            if neighbour:
                self._show_period(neighbour)
            else:
                self._port.tell(f"No events {'after' if step > 0 else 'before'} {current.words}.")

    def _narrow(self, current: Period | None) -> None:
        day = self._day if self._day is not None else current.first if current else None
        if day is not None:
            self._show_period(narrowed_period(current, day))
        elif self._session.state.unread:
            has_event(self._session, self._port)
        else:
            self._port.tell("The event has no date, so it has no period.")

    def _show_period(self, period: Period | None) -> None:
        self._show_dates(period.when if period else None)

    def _show_dates(self, when: EdtfDate | None) -> None:
        self._session.show_days(replace(self._session.state.view, window=None))
        self._session.show_period(when)
        self._port.apply()

    def ask_period(self) -> None:
        """Ask for a period, and show only what was, or may have been, going on in it."""
        # The reader of dates: not needed until somebody asks.
        from tui.explorer.screens.date_dialog import DateDialog  # noqa: PLC0415

        present = period_date(self._session.state.query)
        question = DateDialog(
            "Period: what was going on in",
            present.text if present else "",
            empty="all dates",
            limit="in",
            example="2006-2012, March 2010, since 2010 ...",
        )
        self._port.open_screen(question, self._use_period)

    def _use_period(self, date: str | None) -> None:
        if date is not None:
            self._show_dates(parse(date) if date else None)

    # The mouse

    def choose_day(self, first: int, last: int, lane: str | None) -> None:
        """Go to the event that is drawn at the clicked cell, else to the nearest; with each click to another.

        In a lane, those of that lane, where its events are drawn one by one.

        Args:
            first: The first day of the cell, a day number.
            last: Its last day.
            lane: The id of the lane; None for no lane, or for all lanes in one.
        """
        results, lanes = self._session.state.results, self._port.lanes
        if results is None or not results.count or lanes is None:
            return
        ranks = lanes.at(lane, first, last)
        if not ranks and lane is not None and lanes.bars is not None:
            self._port.tell("No events in this lane.")
        else:
            keys = ranks or _listed(results, first, last)
            key = self._next_in_cell((first, last, lane), keys)
            position = results.position_of(results.number_of_rank(key)) if ranks else key
            self._session.move_to(position)
            self._clicked = _CellClick((first, last, lane), key, position)
        self._port.apply()

    def _next_in_cell(self, cell: tuple[int, int, str | None], keys: Sequence[int]) -> int:
        """Return the first of some keys; the next one where the last click led from this cell to here."""
        click, position = self._clicked, self._session.state.cursor.position
        if click is None or (click.cell, click.position) != (cell, position) or click.key not in keys:
            return keys[0]
        return keys[(keys.index(click.key) + 1) % len(keys)]

    def choose_lane(self, lane: str) -> None:
        """Add the filter on a lane to the query, or leave it out, as the page of filters does.

        Args:
            lane: The id of the lane.
        """
        if lane == LaneSpec.REST:
            self._port.tell("This lane holds all others: it cannot be filtered by.")
            return
        by = self._session.state.view.by
        self._session.search(toggle_value(self._session.state.line, by.value, normalize_word(lane)))
        self._port.apply()

    def choose_days(self, first: int, last: int, *, zooms: bool = False) -> None:
        """Show only the period that the mouse was dragged over; or zoom to it.

        Args:
            first: A day number.
            last: The last day, included; a day number.
            zooms: Whether the overview is to show these days, and the query stays.
        """
        if zooms:
            self._show_window(DayRange(first, last))
        elif when := days_date(first, last):
            self._show_dates(when)
        else:
            self._port.tell("A period lies between the years -9999 and 9999.")


def _listed(results: ResultSet, first: int, last: int) -> Sequence[int]:
    """Return the positions of the events that are listed in some days; of the nearest where none is."""
    ends = results.positions_in(first, last)
    return range(ends[0], ends[1] + 1) if ends else (results.position_near(first, last),)
