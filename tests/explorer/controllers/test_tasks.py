"""Work on files: its progress at the foot, one at a time, in nobody's way, none for who only looks on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, exploring, flat, grid, pane
from tui.explorer.screens.list_page import ListPage
from tui.parsing.documents.contents import Progress
from tui.parsing.documents.document import Document, UnreadableDocument, read_document

TEXT = "The lamp was lit.\n\nThe fog came.\n"


class SlowReader:
    """Reads a document only when it is let, and says how far it is: page 2, page 3."""

    def __init__(self) -> None:
        self.reached, self.let, self.ended = threading.Event(), threading.Event(), threading.Event()

    def __call__(self, path: Path, *, progress: Progress) -> Document | UnreadableDocument:
        try:
            progress(2, 9)
            self.reached.set()
            assert self.let.wait(30)
            progress(3, 9)
            return read_document(path)
        finally:
            self.ended.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReader]:
    """What reads documents is slow."""
    reader = SlowReader()
    monkeypatch.setattr("tui.explorer.controllers.tasks._MOST_OFTEN", 0)
    monkeypatch.setattr("tui.parsing.documents.document.read_document", reader)
    yield reader
    reader.let.set()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "log.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


async def test_its_progress_stands_at_the_foot_while_the_reader_goes_on(
    hall: Path, document: Path, slow: SlowReader
) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("files")
        await ask(hands, "I", str(document))
        assert await asyncio.to_thread(slow.reached.wait, 30)
        await hands.wait()
        assert pane(app, "keys").startswith(" Reading: page 2 of 9 ")
        await hands.press("v", "down")
        assert app.main.session.state.cursor.position == 1
        assert pane(app, "keys").startswith(" Reading: page 2 of 9 ")
        for key, nothing in (
            ("A", "Cannot attach originals"),
            ("V", "Cannot verify originals"),
            ("I", "Cannot add a source"),
        ):
            await hands.press(key)
            assert app.screen is app.main
            assert f"{nothing} yet: Reading: page 2 of 9." in squashed(grid(app))
        slow.let.set()
        hands.not_waited_for.remove("files")
        await hands.wait()
        assert app.main.progress == ""
        await hands.press("escape")
        assert "Reading" not in pane(app, "keys")
        assert "search" in pane(app, "keys")


async def test_whoever_is_in_another_page_stays_there(hall: Path, document: Path, slow: SlowReader) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("files")
        await ask(hands, "I", str(document))
        await hands.press("d")
        here = app.screen
        assert isinstance(here, ListPage)
        slow.let.set()
        hands.not_waited_for.remove("files")
        await hands.wait()
        assert app.screen is here
        assert "Wrote corpus/log.md: 2 passages." in squashed(grid(app))


async def test_whoever_is_typing_goes_on_typing(hall: Path, document: Path, slow: SlowReader) -> None:
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("files")
        await ask(hands, "I", str(document))
        await hands.press("slash", "r")
        slow.let.set()
        hands.not_waited_for.remove("files")
        await hands.wait()
        await hands.press(*"oof")
        assert app.main.session.state.line == "roof"


async def test_it_ends_when_the_reader_leaves(hall: Path, document: Path, slow: SlowReader) -> None:
    async with exploring(hall) as (_, hands):
        hands.not_waited_for.add("files")
        await ask(hands, "I", str(document))
        assert await asyncio.to_thread(slow.reached.wait, 30)
        await hands.wait()
    slow.let.set()
    assert await asyncio.to_thread(slow.ended.wait, 30)
    assert not (hall / "corpus" / "log.md").exists()


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
@pytest.mark.parametrize(
    ("key", "nothing"),
    [("A", "Cannot attach originals"), ("V", "Cannot verify originals"), ("I", "Cannot add a source")],
)
async def test_whoever_only_looks_on_is_told_why_nothing_happens(
    hall: Path, size: tuple[int, int], key: str, nothing: str
) -> None:
    async with exploring(hall, size) as (app, hands):
        app.project.read_only = True
        await hands.press(key)
        assert app.screen is app.main
        assert f"{nothing}: this is read-only." in squashed(grid(app))
        assert flat(app, "keys").startswith("/ search")
    assert not (hall / "corpus" / "originals").exists()


async def ask(hands: Hands, key: str, path: Path | str) -> None:
    """Press a key that asks for a path, and type one."""
    await hands.press(key)
    await hands.type(str(path))
    await hands.press("enter")


def squashed(screen: str) -> str:
    """What notifications say, however they were wrapped: the rows behind their bar, without frames below."""
    rows = (row.rpartition("▌")[2].strip("─│╮╯▐ ") for row in screen.splitlines() if "▌" in row)
    return " ".join(" ".join(rows).split())
