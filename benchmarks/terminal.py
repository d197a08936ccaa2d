"""A terminal that measures the program in it from outside: what was on the screen, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from time import perf_counter

import pyte

COLUMNS, LINES = 120, 40
_QUIET = 0.1
"""Seconds of silence after which a screen counts as settled: six frames."""
_LONGEST = 60.0

_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronised output: known
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
"""What a modern terminal replies to the questions of a program."""
_FRAME = b"\x1b[?2026h"
"""Begins a frame."""
_UNKNOWN = re.compile(rb"\x1b\[[<=>?][0-9;]*\$?[a-gi-km-zA-Z]|\x1b\[[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)
"""Sequences that pyte would print."""
_UNFINISHED = re.compile(rb"\x1b(\[[0-9;:<=>?$]*|P[^\x1b]*)?$")
KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "page down": b"\x1b[6~",
    "page up": b"\x1b[5~",
    "clear": b"\x15",
}


class Terminal:
    """One program in a terminal of its own. While it runs, output is only read and stamped with the time."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], slower: float = 1) -> None:
        """Start it.

        Args:
            command: The program and its arguments.
            env: Its environment.
            slower: How many times longer everything takes than it does by itself.
        """
        self._started = perf_counter()
        self._slower = slower
        self._chunks: list[tuple[float, bytes]] = []
        self.sent, self.frames = 0, 0
        """Bytes and frames since the start."""
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = self._begun = b""
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            with suppress(BaseException):
                os.execvpe(command[0], list(command), {**env, "TERM": "xterm-256color"})
            os._exit(127)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def first_frame(self, shows: str) -> float:
        """Seconds from the start to the last change of the screen before it first settled.

        Raises:
            RuntimeError: Where the screen never shows the text.
        """
        until = self._started + _LONGEST * self._slower
        changed = None
        while perf_counter() < until:
            _, changed = self._settle() or (0.0, changed)
            if changed is not None and shows in self.text:
                return changed - self._started
        raise RuntimeError(f"{shows!r} never appeared; on the screen is:\n{self.text}")

    def first_text(self, shows: str) -> float:
        """Seconds from the start to the moment at which a text is on the screen; then waits until it settles.

        Args:
            shows: The text.

        Raises:
            RuntimeError: Where it never appears.
        """
        until = self._started + _LONGEST * self._slower
        while perf_counter() < until and self._read(_LONGEST):
            moment, output = self._chunks.pop()
            self._changes(output, range(LINES))
            if shows in self.text:
                self._settle()
                return moment - self._started
        raise RuntimeError(f"{shows!r} never appeared; on the screen is:\n{self.text}")

    def press(self, key: str, lines: range = range(LINES)) -> tuple[float, float]:
        """Press a key.

        Args:
            key: A name of `KEYS`, or a character.
            lines: The lines of the screen whose changes count.

        Returns:
            Seconds to the first and to the last change of these lines.

        Raises:
            RuntimeError: Where nothing changed.
        """
        pressed = perf_counter()
        os.write(self._file, KEYS.get(key) or key.encode())
        changes = self._settle(lines)
        if changes is None:
            raise RuntimeError(f"{key!r} changed nothing; on the screen is:\n{self.text}")
        return changes[0] - pressed, changes[1] - pressed

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def end(self, key: str) -> None:
        """Press a key that ends the program, and wait for its end.

        Args:
            key: A name of `KEYS`, or a character.
        """
        os.write(self._file, KEYS.get(key) or key.encode())
        while self._read(_LONGEST):
            pass

    def close(self) -> None:
        """End the program."""
        with suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._file)

    def _settle(self, lines: range = range(LINES)) -> tuple[float, float] | None:
        """Read until silence; the moments of the first and last change of some lines, None without any."""
        self._chunks.clear()
        ends = perf_counter() + _LONGEST * self._slower
        # The first output may take its time; it is waited for somewhat longer than silence is.
        if self._read(1.0):
            while perf_counter() < ends and self._read(_QUIET):
                pass
        changes = [moment for moment, output in self._chunks if self._changes(output, lines)]
        return (changes[0], changes[-1]) if changes else None

    def _read(self, patience: float) -> bool:
        if not select.select([self._file], [], [], patience * self._slower)[0]:
            return False
        try:
            output = os.read(self._file, 65_536)
        except OSError:
            return False
        self._chunks.append((perf_counter(), output))
        self.sent += len(output)
        self.frames += (self._begun + output).count(_FRAME) - self._begun.count(_FRAME)
        self._begun = output[1 - len(_FRAME) :]
        for question, answer in _ANSWERS:
            if question.search(output):
                os.write(self._file, answer)
        return bool(output)

    def _changes(self, output: bytes, lines: range) -> bool:
        """Draw some output; whether some lines of the screen look different then."""
        output = self._rest + output
        cut = found.start() if (found := _UNFINISHED.search(output)) else len(output)
        output, self._rest = output[:cut], output[cut:]
        before = {y: dict(self._screen.buffer[y]) for y in lines}
        self._stream.feed(_UNKNOWN.sub(b"", output))
        return any(before[y] != dict(self._screen.buffer[y]) for y in self._screen.dirty if y in before)
