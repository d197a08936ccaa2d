"""Measures reading, checking, making and opening an index; each in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter, time_ns

from benchmarks.comparators import FIRST, Scans, read_as_they_come
from benchmarks.figures import Figure
from benchmarks.reloads import reload_figures, reload_times
from benchmarks.searches import search_figure, search_times

_WORDS = ("b", "ba", "bal", "bali", "nothingness")


def make(root: Path, env: Mapping[str, str]) -> dict[str, float]:
    """Read a chronology and put its index into the cache; seconds for each part."""
    return dict(_apart("make", root, env))


def reading(root: Path, events: int, ours: float, env: Mapping[str, str]) -> Figure:
    """Reading and validating, against the ordinary libraries as they come."""
    theirs = _apart("ordinary", root, env)["read"]
    name = f"read and validate, {events:,} events"
    return Figure(name, [ours], "CSafeLoader + pydantic", [theirs], most=1 / 6)


def opening(root: Path, events: int, made: Mapping[str, float], env: Mapping[str, str]) -> Figure:
    """Opening an index that is there, against making it."""
    times = [_apart("open", root, env)["open"] for _ in range(5)]
    return Figure(f"open a fresh index, {events:,} events", times, "making it", [sum(made.values())])


def reloading(root: Path, events: int, env: Mapping[str, str]) -> Iterator[Figure]:
    """Reading again after one edit, against doing all of it."""
    yield from reload_figures(events, _apart("reload", root, env))


def retesting(root: Path, events: int, env: Mapping[str, str]) -> Figure:
    """Running the searches of the sources again, against the load that they are part of."""
    return search_figure(events, _apart("searches", root, env))


def searching(root: Path, events: int, env: Mapping[str, str]) -> Iterator[Figure]:
    """The first events that hold a word, against looking through all texts."""
    times = _apart("search", root, env)
    ours = [times[f"index {word}"] for word in _WORDS]
    for scan, what in (("like", "LIKE scan, its worst"), ("python", "Python scan, its worst")):
        theirs = max(times[f"{scan} {word}"] for word in _WORDS)
        yield Figure(f"first {FIRST} found, {events:,} events", ours, what, [theirs], worst=True)


def _apart(what: str, root: Path, env: Mapping[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.files", what, str(root)]
    done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, cwd=_HERE)
    return {str(name): float(seconds) for name, seconds in json.loads(done.stdout).items()}


_HERE = Path(__file__).resolve().parent.parent


def _make(root: Path) -> dict[str, float]:
    from tui.index.file_stamps import content_key, stamp_files  # noqa: PLC0415
    from tui.index.index_store import IndexStore, Manifest  # noqa: PLC0415
    from tui.index.open_index import MAKER  # noqa: PLC0415
    from tui.index.sqlite.builder.index_builder import build_index  # noqa: PLC0415
    from tui.parsing.limits import MEGABYTE, Limits  # noqa: PLC0415
    from tui.parsing.loader import load_chronology  # noqa: PLC0415
    from tui.validation.check import check_again  # noqa: PLC0415  (each process imports what it measures)

    root = root.resolve()
    shelf, inputs = IndexStore(root), stamp_files(root)
    shelf.make()
    began = perf_counter()
    reading = load_chronology(root, Limits(events_file=2_000 * MEGABYTE))
    read = perf_counter()
    found = check_again(reading)
    checked = perf_counter()
    key = content_key(MAKER, dict(reading.file_hashes))
    making = shelf.making()
    build_index(making, reading, found)
    built = perf_counter()
    kept = shelf.kept(making, key)
    # A minute hence, so that files that were written just now count as settled.
    shelf.write_note(Manifest(MAKER, key, time_ns() + 60 * 10**9, inputs, kept.database.stamp))
    kept.close()
    return {"read": read - began, "check": checked - read, "build": built - checked}


def _open(root: Path) -> dict[str, float]:
    began = perf_counter()
    from tui.index.open_index import open_index  # noqa: PLC0415  (importing it is a part of opening)

    opened = open_index(root)
    opened.index.info  # noqa: B018  (reads it)
    took = perf_counter() - began
    assert opened.fresh
    opened.index.close()
    return {"open": took}


def _search(root: Path) -> dict[str, float]:
    from tui.index.open_index import open_index  # noqa: PLC0415
    from tui.parsing.query.parse_query import parse_query  # noqa: PLC0415

    text = (root / "events.yaml").read_text(encoding="utf-8")
    scans = Scans(re.split(r"^  - id: ", text, flags=re.MULTILINE)[1:])
    index = open_index(root).index
    times = {}
    for word in _WORDS:
        query, _ = parse_query(word)
        times[f"index {word}"] = _timed(partial(index.rows, query, 0, FIRST))
        times[f"like {word}"] = _timed(partial(scans.like, word))
        times[f"python {word}"] = _timed(partial(scans.python, word))
    return times


def _timed(do: Callable[[], object]) -> float:
    """The least of three times."""
    return min(_once(do) for _ in range(3))


def _once(do: Callable[[], object]) -> float:
    began = perf_counter()
    do()
    return perf_counter() - began


_APART: Mapping[str, Callable[[Path], dict[str, float]]] = {
    "make": _make,
    "ordinary": lambda root: {"read": read_as_they_come(root)},
    "open": _open,
    "search": _search,
    "reload": reload_times,
    "searches": search_times,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(_APART[sys.argv[1]](Path(sys.argv[2]))))
