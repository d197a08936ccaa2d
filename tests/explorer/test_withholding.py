"""An export by which somebody could be known is withheld; and no protected name is on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import exploring, grid, squeezed
from tui.project.name_list import add_names

NAME = "Zebedee Quill"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "desk"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def protected(hall: Path) -> Path:
    """The hall with a protected name in a tag, a source's title, a note and a passage."""
    for path, old, new in (
        ("events.yaml", "tags: [tea]", "tags: [tea, zebedee-quill]\n    note: Zebedee Quill made it."),
        ("corpus/minutes.md", "title: ", "title: Zebedee Quill and "),
        ("corpus/echo.md", "\n---\n\n", "\n---\n\nQuill, Zebedee, wrote this. "),
    ):
        text = (hall / path).read_text(encoding="utf-8")
        assert old in text, path
        (hall / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    add_names(hall, [NAME])
    return hall


async def test_a_withheld_export_neither_is_written_nor_copied(protected: Path, desk: Path) -> None:
    async with exploring(protected) as (app, hands):
        await hands.press("y")
        assert "Not copied" in grid(app)
        assert app.clipboard == ""
        await hands.press("e")
        assert "protected-name: it contains names that must not appear" in grid(app)
        assert "Export blocked" in grid(app)
        await hands.press("enter", "y")
        assert app.clipboard == ""
        assert list(desk.iterdir()) == []
        await hands.press("a")
        assert "Export blocked" not in grid(app)
        await hands.press("y", "enter")
        assert "Privacy risks accepted by the person who made this export: protected-name" in app.clipboard
    (written,) = desk.iterdir()
    assert written.read_text(encoding="utf-8") == app.clipboard
    assert "quill" not in app.clipboard.casefold()


async def test_what_was_accepted_of_one_export_is_not_of_another(protected: Path, desk: Path) -> None:
    async with exploring(protected) as (app, hands):
        await hands.press("v", "down", "e", "a")
        assert "Export blocked" not in grid(app)
        await hands.press("x")
        assert "Export blocked" in grid(app)


async def test_a_protected_name_is_on_no_screen(protected: Path, tmp_path: Path) -> None:
    async with exploring(protected) as (app, hands):
        for key in ("1", "2", "3", "4", "e", "escape", "d", "escape", "?", "escape", *(["down"] * 8)):
            await hands.press(key)
            assert "zebedee" not in squeezed(grid(app)).casefold(), key
            assert "quill" not in squeezed(grid(app)).casefold(), key
        assert "███" in grid(app)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()).lower()
    assert b"quill" not in kept
    assert "quill".encode("utf-16-le") not in kept
