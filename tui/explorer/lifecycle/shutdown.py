"""Ending on a signal, or because the terminal is gone: first by an ordinary exit, then by force.

Drawing may hang. Textual hands what is drawn to a thread through a queue of limited size; that thread ends
where the terminal is gone, and adding to the full queue then blocks for ever. The event loop is blocked too
and notices no signal. So a separate thread listens here.

Nothing is installed unless the explorer runs as a program: inside another program, such as a test, the
signals belong to that program.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import Any, NoReturn, TypeAlias

from tui.first_frame.painted_frame import PAINTED
from tui.operating_system import (
    END_SIGNALS,
    HANGUP,
    make_wakeup_pipe,
    read_wakeup_pipe,
    restore_terminal_mode,
    save_terminal_mode,
)
from tui.parsing import child_processes

ExitRequest: TypeAlias = Callable[[int], object]
"""Asks the application to exit with an exit code."""

_PATIENCE = 1.5
"""Seconds for an ordinary exit. Three are promised to the sender of the signal, on a busy machine."""
_LAST = 0.3
"""Seconds for each of the last steps, none of which may delay the end."""
_STDIN, _STDERR = 0, 2
_REST = (
    b"\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?2048l"
    b"\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""The escape sequences that undo Textual's terminal modes, valid also in the middle of a frame."""


class Shutdown:
    """Listens for requests to end and enforces them; installed by `with`."""

    told = 0
    """The exit code of the request to end: 128 plus the number of the signal; 0 before."""

    def __init__(self, last_words: Callable[[], object]) -> None:
        """Prepare; nothing is installed yet.

        Args:
            last_words: Called in a thread before an end by force. May fail, and may take too long.
        """
        self._last_words = last_words
        self._ask: ExitRequest | None = None
        self._interrupts_pass = False
        self._older: dict[signal.Signals, Any] = {}
        self._attributes: list[Any] | None = None

    def __enter__(self) -> Shutdown:
        self._attributes = PAINTED.mode or save_terminal_mode(_STDIN)
        self._end, self._pipe = make_wakeup_pipe()
        # nohup asks for SIGHUP to be ignored, a shell's `&` for SIGINT, and they mean it.
        heard = [number for number in END_SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        self._older = {number: signal.getsignal(number) for number in heard}
        self._older_pipe = signal.set_wakeup_fd(-1)
        self.listen()
        threading.Thread(target=self._watch, name="ending", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Restore the signal handlers, unless a request to end is being enforced."""
        if self.told:
            return
        signal.set_wakeup_fd(self._older_pipe)
        for number, handler in self._older.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        os.write(self._pipe, b"\0")

    def listen(self) -> None:
        """Install the signal handlers."""
        for number in self._older:
            signal.signal(number, self._hear)
        # The kernel writes the signal number there at once, even while the main thread is blocked.
        signal.set_wakeup_fd(self._pipe, warn_on_full_buffer=False)

    def ask_by(self, ask: ExitRequest) -> None:
        """Set how to ask the application to exit; asks at once where a request to end came before.

        The signal handlers are installed again: Textual's driver may have replaced them.
        """
        self.listen()
        self._ask = ask
        if self.told:
            ask(self.told)

    @contextmanager
    def interrupts_passed_by(self) -> Iterator[None]:
        """Ignore Ctrl-C inside the block: it is for the editor, but the kernel sends it here too."""
        self._interrupts_pass = True
        try:
            yield
        finally:
            self._interrupts_pass = False

    def leave(self, code: int) -> NoReturn:
        """End the process without waiting for any thread.

        Args:
            code: To end with, after a not told to by a signal.
        """
        PAINTED.release()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        child_processes.kill_all()
        os._exit(self.told or code)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        if not (number == signal.SIGINT and self._interrupts_pass):
            with suppress(OSError):
                os.write(self._pipe, bytes([128 + number]))

    def _watch(self) -> None:
        self.told = self._wait()
        if self.told:
            # An editor that gets the same signal can still save what was typed.
            child_processes.signal_all(self.told - 128)
            if self._ask:
                with suppress(RuntimeError):
                    self._ask(self.told)
            threading.Event().wait(_PATIENCE)
            self._force()
        os.close(self._end)

    def _wait(self) -> int:
        """Wait for a request to end, and return its exit code; 0 where nothing waits for one any more."""
        # Asked once: where the terminal is gone, the system no longer says that it was one.
        terminal = None if self._attributes is None else _STDIN
        while (code := _code(read_wakeup_pipe(self._end, terminal))) is None:
            pass
        return code

    def _force(self) -> NoReturn:
        for last in (self._last_words, child_processes.kill_all, self._restore, PAINTED.release):
            thread = threading.Thread(target=_tried, args=(last,), daemon=True)
            thread.start()
            thread.join(_LAST)
        os._exit(self.told)

    def _restore(self) -> None:
        if self._attributes is None:
            return
        restore_terminal_mode(_STDIN, self._attributes)
        os.write(_STDERR, _REST)


def _code(heard: bytes) -> int | None:
    """Return the first exit code in the received bytes, each a signal's number or a code; else None."""
    for number in heard:
        # Whether a SIGINT alone is to be ignored is not known yet.
        if number == HANGUP or (number in END_SIGNALS and number != signal.SIGINT):
            return 128 + number
        if number == 0 or number > 128:
            return number
    return None


def _tried(last: Callable[[], object]) -> None:
    with suppress(Exception):
        last()
