"""What the screen looks like, as text: `pytest --snapshot-update` draws the pictures anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.explorer.screen_driver import exploring, grid

SIZES = ((120, 40), (100, 30), (80, 24), (60, 20), (40, 12), (20, 5), (1, 1))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_main_screen(hall: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("t", *"1957", "enter")
        assert grid(app) == snapshot


async def test_a_search_and_a_range(hall: Path, snapshot: SnapshotAssertion) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("slash", *"hall", "enter", "G", "v", "up")
        assert grid(app) == snapshot


async def test_one_pane_after_the_other(hall: Path, snapshot: SnapshotAssertion) -> None:
    async with exploring(hall, (60, 20)) as (app, hands):
        await hands.press("t", *"1957", "enter")
        for key in "234":
            await hands.press(key)
            assert grid(app) == snapshot(name=key)


async def test_in_ascii(hall: Path, snapshot: SnapshotAssertion) -> None:
    async with exploring(hall, (100, 24), ascii_only=True) as (app, hands):
        await hands.press("t", *"1957", "enter")
        assert grid(app) == snapshot


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens_over_it(hall: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with exploring(hall, size) as (app, hands):
        for key in ("?", "d", "t"):
            await hands.press(key)
            assert grid(app) == snapshot(name=key)
            await hands.press("escape")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
async def test_what_an_event_rests_on(
    hall: Path, size: tuple[int, int], snapshot: SnapshotAssertion, *, ascii_only: bool
) -> None:
    echo = hall / "corpus" / "echo.md"
    echo.write_text(f"{echo.read_text(encoding='utf-8')}\nA clock came on 3 June 1957.\n", encoding="utf-8")
    async with exploring(hall, size, ascii_only=ascii_only) as (app, hands):
        for name, keys in (
            ("a mark", ("t", *"1957", "enter", "m", "up")),
            ("versions", ("'", "d", "enter")),
            ("a passage", ("2",)),
            ("dated passages", ("escape", "escape", "escape", "D")),
            ("no original", ("escape", "[", "o", "3")),
            ("asking for a day", ("w",)),
            ("what was public", (*"1960", "enter", "1")),
        ):
            await hands.press(*keys)
            assert grid(app) == snapshot(name=name)


@pytest.mark.parametrize("size", [(60, 20), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_export_screen(
    hall: Path, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder that every machine has: its path is shown. Nothing is written.
    monkeypatch.chdir("/")
    async with exploring(hall, size) as (app, hands):
        await hands.press("v", "down", "e")
        assert grid(app) == snapshot
