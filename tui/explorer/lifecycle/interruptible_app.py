"""What is the same on every screen: stopping, what is said in the corner, and which screen has the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.notifications import Notify, SeverityLevel

from tui.project.project import Project

_STOP = "ctrl+z"


class InterruptibleApp(App[None]):
    """An application whose pages and questions take no such thing away."""

    # First of all, because what lies over the panes keeps the keys from whatever is below it.
    BINDINGS: ClassVar[list[BindingType]] = [Binding(_STOP, "stop", "Stop", show=False, priority=True)]

    stop_keys: tuple[str, ...] = (_STOP,)
    """The keys of stopping, which may be the reader's own."""

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
        """Say something in the corner, to the letter, but without protected names."""
        message, title = map(self.project.names.mask, (message, title))
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may run: stopping from here over the panes, unless its key was given away."""
        # On the main screen it is a command like others.
        return action != "stop" or (_STOP in self.stop_keys and len(self.screen_stack) > 1)

    def action_stop(self) -> None:
        """Back to the shell."""
        self.action_suspend_process()

    def on_notify(self, event: Notify) -> None:
        """The last thing said is the only one in sight, but for warnings. Textual adds it after this."""
        if event.notification.severity == "information":
            self.clear_notifications()
