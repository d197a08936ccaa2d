"""How wide the timeline's column of dates is: as wide as the dates that were seen, and no wider."""

from __future__ import annotations

from collections.abc import Iterable

from tui.explorer.widgets.render_timeline import date_cells
from tui.index.records import ResultOrder
from tui.session.result_set import ResultSet


class DateColumn:
    """The column's width. It never becomes narrower while the timeline is scrolled or searched."""

    def __init__(self) -> None:
        self.cells = 0
        """Cells of the widest date so far."""
        self._order = ResultOrder.DATE
        self._measured: set[int] = set()
        """The blocks of rows whose dates were measured."""
        self._is_old = False
        """Whether the next results are those of other files, whose dates may all be shorter."""

    def read_anew(self) -> None:
        """Begin with the next results, after the files were read again."""
        self._is_old = True

    def begin(self, results: ResultSet | None) -> None:
        """Measure the dates of other results; None for none."""
        order = results.order if results else self._order
        # In another order than that of dates, these have their years.
        if self._is_old or order != self._order:
            self.cells = 0
        self._order, self._is_old = order, False
        self._measured.clear()

    def measure(self, results: ResultSet, lines: Iterable[int]) -> bool:
        """Make the column as wide as the dates that are read together with some lines.

        Args:
            results: The results.
            lines: Lines of their layout.

        Returns:
            Whether it grew.
        """
        before = self.cells
        for line in lines:
            block = results.block_of(results.layout.entry(line).position)
            if block not in self._measured:
                self._measured.add(block)
                self.cells = max(self.cells, date_cells(results.rows_of(block)))
        return self.cells > before
