"""Measures the explorer from outside, in turns with the smallest Textual program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.bare import READY
from benchmarks.budget import FOOT
from benchmarks.figures import Figure
from benchmarks.terminal import LINES, Terminal

_BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
_DATELINE = str(Path(sys.executable).with_name("dateline"))
_MOVES = ("down",) * 12
_PAGES = ("page down", "page up") * 3
_WORDS = ("balide", "lobaga", "rufole", "tomabi", "sarpen")
"""What is searched for: words that the events have, and words that they have not."""
_TIMELINE = range(13, LINES - 3)
"""The lines of the timeline, where the results of a search are."""
_FRAME = 1 / 60
_SETTLED = 0.1
"""Seconds after which counts and lanes should be there, too."""


@dataclass(slots=True)
class _Keys:
    """Seconds from keys of one kind to the first change of the screen, and to the last."""

    first: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)

    def add(self, times: tuple[float, float]) -> None:
        self.first.append(times[0])
        self.settled.append(times[1])


@dataclass(slots=True)
class _Program:
    """A program, and what was measured of it, in seconds."""

    command: Sequence[str]
    shows: str
    """What its complete screen holds."""
    first: list[float] = field(default_factory=list)
    moves: _Keys = field(default_factory=_Keys)
    pages: _Keys = field(default_factory=_Keys)
    letters: _Keys = field(default_factory=_Keys)

    def run(self, env: Mapping[str, str], keys: Sequence[str], words: Sequence[str] = ()) -> None:
        """Start it, press keys, type words into the query line, end it."""
        terminal = Terminal(self.command, env)
        try:
            self.first.append(terminal.first_frame(self.shows))
            for key in keys:
                (self.pages if key.startswith("page") else self.moves).add(terminal.press(key))
            if words:
                terminal.press("/")
            for word in words:
                for letter in word:
                    # Where a letter finds the same events as before it, nothing changes among them.
                    with suppress(RuntimeError):
                        self.letters.add(terminal.press(letter, _TIMELINE))
                terminal.press("clear")
        finally:
            terminal.close()


def exploring(root: Path, events: int, env: Mapping[str, str], rounds: int) -> Iterator[Figure]:
    """The first frame and the keys."""
    ours, bare = _Program((_DATELINE, str(root)), FOOT), _Program(_BARE, READY)
    for program in (ours, bare):
        # Once for the caches of the disk and of Python.
        _Program(program.command, program.shows).run(env, ())
    for _ in range(rounds):
        bare.run(env, _MOVES)
        ours.run(env, (*_MOVES, *_PAGES), _WORDS)
    at, what = f"{events:,} events", "bare Textual"
    key, theirs = f"{what}, one Static", bare.moves.settled
    yield Figure(f"complete first frame, {at}", ours.first, what, bare.first, most=1.7)
    yield Figure(f"cursor key, first response, {at}", ours.moves.first, key, theirs, most=1.5)
    yield Figure(f"cursor key, complete, {at}", ours.moves.settled, key, theirs, most=3.5)
    yield Figure(f"page key, first response, {at}", ours.pages.first, key, theirs, most=2.5)
    yield Figure(f"page key, complete, {at}", ours.pages.settled, key, theirs, most=4.5)
    name = f"a search's letter, first hits, {at}"
    yield Figure(name, ours.letters.first, what, theirs, most_seconds=_FRAME, worst=True)
    name = f"a search's letter, complete, {at}"
    yield Figure(name, ours.letters.settled, what, theirs, most_seconds=_SETTLED, worst=True)


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
