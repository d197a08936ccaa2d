"""The Textual driver of an explorer whose saved frame is on the terminal already."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from tui.explorer.lifecycle.textual_internals import FirstFrameDriver
from tui.first_frame.painted_frame import ENTER, PAINTED, SYNC_END, SYNC_START


class TakeoverDriver(FirstFrameDriver, LinuxDriver):
    """Textual's driver, changed to take over a screen that is drawn on, without clearing it.

    It does not enter the second screen again, and does not send the first frame where the same one is shown.
    """

    _painted = ""
    """The frame on the screen, until Textual has drawn its first."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401  (Textual's own)
        """Take what every driver takes."""
        super().__init__(*arguments, **options)
        # Until Textual has the terminal, it would stop without restoring it.
        _also("SIGTSTP", PAINTED.withdraw)

    def start_application_mode(self) -> None:
        """Take the terminal over; the next time, after the program was suspended, enter it as always."""
        mode, is_first = PAINTED.mode, PAINTED.is_shown
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own
        if is_first and mode is not None:
            self.attrs_before = mode
            _also("SIGWINCH", PAINTED.disturb)

    def write(self, data: str) -> None:
        """Send data to the terminal, unless it is there.

        Args:
            data: Characters and escape sequences.
        """
        if data == ENTER and PAINTED.is_shown:
            self._painted = PAINTED.frame
            PAINTED.take_over()
        elif PAINTED.is_disturbed or not self._painted or data not in {SYNC_START, self._painted, SYNC_END}:
            super().write(data)

    def end_first_frame(self) -> str:
        """Send every frame from now on."""
        self._painted = ""
        return ""


def _also(name: str, act: Callable[[], None]) -> None:
    """Have something done before what a signal does already; nothing where the system has no such signal."""
    number: signal.Signals | None = getattr(signal, name, None)
    if number is None:
        return
    before = signal.getsignal(number)

    def answer(heard: int, frame: FrameType | None) -> None:
        act()
        if callable(before):
            before(heard, frame)

    signal.signal(number, answer)
