"""The ways to order events found, as a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from tui.index.records import ResultOrder
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.links import OrderPlace

ABOUT: Mapping[ResultOrder, str] = {
    ResultOrder.DATE: "when it happened",
    ResultOrder.RELEVANCE: "titles with the words first",
    ResultOrder.KIND: "in the order of the lanes",
    ResultOrder.STATUS: "from established to disputed",
    ResultOrder.TITLE: "by its letters",
}
"""What each order means."""


def order_lines(present: ResultOrder, *, has_words: bool) -> list[Line]:
    """Return one line for each order.

    Args:
        present: The order in use.
        has_words: Whether the query has words; without any, nothing is more relevant than another.
    """
    lines = []
    for order, about in ABOUT.items():
        is_vain = order is ResultOrder.RELEVANCE and not has_words
        lines.append(
            line(
                TextSpan(order.value.capitalize().ljust(11), TextRole.KEY),
                TextSpan("search for words first" if is_vain else about, TextRole.QUIET),
                TextSpan("  (now)" if order is present else "", TextRole.DATE),
                hang=11,
                anchor=OrderPlace(order.value),
            )
        )
    return lines
