"""Ranges, the clipboard, and the export screen."""

from __future__ import annotations

from pathlib import Path

from tests.explorer.screen_driver import Hands, at, exploring, grid, pane, squeezed
from tui.explorer.app import Explorer
from tui.explorer.overview.overview import Overview
from tui.explorer.screens.export_path import PathInput
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.widgets.text_pane import TextPane


def chosen(app: Explorer) -> tuple[int, int] | None:
    """The first and last position of the range."""
    return app.main.session.state.cursor.selection


async def test_a_range_with_v_and_movement(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "v")
        assert chosen(app) == (9, 9)
        assert "1 event " in grid(app).splitlines()[-1]
        await hands.press("down")
        assert "2 events · the same day" in grid(app).splitlines()[-1]
        await hands.press("o")
        assert at(app) == "hall-opened"
        assert chosen(app) == (9, 10)
        await hands.press("home")
        assert chosen(app) == (0, 10)
        assert pane(app, "timeline").count("┃") == 10
        await hands.press("escape")
        assert chosen(app) is None
        assert "┃" not in grid(app)
        await hands.press("v", "down", "v", "down")
        assert chosen(app) is None


async def test_a_range_with_shift_is_let_go_by_the_next_step(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down", "shift+down", "J")
        assert chosen(app) == (1, 3)
        await hands.press("shift+up", "K", "K", "K")
        assert chosen(app) == (0, 1)
        assert at(app) == "idea"
        await hands.press("down")
        assert chosen(app) is None
        assert at(app) == "barn-stood"


async def test_escape_lets_go_of_the_range_before_the_search(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea", "enter", "v", "escape")
        assert "/ tea" in grid(app)
        await hands.press("escape")
        assert "/ tea" not in grid(app)


async def test_the_overview_knows_the_days_of_the_range(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        overview = app.main.query_one(Overview)
        await hands.press("t", *"1957", "enter", "v", "down")
        assert overview.days is not None
        await hands.press("G")
        assert overview.days is None


async def test_copying(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "y")
        assert "Ada Wren opens the hall" in app.clipboard
        assert "The first dance" not in app.clipboard
        assert "Copied as Markdown, if the terminal allows it." in grid(app)
        await hands.press("shift+down", "y")
        assert "Ada Wren opens the hall" in app.clipboard
        assert "The first dance" in app.clipboard
        assert "A plan is drawn" not in app.clipboard
        await hands.press("e", "y")
        assert "Copied, if the terminal allows it." in grid(app)


async def name_file(hands: Hands, name: str) -> None:
    """Type another name for the file."""
    line = hands.app.screen.query_one(PathInput)
    if not line.has_focus:
        await hands.press("tab")
    line.value = name
    await hands.wait()


async def test_what_is_exported(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"committee", "enter", "v", "down", "e")
        for label, name in (
            ("What: the range: 2 events (x: 2 more)", "the-village-hall-range.md"),
            ("What: the events found: ", "the-village-hall-search.md"),
            ("What: all events (x: 2 more)", "the-village-hall.md"),
            ("What: the range: 2 events", "the-village-hall-range.md"),
        ):
            assert label in grid(app)
            assert f"File: {name}" in " ".join(grid(app).split())
            await hands.press("x")
        await hands.press("escape", "escape", "escape", "e")
        assert "What: all events (x: 1 more)" in grid(app)
        await hands.press("x")
        assert "What: this event: " in grid(app)
        assert f"File: the-village-hall-{at(app)}.md" in " ".join(grid(app).split())
        await hands.press("x")
        preview = app.screen.query_one(TextPane)
        assert "The village hall" in grid(app)
        await hands.press("end")
        assert preview.top > 0
        await hands.press("q")
        assert not isinstance(app.screen, ExportScreen)
        assert list(desk.iterdir()) == []


async def test_writing(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "enter")
        written = desk / "the-village-hall.md"
        assert not isinstance(app.screen, ExportScreen)
        assert "Wrote" in grid(app)
        assert "Ada Wren opens the hall" in written.read_text(encoding="utf-8")
        written.write_text("older", encoding="utf-8")
        for answer, kept in (("n", True), ("escape", True), ("enter", True), ("y", False)):
            if not isinstance(app.screen, ExportScreen):
                await hands.press("e")
            await hands.press("enter")
            assert "the-village-hall.mdexists.Replaceit?" in squeezed(grid(app))
            await hands.press(answer)
            assert (written.read_text(encoding="utf-8") == "older") is kept
        assert not isinstance(app.screen, ExportScreen)


async def test_what_is_refused(hall: Path, desk: Path) -> None:
    events = (hall / "events.yaml").read_bytes()
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        for name, said in (
            (str(hall / "events.yaml"), "No format has the ending .yaml"),
            (str(hall / "corpus" / "minutes.md"), "belongs to the chronology itself"),
            (str(hall / "corpus" / "new.md"), "belongs to the chronology itself"),
            ("no/such/folder.md", "there is no folder no/such"),
            ("", "Type a file name."),
            (str(desk), "is a folder"),
            ("~nobody-of-that-name/x.md", "Not written"),
            ("lighthouse" * 100, "Not written"),
            ("~", "is a folder"),
        ):
            await name_file(hands, name)
            await hands.press("enter")
            assert squeezed(said) in squeezed(pane(app, "export-said")), name
        assert (hall / "events.yaml").read_bytes() == events
        assert list(desk.iterdir()) == []
