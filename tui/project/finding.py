"""Where the chronology is: the path given, else the nearest one upwards, else the example."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import tui
from tui.project.refused import Refused, why
from tui.reading.inputs import NAME as EVENTS


@dataclass(frozen=True, slots=True)
class Found:
    """A folder that holds a chronology."""

    root: Path
    """Absolute, symbolic links resolved."""
    is_example: bool = False
    """Whether nothing was named or near, and this is the chronology that comes with the program."""


@dataclass(frozen=True, slots=True)
class NotFound(Refused):
    """No chronology is there."""


def find(path: Path | None, cwd: Path) -> Found | NotFound:
    """The chronology that is meant.

    Args:
        path: A folder, or its events.yaml; None for the nearest events.yaml in `cwd` or above it, and
            where there is none, the example.
        cwd: The folder from which a relative path counts.

    Returns:
        The folder, or why there is none.
    """
    try:
        return _nearest(cwd) if path is None else _named(path, cwd)
    except (OSError, ValueError) as fault:
        return NotFound(f"cannot look for a chronology at {path or cwd}: {why(fault)}")


def example() -> Path | None:
    """The chronology that comes with the program: inside the wheel, or at the root of a checkout."""
    package = Path(tui.__file__).resolve().parent
    checkout = package.parent if (package.parent / "pyproject.toml").is_file() else package
    return next((folder for folder in (package / "example", checkout) if _holds_events(folder)), None)


def _named(path: Path, cwd: Path) -> Found | NotFound:
    meant = cwd / path
    if meant.is_dir():
        if _holds_events(meant):
            return Found(meant.resolve())
        return NotFound(
            f"{path} holds no {EVENTS}", f"name another folder, or start one: dateline new {path}"
        )
    if meant.name == EVENTS and _holds_events(meant.parent):
        return Found(meant.parent.resolve())
    if not meant.exists():
        return NotFound(f"there is no {path}", f"name a folder that holds {EVENTS}")
    return NotFound(
        f"{path} is neither a folder nor a file named {EVENTS}", f"name the folder that holds {EVENTS}"
    )


def _nearest(cwd: Path) -> Found | NotFound:
    here = cwd.resolve()
    for folder in (here, *here.parents):
        if _holds_events(folder):
            return Found(folder)
    shown = example()
    if shown is None:
        return NotFound(f"no {EVENTS} here or in any folder above", "start one: dateline new DIR")
    return Found(shown, is_example=True)


def _holds_events(folder: Path) -> bool:
    """Whether anything is called so; if it is no file of text, whoever reads it says what it is."""
    try:
        (folder / EVENTS).lstat()
    except OSError:
        return False
    return True
