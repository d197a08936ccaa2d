"""Undoing, filtering and saving queries without a screen."""

from __future__ import annotations

from tests.explorer.controllers.fake_screen import FakeScreen
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.saved_queries import NameDialog, SavedQueriesPage


def answer(screen: FakeScreen, value: object) -> None:
    """Answer the dialog that was opened last."""
    assert screen.answer
    screen.answer(value)


def test_undo_and_redo(screen: FakeScreen) -> None:
    screen.controllers.search.search("roof")
    screen.controllers.search.narrow("differs")
    lines = []
    for command in ("undo-query", "undo-query", "undo-query", "redo-query", "redo-query", "redo-query"):
        screen.run(command)
        lines.append(screen.state.line)
    assert lines == ["roof", "", "", "roof", "roof is:differs", "roof is:differs"]
    assert screen.told == [
        "Undone: is:differs added",
        "Undone: roof added",
        "No change of the query to undo.",
        "Redone: roof added",
        "Redone: is:differs added",
        "No change of the query to redo.",
    ]


def test_a_query_is_saved_under_a_name(screen: FakeScreen) -> None:
    screen.run("save-query")
    assert screen.told == ["There is no query to save. Press / to type one, or f to choose filters."]
    screen.controllers.search.search("roof")
    screen.run("save-query")
    assert isinstance(screen.opened[-1], NameDialog)
    answer(screen, "roofs")
    assert screen.told[-1] == "Saved: roofs"
    screen.controllers.search.search("tea")
    screen.run("save-query")
    answer(screen, "roofs")
    assert isinstance(screen.opened[-1], ConfirmDialog)
    answer(screen, False)
    assert screen.told[-1] == "Saved: roofs"
    screen.run("saved-queries")
    page = screen.opened[-1]
    assert isinstance(page, SavedQueriesPage)
    assert any("roof" in line.text for line in page._written.lines)
