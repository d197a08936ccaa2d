"""The layout of the panes without a screen."""

from __future__ import annotations

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen


def test_a_pane_gets_the_focus_and_names_its_keys(screen: FakeScreen) -> None:
    for command, pane in (("excerpt", "excerpt"), ("next-pane", "timeline"), ("previous-pane", "excerpt")):
        screen.run(command)
        assert (screen.pane, screen.focused) == (pane, pane)
    layout = screen.controllers.layout
    layout.follow_focus("detail")
    assert (screen.pane, screen.named) == ("detail", "detail")
    layout.follow_focus(None)
    assert (screen.pane, screen.named) == ("detail", "query")


@pytest.mark.parametrize(
    ("size", "alone", "classes", "folded", "hint"),
    [
        ((120, 40), False, {"-wide", "-at-timeline"}, False, ""),
        ((100, 40), False, {"-normal", "-at-timeline"}, True, ""),
        ((60, 40), False, {"-narrow", "-at-timeline"}, False, "Tab detail"),
        ((120, 40), True, {"-narrow", "-at-timeline"}, False, "x all panes"),
        ((30, 5), False, {"-tiny"}, False, ""),
    ],
)
def test_the_layout_follows_the_size(
    screen: FakeScreen, size: tuple[int, int], alone: bool, classes: set[str], folded: bool, hint: str
) -> None:
    screen.whole_size, screen.alone = size, alone
    screen.classes = frozenset({"other"})
    screen.controllers.layout.lay_out()
    assert screen.classes == {*classes, "other"}
    assert (screen.folded, screen.hint) == (folded, hint)


@pytest.mark.parametrize(
    ("classes", "hides", "names"),
    [
        ({"-wide", "-at-timeline"}, False, True),
        ({"-normal", "-at-timeline"}, False, False),
        ({"-normal", "-at-overview"}, False, True),
        ({"-narrow", "-at-timeline"}, True, False),
        ({"-narrow", "-at-overview"}, False, True),
        ({"-wide", "-low", "-at-detail"}, True, False),
    ],
)
def test_what_is_seen_of_the_overview(
    screen: FakeScreen, classes: set[str], hides: bool, names: bool
) -> None:
    screen.classes = frozenset(classes)
    layout = screen.controllers.layout
    assert (layout.hides_overview, layout.names_lanes) == (hides, names)
