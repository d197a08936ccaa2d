"""Folders of one test's own, and `dateline` started in them: in terminals, or through pipes."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import pytest

import tui
from tests.terminal.terminal import DATELINE, Terminal
from tests.waiting import LONGEST

SHIPPED = Path(tui.__file__).parent.parent
"""The checkout, which is the shipped chronology too."""

_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "DATELINE_CACHE_DIR": "index",
}


class House:
    """An environment that inherits nothing but PATH; `close` ends whatever was opened in it."""

    def __init__(self, folder: Path) -> None:
        """Make the folders.

        Args:
            folder: An empty one.
        """
        self.here = folder / "here"
        """Where commands are started."""
        self.state = folder / "state"
        """Where reports are kept."""
        for name in ("here", *_FOLDERS.values()):
            (folder / name).mkdir()
        self.env: dict[str, str] = {
            "PATH": os.environ.get("PATH", os.defpath),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "SOURCE_DATE_EPOCH": "1700000000",
            **{name: str(folder / place) for name, place in _FOLDERS.items()},
        }
        self._opened: list[Terminal] = []
        if not DATELINE.exists():
            pytest.skip(f"the command is not installed: there is no {DATELINE}")

    def open(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
        ignoring: Sequence[signal.Signals] = (),
        stdin: int | IO[bytes] | None = None,
        stderr: int | IO[bytes] | None = None,
        through: Sequence[str] = (),
    ) -> Terminal:
        """`dateline` in a terminal; see `Terminal` for what is not said here.

        Args:
            arguments: Of `dateline`.
            size: Columns and lines.
            env: What differs from `env` of the house; None for what is not set.
            cwd: Where it starts, if not in `here`.
            ignoring: Signals that it finds ignored.
            stdin: What it reads instead of the terminal.
            stderr: What takes its standard error instead of the terminal.
            through: A program that becomes it, as a path, and its arguments.
        """
        merged = {**self.env, **(env or {})}
        terminal = Terminal(
            [*through, DATELINE, *arguments],
            cwd=cwd or self.here,
            env={name: value for name, value in merged.items() if value is not None},
            size=size,
            ignoring=ignoring,
            stdin=stdin,
            stderr=stderr,
        )
        self._opened.append(terminal)
        return terminal

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        """`dateline` without any terminal, to its end."""
        return subprocess.run(
            [DATELINE, *arguments],
            cwd=self.here,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )

    def patched(self, source: str) -> dict[str, str]:
        """What to add to the environment so that Python runs some code before the program.

        Args:
            source: What is wrong with the program for once; it sees none of `tui` imported.
        """
        folder = self.here.parent / "patch"
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(source, encoding="utf-8")
        return {"PYTHONPATH": str(folder)}

    def close(self) -> None:
        """End what runs still."""
        for terminal in self._opened:
            terminal.close()
