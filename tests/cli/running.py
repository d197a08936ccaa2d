"""One command, run in this process or in one of its own, and what came of it."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import tui
from tests.waiting import LONGEST
from tui.cli.main import run

CHECKOUT = Path(tui.__file__).parent.parent
TIMEOUT = LONGEST


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str
    data: bytes = b""
    """What was written to standard output that is no text."""


class _Captured(io.StringIO):
    """Standard output: text, and what is no text beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.data = io.BytesIO()

    @property
    def buffer(self) -> io.BytesIO:
        return self.data


def ran(*arguments: str | Path, cwd: Path | None = None) -> Ran:
    """Run a command in this process."""
    out, err = _Captured(), io.StringIO()
    with contextlib.ExitStack() as stack:
        if cwd is not None:
            stack.enter_context(contextlib.chdir(cwd))
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        code = run([str(argument) for argument in arguments])
    return Ran(int(code), out.getvalue(), err.getvalue(), out.data.getvalue())


def spawned(
    *arguments: str | Path, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=TIMEOUT,
    )
