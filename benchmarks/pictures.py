"""Draws the pictures of the README: the real program on the shipped chronology, as SVG."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

from tui.explorer.app import Explorer
from tui.project.finding import Found, find
from tui.project.opening import open_project
from tui.project.refused import Refused

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"

PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "wide": ((120, 40), ("t", *"2013-05-14", "enter", "down")),
    "search": ((80, 24), ("slash", *"apolog", "enter", "down", "down", "v", "down", "down")),
    "narrow": ((60, 20), ("down", "down", "down")),
}
"""By name: the size in cells, and the keys that lead to it."""


async def draw(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> Path:
    """Run the program, press the keys, keep what is seen."""
    found = find(ROOT, ROOT)
    assert isinstance(found, Found)
    project = open_project(found)
    assert not isinstance(project, Refused), project
    app = Explorer(project)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        drawn = app.export_screenshot(title="dateline")
    project.close()
    path = FOLDER / f"{name}.svg"
    path.write_text(_settled(drawn), encoding="utf-8")
    return path


def _settled(drawn: str) -> str:
    """Without fonts from elsewhere, and without the number that is new in every drawing."""
    local = re.sub(r"@font-face\s*\{.*?\}", "", drawn, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", local)


def main() -> None:
    """Draw them all."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (size, keys) in PICTURES.items():
        sys.stdout.write(f"{asyncio.run(draw(name, size, keys)).relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
