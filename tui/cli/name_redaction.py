"""Masking of protected names in everything that a command writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.parsing.protected_names import LIST, NO_NAMES, ProtectedNames, load_protected_names


@dataclass(slots=True)
class _Meant:
    """The chronology of the command, and its names as they were last read."""

    root: Path | None = None
    names: ProtectedNames = NO_NAMES
    stamp: tuple[int, ...] = field(default=())


_meant = _Meant()


def begin_without_names() -> None:
    """Forget the chronology of an earlier command: no names are masked."""
    _meant.root, _meant.names, _meant.stamp = None, NO_NAMES, ()


def hide_names_of(root: Path) -> ProtectedNames:
    """Mask the names of a chronology from now on.

    Args:
        root: The chronology's folder.

    Returns:
        Its list as it is now.
    """
    begin_without_names()
    _meant.root = root
    return _names()


def without_names(text: str) -> str:
    """Return a text with protected names masked; its format, such as JSON, stays valid."""
    return _names().mask_form(text)


def _names() -> ProtectedNames:
    """Return the list as it is now: `browse` may run for hours."""
    if _meant.root is not None and (stamp := _stamp(_meant.root / LIST)) != _meant.stamp:
        _meant.names, _meant.stamp = load_protected_names(_meant.root), stamp
    return _meant.names


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino
