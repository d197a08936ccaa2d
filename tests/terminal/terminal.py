"""A terminal with one program in it: the bytes it wrote, what they look like, how it ended.

Nothing here sleeps: it waits by reading. The child owns the terminal as its controlling one, so that the
kernel sends it what it sends to a program in a window: SIGWINCH, and SIGHUP when the window is closed.
"""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import IO

import pytest
from rich.cells import cell_len

from tests.waiting import LONGEST

pyte = pytest.importorskip("pyte")
fcntl = pytest.importorskip("fcntl", reason="pseudo-terminals need POSIX: there is no fcntl here")
termios = pytest.importorskip("termios", reason="pseudo-terminals need POSIX: there is no termios here")

DATELINE = Path(sys.executable).parent / "dateline"
"""The command as it is installed, not the module."""

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pagedown": "\x1b[6~",
    "shift+down": "\x1b[1;2B",
    "ctrl+c": "\x03",
    "ctrl+g": "\x07",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+r": "\x12",
    "ctrl+s": "\x13",
    "ctrl+u": "\x15",
    "ctrl+z": "\x1a",
}
"""What an xterm sends."""

# A process gets its controlling terminal by asking for it, after it has begun a session and before it is
# the program: so it asks for it here. Python ignores SIGPIPE, and the program must not inherit that.
_BEGIN = """\
import fcntl, os, signal, sys, termios
fcntl.ioctl(next(it for it in (0, 1, 2) if os.isatty(it)), termios.TIOCSCTTY, 0)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
for number in sys.argv[1].split():
    signal.signal(int(number), signal.SIG_IGN)
os.execv(sys.argv[2], sys.argv[2:])
"""

_QUESTION, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether synchronised output is known: it is, as in any terminal of these years."""

_UNDRAWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
"""Sequences that pyte would print: kitty's keyboard flags and questions."""
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:<=>?$]*|\][^\x07\x1b]*)?$")

_RESTED = {1049: "l", 25: "h", 7: "h", 1000: "l", 1002: "l", 1003: "l", 1004: "l", 1006: "l", 1015: "l",
           1016: "l", 2004: "l", 2026: "l", 2048: "l"}  # fmt: skip
"""Private modes as a shell expects them: main screen, cursor shown, lines wrapped, all else off."""
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_STACKED = re.compile(rb"\x1b\[\?1049([hl])|\x1b\[([<>])[0-9;]*u")


