"""Exporting and copying without a screen."""

from __future__ import annotations

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen
from tui.explorer.screens import export_worker
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.screens.export_worker import PREPARING


def test_the_range_is_offered_and_copied(screen: FakeScreen) -> None:
    screen.run("range", "next-event", "export", "copy")
    assert isinstance(screen.opened[-1], ExportScreen)
    assert "A barn stands where the hall will be" in screen.copied
    assert "Somebody thinks of a hall" in screen.copied
    assert len(screen.told) == 1


def test_without_a_range_the_event_is_copied(screen: FakeScreen) -> None:
    screen.run("copy")
    assert "Somebody thinks of a hall" in screen.copied
    assert "A barn stands" not in screen.copied


def test_of_no_results_nothing_is_copied(screen: FakeScreen) -> None:
    screen.controllers.search.search("zebra")
    screen.run("copy", "export")
    assert (screen.copied, screen.told) == ("", [])
    assert isinstance(screen.opened[-1], ExportScreen)


def test_of_two_copies_only_the_last_reaches_the_clipboard(
    screen: FakeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_worker, "is_quick", lambda *_: False)
    screen.run("copy")
    (_, older), *_ = screen.waiting
    screen.run("next-event", "copy")
    *_, (_, newer) = screen.waiting
    assert (screen.copied, screen.told) == ("", [PREPARING, PREPARING])
    newer()
    copied = screen.copied
    assert copied.startswith("# The village hall")
    older()
    assert (screen.copied, len(screen.told)) == (copied, 3)
