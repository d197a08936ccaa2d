"""Going from place to place, and back and forward through where one has been."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import on
from textual.reactive import var

from tui.explorer.controllers.filters import FilterController
from tui.explorer.messages import SearchSubmitted
from tui.parsing.query.parse_query import Query
from tui.project.project import Project

MOST_PLACES = 200
"""Places that are kept in each direction; the ones furthest away are let go."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Where a reader has been: by id and as typed, so that it outlasts a change of the files."""

    event: str
    line: str
    """The query line."""


@dataclass(frozen=True, slots=True)
class NavigationHistory:
    """The places behind and ahead of the one where the reader is, which is in neither."""

    behind: tuple[HistoryEntry, ...] = ()
    """The nearest last."""
    ahead: tuple[HistoryEntry, ...] = ()
    """The nearest first."""

    def left(self, here: HistoryEntry) -> NavigationHistory:
        """After a jump from a place: it is behind, and nothing is ahead any more."""
        return NavigationHistory((*_without(here, self.behind), here)[-MOST_PLACES:])

    def back(self, here: HistoryEntry) -> tuple[HistoryEntry | None, NavigationHistory]:
        """The place before this one, and the trail from there; None where there is none."""
        behind = _without(here, self.behind)
        if not behind:
            return None, replace(self, behind=())
        return behind[-1], NavigationHistory(behind[:-1], (here, *self.ahead)[:MOST_PLACES])

    def forward(self, here: HistoryEntry) -> tuple[HistoryEntry | None, NavigationHistory]:
        """The place after this one, and the trail from there; None where there is none."""
        there, turned = NavigationHistory(self.ahead[::-1], self.behind[::-1]).back(here)
        return there, NavigationHistory(turned.ahead[::-1], turned.behind[::-1])


def _without(here: HistoryEntry, places: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Places without those at the end that are no other than this one: a jump may lead nowhere."""
    while places and places[-1] == here:
        places = places[:-1]
    return places


class NavigationController(FilterController):
    """Leaves a place behind at each search, date, link, mark, end, choice in the palette; not by moving."""

    trail: var[NavigationHistory] = var(NavigationHistory())
    """Where the reader has been."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._is_typing = False
        """Whether a query is being typed that has left its place behind: each character searches."""

    @property
    def spot(self) -> HistoryEntry:
        """Where the reader is."""
        return HistoryEntry(self.here, self.line)

    def leave(self) -> None:
        """Leave a place behind, to come back to."""
        self.trail = self.trail.left(self.spot)

    def search_for(self, text: str, at: str | None = None, *, typed: bool = False) -> None:
        """Search for what a query line says; see `FilterController`."""
        if not (typed and self._is_typing):
            self.leave()
        self._is_typing = typed
        super().search_for(text, at, typed=typed)

    @on(SearchSubmitted)
    def end_typing(self) -> None:
        """What is typed from now on is another jump."""
        self._is_typing = False

    def go_to_day(self, day: int) -> None:
        """Go to the first event on or after a day."""
        self.leave()
        super().go_to_day(day)

    def go_to_event(self, event: str) -> None:
        """Go to an event by its id, as `SearchController.go_to_event` does."""
        self.leave()
        super().go_to_event(event)

    def action_retrace(self, command: str) -> None:
        """Back to the place before this one, or forward again."""
        there, trail = (NavigationHistory.back if command == "back" else NavigationHistory.forward)(
            self._kept_trail(), self.spot
        )
        self.trail = trail
        if there is None:
            self.notify(f"There is nowhere to go {command} to.", markup=False)
            return
        self._is_typing = False
        if there.line != self.line:
            super().search_for(there.line, there.event)
        if there.event and there.event != self.here:
            super().go_to_event(there.event)

    def _kept_trail(self) -> NavigationHistory:
        """The trail without events that are gone since."""
        index, trail = self.project.index, self.trail
        gone = {
            event
            for event in {spot.event for spot in (*trail.behind, *trail.ahead)}
            if event and index.position(Query(), event) is None and index.unread_named(event) is None
        }
        return NavigationHistory(
            tuple(spot for spot in trail.behind if spot.event not in gone),
            tuple(spot for spot in trail.ahead if spot.event not in gone),
        )
