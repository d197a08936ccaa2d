from __future__ import annotations

import pytest

from tui.explorer.responsive_layout import LAYOUT_CLASSES, PANES, layout_classes, next_pane, relayout
from tui.views.commands.table import COMMANDS


@pytest.mark.parametrize(
    ("width", "height", "classes"),
    [
        (39, 30, {"-tiny"}),
        (200, 7, {"-tiny"}),
        (1, 1, {"-tiny"}),
        (40, 8, {"-narrow", "-low", "-at-detail"}),
        (79, 16, {"-narrow", "-at-detail"}),
        (80, 15, {"-normal", "-low", "-at-detail"}),
        (80, 24, {"-normal", "-at-detail"}),
        (119, 60, {"-normal", "-at-detail"}),
        (120, 23, {"-wide", "-columns", "-low", "-at-detail"}),
        (120, 29, {"-wide", "-columns", "-at-detail"}),
        (149, 30, {"-wide", "-at-detail"}),
        (150, 24, {"-wide", "-columns", "-at-detail"}),
        (150, 23, {"-wide", "-columns", "-low", "-at-detail"}),
    ],
)
def test_the_size_decides(width: int, height: int, classes: set[str]) -> None:
    assert layout_classes(width, height, "detail") == classes


def test_no_size_gives_a_class_that_is_not_listed() -> None:
    given = {
        name for pane in PANES for width in range(1, 301, 7) for height in range(1, 101, 3)
        for name in layout_classes(width, height, pane)
    }  # fmt: skip
    assert given <= set(LAYOUT_CLASSES)


@pytest.mark.parametrize(
    ("pane", "command", "width", "there"),
    [
        ("timeline", "next-pane", 120, "detail"),
        ("excerpt", "next-pane", 120, "timeline"),
        ("excerpt", "next-pane", 79, "overview"),
        ("overview", "next-pane", 79, "timeline"),
        ("timeline", "previous-pane", 80, "excerpt"),
        ("timeline", "previous-pane", 79, "overview"),
        ("overview", "next-pane", 80, "detail"),
        ("timeline", "overview", 120, "overview"),
        ("detail", "detail", 40, "detail"),
    ],
)
def test_where_a_command_leads(pane: str, command: str, width: int, there: str) -> None:
    assert next_pane(pane, command, width) == there


@pytest.mark.parametrize("width", [40, 79, 80, 200])
def test_tab_goes_round_and_back(width: int) -> None:
    for pane in PANES[: 4 if width < 80 else 3]:
        assert next_pane(next_pane(pane, "next-pane", width), "previous-pane", width) == pane


def test_every_command_of_the_panes_leads_to_one() -> None:
    commands = [command.id for command in COMMANDS if command.does == "layout.show_pane"]
    assert {next_pane("timeline", command, 79) for command in commands} == set(PANES)
    assert set(PANES) <= set(commands)


def test_another_layout_keeps_the_other_classes() -> None:
    before = frozenset({"-narrow", "-at-detail", "-mine"})
    assert relayout(before, 120, 40, "timeline") == {"-wide", "-at-timeline", "-mine"}
    assert relayout(before, 60, 20, "detail") == before
