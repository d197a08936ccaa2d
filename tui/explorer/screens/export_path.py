"""Where an export goes: the folder that is suggested, the path that is typed, and the keys while it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tui.project.settings.settings import Settings
from tui.project.settings.state_store import last_export_folder
from tui.views.commands.command import Command

_IN_NAME = {
    "write-export": ("enter", "write"),
    "edit-path": ("tab", "preview"),
    "close-export": ("escape", "close"),
}
"""The commands that work while the name is typed, with their keys there and their labels."""


def initial_folder(settings: Settings) -> Path:
    """Return the initial folder: the settings', else that of the last export, else the current one."""
    last = last_export_folder() if settings.remember and not settings.export_folder else ""
    folder = Path(settings.export_folder or last)
    return Path() if folder == Path.cwd() or (last and not folder.is_dir()) else folder


def expand_path(typed: str) -> Path:
    """Return a path as typed, with `~` as the user's home unless a file has that name."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def commands_in_path(commands: Sequence[Command]) -> tuple[Command, ...]:
    """Return the commands that work while the name is typed, with their keys there."""
    by_id = {command.id: command for command in commands}
    return tuple(replace(by_id[name], keys=(key,), label=label) for name, (key, label) in _IN_NAME.items())
