"""The commands that order the events found."""

from __future__ import annotations

from tui.views.commands.command import Command

ORDERING: tuple[Command, ...] = (
    Command(
        "order",
        ("O",),
        "order",
        "Order by date, relevance, kind, status or title",
        "Finding",
        does="filters.change_order()",
    ),
)
