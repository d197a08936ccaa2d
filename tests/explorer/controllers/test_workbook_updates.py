"""Changing the chronology on the screen by a workbook that was exported and edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.cli.running import ran
from tests.explorer.controllers.test_tasks import ask, squashed
from tests.explorer.screen_driver import WIDE, exploring, grid, squeezed
from tests.tables import files
from tests.workbooks import change_cells
from tui.explorer.app import Explorer
from tui.explorer.screens.dialogs import ConfirmDialog

OPENED = {("plan-drawn", "Event"): "A plan of the hall is drawn", ("idea", "Status"): "reported"}


def question(app: Explorer) -> str:
    """What the dialog asks, without spaces."""
    return squeezed(str(app.screen.query_one(Static).render()))


@pytest.fixture
def book(hall: Path, tmp_path: Path) -> Path:
    file = tmp_path / "hall.xlsx"
    assert ran("export", "-o", file, "-C", hall).code == 0
    return file


@pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])
async def test_what_was_changed_in_it_is_asked_about_and_written(
    hall: Path, book: Path, size: tuple[int, int]
) -> None:
    places = change_cells(book, OPENED)
    before = (hall / "events.yaml").read_text()
    async with exploring(hall, size) as (app, hands):
        await ask(hands, "I", str(book))
        asked = question(app)
        assert squeezed("hall.xlsx: 2 cells changed in 2 events.") in asked
        place = places["idea", "Status"]
        assert squeezed(f"Events {place}: status of idea: “alleged” → “reported”") in asked
        await hands.press("y")
        assert app.screen is app.main
        said = squashed(grid(app))
        assert "Imported hall.xlsx: 2 cells changed in 2 events." in said
        record = app.main.session.project.index.event("plan-drawn")
        assert record is not None
        assert record.row.title == "A plan of the hall is drawn"
    after = (hall / "events.yaml").read_text()
    assert after == before.replace("title: A plan is drawn", "title: A plan of the hall is drawn").replace(
        "status: alleged", "status: reported", 1
    )


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_without_a_yes_nothing_is_written(hall: Path, book: Path, key: str) -> None:
    change_cells(book, OPENED)
    before = files(hall)
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(book))
        await hands.press(key)
        assert app.screen is app.main
    assert files(hall) == before


async def test_an_unchanged_workbook_changes_nothing(hall: Path, book: Path) -> None:
    before = files(hall)
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(book))
        assert app.screen is app.main
        assert "hall.xlsx: no cell changed." in squashed(grid(app))
    assert files(hall) == before


@pytest.mark.parametrize(
    ("key", "title"), [("y", "Of the workbook"), ("n", "Of the file"), ("escape", "Of the file")]
)
async def test_a_cell_that_was_changed_on_both_sides_is_a_question(
    hall: Path, book: Path, key: str, title: str
) -> None:
    change_cells(book, {("plan-drawn", "Event"): "Of the workbook", ("idea", "Status"): "reported"})
    file = hall / "events.yaml"
    file.write_text(file.read_text().replace("title: A plan is drawn", "title: Of the file"))
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(book))
        asked = question(app)
        assert squeezed("title of plan-drawn was changed on both sides.") in asked
        assert squeezed("In the workbook: “Of the workbook”. In the chronology: “Of the file”.") in asked
        await hands.press(key)
        assert squeezed("Change the chronology?") in question(app)
        await hands.press("y")
        assert app.screen is app.main
    after = file.read_text()
    assert f"title: {title}\n" in after
    assert "status: alleged" not in after.partition("first-meeting")[0]


async def test_a_cell_that_is_wrong_is_named_and_nothing_is_written(hall: Path, book: Path) -> None:
    places = change_cells(book, {("idea", "Status"): "perhaps", ("plan-drawn", "Event"): "Other"})
    before = files(hall)
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(book))
        assert app.screen is app.main
        said = squashed(grid(app))
        assert "Not imported:" in said
        assert f"Events {places['idea', 'Status']}:" in said
    assert files(hall) == before


async def test_what_was_written_meanwhile_is_read_before_it_is_compared(hall: Path, book: Path) -> None:
    change_cells(book, OPENED)
    async with exploring(hall) as (app, hands):
        file = hall / "events.yaml"
        file.write_text(file.read_text().replace("Somebody thinks of a hall", "Many think of a hall"))
        await ask(hands, "I", str(book))
        if not isinstance(app.screen, ConfirmDialog):
            assert "events.yaml is being changed by another program; try again" in squashed(grid(app))
            await ask(hands, "I", str(book))
        await hands.press("y")
        assert "Many think of a hall" in file.read_text()
        assert "A plan of the hall is drawn" in file.read_text()
