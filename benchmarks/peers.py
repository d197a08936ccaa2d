"""Measures well-known programs on the same events, in turns with the explorer: those that are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.budget import FOOT
from benchmarks.figures import Figure
from benchmarks.terminal import LINES, Terminal

_DATELINE = str(Path(sys.executable).with_name("dateline"))
_TYPED = "balide"
"""What is searched for."""
_ROWS = range(13, LINES - 3)
"""Lines of the screen on which every one of the programs shows what it finds."""
_MOVES = 8


@dataclass(slots=True)
class _Peer:
    """A program, and what was measured of it, in seconds."""

    name: str
    command: Sequence[str]
    shows: str
    """What is on its screen when its first rows are there."""
    move: str = "down"
    """The key that moves its cursor."""
    typed: str = ""
    """What is typed to search; empty where it does not search at every letter."""
    opens: str = ""
    """The key that begins a search; empty where none is needed."""
    first: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    letters: list[float] = field(default_factory=list)

    def run(self, env: Mapping[str, str]) -> None:
        """Start it, press keys, type a search, end it."""
        terminal = Terminal(self.command, env)
        try:
            self.first.append(terminal.first_text(self.shows))
            for _ in range(_MOVES):
                # At the first rows not every program moves what it shows.
                with suppress(RuntimeError):
                    self.moves.append(terminal.press(self.move)[0])
            if self.opens:
                terminal.press(self.opens)
            for letter in self.typed:
                with suppress(RuntimeError):
                    self.letters.append(terminal.press(letter, _ROWS)[0])
        finally:
            terminal.close()


def against_peers(root: Path, events: int, env: Mapping[str, str], rounds: int) -> Iterator[Figure]:
    """Yield the first rows, the cursor key and a search's letter, against each program that is installed.

    Args:
        root: The chronology, with a fresh index.
        events: How many events it has.
        env: The environment, with the folder of the cache.
        rounds: How often each program is started.
    """
    listed, table, ends = _write_list(root, env)
    ours = _Peer("dateline", (_DATELINE, str(root)), FOOT, typed=_TYPED, opens="/")
    peers = [peer for peer in _peers(listed, table, *ends) if shutil.which(peer.name)]
    for turn in range(rounds + 1):
        for program in (ours, *peers):
            program.run(env)
            if not turn:
                # Once for the caches of the disk and of Python.
                program.first.clear()
                program.moves.clear()
                program.letters.clear()
    for peer in peers:
        yield Figure(f"first rows, {events:,} events", ours.first, peer.name, peer.first)
        if peer.moves:
            yield Figure(f"cursor key, first response, {events:,} events", ours.moves, peer.name, peer.moves)
        if peer.letters:
            name = f"a search's letter, first hits, {events:,} events"
            yield Figure(name, ours.letters, peer.name, peer.letters)


def _peers(listed: Path, table: Path, first: str, last: str) -> Iterator[_Peer]:
    yield _Peer("less", ("less", str(listed)), first)
    yield _Peer("fzf", ("sh", "-c", f"fzf --reverse --no-mouse < '{listed}'"), first, typed=_TYPED)
    # It begins with the last rows.
    yield _Peer("lnav", ("lnav", "-N", str(listed)), last, move="up")
    yield _Peer("vd", ("vd", "--config", "/dev/null", str(table)), first)


def _write_list(root: Path, env: Mapping[str, str]) -> tuple[Path, Path, tuple[str, str]]:
    """Write the events as lines and as a table; return both files, and ends of the first and last line."""
    done = subprocess.run(
        (_DATELINE, "list", "-C", str(root)), env=dict(env), check=True, capture_output=True, text=True
    )
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    listed, table = root / "listed.txt", root / "listed.tsv"
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = ("\t".join(line.split(maxsplit=1)) for line in lines)
    table.write_text("date\tevent\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return listed, table, (lines[0].split()[-1], lines[-1].split()[-1])
