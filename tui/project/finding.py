"""Where the chronology is: the path given, the example that is asked for, or the nearest one upwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

import tui
from tui.project.refused import Refused, why
from tui.reading.inputs import NAME as EVENTS


class Shipped(Enum):
    """What comes with the program, and has no path that anybody would know."""

    EXAMPLE = "--example"
    """The chronology; its value is the option that asks for it."""


Wanted: TypeAlias = Path | Shipped | None
"""Which chronology is meant: a folder or its events.yaml, the example; for None the nearest one upwards."""


@dataclass(frozen=True, slots=True)
class Found:
    """A folder that holds a chronology."""

    root: Path
    """Absolute, symbolic links resolved."""
    is_example: bool = False
    """Whether this is the chronology that comes with the program, asked for as such."""


@dataclass(frozen=True, slots=True)
class NotFound(Refused):
    """No chronology is there."""


@dataclass(frozen=True, slots=True)
class NoneNear(NotFound):
    """None was named, and none is here or above."""


def find(wanted: Wanted, cwd: Path) -> Found | NotFound:
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
        return NotFound(f"cannot look for a chronology at {wanted or cwd}: {why(fault)}")


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
    return NoneNear(f"no {EVENTS} here or in any folder above", "start one: dateline new DIR")


def _shipped() -> Found | NotFound:
    folder = example()
    if folder is None:
        return NotFound("the example was not installed", "start a chronology of your own: dateline new DIR")
    return Found(folder, is_example=True)


def _holds_events(folder: Path) -> bool:
    """Whether anything is called so; if it is no file of text, whoever reads it says what it is."""
    try:
        (folder / EVENTS).lstat()
    except OSError:
        return False
    return True
