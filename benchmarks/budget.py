"""Counts that are the same on every machine, each with the most that it may be.

`make bench` prints them, and a test fails when one grows. A count that is meant to grow is changed here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median_high
from subprocess import run
from types import MappingProxyType
from typing import Final, NamedTuple

from benchmarks.terminal import Terminal

FOOT: Final = "q quit"
"""The last thing on a complete screen of the explorer."""
SLOW: Final = (
    "pydantic",
    "yaml",
    "rapidfuzz",
    "email",
    "html",
    "tui.validation",
    "tui.evidence.date_extraction",
)
"""What takes long to import, and is needed only to read, check or write files."""


class Command(NamedTuple):
    """A command that the budget counts, as it is called for the shipped chronology."""

    name: str
    arguments: tuple[str, ...]
    """Of `dateline`; none for the explorer."""


EXPLORER: Final = Command("the explorer", ())
COMMANDS: Final = (
    EXPLORER,
    Command("list", ("list",)),
    Command("show", ("show", "arrest-warning")),
    Command("search", ("search", "arrest")),
)

BUDGET: Final[Mapping[str, int]] = MappingProxyType(
    {
        "frames at the start": 1,
        "bytes at the start": 22_000,
        "frames of a cursor key": 2,
        "bytes of a cursor key": 5_700,
        # Two of them are for the frame of the next start, and imported on leaving.
        "modules of the explorer": 215,
        "modules of list": 120,
        # The event that it shows has positions and a search of the sources: 13 modules that few events need.
        "modules of show": 133,
        "modules of search": 120,
    }
)
"""The most of each. Modules are those of our own, from the start to the end of a command."""

_KEYS = 9
"""How often the key is pressed."""
_WATCHED = """
import sys
from pathlib import Path
from tui.__main__ import main
sys.argv = ["dateline", *sys.argv[2:]]
try:
    main()
finally:
    Path(PLACE).write_text("\\n".join(sys.modules))
"""


class SentFrames(NamedTuple):
    """What is sent to a terminal of 120 columns and 40 lines."""

    frames: int
    bytes: int


def first_frame(root: Path, env: Mapping[str, str]) -> SentFrames:
    """Start the explorer, and count what it sends until its screen is complete and nothing more comes.

    Args:
        root: The chronology, with a fresh index.
        env: The environment, with the folder of the cache.
    """
    terminal = Terminal((sys.executable, "-m", "tui", str(root)), env)
    try:
        terminal.first_frame(FOOT)
        return SentFrames(terminal.frames, terminal.sent)
    finally:
        terminal.close()


def cursor_key(root: Path, env: Mapping[str, str]) -> SentFrames:
    """Press the key down on the first events, and return the medians of what is sent for it.

    Args:
        root: The chronology, with a fresh index.
        env: The environment, with the folder of the cache.
    """
    terminal = Terminal((sys.executable, "-m", "tui", str(root)), env)
    frames, sent = [], []
    try:
        terminal.first_frame(FOOT)
        # The first one closes the page that a first start shows.
        for _ in range(_KEYS + 1):
            before = terminal.frames, terminal.sent
            terminal.press("down")
            frames.append(terminal.frames - before[0])
            sent.append(terminal.sent - before[1])
    finally:
        terminal.close()
    return SentFrames(median_high(frames[1:]), median_high(sent[1:]))


def imported_modules(command: Command, root: Path, env: Mapping[str, str], place: Path) -> frozenset[str]:
    """Run a command, and return the modules that it has imported when it ends.

    Args:
        command: The explorer is ended as soon as its screen is complete.
        root: The chronology, with a fresh index.
        env: The environment, with the folder of the cache.
        place: A file to write their names to.
    """
    code = _WATCHED.replace("PLACE", repr(str(place)))
    line = (
        sys.executable,
        "-c",
        code,
        "-",
        *command.arguments,
        *(("-C",) if command.arguments else ()),
        str(root),
    )
    if command.arguments:
        run(line, env=dict(env), check=True, capture_output=True)
    else:
        terminal = Terminal(line, env)
        try:
            terminal.first_frame(FOOT)
            terminal.end("q")
        finally:
            terminal.close()
    return frozenset(place.read_text(encoding="utf-8").split())


def counts(root: Path, env: Mapping[str, str], place: Path) -> Iterator[tuple[str, int]]:
    """Yield each count of the budget by its name.

    Args:
        root: The chronology; its index is made first.
        env: The environment, with the folder of the cache.
        place: A file that may be written to.
    """
    run(
        (sys.executable, "-m", "tui", "list", "-C", str(root)), env=dict(env), check=True, capture_output=True
    )
    frame = first_frame(root, env)
    yield "frames at the start", frame.frames
    yield "bytes at the start", frame.bytes
    key = cursor_key(root, env)
    yield "frames of a cursor key", key.frames
    yield "bytes of a cursor key", key.bytes
    for command in COMMANDS:
        own = (name for name in imported_modules(command, root, env, place) if name.startswith("tui"))
        yield f"modules of {command.name}", sum(1 for _ in own)
