"""Measures the explorer from outside, in turns with the smallest Textual program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.bare import READY
from benchmarks.budget import FOOT
from benchmarks.figures import Figure
from benchmarks.terminal import Terminal

_BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
_DATELINE = str(Path(sys.executable).with_name("dateline"))
_MOVES = ("down",) * 12
_PAGES = ("page down", "page up") * 3
_TYPED, _SEARCHES = "bali", 2
"""What is searched for, and in how many of the rounds."""
_FRAME = 1 / 60


@dataclass(slots=True)
class _Program:
    """A program, and what was measured of it, in seconds."""

    command: Sequence[str]
    shows: str
    """What its complete screen holds."""
    first: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    typed: list[float] = field(default_factory=list)

    def run(self, env: Mapping[str, str], keys: Sequence[str], typed: str = "") -> None:
        """Start it, press keys, type a search, end it."""
        terminal = Terminal(self.command, env)
        try:
            self.first.append(terminal.first_frame(self.shows))
            for key in keys:
                _, settled = terminal.press(key)
                (self.pages if key.startswith("page") else self.moves).append(settled)
            if typed:
                terminal.press("/")
                self.typed.extend(terminal.press(character)[1] for character in typed)
        finally:
            terminal.close()


def exploring(root: Path, events: int, env: Mapping[str, str], rounds: int) -> Iterator[Figure]:
    """The first frame and the keys."""
    ours, bare = _Program((_DATELINE, str(root)), FOOT), _Program(_BARE, READY)
    for program in (ours, bare):
        # Once for the caches of the disk and of Python.
        _Program(program.command, program.shows).run(env, ())
    for turn in range(rounds):
        bare.run(env, _MOVES)
        ours.run(env, (*_MOVES, *_PAGES), _TYPED if turn < _SEARCHES else "")
    at, what = f"{events:,} events", "bare Textual"
    yield Figure(f"complete first frame, {at}", ours.first, what, bare.first, most=1.2)
    yield Figure(f"cursor key, {at}", ours.moves, f"{what}, one Static", bare.moves, most=1.25)
    yield Figure(f"page key, {at}", ours.pages, f"{what}, one Static", bare.moves)
    yield Figure(f"a search's character, {at}", ours.typed, what, bare.moves, most_seconds=_FRAME, worst=True)


def listing(root: Path, events: int, env: Mapping[str, str], rounds: int) -> Figure:
    """`dateline list | head`, against a Python that does nothing."""
    ours, python = [], []
    for _ in range(rounds):
        python.append(_run(f"{sys.executable} -c pass", env))
        ours.append(_run(f"{_DATELINE} list -C {root} | head", env))
    return Figure(f"dateline list | head, {events:,} events", ours, "python -c pass", python)


def _run(command: str, env: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(command, shell=True, env=env, check=True, capture_output=True)
    return perf_counter() - began
