"""`python -m benchmarks`: one line for each figure, its ratio to a comparator in the same run, its goal."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_cache_path

import tui
from benchmarks.budget import BUDGET, counts
from benchmarks.chronologies import folder
from benchmarks.conflicts import finding_conflicts
from benchmarks.exports import exporting
from benchmarks.figures import Figure, heading, row
from benchmarks.files import make, opening, reading, reloading, retesting, searching
from benchmarks.first_rows import showing_first_rows
from benchmarks.instructions import LARGEST, instruction_rows
from benchmarks.lists import scrolling
from benchmarks.peers import against_peers
from benchmarks.quotations import anchoring
from benchmarks.screens import exploring, listing

_SIZES = (60, 1_000, 10_000, 100_000)
_LARGE = 1_000_000
_EXPORTED = 10_000


def main() -> None:
    """Measure, and print each figure as soon as it is there. Nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--large", action="store_true", help=f"{_LARGE:,} events too: some gigabytes, half an hour"
    )
    parser.add_argument("--rounds", type=int, default=5, help="starts of each program (%(default)s)")
    parser.add_argument("--cache", type=Path, default=user_cache_path("dateline-benchmarks", appauthor=False))
    asked = parser.parse_args()
    for line in count_lines(asked.cache):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{heading()}\n")
    for figure in (anchoring(), *finding_conflicts(), *scrolling(asked.rounds)):
        sys.stdout.write(f"{row(figure)}\n")
    sizes = (*_SIZES, _LARGE) if asked.large else _SIZES
    for size in sizes:
        for figure in _figures(size, asked.cache, asked.rounds):
            sys.stdout.write(f"{row(figure)}\n")
            sys.stdout.flush()
        if size <= LARGEST:
            for line in instruction_rows(folder(asked.cache, size), size, _environment(asked.cache)):
                sys.stdout.write(f"{line}\n")


def _figures(events: int, cache: Path, rounds: int) -> Iterator[Figure]:
    root, env = folder(cache, events), _environment(cache)
    shutil.rmtree(cache / "index", ignore_errors=True)
    made = make(root, env)
    yield from exploring(root, events, env, rounds)
    yield from showing_first_rows(root, events, env, rounds)
    yield opening(root, events, made, env)
    if events == _SIZES[0]:
        yield listing(root, events, env, 2 * rounds)
        return
    yield from searching(root, events, env)
    yield Figure(f"make the index, {events:,} events", [made["build"]], "reading", [made["read"]])
    yield Figure(f"check it, {events:,} events", [made["check"]], "reading", [made["read"]])
    yield from reloading(root, events, env)
    yield retesting(root, events, env)
    if events == _EXPORTED:
        yield from exporting(cache, events, env)
    if events <= _SIZES[-1]:
        yield reading(root, events, made["read"], env)
    if events == _SIZES[-1]:
        yield from against_peers(root, events, env, rounds)


def count_lines(cache: Path) -> Iterator[str]:
    """Yield a line for each count of the budget, with the most that it may be; of the shipped chronology.

    Args:
        cache: A folder that may be written to.
    """
    shipped = Path(tui.__file__).parent.parent
    for name, count in counts(shipped, _environment(cache), cache / "modules"):
        over = " over the budget" if count > BUDGET[name] else ""
        yield f"{name:44}{count:>20,}{'':10}  <= {BUDGET[name]:<9,}{over}"


def _environment(cache: Path) -> dict[str, str]:
    """Of the programs that are measured: compiled, in colour, away from the reader's own cache."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONDONTWRITEBYTECODE", "NO_COLOR"}
    }
    return {**kept, "COLORTERM": "truecolor", "DATELINE_CACHE_DIR": str(cache / "index")}


if __name__ == "__main__":
    main()
