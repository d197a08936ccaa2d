"""Every command of the main screen has a method of a controller, which the table names."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from tests.cases import each
from tests.explorer.controllers.fake_screen import FakeScreen
from tui.explorer.controllers.controller_set import ControllerSet
from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import commands_in

COMMANDS = [command for command in commands_in(CommandScope.MAIN) if not command.does.startswith("app.")]


@each("command", COMMANDS)
def test_a_command_has_its_method(screen: FakeScreen, command: Command) -> None:
    assert command.action == f"run_command('{command.id}')"
    controller, _, name = command.does.removesuffix("()").partition(".")
    method = getattr(getattr(screen.controllers, controller), name)
    assert len(inspect.signature(method).parameters) == (not command.does.endswith("()"))


def test_a_command_is_run_by_its_id(screen: FakeScreen) -> None:
    screen.run("next-event", "mark")
    assert screen.state.mark == screen.state.event == "barn-stood"


def test_controllers_know_no_widget() -> None:
    """What they need of one is in their ports."""
    folder = Path(inspect.getfile(ControllerSet)).parent
    widgets = re.compile(r"import.*\bWidget\b|tui\.explorer\.(widgets|panes|main_screen)")
    assert not [path.name for path in folder.glob("*.py") if widgets.search(path.read_text("utf-8"))]
