"""The commands that narrow the query to a period, and that order the events found."""

from __future__ import annotations

from tui.views.commands.command import Command

_STEP = "overview.period"

PICK_PERIOD = Command(
    "pick-period",
    ("p",),
    "period",
    "Show only a period, such as 2006-2012: what was, or may have been, going on in it",
    "Finding",
    footer=("timeline", "overview"),
    does="overview.ask_period()",
)

PERIODS: tuple[Command, ...] = (
    Command(
        "period",
        ("z",),
        "narrow",
        "Show only the event's year, then its quarter, its month, then all events",
        "Overview",
        does=_STEP,
    ),
    Command(
        "previous-period",
        ("<",),
        "previous period",
        "Show only the year, quarter or month before",
        "Overview",
        does=_STEP,
    ),
    Command(
        "next-period",
        (">",),
        "next period",
        "Show only the year, quarter or month after",
        "Overview",
        does=_STEP,
    ),
)

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
