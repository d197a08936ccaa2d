"""Where an export goes: the folder that is suggested, the path that is typed, and the keys while it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.explorer.widgets.line_input import LineInput
from tui.light_dataclass import replace
from tui.parsing.protected_names import ProtectedNames
from tui.project.settings.settings import Settings
from tui.project.settings.state_store import last_export_folder
from tui.text.cell_width import cell_width, truncate
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import Command

_IN_NAME = {
    "write-export": ("enter", "write"),
    "edit-path": ("tab", "preview"),
    "close-export": ("escape", "close"),
}
"""The commands that work while the name is typed, with their keys there and their labels."""


class PathInput(LineInput):
    """The path of the file. Tab leads back to the preview."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "screen.edit_path", "preview", show=False)
    ]


class ExportDestination(Static):
    """The whole path of the file, below the line on which a part of it is typed."""

    def show_path(self, typed: str, names: ProtectedNames) -> None:
        """Show where the file goes; hide the line where what is typed says so already, and on a low screen.

        Args:
            typed: As it is typed.
            names: The protected names, which are masked.
        """
        path = whole_path(typed)
        masked = sanitize_line(names.veil.mask(path) if names.veil else path)
        width, height = self.screen.size
        rows = next((rows for least, rows in _ROWS if height >= least), 0)
        room = max(width - _AROUND, 1)
        is_told = path == typed and cell_width(path) <= room - len(_LEAD)
        self.display = bool(path and rows and not is_told)
        self.update(Content("\n".join(fold(fit_end(f"{_LEAD}{masked}", rows * room - rows), room))))


_LEAD = "Into: "
_AROUND = 8
"""Cells beside the line: margins and frame of the dialog."""
_ROWS = ((20, 4), (16, 1))
"""The most rows of the whole path, by the least height of the screen."""


def whole_path(typed: str) -> str:
    """Return the absolute path of the file that would be written; empty for no name."""
    path = expand_path(typed.strip())
    return str(Path.cwd() / path) if path.name else ""


def fit_end(text: str, most: int) -> str:
    """Return a text with its end whole: where there is too much, an ellipsis is in place of its beginning.

    Args:
        text: One line of sanitized text.
        most: Cells.
    """
    if cell_width(text) <= most:
        return text
    end = next((at for at in range(len(text)) if cell_width(text[at:]) < most), len(text))
    return f"…{text[end:]}"


def fold(text: str, width: int) -> list[str]:
    """Return a text in rows that are filled to the last cell: a path has no words to be broken between.

    Args:
        text: One line of sanitized text.
        width: Cells of a row, at least 2.
    """
    rows: list[str] = []
    while text:
        row = truncate(text, width, "") or text[0]
        rows.append(row)
        text = text[len(row) :]
    return rows


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
