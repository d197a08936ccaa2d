"""Showing the saved frame, and taking it away again where the explorer does not follow.

The terminal is then as Textual would set it, but for Ctrl-C and Ctrl-Z, which still reach this process: keys
are neither echoed nor lost. Messages wait for the end, since they would be written over the frame.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from tui.first_frame.frame_file import read_frame
from tui.first_frame.start_key import describe_start, frame_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    # To import it for real would take a third of the time until the frame is shown.
    from typing import Any

ENTER = "\x1b[?1049h"
"""Takes the second screen, as Textual does."""
SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame, which a terminal that knows them shows at once, as Textual sends them."""
_BEGIN = f"{ENTER}\x1b[?25l\x1b[?7l{SYNC_START}"
_REST = b"\x1b[?2026l\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
_STDIN, _STDERR = 0, 2
_ENDS = ("SIGTERM", "SIGHUP")
_STOP = "SIGTSTP"
_DISTURBS = ("SIGWINCH", "SIGCONT")
"""Signals after which something else may be on the screen."""


class PaintedFrame:
    """The frame on the terminal; there is one for each process."""

    frame = ""
    """What was sent; empty where nothing was."""
    mode: list[Any] | None = None
    """How the terminal was set before; None where that was not changed."""
    is_shown = False
    """Whether it is on the screen, and Textual has not taken the terminal over."""
    is_disturbed = False
    """Whether something else may be on the screen by now."""

    def __init__(self) -> None:
        """Begin with nothing on the terminal."""
        self._held: list[str] = []
        self._holds = False
        self._arguments: list[str] = []
        self._environ: dict[str, str] = {}

    def paint(self, arguments: list[str]) -> None:
        """Show the frame that was saved for a start like this one, if there is one.

        Args:
            arguments: What follows the program's name.
        """
        self._arguments, self._environ = arguments, dict(os.environ)
        start = self.describe_start()
        frame = read_frame(frame_path(start), start) if start else None
        if sys.platform == "win32" or frame is None:
            return
        import termios  # noqa: PLC0415  (not every system has it)

        try:
            self.mode = termios.tcgetattr(_STDIN)
            self._listen()
            self.is_shown = self._holds = True
            termios.tcsetattr(_STDIN, termios.TCSANOW, _mode_of_keys(self.mode))
            _send(f"{_BEGIN}{frame}{SYNC_END}".encode())
        except (OSError, termios.error):
            self.close()
            return
        self.frame = frame

    def describe_start(self) -> str:
        """Return what tells this start from others, in the terminal as it is now; empty for nothing."""
        return describe_start(self._arguments, self._environ)

    def take_over(self) -> None:
        """Leave the screen to Textual, which restores it."""
        self.is_shown = False

    def disturb(self) -> None:
        """Note that something else may be on the screen."""
        self.is_disturbed = True

    def withdraw(self) -> None:
        """Restore the terminal, unless Textual has taken it over; ignored where the terminal is gone."""
        if self.is_shown:
            self._restore_mode()
            self.is_shown, self.frame, self.mode = False, "", None
            with suppress(OSError):
                _send(_REST)

    def close(self) -> None:
        """Restore the terminal as far as it is not, and write the messages that were kept."""
        self._restore_mode()
        self.withdraw()
        self.release()

    def hold(self, text: str) -> bool:
        """Keep a message until the ordinary screen is back.

        Args:
            text: As it is to be written to standard error.

        Returns:
            Whether it is kept; False where it is to be written now.
        """
        if self._holds:
            self._held.append(text)
        return self._holds

    def release(self) -> None:
        """Write the messages that were kept; from now on none is."""
        held, self._held, self._holds = self._held, [], False
        for text in held:
            with suppress(OSError, ValueError):
                print(text, end="", file=sys.stderr, flush=True)  # noqa: T201  (as if it had been written at once)

    def _restore_mode(self) -> None:
        if sys.platform == "win32" or self.mode is None:
            return
        import termios  # noqa: PLC0415  (as above)

        with suppress(termios.error):
            termios.tcsetattr(_STDIN, termios.TCSANOW, self.mode)

    def _listen(self) -> None:
        """Restore the terminal when a signal ends or stops the process. What is ignored stays ignored."""
        answers = {
            **dict.fromkeys(_ENDS, self._end),
            _STOP: self._stop,
            **dict.fromkeys(_DISTURBS, self._note),
        }
        for name, answer in answers.items():
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, answer)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self.close()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        # When it goes on, Textual draws as if nothing had been there.
        self.withdraw()
        if sys.platform != "win32":
            os.kill(os.getpid(), signal.SIGSTOP)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.disturb()


PAINTED = PaintedFrame()
"""That of this process."""


def _mode_of_keys(mode: list[Any]) -> list[Any]:
    """Return how a terminal hands on each key as it is, without echo."""
    if sys.platform == "win32":
        return mode
    import termios  # noqa: PLC0415  (as above)

    keys = list(mode)
    keys[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    keys[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    keys[6] = list(keys[6])
    keys[6][termios.VMIN], keys[6][termios.VTIME] = 1, 0
    return keys


def _send(content: bytes) -> None:
    while content:
        content = content[os.write(_STDERR, content) :]
