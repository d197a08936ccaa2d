from __future__ import annotations

from tests.cases import each
from tui.index.records import YearGroup
from tui.session.cursor import Cursor
from tui.session.moves import MOVES
from tui.session.timeline_layout import TimelineLayout
from tui.views.commands.table import COMMANDS

LAYOUT = TimelineLayout(
    [YearGroup(1950, 3, None, None), YearGroup(1951, 1, None, None), YearGroup(1957, 4, None, None)]
)
"""Positions 0 to 2 in 1950, 3 in 1951, 4 to 7 in 1957."""


def test_every_moving_command_has_a_move_and_every_move_a_command() -> None:
    assert {command.id for command in COMMANDS if command.does == "navigation.move"} == set(MOVES)


@each(
    ("command", "position", "there"),
    [
        ("next-event", 0, 1),
        ("next-event", 7, 7),
        ("previous-event", 0, 0),
        ("page-down", 1, 6),
        ("page-down", 5, 7),
        ("page-up", 7, 2),
        ("page-up", 2, 0),
        ("first-event", 5, 0),
        ("last-event", 5, 7),
        ("next-year", 0, 3),
        ("next-year", 2, 3),
        ("next-year", 3, 4),
        ("next-year", 5, 7),
        ("next-year", 7, 7),
        ("previous-year", 7, 4),
        ("previous-year", 4, 3),
        ("previous-year", 3, 0),
        ("previous-year", 2, 0),
        ("previous-year", 0, 0),
        ("extend-down", 3, 4),
        ("extend-up", 3, 2),
        ("range", 3, 3),
    ],
)
def test_moves(command: str, position: int, there: int) -> None:
    assert MOVES[command](Cursor(LAYOUT.events, position), LAYOUT, 5).position == there


def test_moving_by_years_extends_a_range() -> None:
    begun = MOVES["range"](Cursor(LAYOUT.events, 1), LAYOUT, 5)
    assert MOVES["next-year"](begun, LAYOUT, 5).selection == (1, 3)
