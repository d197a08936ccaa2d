"""What is the same on every screen: suspending with Ctrl-Z, notifications, and which screen has the keys."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from rich.console import RenderableType
from textual.binding import Binding, BindingType
from textual.notifications import Notify, SeverityLevel

from tui.explorer.lifecycle.terminal_size import check_terminal_size
from tui.explorer.lifecycle.textual_internals import SafeExitApp
from tui.explorer.lifecycle.watch import Watch
from tui.index.protocol import InterruptedSearchError
from tui.project.project import Project
from tui.text.cancellation import StoppedError

_STOP = "ctrl+z"


class InterruptibleApp(SafeExitApp):
    """An application whose suspend key and notifications work over pages and dialogs, too."""

    # With priority, because pages and dialogs keep keys from the screen below them.
    BINDINGS: ClassVar[list[BindingType]] = [Binding(_STOP, "stop", "Stop", show=False, priority=True)]

    stop_keys: tuple[str, ...] = (_STOP,)
    """The keys of suspending, which the user may have changed."""

    is_leaving = False
    """Whether the user has left; what runs in threads ends then."""

    _watch: Watch | None = None

    def __init__(self, project: Project, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.project = project

    def watch_files(self, seconds: float) -> None:
        """Look at the terminal and the files again and again.

        Args:
            seconds: Between two looks.
        """
        self._watch = Watch(self._look, seconds, self.call_later)
        self._watch.start()

    def _look(self) -> None:
        # In a thread. Most looks find nothing, and must cost next to nothing.
        check_terminal_size(self)
        with suppress(StoppedError, InterruptedSearchError):
            if self.project.has_news():
                self.call_later(self.action_reload)

    def action_reload(self) -> object:
        """Read changed files again."""
        raise NotImplementedError

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and stop the work in threads.

        Args:
            result: Not used.
            return_code: The exit code of the program.
            message: Printed afterwards; None for nothing.
        """
        self.is_leaving = True
        self.on_unmount()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """Look no more."""
        if self._watch:
            self._watch.stop()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notification without markup, with protected names masked.

        Args:
            message: The text, raw.
            title: Above the text; empty for none.
            severity: As for Textual's.
            timeout: Seconds to show it; None for the default.
            markup: Not used: markup is never interpreted.
        """
        message, title = map(self.project.names.mask, (message, title))
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action may run; suspending from here only over the panes, with its own key."""
        # On the main screen it is a command like any other.
        return action != "stop" or (_STOP in self.stop_keys and len(self.screen_stack) > 1)

    def action_stop(self) -> None:
        """Suspend the program."""
        self.action_suspend_process()

    def on_notify(self, event: Notify) -> None:
        """Remove earlier notifications, except warnings. Textual adds the new one after this."""
        if event.notification.severity == "information":
            self.clear_notifications()
