"""Records the tour of the documents: the real program on the shipped chronology, as an asciicast.

What it writes depends on the program and the chronology alone: the moments are made up, as a reader would
take them, and each frame is drawn when everything has come about.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import replace
from itertools import count, takewhile
from pathlib import Path

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState
from tui.project.locate_project import ProjectLocation, find_project
from tui.project.project import open_project
from tui.project.settings.settings import DEFAULTS
from tui.text.failure import Failure

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "docs" / "tour.cast"
SIZE = (90, 26)
MOST_BYTES = 300_000
EXPORTS = "/srv/exports"
"""The folder that the export screen names, in place of the one in which the tour is recorded."""

STEPS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (2.0, ()),
    *((0.35, ("down",)) for _ in range(5)),
    (1.5, ("t",)),
    *((0.12, (key,)) for key in "2013-05-14"),
    (1.5, ("enter",)),
    (1.5, ("2",)),
    (1.5, ("right_square_bracket",)),
    (1.5, ("right_square_bracket",)),
    (2.0, ("d",)),
    (2.5, ("enter",)),
    (1.0, ("escape", "escape", "1")),
    (1.0, ("slash",)),
    *((0.15, (key,)) for key in "apolog"),
    (1.2, ("enter",)),
    (1.0, ("v",)),
    *((0.4, ("down",)) for _ in range(3)),
    (3.0, ("e",)),
    (1.5, ("escape",)),
    (1.5, ("escape", "escape")),
    (3.0, ("question_mark",)),
    (2.0, ("escape",)),
)
"""The keys that are pressed together, and the seconds for which one looks at what they lead to."""


def pieces(strip: Strip) -> list[tuple[int, str]]:
    """A line of the screen: each stretch of one style as a terminal is sent it, and the cell it begins at."""
    found, at = [], 0
    for segment in strip.simplify():
        style = segment.style or Style.null()
        found.append((at, style.render(segment.text, color_system=ColorSystem.TRUECOLOR)))
        at += segment.cell_length
    return found


def drawn_anew(y: int, before: list[tuple[int, str]], after: list[tuple[int, str]]) -> str:
    """What a terminal has to be sent so that one of its lines looks otherwise: from first to last change."""
    same = list(takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    first = len(same)
    if first == len(after):
        return ""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(before[:first:-1], after[:first:-1], strict=False))
    last = len(after) - len(list(alike))
    return f"\x1b[{y + 1};{after[first][0] + 1}H" + "".join(piece for _, piece in after[first:last])


async def record() -> str:
    """Run the program, press the keys, keep what is sent to a terminal between one look and the next."""
    found = find_project(ROOT, ROOT)
    assert isinstance(found, ProjectLocation)
    project = open_project(found)
    assert not isinstance(project, Failure), project
    app = Explorer(project, beginning=StartState(replace(DEFAULTS, export_folder=EXPORTS)))
    columns, lines = SIZE
    head = {"version": 2, "width": columns, "height": lines, "title": "dateline", "env": {"TERM": "xterm"}}
    rows, moment = [json.dumps(head)], 0.0
    shown: list[list[tuple[int, str]]] = []
    async with app.run_test(size=SIZE) as pilot:
        for seconds, keys in STEPS:
            await pilot.press(*keys)
            await pilot.pause()
            await app.workers.wait_for_complete(it for it in app.workers if it.group != "keys")
            await pilot.pause()
            # What a test of a screen reads, too: Textual has no other way to the cells of a whole screen.
            drawn = [pieces(strip) for strip in app.screen._compositor.render_strips()]
            before = shown or [[] for _ in drawn]
            sent = "".join(map(drawn_anew, count(), before, drawn))
            sent = sent if shown else f"\x1b[?25l\x1b[2J{sent}"
            rows.append(json.dumps([round(moment, 2), "o", sent], ensure_ascii=False))
            shown, moment = drawn, moment + seconds
    project.close()
    rows.append(json.dumps([round(moment, 2), "o", "\x1b[0m\x1b[2J\x1b[H\x1b[?25h"]))
    return "\n".join(rows) + "\n"


def main() -> None:
    """Record it."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    text = asyncio.run(record())
    assert len(text.encode()) <= MOST_BYTES, f"{len(text.encode())} bytes"
    TOUR.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{TOUR.relative_to(ROOT)}, {len(text.encode())} bytes\n")


if __name__ == "__main__":
    main()
