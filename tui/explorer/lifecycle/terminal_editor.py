"""Running the user's editor in the explorer's terminal."""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.chronology.problem import Location
from tui.project.external_editor import editor_command, run_editor
from tui.text.sanitize import sanitize_line


def open_editor(app: App[None], root: Path, place: Location | None) -> str:
    """Hand the terminal to the user's editor until it ends.

    Args:
        app: The application that has the terminal.
        root: The chronology's folder.
        place: Where to open; None for events.yaml.

    Returns:
        A message for the user; empty where the editor ran.
    """
    path = root / (place.path if place else "events.yaml")
    line = place.line if place else 1
    command = editor_command(os.environ, path, line)
    if command is None:
        return f"Set EDITOR to open {sanitize_line(str(path))} at line {line}."
    try:
        with app.suspend():
            return run_editor(command)
    except SuspendNotSupported:
        return "Cannot open an editor here."
