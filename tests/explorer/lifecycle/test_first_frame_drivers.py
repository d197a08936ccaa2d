"""What is assumed of Textual's drivers: what to look at with a new Textual."""

from __future__ import annotations

import asyncio
import inspect
import re

import pytest
from textual._ansi_sequences import SYNC_END as LAST
from textual._ansi_sequences import SYNC_START as FIRST
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Static

from tests.waiting import LONGEST
from tui.explorer.lifecycle.recording_driver import RecordingDriver
from tui.explorer.lifecycle.textual_internals import FirstFrameDriver, HeldScreen, SafeExitApp
from tui.first_frame.frame_file import is_harmless
from tui.first_frame.painted_frame import ENTER, SYNC_END, SYNC_START

linux_driver = pytest.importorskip("textual.drivers.linux_driver", reason="there are no such terminals here")


class Lamp(SafeExitApp):
    """One word on a held screen."""

    is_drawn = False

    class Only(HeldScreen):
        def compose(self) -> ComposeResult:
            yield Static("a lamp")

    def get_default_screen(self) -> HeldScreen:
        return self.Only()

    async def on_ready(self) -> None:
        screen = self.screen
        assert isinstance(screen, HeldScreen)
        await screen.show_first_frame()
        self.is_drawn = True


def test_a_recorded_start_ends_with_its_first_frame() -> None:
    app = Lamp()
    app.driver_class = RecordingDriver
    app.run(size=(30, 4))
    assert app.fault is None
    assert "a lamp" in app.first_frame
    assert is_harmless(app.first_frame)
    assert app.first_frame.count("\n") == 3


async def test_any_other_start_goes_on() -> None:
    app = Lamp()
    async with app.run_test(), asyncio.timeout(LONGEST):
        # A pilot would wait by messages, which the first frame waits for.
        while not app.is_drawn:
            await asyncio.sleep(0)
        assert not app.first_frame
        assert app.is_running


def test_textual_enters_the_second_screen_by_a_write_of_its_own() -> None:
    written = inspect.getsource(linux_driver.LinuxDriver.start_application_mode)
    assert re.findall(r'self\.write\("(.*?1049h)"\)', written) == [ENTER.replace("\x1b", r"\x1b")]


def test_textual_restores_the_mode_that_the_driver_names() -> None:
    stopped = inspect.getsource(linux_driver.LinuxDriver.stop_application_mode)
    assert "tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)" in stopped


def test_textual_sends_a_frame_between_these() -> None:
    assert (FIRST, LAST) == (SYNC_START, SYNC_END)
    assert "self._driver.write(SYNC_START)" in inspect.getsource(App._begin_update)


def test_a_driver_that_is_not_headless_is_sent_frames() -> None:
    assert not RecordingDriver.is_headless.fget(None)  # type: ignore[attr-defined]  # a property
    assert issubclass(RecordingDriver, HeadlessDriver)
    with pytest.raises(NotImplementedError):
        FirstFrameDriver.end_first_frame(None)  # type: ignore[arg-type]  # it does nothing
