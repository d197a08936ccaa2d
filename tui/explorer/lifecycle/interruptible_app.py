"""What is the same on every screen: suspending with Ctrl-Z, notifications, and which screen has the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.notifications import Notify, SeverityLevel

from tui.explorer.lifecycle.textual_internals import SafeExitApp
from tui.project.project import Project

_STOP = "ctrl+z"


class InterruptibleApp(SafeExitApp):
    """An application whose suspend key and notifications work over pages and dialogs, too."""

    # With priority, because pages and dialogs keep keys from the screen below them.
    BINDINGS: ClassVar[list[BindingType]] = [Binding(_STOP, "stop", "Stop", show=False, priority=True)]

    stop_keys: tuple[str, ...] = (_STOP,)
    """The keys of suspending, which the user may have changed."""

    def __init__(self, project: Project, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.project = project

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