class Terminal:
    """One program in a terminal of its own; `close` ends it."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        cwd: Path,
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        ignoring: Sequence[signal.Signals] = (),
        stdin: int | IO[bytes] | None = None,
        stderr: int | IO[bytes] | None = None,
    ) -> None:
        """Start a program.

        Args:
            command: The program, as a path, and its arguments.
            cwd: The folder it starts in.
            env: All of its environment.
            size: Columns and lines.
            ignoring: Signals that it finds ignored, as under nohup.
            stdin: What it reads instead of the terminal.
            stderr: What takes its standard error instead of the terminal.
        """
        try:
            self._far, self._near = os.openpty()
        except OSError as fault:
            pytest.skip(f"no pseudo-terminal can be opened here: {fault}")
        self.raw = b""
        """Everything that was written so far."""
        self._text = ""
        self._undrawn = b""
        self._modes: dict[int, str] = {}
        self._size(size)
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._attributes = termios.tcgetattr(self._near)
        # The other end of this pipe is closed when the program ends, however it does.
        self._ended, ending = os.pipe()
        ignored = " ".join(str(int(number)) for number in ignoring)
        begin = [sys.executable, "-I", "-S", "-c", _BEGIN, ignored]
        self._process = subprocess.Popen(
            [*begin, *map(str, command)],
            cwd=cwd,
            env=dict(env),
            stdin=self._near if stdin is None else stdin,
            stdout=self._near,
            stderr=self._near if stderr is None else stderr,
            pass_fds=[ending],
            start_new_session=True,
        )
        os.close(ending)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """Of the program."""
        return self._process.pid

    @property
    def text(self) -> str:
        """What is on the screen, line by line, without the blanks at their ends."""
        if self._screen.dirty or not self._text:
            self._text = "\n".join(self._row(y).rstrip() for y in range(self._screen.lines))
            self._screen.dirty.clear()
        return self._text

    @property
    def line_of_cursor(self) -> str:
        """What stands right of the terminal's cursor, which may be hidden."""
        cursor = self._screen.cursor
        return self._row(cursor.y)[cursor.x :]

    def _row(self, y: int) -> str:
        """A row as `Screen.display` has it, which fails where half of a wide character was drawn over.

        A terminal shows a blank for the half that is left; here it is a cell without any character.
        """
        row, cells = self._screen.buffer[y], range(self._screen.columns)
        halves = {x for x in cells if not row[x].data}
        behind = {x for x in halves if x and cell_len(row[x - 1].data) == 2}
        return "".join(row[x].data or " " for x in cells if x not in behind)

    @property
    def on_alternate_screen(self) -> bool:
        """Whether the program has taken the screen."""
        return self._modes.get(1049) == "h"

    def send(self, *keys: str) -> None:
        """Press keys: names of `KEYS`, and text to type."""
        os.write(self._far, "".join(KEYS.get(key, key) for key in keys).encode())

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self._screen.resize(lines, columns)
        self._size((columns, lines))

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = LONGEST) -> str:
        """Read until the screen shows a text, or satisfies a predicate.

        Returns:
            What is on the screen then.

        Raises:
            AssertionError: Where it never does.
        """
        shown = (lambda text: wanted in text) if isinstance(wanted, str) else wanted

        def is_shown() -> bool:
            # Half a frame is not what a reader sees.
            return self._modes.get(2026) != "h" and shown(self.text)

        self.read_until(is_shown, f"{wanted!r} on the screen", timeout)
        return self.text

    def read_until(self, reached: Callable[[], bool], what: str, timeout: float = LONGEST) -> None:
        """Read until something holds; raises AssertionError where it never does."""
        until = monotonic() + timeout
        while not reached():
            assert monotonic() < until, f"{timeout} s without {what}; on the screen:\n{self.text}"
            if not self._read(0.02) and self._has_ended() and not reached():
                raise AssertionError(f"ended without {what}; wrote at last:\n{self.raw[-2000:]!r}")

    def read_for(self, seconds: float) -> None:
        """Read for a time, for what must not happen."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            self._read(left)

    def stopped(self) -> None:
        """Wait until the program is stopped by job control."""

        def is_stopped() -> bool:
            return self._state().startswith(b"T")

        self.read_until(is_stopped, "a stop")

    def is_waiting(self) -> bool:
        """Whether the program has nothing to do but to wait, as the system says."""
        return self._state().startswith(b"S")

    def _state(self) -> bytes:
        command = ["ps", "-o", "state=", "-p", str(self.pid)]
        return subprocess.run(command, capture_output=True, check=True).stdout

    def ended(self, timeout: float = LONGEST) -> int:
        """Read to the program's end.

        Returns:
            The exit code; negative where a signal killed it.
        """
        until = monotonic() + timeout
        while not self._has_ended():
            assert monotonic() < until, f"still running after {timeout} s; on the screen:\n{self.text}"
            self._read(0.02)
        while self._read(0.0):
            pass
        return self._process.wait(LONGEST)

    def hang_up(self) -> None:
        """Close the window while the program runs."""
        for end in (self._far, self._near):
            os.close(end)
        self._far = self._near = -1

    def unrestored(self) -> list[str]:
        """What differs from the terminal that the program was given; to be asked when it has ended."""
        wrong = [f"?{mode}{end}" for mode, end in self._modes.items() if end != _RESTED.get(mode, "l")]
        if any(depth for depth in _keyboard_depths(self.raw).values()):
            wrong.append("kitty's keyboard flags")
        if termios.tcgetattr(self._near) != self._attributes:
            wrong.append("termios")
        return wrong

    def close(self) -> None:
        """End the program if it runs still, and let go of the terminal."""
        with suppress(ProcessLookupError):
            if self._process.poll() is None:
                self._process.kill()
        self._process.wait()
        for end in (self._far, self._near, self._ended):
            if end >= 0:
                os.close(end)
        self._far = self._near = self._ended = -1

    def _size(self, size: tuple[int, int]) -> None:
        columns, lines = size
        fcntl.ioctl(self._far, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _has_ended(self) -> bool:
        return bool(select.select([self._ended], [], [], 0)[0])

    def _read(self, patience: float) -> bool:
        """Take what was written, waiting some seconds for it; whether there was anything."""
        ends = [self._far] if self._far >= 0 else []
        ready = select.select([*ends, self._ended], [], [], patience)[0]
        if self._far not in ready:
            return False
        try:
            output = os.read(self._far, 65_536)
        except OSError:  # Linux says so when nobody is left at the near end.
            return False
        self.raw += output
        if _QUESTION in output:
            os.write(self._far, _ANSWER)
        self._draw(output)
        return bool(output)

    def _draw(self, output: bytes) -> None:
        output = self._undrawn + output
        cut = found.start() if (found := _UNFINISHED.search(output)) else len(output)
        output, self._undrawn = output[:cut], output[cut:]
        for mode in _MODE.finditer(output):
            self._modes |= {int(number): mode[2].decode() for number in mode[1].split(b";")}
        self._stream.feed(_UNDRAWN.sub(b"", output))


def _keyboard_depths(raw: bytes) -> dict[bytes, int]:
    """How many of kitty's keyboard flags were pushed and not popped, on each of the two screens."""
    depths, screen = {b"l": 0, b"h": 0}, b"l"
    for found in _STACKED.finditer(raw):
        if found[1]:
            screen = found[1]
        else:
            depths[screen] = max(0, depths[screen] + (1 if found[2] == b">" else -1))
    return depths
