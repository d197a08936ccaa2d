"""The reader's own editor, told to open a file at a line."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.chronology.problem import Place
from tui.text.clean import clean_line

_COLON = {"subl", "sublime_text", "zed", "hx", "helix", "lapce", "pulsar"}
_GOTO = {"code", "codium", "code-insiders", "vscodium", "cursor", "windsurf"}
_LINE_OPTION = {"kate", "kwrite", "mate", "notepadqq", "idea", "pycharm"}


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str] | None:
    """The words of the command, for a list of arguments and never for a shell.

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


def edit(app: App[None], root: Path, place: Place | None) -> str:
    """Hand the terminal to the reader's editor until it ends.

    Args:
        app: What holds the terminal.
        root: The chronology's folder.
        place: Where to open; its events.yaml where there is no better place.

    Returns:
        What there is to say: empty where the editor ran.
    """
    path = root / (place.path if place else "events.yaml")
    line = place.line if place else 1
    command = editor_command(os.environ, path, line)
    if command is None:
        return f"Set EDITOR to open {clean_line(str(path))} at line {line}."
    try:
        with app.suspend():
            return _ran(command)
    except SuspendNotSupported:
        return "The terminal can't be handed to an editor here."


def _ran(command: list[str]) -> str:
    """Run it to its end. An exception would leave Textual without the terminal, so none gets out."""
    try:
        subprocess.run(command, check=False)  # noqa: S603 - the reader's own editor, as a list of words
    except (OSError, ValueError) as fault:
        return f"{clean_line(command[0])}: {getattr(fault, 'strerror', None) or fault}"
    return ""


@contextmanager
def interrupts_passed_by(listen: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-C pass by: it is meant for the editor that has the terminal, and the kernel sends it to both.

    Args:
        listen: What handles SIGINT in the running event loop again.
    """
    loop = asyncio.get_running_loop()
    if not loop.remove_signal_handler(signal.SIGINT):
        yield
        return
    # Not SIG_IGN, which the editor would inherit.
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        # The loop reads of what came meanwhile on its next turn, so nobody listens before the one after.
        loop.call_soon(loop.call_soon, listen)
