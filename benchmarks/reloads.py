"""Measures reading a chronology again after one edit, against reading, checking and indexing all of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import process_time

from benchmarks.figures import Figure

_FULL = "all of it"
_MOST = 0.15


def reload_figures(events: int, times: Mapping[str, float]) -> Iterator[Figure]:
    """Yield a figure for each edit.

    Args:
        events: Of the chronology.
        times: What `reload_times` returned.
    """
    for name, seconds in times.items():
        if name != _FULL:
            said = f"reload, {events:,} events: {name}"
            yield Figure(said, [seconds], "reading and indexing all", [times[_FULL]], most=_MOST)


def reload_times(root: Path) -> dict[str, float]:
    """Edit a copy of a chronology, and index it again; seconds of CPU for each edit, and for a new index.

    Args:
        root: The folder of a chronology of `benchmarks.chronologies`.
    """
    edited = root.with_name(f"{root.name}-edited")
    shutil.rmtree(edited, ignore_errors=True)
    shutil.copytree(root, edited)
    older, newer = edited / "older.sqlite", edited / "newer.sqlite"
    times = {_FULL: _indexed(edited, older, None)}
    for name, edit in EDITS.items():
        edit(edited)
        times[name] = _indexed(edited, newer, older)
        newer.replace(older)
    shutil.rmtree(edited)
    return times


def _indexed(root: Path, path: Path, older: Path | None) -> float:
    from tui.index.sqlite.builder.index_builder import build_index  # noqa: PLC0415
    from tui.index.sqlite.builder.known_rows import read_known  # noqa: PLC0415
    from tui.parsing.limits import MEGABYTE, Limits  # noqa: PLC0415
    from tui.parsing.loader import load_chronology  # noqa: PLC0415
    from tui.text.garbage import without_collecting  # noqa: PLC0415
    from tui.validation.check import check_again  # noqa: PLC0415  (not before its process)

    copy = path.with_name("copy.sqlite")
    with without_collecting():
        began = process_time()
        if older:
            shutil.copyfile(older, copy)
        known = read_known(copy) if older else None
        reading = load_chronology(root, Limits(events_file=2_000 * MEGABYTE), known)
        build_index(path, reading, check_again(reading), copy if older else None)
        return process_time() - began


def _change_word(root: Path) -> None:
    _replace(root, r"(    summary: >-\n      )\w+", r"\1Altogether")


def _change_date(root: Path) -> None:
    _replace(root, r"(    date: 1)(\d)", lambda found: f"{found[1]}{(int(found[2]) + 1) % 10}")


def _put_first(root: Path) -> None:
    event = "  - {id: first-of-all, date: 1700-01-01, title: First, kind: works, status: reported}\n"
    path = root / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("events:\n", f"events:\n{event}", 1), "utf-8")


def _change_source(root: Path) -> None:
    path = root / "corpus" / "ledger-3.md"
    path.write_text(re.sub(r"issued: \d+", "issued: 1799", path.read_text("utf-8"), count=1), "utf-8")


def _replace(root: Path, pattern: str, by: str | Callable[[re.Match[str]], str]) -> None:
    """Replace in the middle of the file."""
    path = root / "events.yaml"
    text = path.read_text("utf-8")
    half = len(text) // 2
    path.write_text(text[:half] + re.sub(pattern, by, text[half:], count=1), "utf-8")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "a word": _change_word,
    "a date": _change_date,
    "a new first event": _put_first,
    "a source of a twelfth": _change_source,
}
"""The edits, by their names."""
