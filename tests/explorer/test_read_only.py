"""Where the explorer is read-only it writes nothing, starts no editor, and says so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.explorer.screen_driver import exploring, grid
from tests.explorer.village import ECHO
from tui.chronology.keys import CitationKey
from tui.explorer.restore_session import StartState
from tui.project.settings.settings import Settings
from tui.views.links import DraftLink


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "desk"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


async def test_no_editor_is_started(hall: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c open('edited','w')")
    async with exploring(hall) as (app, hands):
        app.project.read_only = True
        await hands.press("E")
        assert "Cannot edit: this is read-only." in grid(app)
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("keys", [("enter",), ("p", "enter")], ids=["from the preview", "from the name"])
async def test_no_export_is_written(hall: Path, desk: Path, keys: tuple[str, ...]) -> None:
    async with exploring(hall) as (app, hands):
        app.project.read_only = True
        await hands.press("e", *keys)
        assert "Not written: this is read-only. Press y to copy the text below." in grid(app)
    assert list(desk.iterdir()) == []


async def test_an_export_that_is_no_text_is_neither_written_nor_offered_to_be_copied(
    hall: Path, desk: Path
) -> None:
    async with exploring(hall, beginning=StartState(Settings(export_format="docx"))) as (app, hands):
        app.project.read_only = True
        await hands.press("e", "enter")
        assert "Not written: this is read-only." in grid(app)
        assert "Press y" not in grid(app)
    assert list(desk.iterdir()) == []


async def test_an_export_that_is_no_text_is_sent_to_the_browser(
    hall: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with exploring(hall, beginning=StartState(Settings(export_format="docx"))) as (app, hands):
        sent: list[tuple[bytes, str | None]] = []
        monkeypatch.setattr(type(app), "is_web", property(lambda _: True))
        monkeypatch.setattr(
            app, "deliver_binary", lambda file, save_filename=None: sent.append((file.read(), save_filename))
        )
        app.project.read_only = True
        await hands.press("e", "enter")
        assert "Sent to your browser as the-village-hall.docx." in grid(app)
    assert [(data[:2], name) for data, name in sent] == [(b"PK", "the-village-hall.docx")]
    assert list(desk.iterdir()) == []


async def test_no_event_is_drafted(hall: Path) -> None:
    (hall / "corpus" / "echo.md").write_text(f"{ECHO}\nThe clock came on 3 June 1957.\n", encoding="utf-8")
    before = files(hall)
    async with exploring(hall) as (app, hands):
        app.project.read_only = True
        app.main.controllers.links.follow(DraftLink(CitationKey("echo", "13")))
        await hands.wait()
        assert "this is read-only" in grid(app)
        assert "draft the event where you can write to the chronology" in grid(app)
    assert files(hall) == before


async def test_no_name_is_asked_for_a_query_that_cannot_be_saved(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.project.read_only = True
        await hands.press("slash", *"hall", "enter", "s")
        assert app.screen is app.main
        assert "Not saved: this is read-only" in grid(app)
