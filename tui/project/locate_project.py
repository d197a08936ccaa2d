"""Where the chronology is: the path given, the example that is asked for, or the nearest one upwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

import tui
from tui.parsing.input_files import NAME as EVENTS
from tui.project.failure import Failure, describe_os_error


class Shipped(Enum):
    """What comes with the program, and has no path that anybody would know."""

    EXAMPLE = "--example"
    """The chronology; its value is the option that asks for it."""


Wanted: TypeAlias = Path | Shipped | None
"""Which chronology is meant: a folder or its events.yaml, the example; for None the nearest one upwards."""


@dataclass(frozen=True, slots=True)
class ProjectLocation:
    """A folder that holds a chronology."""

    root: Path
    """Absolute, symbolic links resolved."""
    is_example: bool = False
    """Whether this is the chronology that comes with the program, asked for as such."""


@dataclass(frozen=True, slots=True)
class ProjectNotFound(Failure):
    """No chronology is there."""


@dataclass(frozen=True, slots=True)
class NoneNear(ProjectNotFound):
    """None was named, and none is here or above."""


def find_project(wanted: Wanted, cwd: Path) -> ProjectLocation | ProjectNotFound:
    """The chronology that is meant.

    Args:
        wanted: A folder, or its events.yaml; the example; None for the nearest events.yaml in `cwd` or
            above it.
        cwd: The folder from which a relative path counts.

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
    """The chronology that comes with the program: inside the wheel, or at the root of a checkout."""
    package = Path(tui.__file__).resolve().parent
    checkout = package.parent if (package.parent / "pyproject.toml").is_file() else package
    return next((folder for folder in (package / "example", checkout) if _holds_events(folder)), None)


def _named(path: Path, cwd: Path) -> ProjectLocation | ProjectNotFound:
    meant = cwd / path
    if meant.is_dir():
        if _holds_events(meant):
            return ProjectLocation(meant.resolve())
        return ProjectNotFound(
            f"{path} holds no {EVENTS}", f"name another folder, or start one: dateline new {path}"
        )
    if meant.name == EVENTS and _holds_events(meant.parent):
        return ProjectLocation(meant.parent.resolve())
    if not meant.exists():
        return ProjectNotFound(f"there is no {path}", f"name a folder that holds {EVENTS}")
    return ProjectNotFound(
        f"{path} is neither a folder nor a file named {EVENTS}", f"name the folder that holds {EVENTS}"
    )


def _nearest(cwd: Path) -> ProjectLocation | ProjectNotFound:
    here = cwd.resolve()
    for folder in (here, *here.parents):
        if _holds_events(folder):
            return ProjectLocation(folder)
    return NoneNear(f"no {EVENTS} here or in any folder above", "start one: dateline new DIR")


def _shipped() -> ProjectLocation | ProjectNotFound:
    folder = example_path()
    if folder is None:
        return ProjectNotFound(
            "the example was not installed", "start a chronology of your own: dateline new DIR"
        )
    return ProjectLocation(folder, is_example=True)


def _holds_events(folder: Path) -> bool:
    """Whether anything is called so; if it is no file of text, whoever reads it says what it is."""
    try:
        (folder / EVENTS).lstat()
    except OSError:
        return False
    return True
