"""Masking of protected names in everything that a command writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.parsing.protected_names import LIST, NO_NAMES, ProtectedNames, load_protected_names


@dataclass(slots=True)
class _Meant:
    """A chronology of the command, and its names as they were last read."""

    root: Path
    names: ProtectedNames = NO_NAMES
    stamp: tuple[int, ...] = field(default=())

    def present_names(self) -> ProtectedNames:
        """Return the list as it is now: `browse` may run for hours."""
        if (stamp := _stamp(self.root / LIST)) != self.stamp:
            self.names, self.stamp = load_protected_names(self.root), stamp
        return self.names


_meant: list[_Meant] = []
"""The chronologies whose names are masked."""


def begin_without_names() -> None:
    """Forget the chronologies of an earlier command: no names are masked."""
    _meant.clear()


def hide_names_of(root: Path, *, besides: bool = False) -> ProtectedNames:
    """Mask the names of a chronology from now on.

    Args:
        root: The chronology's folder.
        besides: Whether those of the chronologies before it stay masked; else only these are.

    Returns:
        Its list as it is now.
    """
    if not besides:
        begin_without_names()
    _meant.append(_Meant(root))
    return _meant[-1].present_names()


def without_names(text: str) -> str:
    """Return a text with protected names masked; its format, such as JSON, stays valid."""
    for meant in _meant:
        text = meant.present_names().mask_form(text)
    return text


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino
