"""The Textual driver of an explorer that draws its first frame for the next start, and no other."""

from __future__ import annotations

from textual.drivers.headless_driver import HeadlessDriver

from tui.explorer.lifecycle.textual_internals import FirstFrameDriver


class RecordingDriver(FirstFrameDriver, HeadlessDriver):
    """A driver without a terminal that keeps what was last sent."""

    _sent = ""

    @property
    def is_headless(self) -> bool:
        """Return False: for a driver that is, Textual makes no frame."""
        return False

    def write(self, data: str) -> None:
        """Keep what a terminal would be sent.

        Args:
            data: Characters and escape sequences.
        """
        self._sent = data or self._sent

    def end_first_frame(self) -> str:
        """Return the frame."""
        return self._sent
