"""The page of earlier versions, and that of what has changed since one of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.explorer.screen_driver import NARROW, NORMAL, WIDE, at, exploring, grid
from tests.weir_versions import write_new, write_weir
from tui.explorer.controllers.version_changes import ChangesController

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git, which is not installed")


def commit(root: Path, message: str) -> None:
    named = ("-c", "user.name=A Keeper", "-c", "user.email=keeper@weir.example", "-c", "commit.gpgsign=false")
    for arguments in (("add", "-A"), ("commit", "-qm", message)):
        subprocess.run(("git", *named, *arguments), cwd=root, check=True, capture_output=True)


@pytest.fixture
def weir(tmp_path: Path) -> Path:
    """A repository with the old version in its first revision, and the new one in its second."""
    root = write_weir(tmp_path / "weir")
    subprocess.run(("git", "init", "-q"), cwd=root, check=True)
    commit(root, "Begin the weir")
    write_new(root)
    commit(root, "Date the fall of the wall")
    return root


@pytest.mark.sweep
@needs_git
@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW], ids=str)
async def test_changes_since_a_revision_lead_to_their_events(weir: Path, size: tuple[int, int]) -> None:
    async with exploring(weir, size) as (app, hands):
        await hands.press("H")
        assert "Begin the weir" in grid(app)
        assert grid(app).index("Date the fall") < grid(app).index("Begin the weir")
        await hands.press("down", "enter")
        assert "Changes since" in grid(app)
        assert "1 event added, 1 removed" in grid(app)
        await hands.press("down", "down", "enter")
        assert app.screen is app.main
        assert at(app) == "board-told"
        assert "The board hears of the leak" in grid(app)


@needs_git
async def test_since_the_last_revision_nothing_has_changed(weir: Path) -> None:
    async with exploring(weir) as (app, hands):
        await hands.press("H", "enter")
        assert "No changes." in grid(app)
        await hands.press("escape", "escape")
        assert app.screen is app.main


async def test_outside_of_git_it_says_so(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(hall.parent))
    async with exploring(hall) as (app, hands):
        await hands.press("H")
        assert "Cannot show changes: " in grid(app)
        assert "no earlier versions" in grid(app)


@needs_git
async def test_visitors_are_shown_no_versions(weir: Path) -> None:
    async with exploring(weir) as (app, hands):
        app.main.project.read_only = True
        await hands.press("H")
        assert "Cannot show changes: this is read-only." in grid(app)
        assert app.screen is app.main


@needs_git
async def test_a_revision_that_cannot_be_read_is_told(weir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exploring(weir) as (app, hands):
        controller = app.main.controllers.changes
        assert isinstance(controller, ChangesController)
        await hands.press("H")
        shutil.rmtree(weir / ".git")
        await hands.press("enter")
        assert "Cannot show changes: " in grid(app)
