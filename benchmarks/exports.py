"""Measures each format of export: CPU time and the most memory, against twice an export of half the events.

What grows in proportion has a ratio of 1, or less by what a start takes; what grows as the square has 2.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.chronologies import folder
from benchmarks.figures import Figure, format_bytes
from benchmarks.files import make
from tui.export.format_table import FORMATS, Format

_MOST = 1.25
"""The greatest ratio that still counts as growth in proportion."""
_KILOBYTE = 1024 if sys.platform != "darwin" else 1
"""The unit, in bytes, of the memory that the operating system reports."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one export took."""

    seconds: float
    """CPU time of the whole process."""
    peak: float
    """The most memory that was resident at once, in bytes."""


def exporting(
    cache: Path, events: int, env: Mapping[str, str], formats: Iterable[Format] = tuple(FORMATS.values())
) -> Iterator[Figure]:
    """Yield time and memory of each format.

    Args:
        cache: Where the chronologies are.
        events: How many events to export, where the format takes so many; else as many as it takes.
        env: The environment of the program.
        formats: The formats.
    """
    for export_format in formats:
        many = min(events, export_format.most_events or events)
        name, sizes = export_format.name, (many // 2, many)
        half, whole = (_cost(_indexed(cache, size, env), name, env) for size in sizes)
        what, against = f"export {name}, {many:,} events", f"twice {sizes[0]:,}"
        yield Figure(what, [whole.seconds], against, [2 * half.seconds], most=_MOST)
        twice = [2 * half.peak]
        yield Figure(f"{what}: memory", [whole.peak], against, twice, most=_MOST, in_words=format_bytes)


def _indexed(cache: Path, events: int, env: Mapping[str, str]) -> Path:
    """Return the folder of a chronology with a fresh index."""
    root = folder(cache, events)
    make(root, env)
    return root


def _cost(root: Path, name: str, env: Mapping[str, str]) -> Cost:
    with TemporaryDirectory() as place:
        file = Path(place) / f"export{FORMATS[name].extension}"
        options = ("-C", str(root), "--format", name, "-o", str(file))
        child = subprocess.Popen(
            [sys.executable, "-m", "tui", "export", *options], env=env, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, child.args)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _KILOBYTE)
