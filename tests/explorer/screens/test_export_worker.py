"""An export that takes long is made in a thread: keys are obeyed, and what is written was shown before."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.explorer.screen_driver import everything, exploring, flat, grid, pane
from tui.explorer.screens import export_worker
from tui.explorer.screens.export_path import PathInput
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.widgets.text_pane import TextPane
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.index.protocol import Index, InterruptedSearchError
from tui.text.cancellation import StoppedError

PREPARING = "Preparing the export…"
NOT_READY = "The export is still being prepared."


class SlowGathering:
    """Gathers the content of an export only when it is let."""

    def __init__(self) -> None:
        self.reached, self.let, self.stopped = threading.Event(), threading.Event(), threading.Event()
        self.interruptions = 0
        """How many of the next calls a search interrupts."""

    def __call__(
        self, index: Index, selection: ExportSelection, *, program: str, today: date
    ) -> ExportContent:
        self.reached.set()
        assert self.let.wait(60)
        if self.interruptions:
            self.interruptions -= 1
            raise InterruptedSearchError
        try:
            return gather_content(index, selection, program=program, today=today)
        except StoppedError:
            self.stopped.set()
            raise


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowGathering]:
    """More than three events take long to export."""
    gathering = SlowGathering()
    monkeypatch.setattr("tui.explorer.screens.export_worker.AT_ONCE", 3)
    monkeypatch.setattr("tui.explorer.screens.export_choices.gather_content", gathering)
    yield gathering
    gathering.let.set()


async def test_keys_are_obeyed_and_nothing_is_written_or_copied_while_it_is_prepared(
    hall: Path, desk: Path, slow: SlowGathering
) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("export")
        await hands.press("e")
        assert await asyncio.to_thread(slow.reached.wait, 60)
        assert flat(app, "export-said") == PREPARING
        assert pane(app, "preview").startswith(PREPARING)
        await hands.press("enter")
        assert flat(app, "export-said") == f"Not written. {NOT_READY}"
        await hands.press("y")
        assert flat(app, "export-said") == f"Not copied. {NOT_READY}"
        await hands.press("p", "ctrl+u", *"y.md", "enter")
        assert app.screen.query_one(PathInput).value == "y.md"
        assert flat(app, "export-said") == f"Not written. {NOT_READY}"
        assert (list(desk.iterdir()), app.clipboard) == ([], "")
        await hands.press("escape")
        assert app.screen is app.main
        slow.let.set()
        assert await asyncio.to_thread(slow.stopped.wait, 60)
        hands.not_waited_for.discard("export")
        await hands.wait()
        assert app.screen is app.main


async def test_leaving_the_program_waits_for_no_export(hall: Path, desk: Path, slow: SlowGathering) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("export")
        await hands.press("e")
        assert await asyncio.to_thread(slow.reached.wait, 60)
        hands.send("ctrl+q")
        while app.return_code is None:
            await asyncio.sleep(0)
        assert not slow.let.is_set()
        slow.let.set()


async def test_what_was_chosen_last_is_shown_and_what_is_shown_is_written(
    hall: Path, desk: Path, slow: SlowGathering
) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("export")
        await hands.press("e", "f", "f", "f", "f", "f", "v")
        assert pane(app, "preview").startswith(PREPARING)
        slow.let.set()
        hands.not_waited_for.discard("export")
        await hands.wait()
        assert "As: json" in flat(app, "export-form")
        shown = everything(app.screen.query_one(TextPane))
        await hands.press("enter")
    (written,) = desk.iterdir()
    assert written.name == "the-village-hall.json"
    text = " ".join(written.read_text(encoding="utf-8").split())
    assert "".join(text.split()) in "".join(shown.split())


async def test_a_second_file_is_named_after_the_name_at_enter(
    hall: Path, desk: Path, slow: SlowGathering
) -> None:
    slow.let.set()
    async with exploring(hall) as (app, hands):
        await hands.press("e", "f", "f", "f", "p")
        app.screen.query_one(PathInput).value = "other.md"
        await hands.wait()
        slow.let.clear()
        hands.not_waited_for.add("export")
        await hands.press("enter")
        assert flat(app, "export-said") == PREPARING
        await hands.press("enter")
        assert flat(app, "export-said") == f"Not written. {NOT_READY}"
        assert isinstance(app.screen, ExportScreen)
        slow.let.set()
        hands.not_waited_for.discard("export")
        await hands.wait()
        assert not isinstance(app.screen, ExportScreen)
    assert {path.name for path in desk.iterdir()} == {"other.md", "other.csl.json"}


async def test_a_copy_is_made_while_the_reader_goes_on(hall: Path, desk: Path, slow: SlowGathering) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("export")
        await hands.press("v", "G", "y")
        assert await asyncio.to_thread(slow.reached.wait, 60)
        assert PREPARING in grid(app)
        await hands.press("escape", "home")
        assert app.main.session.state.cursor.position == 0
        assert app.clipboard == ""
        slow.let.set()
        hands.not_waited_for.discard("export")
        await hands.wait()
        assert app.clipboard.startswith("# The village hall")
        assert "Copied as Markdown, if the terminal allows it." in grid(app)


async def test_a_search_that_interrupts_the_index_only_delays_it(
    hall: Path, desk: Path, slow: SlowGathering
) -> None:
    slow.let.set()
    slow.interruptions = 2
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        assert slow.interruptions == 0
        assert "The village hall" in pane(app, "preview")


async def test_many_sources_or_large_files_take_long_too(
    hall: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("export")
        for limit, most in (("AT_ONCE", 1), ("_BYTES_AT_ONCE", 100)):
            with monkeypatch.context() as patch:
                patch.setattr(export_worker, limit, most)
                made: list[int] = []
                selection = ExportSelection(ids=("idea",))
                maker = export_worker.ExportMaker(app.main.project, app.main.threads)
                assert not maker.make(selection, lambda: 1, made.append)
                assert made == []
        assert maker.make(selection, lambda: 1, made.append)
        assert made == [1]
