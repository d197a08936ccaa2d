"""Everything that relies on names that Textual keeps to itself: the one module to check with a new Textual.

Each assumption has a test in `tests/explorer/lifecycle/test_textual_internals.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context

from rich.console import RenderableType
from rich.text import Text
from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.widgets import Input
from textual.worker import WorkerFailed

from tui.explorer.lifecycle.wait_idle import wait_until_idle


class FirstFrameDriver(Driver):
    """A driver that knows which frame is the first."""

    def end_first_frame(self) -> str:
        """Take everything that is written from now on for another frame.

        Returns:
            The first frame, where the application was only to draw that one; else empty.
        """
        raise NotImplementedError


class SafeExitApp(App[None]):
    """An application that can exit at any moment, and draws nothing of its internal errors.

    Textual first gives a screen its widgets, then sets them up. After an exit in between, it gives the
    screen no widgets but still sets it up, which would fail. Here the screen gets its widgets, and the
    exit waits.

    Textual would draw an internal error with the values of variables, which may be confidential, and would
    take seconds for each part of the screen that fails. Here its exception is kept for the caller.
    """

    first_frame = ""
    """What was sent to draw the first frame, where no more was wanted than to draw it."""

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Exit once every screen is set up.

        Args:
            result: Not used.
            return_code: The exit code of the program.
            message: Printed afterwards; None for nothing.
        """
        super().exit(result, return_code, message)
        # From now on Textual gives no screen its widgets, not even one that a key opens meanwhile.
        self._exit = False

    async def on_exit_app(self) -> None:
        """Wait for the screens. Textual's own handler comes after this one, and ends the application."""
        for screen in self.screen_stack:
            await AwaitMount(screen, [screen])

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, for another theme; before the first screen there is nothing to style yet.

        Textual would read the style sheets for the first theme, and then once more for the first screen.

        Args:
            animate: As for Textual's.
        """
        if self.screen_stack or not self.stylesheet._require_parse:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def end_first_frame(self) -> None:
        """Tell a driver of ours that the first frame was sent; exit where no more was wanted."""
        if isinstance(self._driver, FirstFrameDriver):
            self.first_frame = self._driver.end_first_frame()
            if self.first_frame:
                self.exit()

    @property
    def fault(self) -> BaseException | None:
        """Return the exception that ended it; None where none did."""
        return self._exception.error if isinstance(self._exception, WorkerFailed) else self._exception

    def panic(self, *_renderables: RenderableType) -> None:
        """Exit without drawing anything."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing."""


_MOST_LAYOUTS = 3
"""Layouts before the first frame: what a widget shows in its size can change its size."""


class HeldScreen(Screen[None]):
    """A screen that is drawn for the first time once all that the start causes has happened.

    Textual draws it after each step: when it gets its widgets, when they learn their sizes, when they have
    chosen what to show in them. It was styled when it got its widgets, too, and need not be again.
    """

    _is_held = True
    """Whether nothing is drawn yet."""

    async def show_first_frame(self) -> None:
        """Draw the screen once nothing changes any more; from now on every change is drawn."""
        await wait_until_idle(self.app)
        for _ in range(_MOST_LAYOUTS):
            if not self._layout_required:
                break
            self._layout_required = False
            self._refresh_layout()
            await wait_until_idle(self.app)
        self._is_held = False
        self.refresh()
        self.draw_now()

    def draw_now(self) -> None:
        """Draw what has changed; Textual would wait until a sixtieth of a second after the last frame."""
        self._on_timer_update()
        if isinstance(self.app, SafeExitApp):
            self.app.end_first_frame()

    async def draw_before(self, change: Callable[[], None]) -> None:
        """Draw what has changed, then change more, and draw that.

        Args:
            change: What takes longer than what is to be seen first.
        """
        self.draw_now()
        change()
        await wait_until_idle(self.app)
        self.draw_now()

    @on(events.ScreenResume)
    def keep_styles(self, event: events.ScreenResume) -> None:
        """Leave out the second styling of the same widgets. Textual's own handler comes after this one."""
        if self._is_held:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        # The terminal's size is told several times at the start.
        if not (self._is_held and size == self.size):
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        if not self._is_held:
            super()._compositor_refresh()


class MaskableInput(Input):
    """A text input that may draw other characters than it contains.

    Its place is as wide as there is room, so that no character that is typed lays anything out anew.
    """

    virtual_size = reactive(Size(0, 0), layout=False)

    def drawn_value(self) -> str:
        """Return the text to draw, as many characters as the value has."""
        return self.value

    @property
    def _value(self) -> Text:
        """Return the text for drawing, as Textual asks for it."""
        drawn = self.drawn_value()
        if drawn == self.value:
            return super()._value
        return Text(drawn, no_wrap=True, overflow="ignore", end="")


def senderless_key(key: str, character: str | None) -> events.Key:
    """Return a key event that bubbles through every widget: Textual stops one at the widget that sent it.

    Args:
        key: The name of the key.
        character: The character that it types; None for none.
    """
    return Context().run(events.Key, key, character)


def post_to_app(driver: Driver, message: Message) -> None:
    """Post a message to the application that a driver draws."""
    driver._app.post_message(message)
