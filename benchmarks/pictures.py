"""Draws the pictures of the documents: the real program on the shipped chronology, as SVG."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from tui.explorer.app import Explorer
from tui.explorer.theme import DARK, LIGHT
from tui.project.locate_project import ProjectLocation, find_project
from tui.project.project import open_project
from tui.text.failure import Failure

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn."""

    size: tuple[int, int]
    """In cells."""
    keys: tuple[str, ...]
    """That lead to it."""
    theme: str = DARK.name
    no_color: bool = False


_VERDICTS = ("t", *"2013-05-14", "enter", "down")
PICTURES = {
    "wide": Picture((120, 40), _VERDICTS),
    "search": Picture((80, 24), ("slash", *"apolog", "enter", "down", "down", "v", "down", "down")),
    "narrow": Picture((60, 20), ("down", "down", "down")),
    "light": Picture((120, 40), _VERDICTS, theme=LIGHT.name),
    "plain": Picture((80, 24), _VERDICTS, no_color=True),
}


async def draw(name: str, picture: Picture) -> Path:
    """Run the program, press the keys, keep what is seen."""
    found = find_project(ROOT, ROOT)
    assert isinstance(found, ProjectLocation)
    project = open_project(found)
    assert not isinstance(project, Failure), project
    # Textual asks whether it is there, not what it says.
    os.environ.pop("NO_COLOR", None)
    if picture.no_color:
        os.environ["NO_COLOR"] = "1"
    app = Explorer(project)
    app.theme = picture.theme
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        drawn = app.export_screenshot(title="dateline")
    project.close()
    path = FOLDER / f"{name}.svg"
    path.write_text(_settled(drawn), encoding="utf-8")
    return path


def _settled(drawn: str) -> str:
    """Without fonts from elsewhere, and without the number that is new in every drawing."""
    local = re.sub(r"@font-face\s*\{.*?\}", "", drawn, flags=re.DOTALL)
    # Some viewers drop the blanks at the beginning of a text, unless they are told not to.
    kept = local.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r"terminal-\d+", "terminal", kept)


def main() -> None:
    """Draw them all."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        sys.stdout.write(f"{asyncio.run(draw(name, picture)).relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
