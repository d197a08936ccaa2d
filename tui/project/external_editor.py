"""The user's editor: the command that opens a file at a line, and running it."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.parsing.child_processes import minded
from tui.text.failure import describe_os_error
from tui.text.sanitize import sanitize_line

_COLON = {"subl", "sublime_text", "zed", "hx", "helix", "lapce", "pulsar"}
_GOTO = {"code", "codium", "code-insiders", "vscodium", "cursor", "windsurf"}
_LINE_OPTION = {"kate", "kwrite", "mate", "notepadqq", "idea", "pycharm"}


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str] | None:
    """Return the words of the command, for a list of arguments and never for a shell.

    Args:
        environ: Where `VISUAL` and `EDITOR` are looked up, in that order.
        path: The file.
        line: From 1.

    Returns:
        None where no editor is named, or its value can't be split into words.
    """
    try:
        words = shlex.split(environ.get("VISUAL", "").strip() or environ.get("EDITOR", ""))
    except ValueError:
        return None
    if not words:
        return None
    name = Path(words[0]).stem
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    if name in _LINE_OPTION:
        return [*words, "--line", str(line), str(path)]
    return [*words, f"+{line}", str(path)]


def run_editor(command: Sequence[str]) -> str:
    """Run an editor until it ends. Nothing is raised, so that the explorer can use the terminal again.

    Returns:
        Why it could not be run; empty where it was.
    """
    try:
        # The user's own editor, as a list of words.
        with subprocess.Popen(command) as editor, minded(editor):  # noqa: S603
            editor.wait()
    except (OSError, ValueError) as fault:
        return f"{sanitize_line(command[0])}: {describe_os_error(fault)}"
    return ""
