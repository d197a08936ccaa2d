"""The protected names of the chronology that a command is about: nothing it says may hold one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.parsing.protected_names import LIST, NO_NAMES, ProtectedNames, load_protected_names


@dataclass(slots=True)
class _Meant:
    """The chronology that is meant, and its names as they were read last."""

    root: Path | None = None
    names: ProtectedNames = NO_NAMES
    stamp: tuple[int, ...] = field(default=())


_meant = _Meant()


def begin_without_names() -> None:
    """No chronology is meant yet."""
    _meant.root, _meant.names, _meant.stamp = None, NO_NAMES, ()


def hide_names_of(root: Path) -> ProtectedNames:
    """From now on, hide the names of the chronology in a folder in all that is said.

    Returns:
        Its list as it is now.
    """
    begin_without_names()
    _meant.root = root
    return _names()


def without_names(text: str) -> str:
    """A text without protected names; a form that it has, such as JSON, stays as it is."""
    return _names().mask_form(text)


def _names() -> ProtectedNames:
    """The names of the list as it is now: a conversation may go on for hours."""
    if _meant.root is not None and (stamp := _stamp(_meant.root / LIST)) != _meant.stamp:
        _meant.names, _meant.stamp = load_protected_names(_meant.root), stamp
    return _meant.names


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino
