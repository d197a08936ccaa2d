"""Ending when told to: by a signal, or because the terminal is gone. First by asking, then by force.

What draws may hang where it draws. Textual hands what is drawn to a thread by a queue that has an end; that
thread ends where the terminal is gone, and whoever adds to the full queue waits for ever. No signal is heard
then by the event loop, which is what waits. So a thread of its own listens here, which nothing else needs.

Nothing is installed but by whoever runs the explorer as a program: in a program of somebody else, as in a
test, the signals are theirs.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import Any, NoReturn, TypeAlias

from tui.parsing import child_processes

ExitRequest: TypeAlias = Callable[[int], object]
"""Asks to end with an exit code."""

_PATIENCE = 1.5
"""Seconds to end by itself. Three are promised to whoever tells it to, on a machine that has more to do."""
_LAST = 0.3
"""Seconds for each of the last things to be done, none of which may hold up the end."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STDIN, _STDERR = 0, 2
_REST = (
    b"\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?2048l"
    b"\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What takes back all that was asked of the terminal, as Textual says it, also in the middle of a frame."""


class Shutdown:
    """Listens for being told to end, and sees that it comes to that; installed by `with`."""

    told = 0
    """The exit code that it was told to end with: 128 and the number of the signal; 0 before."""

    def __init__(self, last_words: Callable[[], object]) -> None:
        """Prepare.

        Args:
            last_words: Called in a thread before an end by force. May fail, and may take too long.
        """
        self._last_words = last_words
        self._ask: ExitRequest | None = None
        self._interrupts_pass = False
        self._older: dict[signal.Signals, Any] = {}
        self._attributes: list[Any] | None = None

    def __enter__(self) -> Shutdown:
        with suppress(termios.error):
            self._attributes = termios.tcgetattr(_STDIN)
        self._end, self._pipe = os.pipe()
        os.set_blocking(self._pipe, False)
        # nohup asks for SIGHUP to be ignored, a shell's `&` for SIGINT, and they mean it.
        heard = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        self._older = {number: signal.getsignal(number) for number in heard}
        self._older_pipe = signal.set_wakeup_fd(-1)
        self.listen()
        threading.Thread(target=self._watch, name="ending", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the signals back, unless it was told: then the end is near, and is still seen to."""
        if self.told:
            return
        signal.set_wakeup_fd(self._older_pipe)
        for number, handler in self._older.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        os.write(self._pipe, b"\0")

    def listen(self) -> None:
        """Take the signals, which a driver of Textual may have taken meanwhile."""
        for number in self._older:
            signal.signal(number, self._hear)
        # The kernel's word is written there at once, whatever the main thread is at.
        signal.set_wakeup_fd(self._pipe, warn_on_full_buffer=False)

    def ask_by(self, ask: ExitRequest) -> None:
        """Say how it is asked to end, once there is something to ask; it may have been told before."""
        self._ask = ask
        if self.told:
            ask(self.told)

    @contextmanager
    def interrupts_passed_by(self) -> Iterator[None]:
        """Let Ctrl-C pass by: the kernel sends it to the editor, for which it is meant, and here too."""
        self._interrupts_pass = True
        try:
            yield
        finally:
            self._interrupts_pass = False

    def leave(self) -> NoReturn:
        """End the process without waiting for any thread; only where it was told to."""
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        child_processes.kill_all()
        os._exit(self.told)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        if not (number == signal.SIGINT and self._interrupts_pass):
            with suppress(OSError):
                os.write(self._pipe, bytes([128 + number]))

    def _watch(self) -> None:
        self.told = self._wait()
        if self.told:
            # An editor that is told the same can still keep what was typed.
            child_processes.signal_all(self.told - 128)
            if self._ask:
                with suppress(RuntimeError):
                    self._ask(self.told)
            threading.Event().wait(_PATIENCE)
            self._force()
        os.close(self._end)

    def _wait(self) -> int:
        """The code to end with, once it is told; 0 where there is nobody to listen for any more."""
        poll = select.poll()
        poll.register(self._end, select.POLLIN)
        if os.isatty(_STDIN):
            # Nothing is asked for but whether the terminal is there still.
            poll.register(_STDIN, 0)
        while True:
            for source, what in poll.poll():
                if source == self._end:
                    if (code := _code(os.read(self._end, 1024))) is not None:
                        return code
                elif what & select.POLLHUP:
                    return 128 + signal.SIGHUP
                else:
                    poll.unregister(source)

    def _force(self) -> NoReturn:
        for last in (self._last_words, child_processes.kill_all, self._restore):
            thread = threading.Thread(target=_tried, args=(last,), daemon=True)
            thread.start()
            thread.join(_LAST)
        os._exit(self.told)

    def _restore(self) -> None:
        if self._attributes is None:
            return
        with suppress(termios.error):
            termios.tcsetattr(_STDIN, termios.TCSANOW, self._attributes)
        os.write(_STDERR, _REST)


def _code(heard: bytes) -> int | None:
    """The first code among what was heard: a signal's number, or the code itself; 0 is nobody's."""
    for one in heard:
        # Of a bare SIGINT it is not known yet whether it passes by.
        if one in {signal.SIGTERM, signal.SIGHUP}:
            return 128 + one
        if one == 0 or one > 128:
            return one
    return None


def _tried(last: Callable[[], object]) -> None:
    with suppress(Exception):
        last()
