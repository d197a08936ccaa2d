"""Finding the chronology: the path that was given, the example, or the nearest events.yaml upwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

import tui
from tui.parsing.input_files import NAME as EVENTS
from tui.text.failure import Failure, describe_os_error


class Shipped(Enum):
    """What is installed with the program, under a path that users need not know."""

    EXAMPLE = "--example"
    """The example chronology; its value is the option that opens it."""


Wanted: TypeAlias = Path | Shipped | None
"""Which chronology to open: a folder or its events.yaml, the example, or None for the nearest one upwards."""


@dataclass(frozen=True, slots=True)
class ProjectLocation:
    """A folder that has a chronology."""

    root: Path
    """Absolute, symbolic links resolved."""
    is_example: bool = False
    """Whether this is the example, opened as such."""


@dataclass(frozen=True, slots=True)
class ProjectNotFound(Failure):
    """There is no chronology there."""


@dataclass(frozen=True, slots=True)
class NoneNear(ProjectNotFound):
    """No path was given, and neither the folder nor one above it has a chronology."""


def find_project(wanted: Wanted, cwd: Path) -> ProjectLocation | ProjectNotFound:
    """Find the chronology to open.

    Args:
        wanted: A folder, or its events.yaml; the example; None for the nearest events.yaml in `cwd` or
            above it.
        cwd: The folder to which a relative path refers.

    Returns:
        The folder, or why there is none.
    """
    if isinstance(wanted, Shipped):
        return _shipped()
    try:
        return _nearest(cwd) if wanted is None else _named(wanted, cwd)
    except (OSError, ValueError) as fault:
        return ProjectNotFound(f"cannot look for a chronology at {wanted or cwd}: {describe_os_error(fault)}")


def example_path() -> Path | None:
    """Return the example's folder, in the wheel or at the root of a checkout; None where it is missing."""
    package = Path(tui.__file__).resolve().parent
    checkout = package.parent if (package.parent / "pyproject.toml").is_file() else package
    return next((folder for folder in (package / "example", checkout) if _holds_events(folder)), None)


def _named(path: Path, cwd: Path) -> ProjectLocation | ProjectNotFound:
    meant = cwd / path
    if meant.is_dir():
        if _holds_events(meant):
            return ProjectLocation(meant.resolve())
        return ProjectNotFound(
            f"{path} has no {EVENTS}", f"name another folder, or start one: dateline new {path}"
        )
    if meant.name == EVENTS and _holds_events(meant.parent):
        return ProjectLocation(meant.parent.resolve())
    if not meant.exists():
        return ProjectNotFound(f"there is no {path}", f"name a folder with {EVENTS} in it")
    return ProjectNotFound(
        f"{path} is neither a folder nor a file named {EVENTS}", f"name the folder with {EVENTS} in it"
    )


def _nearest(cwd: Path) -> ProjectLocation | ProjectNotFound:
    start = cwd.resolve()
    for folder in (start, *start.parents):
        if _holds_events(folder):
            return ProjectLocation(folder)
    return NoneNear(f"no {EVENTS} found here or in any folder above", "start one: dateline new DIR")


def _shipped() -> ProjectLocation | ProjectNotFound:
    folder = example_path()
    if folder is None:
        return ProjectNotFound(
            "the example was not installed", "start a chronology of your own: dateline new DIR"
        )
    return ProjectLocation(folder, is_example=True)


def _holds_events(folder: Path) -> bool:
    """Return whether events.yaml exists; where it is no text file, the parser reports that."""
    try:
        (folder / EVENTS).lstat()
    except OSError:
        return False
    return True
