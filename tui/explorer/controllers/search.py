"""Searching: the query line, the as-of day, and counting many results in a thread."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from tui.chronology.edtf import parse
from tui.explorer.controllers.pane_layout import LayoutController
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.overview.lane_data import LaneData
from tui.index.protocol import InterruptedSearchError
from tui.index.records import ResultOrder
from tui.parsing.query.parse_query import Query, parse_query
from tui.session.result_set import ResultSet
from tui.session.session import Session
from tui.session.state import SessionState
from tui.session.status_text import format_as_of, format_as_of_head, format_query_message

_READ_AT_ONCE = 2_000
"""Up to so many events, what is around the results is read at once while a query is typed."""


class SearchController:
    """Changes the query, and reads what is shown around its results: lanes, and what is hidden."""

    def __init__(self, session: Session, layout: LayoutController, port: ScreenPort) -> None:
        self._session = session
        self._layout = layout
        self._port = port
        self._around: ResultSet | None = None
        """The results whose surroundings were read last."""
        self._hidden: tuple[Query, str] = Query(), ""
        """What the text about the as-of day depends on, and this text, kept because counting takes time."""

    def search(self, line: str, *, typed: bool = False) -> None:
        """Search for a query line.

        Args:
            line: The line.
            typed: Whether it is still being typed.
        """
        self._session.search(line, typed=typed)
        if typed:
            self._port.apply_rows()
        else:
            self._port.apply()

    def settle_query(self) -> None:
        """End the typing of a query, and go back to the timeline; the results stay."""
        self._session.settle_query()
        self._port.apply()
        self._layout.show_pane("timeline")

    def narrow(self, word: str) -> None:
        """Add an `is:` filter to the query: `differs`, `single-origin` ..."""
        self._session.narrow(word)
        self._port.apply()

    def open_line(self) -> None:
        """Open the query line."""
        self._port.open_query_line()

    def ask_as_of(self) -> None:
        """Ask for the as-of day."""
        # The reader of dates: not needed until somebody asks.
        from tui.explorer.screens.date_dialog import DateDialog  # noqa: PLC0415

        present = str(self._session.state.query.as_of or "")
        question = DateDialog("As of the end of", present, empty="all events", limit="as-of")
        self._port.open_screen(question, self._look_back_to)

    def _look_back_to(self, date: str | None) -> None:
        if date is not None:
            self._session.look_back_to(parse(date) if date else None)
            self._port.apply()

    def order_by(self, order: ResultOrder) -> None:
        """Order the events found in another way."""
        self._session.order_by(order)
        self._port.apply()

    def clear(self) -> None:
        """Undo one thing: the range, an enlarged pane, the focus of another pane, the query."""
        state = self._session.state
        if state.cursor.anchor is not None:
            self._session.set_cursor(state.cursor.range_dropped())
            self._port.apply()
        elif not (self._layout.step_back() or state.query.is_empty):
            self.search("")

    # What is around the results

    def forget_surroundings(self) -> None:
        """Read everything anew with the next results: the files have changed."""
        self._around, self._hidden = None, (Query(), "")

    def read_surroundings(self) -> None:
        """Read what is shown around new results; where only the first rows are known, count in a thread."""
        state = self._session.state
        if state.results is None or state.results is self._around:
            return
        self._around = state.results
        if state.is_counted and self._is_short:
            self._port.lanes, self._port.as_of = self._read(state.query)
            if state.is_typing:
                self._session.suggest(self._message(state.line, state.results))
        else:
            self._port.as_of = format_as_of_head(state.query)
            self._port.threads.run_in_thread(partial(self._count, state), "count")

    @property
    def _is_short(self) -> bool:
        """Return whether what is around the results is read in less than a frame, or nobody is typing."""
        return not self._session.state.is_typing or self._session.index.info.events <= _READ_AT_ONCE

    def _read(self, query: Query) -> tuple[LaneData, str]:
        """Return the data of the overview, and what the as-of day hides."""
        index = self._session.index
        before, text = self._hidden
        asked = query if query.aware_by else query.whole
        if asked != before:
            text = format_as_of(index, asked)
            self._hidden = asked, text
        return LaneData.of(
            index, query, self._session.state.view, self._port.size.width, self._port.lanes
        ), text

    def _message(self, line: str, results: ResultSet) -> str:
        """Return the whole message about a line that is typed, which takes long where nothing is found."""
        query, problems = parse_query(line)
        return format_query_message(problems, query, results, self._session.index)

    def _count(self, state: SessionState) -> None:
        # A newer search interrupted this one, and counts its own results.
        with suppress(InterruptedSearchError):
            query, results = state.query, state.results
            whole = results if state.is_counted and results else self._session.count(query)
            message = self._message(state.line, whole) if state.is_typing else None
            show = partial(self._show_count, whole, self._read(query), message)
            self._port.threads.call_from_thread(show)

    def _show_count(self, whole: ResultSet, around: tuple[LaneData, str], message: str | None) -> None:
        if self._session.complete(whole):
            self._around = whole
            self._port.lanes, self._port.as_of = around
            if message is not None and self._session.state.is_typing:
                self._session.suggest(message)
            self._port.apply()
