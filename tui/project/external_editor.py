"""The user's editor: the command that opens a file at a line, and running it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path, PureWindowsPath

from tui.operating_system import runnable_command, split_command
from tui.parsing.child_processes import minded
from tui.text.failure import describe_os_error
from tui.text.sanitize import sanitize_line

USUAL = ("nano", "vi", "notepad")
"""The editors that are looked for, in this order, where none is named."""
_COLON = {"subl", "sublime_text", "zed", "hx", "helix", "lapce", "pulsar"}
_GOTO = {"code", "codium", "code-insiders", "vscodium", "cursor", "windsurf"}
_NO_LINE = {"notepad", "wordpad", "write"}
_LINE_OPTION = {"kate", "kwrite", "mate", "notepadqq", "idea", "pycharm"}


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str] | None:
    """Return the words of the command, for a list of arguments and never for a shell.

    Args:
        environ: Where `VISUAL` and `EDITOR` are looked up, in that order; where neither names an editor, the
            first of `USUAL` that is on its `PATH` is used.
        path: The file.
        line: From 1.

    Returns:
        None where no editor is named or found, or the name cannot be split into words.
    """
    try:
        words = split_command(environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip())
    except ValueError:
        return None
    if not words:
        found = (name for name in USUAL if shutil.which(name, path=environ.get("PATH", "")))
        words = list(islice(found, 1))
    if not words:
        return None
    # Windows writes a program with backslashes, in any case, and with an ending.
    name = PureWindowsPath(words[0]).stem.lower()
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    if name in _LINE_OPTION:
        return [*words, "--line", str(line), str(path)]
    if name in _NO_LINE:
        return [*words, str(path)]
    if name == "notepad++":
        return [*words, f"-n{line}", str(path)]
    return [*words, f"+{line}", str(path)]


def run_editor(command: Sequence[str]) -> str:
    """Run an editor until it ends. Nothing is raised, so that the explorer can use the terminal again.

    Returns:
        Why it could not be run; empty where it was.
    """
    try:
        # The user's own editor, as a list of words.
        with subprocess.Popen(runnable_command([*command])) as editor, minded(editor):  # noqa: S603
            editor.wait()
    except (OSError, ValueError) as fault:
        return f"{sanitize_line(command[0])}: {describe_os_error(fault)}"
    return ""
