"""Commands of the overview: its zoom, its lanes, and narrowing the query to periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from textual import on, work
from textual.reactive import var

from tui.explorer.controllers.search import SearchController
from tui.explorer.messages import DayClicked, DaysSelected, OverviewScrolled
from tui.explorer.overview.lane_data import LaneData
from tui.explorer.overview.time_axis import format_period
from tui.index.protocol import InterruptedSearchError
from tui.index.records import EventRow, LaneKey
from tui.parsing.query.parse_query import Query
from tui.session.periods import Period, narrowed_period, period_for
from tui.session.result_set import AT_ONCE
from tui.session.viewport import DayRange, OverviewView

_ZOOMS: Mapping[str, Callable[[DayRange, int, DayRange], DayRange]] = {
    "zoom-in": lambda window, day, whole: window.zoomed_in(day, whole),
    "zoom-out": lambda window, day, whole: window.zoomed_out(day, whole),
    "zoom-fit": lambda _, __, whole: whole,
    "pan-left": lambda window, _, whole: window.panned(-1, whole),
    "pan-right": lambda window, _, whole: window.panned(1, whole),
}
"""By command: from the shown days, a day to keep in place, and all days, to the days to show."""


class OverviewController(SearchController):
    """Keeps the overview's days in step with the cursor, and narrows the query to periods."""

    linked: var[tuple[EventRow, ...]] = var(())
    """The events that the current one is placed by or differs with."""

    # The window

    def action_zoom(self, command: str) -> None:
        """Zoom around the current event, or scroll."""
        self._zoom(command, self._day)

    def _zoom(self, command: str, day: int | None) -> None:
        whole = self.lanes.whole if self.lanes else None
        if whole is None:
            self.notify("There are no dated events to zoom to.", markup=False)
            return
        window = self.view.window or whole
        middle = window.first + (window.days - 1) // 2
        wanted = _ZOOMS[command](window, middle if day is None else whole.nearest(day), whole)
        self.view = replace(self.view, window=None if wanted == whole else wanted)
        if self._is_overview_hidden:
            self.notify(f"Overview: {format_period(wanted.first, wanted.last)}", markup=False)

    @property
    def _is_overview_hidden(self) -> bool:
        small = self.has_class("-narrow") or self.has_class("-low")
        return small and not self.has_class("-at-overview")

    @property
    def _day(self) -> int | None:
        """Return the day at which the current event is listed; None where it is undated."""
        return self.record.row.day if self.record else None

    @on(OverviewScrolled)
    def follow_wheel(self, message: OverviewScrolled) -> None:
        """Zoom or scroll with the mouse wheel."""
        if message.sideways:
            self._zoom("pan-right" if message.turns > 0 else "pan-left", None)
        else:
            self._zoom("zoom-out" if message.turns > 0 else "zoom-in", message.day)

    def watch_record(self) -> None:
        """Show the days and the links of the current event."""
        window, day = self.view.window, self._day
        self._read_links()
        whole = self.lanes.whole if self.lanes else None
        if window and whole and day is not None:
            self.view = replace(self.view, window=window.showing(whole.nearest(day), whole))

    def found_anew(self) -> None:
        """Update the links of the current event, which may have changed with other events."""
        super().found_anew()
        self._read_links()

    def _read_links(self) -> None:
        index, event = self.project.index, self.event
        self.linked = tuple(index.linked(event, self.current_query.as_of_day)) if event else ()

    # The lanes

    def action_lanes(self) -> None:
        """Switch what lanes stand for: kind, actor, source, status, and kind again."""
        ways = list(LaneKey)
        self.view = replace(self.view, by=ways[(ways.index(self.view.by) + 1) % len(ways)])
        if self._is_overview_hidden or not (self.has_class("-wide") or self.has_class("-at-overview")):
            self.notify(f"Lanes by {self.view.by}", markup=False)

    def watch_lanes(self) -> None:
        """Fit the shown days to new results."""
        window, whole = self.view.window, self.lanes.whole if self.lanes else None
        if window and whole:
            inside = window.inside(whole)
            self.view = replace(self.view, window=None if inside == whole else inside)
        self._hold_view()

    def watch_view(self) -> None:
        """Read lanes again where the shown days need it."""
        self._hold_view()

    def _hold_view(self) -> None:
        if self.lanes is None or self.lanes.fits(self.view):
            return
        if self.project.index.info.events <= AT_ONCE:
            self.lanes = LaneData.of(self.project.index, self.current_query, self.view, self.size.width)
        else:
            self._read_lanes(self.current_query, self.view)

    @work(thread=True, exclusive=True, group="lanes")
    def _read_lanes(self, query: Query, view: OverviewView) -> None:
        # A newer search interrupted this one, and reads the lanes itself.
        with suppress(InterruptedSearchError):
            lanes = LaneData.of(self.project.index, query, view, self.size.width)
            self.app.call_from_thread(self._show_lanes, query, lanes)

    def _show_lanes(self, query: Query, lanes: LaneData) -> None:
        if query == self.current_query and lanes.fits(self.view):
            self.lanes = lanes

    # Periods

    def action_period(self, command: str) -> None:
        """Narrow the query to the year, quarter or month around the event; or step to another period."""
        current = period_for(self.current_query)
        if command == "period":
            day = self._day if self._day is not None else current.first if current else None
            if day is None and self.unread:
                self.has_event()
                return
            if day is None:
                self.notify("The event has no date, so it has no period.", markup=False)
                return
            self._show_period(narrowed_period(current, day))
        elif current is None:
            self.notify("All events are shown. Press z to show only one year.", markup=False)
        elif neighbour := self._next_period(current, 1 if command == "next-period" else -1):
            self._show_period(neighbour)
        else:
            side = "after" if command == "next-period" else "before"
            self.notify(f"No events {side} {current.words}.", markup=False)

    def _show_period(self, period: Period | None) -> None:
        when = period.when if period else None
        self.view = replace(self.view, window=None)
        self.search_for(str(replace(self.current_query, from_=when, to=when)))

    def _next_period(self, current: Period, step: int) -> Period | None:
        """Return the next or previous period in which an event of the same query may have gone on.

        Where the neighbour is empty, it is the nearest one that is not: a gap may be long.
        """
        index, anywhere = self.project.index, replace(self.current_query, from_=None, to=None)
        beside = current.moved(step)
        if beside and index.rows(replace(anywhere, from_=beside.when, to=beside.when), 0, 1):
            return beside
        at = index.seek(anywhere, current.last + 1 if step > 0 else current.first)
        for position in (at, at - 1):
            for row in index.rows(anywhere, position, 1) if position >= 0 else ():
                period = Period.of_day(row.when.listed_day, current.months) if row.when else None
                if period and (period > current if step > 0 else period < current):
                    return period
        return None

    # The mouse

    @on(DayClicked)
    def choose_day(self, message: DayClicked) -> None:
        """Go to the event that is drawn at the clicked cell, else to the nearest.

        In a lane, the nearest of that lane, where its events are drawn one by one.
        """
        if self.results is None or not self.results.count or self.lanes is None:
            return
        rank = self.lanes.nearest(message.lane, message.first, message.last)
        if rank is not None:
            self._go_to_rank(rank)
        elif message.lane is not None and self.lanes.bars is not None:
            self.notify("No events in this lane.", markup=False)
        else:
            self._go_near(message.first, message.last)

    def _go_to_rank(self, rank: int) -> None:
        if results := self.results:
            self.browsing = self.browsing.moved_to(results.position_of(results.number_of_rank(rank)))

    def _go_near(self, first: int, last: int) -> None:
        """Go to the event that is listed nearest to some days."""
        if self.results is None:
            return
        behind = self.results.number_from(first)
        near: dict[int, int] = {}
        for number in (behind, behind - 1):
            day = self.results.event(number).day if 0 <= number < self.results.count else None
            if day is not None:
                near[number] = max(day - last, first - day, 0)
        nearest = min(near, key=lambda number: near[number], default=behind)
        self.browsing = self.browsing.moved_to(self.results.position_of(nearest))

    @on(DaysSelected)
    def choose_days(self, message: DaysSelected) -> None:
        """Make a range of the events that are listed in the days the mouse was dragged over."""
        if self.results is None or not self.results.count:
            return
        results = self.results
        first, behind = results.number_from(message.first), results.number_from(message.last + 1)
        last = behind if self._is_listed(behind, message.first, message.last) else behind - 1
        if last < first or not self._is_listed(first, message.first, message.last):
            self.notify("No events in these days.", markup=False)
            return
        ends = results.position_of(first), results.position_of(last)
        self.browsing = self.browsing.range_dropped().moved_to(ends[1]).reaching_from(ends[0], sticky=False)

    def _is_listed(self, number: int, first: int, last: int) -> bool:
        day = self.results.event(number).day if self.results else None
        return day is not None and first <= day <= last
