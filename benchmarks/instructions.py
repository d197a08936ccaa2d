"""Counts instructions of the processor, in turns with the smallest Textual program: the same on any machine.

They do not wobble with what else runs, as times do. Valgrind counts them; without it nothing is measured.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.bare import READY
from benchmarks.budget import FOOT
from benchmarks.terminal import Terminal

LARGEST: Final = 1_000
"""Chronologies with more events are left out: what is counted here is the same at every size."""
_SLOWER: Final = 25
"""How many times longer a program takes while its instructions are counted."""
_TOTAL = re.compile(r"^summary: (\d+)$", re.MULTILINE)
_VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--log-file=/dev/null")
_START, _MORE = 2, 6
"""Cursor keys of the two runs whose difference is divided by the number of keys between them."""


class Program(NamedTuple):
    """A program whose instructions are counted; `q` ends it, `down` moves its cursor."""

    command: Sequence[str]
    shows: str
    """What its complete screen holds."""

    def count_instructions(self, env: Mapping[str, str], keys: int) -> int:
        """Return the instructions from its start to its end.

        Args:
            env: Its environment.
            keys: How often the cursor key is pressed.

        Raises:
            RuntimeError: Where it does not show what it should.
        """
        with TemporaryDirectory() as folder:
            place = Path(folder) / "counted"
            line = (*_VALGRIND, f"--cachegrind-out-file={place}", *self.command)
            terminal = Terminal(line, {**env, "PYTHONHASHSEED": "0"}, slower=_SLOWER)
            try:
                terminal.first_frame(self.shows)
                for _ in range(keys):
                    terminal.press("down")
                terminal.end("q")
            finally:
                terminal.close()
            found = _TOTAL.search(place.read_text(encoding="utf-8"))
        if found is None:
            raise RuntimeError("Valgrind wrote no total.")
        return int(found[1])


class Count(NamedTuple):
    """Instructions of ours and of the bare program."""

    name: str
    ours: int
    theirs: int
    most: float | None = None
    """The goal: the greatest ratio that is wanted."""

    @property
    def row(self) -> str:
        """One line for the table of figures."""
        ratio = self.ours / self.theirs
        goal = "" if self.most is None else f"<= {self.most:.2f} x"
        missed = "" if self.most is None or ratio <= self.most else " missed"
        ours, theirs = f"{self.ours / 1e6:,.1f} M", f"{self.theirs / 1e6:,.1f} M"
        return f"{self.name:44}{ours:>20}{ratio:>8.2f} x  {goal:12}{theirs:>20}  bare Textual{missed}"


def instruction_rows(root: Path, events: int, env: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each count, or one that says that nothing was counted.

    Args:
        root: The chronology, with a fresh index.
        events: How many it has.
        env: The environment, with the folder of the cache.
    """
    start, key = (
        f"instructions, start + 2 keys, {events:,} events",
        f"instructions, cursor key, {events:,} events",
    )
    if shutil.which("valgrind") is None:
        yield from (f"{name:44}{'not measured':>20}  valgrind is not installed" for name in (start, key))
        return
    # What is only read saves neither its place nor a frame on leaving.
    ours = Program((sys.executable, "-m", "tui", "--read-only", str(root)), FOOT)
    bare = Program((sys.executable, str(Path(__file__).with_name("bare.py"))), READY)
    # Once for the compiled files of Python.
    ours.count_instructions(env, 0)
    few, theirs = ours.count_instructions(env, _START), bare.count_instructions(env, _START)
    yield Count(start, few, theirs, most=1.9).row
    keys = _MORE - _START
    many, more = ours.count_instructions(env, _MORE), bare.count_instructions(env, _MORE)
    yield Count(key, (many - few) // keys, (more - theirs) // keys).row
