"""Measures when a saved frame is on the screen, in turns with a bare Textual program and a bare Python."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bare import READY
from benchmarks.budget import FOOT
from benchmarks.figures import Figure
from benchmarks.terminal import Terminal

_BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
_PRINTED = "printed"
_PRINT = (sys.executable, "-c", f"print('{_PRINTED}')")
_DATELINE = str(Path(sys.executable).with_name("dateline"))


def showing_first_rows(root: Path, events: int, env: Mapping[str, str], rounds: int) -> Iterator[Figure]:
    """The first rows, which were saved on leaving.

    Args:
        root: The folder of the chronology, whose index is there.
        events: How many it has.
        env: The environment.
        rounds: Starts of each program; at least six are made.
    """
    ours: list[float] = []
    bare: list[float] = []
    printed: list[float] = []
    with TemporaryDirectory() as folder:
        own = {**env, "DATELINE_CACHE_DIR": f"{folder}/cache", "DATELINE_STATE_DIR": f"{folder}/state"}
        command = (_DATELINE, str(root))
        # The first makes the index and shows a page; the second saves a frame without it.
        for _ in range(2):
            _leave(command, own)
        for _ in range(max(rounds, 6)):
            printed.append(_started(_PRINT, _PRINTED, own))
            bare.append(_started(_BARE, READY, own))
            ours.append(_started(command, FOOT, own))
    at = f"first rows, {events:,} events"
    yield Figure(at, ours, "bare Textual", bare, most=0.15)
    yield Figure(at, ours, "python -c print", printed, most=2.5)


def _leave(command: Sequence[str], env: Mapping[str, str]) -> None:
    terminal = Terminal(command, env)
    try:
        terminal.first_frame(FOOT)
        terminal.end("q")
    finally:
        terminal.close()


def _started(command: Sequence[str], shows: str, env: Mapping[str, str]) -> float:
    terminal = Terminal(command, env)
    try:
        return terminal.first_frame(shows)
    finally:
        terminal.close()
