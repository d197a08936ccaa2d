"""History of places: going back and forward through where the user has been."""

from __future__ import annotations

from textual import on
from textual.reactive import var

from tui.explorer.controllers.filters import FilterController
from tui.explorer.messages import SearchSubmitted
from tui.parsing.query.parse_query import Query
from tui.project.project import Project
from tui.session.navigation_history import HistoryEntry, NavigationHistory


class NavigationController(FilterController):
    """Records a place at each jump: search, date, link, mark, first or last event, palette; not at moves."""

    trail: var[NavigationHistory] = var(NavigationHistory())
    """The history of places."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._is_typing = False
        """Whether a query is being typed whose jump is recorded already: each character searches."""

    @property
    def spot(self) -> HistoryEntry:
        """Return the current place."""
        return HistoryEntry(self.here, self.line)

    def leave(self) -> None:
        """Record the current place, to come back to."""
        self.trail = self.trail.left(self.spot)

    def search_for(self, text: str, at: str | None = None, *, typed: bool = False) -> None:
        """Search for a query line; see `FilterController`.

        Args:
            text: The line.
            at: The id of the event to stay at; None for the current one.
            typed: Whether it is being typed: all typing without a pause by another key is one jump.
        """
        if not (typed and self._is_typing):
            self.leave()
        self._is_typing = typed
        super().search_for(text, at, typed=typed)

    @on(SearchSubmitted)
    def end_typing(self) -> None:
        """End the jump that typing a query is."""
        self._is_typing = False

    def go_to_day(self, day: int) -> None:
        """Go to the first event on or after a day."""
        self.leave()
        super().go_to_day(day)

    def go_to_event(self, event: str) -> None:
        """Go to an event by its id; see `SearchController.go_to_event`."""
        self.leave()
        super().go_to_event(event)

    def action_retrace(self, command: str) -> None:
        """Go back to the previous place, or forward again."""
        entry, trail = (NavigationHistory.back if command == "back" else NavigationHistory.forward)(
            self._kept_trail(), self.spot
        )
        self.trail = trail
        if entry is None:
            self.notify(f"There is nowhere to go {command} to.", markup=False)
            return
        self._is_typing = False
        if entry.line != self.line:
            super().search_for(entry.line, entry.event)
        if entry.event and entry.event != self.here:
            super().go_to_event(entry.event)

    def _kept_trail(self) -> NavigationHistory:
        """Return the history without events that no longer exist."""
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
