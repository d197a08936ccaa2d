"""The short page on which the order of the events found is chosen."""

from __future__ import annotations

from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.index.records import ResultOrder
from tui.views.links import OrderPlace
from tui.views.queries.result_orders import order_lines

_WIDTH = 56


class OrderPage(ListPage):
    """The orders; a digit or Enter chooses one."""

    def __init__(self, present: ResultOrder, *, has_words: bool, follow: Follow, ascii_only: bool) -> None:
        """Prepare the page.

        Args:
            present: The order in use.
            has_words: Whether the query has words.
            follow: Follows the place of the order that is chosen.
            ascii_only: Whether symbols are ASCII.
        """
        lines = order_lines(present, has_words=has_words)
        keys = "Enter or a digit orders · Esc closes"
        at = OrderPlace(present.value)
        super().__init__(
            PageContent("Order by", lines, frozenset({OrderPlace}), at, keys), follow, ascii_only
        )

    def fill(self) -> None:
        """Make the frame no larger than the lines in it."""
        box = self.query_one(".dialog")
        box.styles.width, box.styles.max_width = _WIDTH, "100%"
        box.styles.height, box.styles.max_height = len(self._written.lines) + 2, "100%"
        super().fill()
