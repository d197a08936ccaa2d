"""Starting the explorer, and restoring the terminal at its end."""

from __future__ import annotations

import gc
import os
import sys

from tui.first_frame.painted_frame import PAINTED
from tui.project.project import Project
from tui.project.settings.settings import Settings
from tui.project.settings.state_store import NO_STATE, StateStore

_SWITCH_SECONDS = 0.0005
"""After so long in one thread of Python another one may go on; Python's own 5 ms are a third of a frame."""


def run_explorer(project: Project, settings: Settings, *, said: str = "", fresh: bool = False) -> int:
    """Run the explorer until the user leaves.

    Args:
        project: The open chronology.
        settings: The settings in effect.
        said: A message about the settings; may be empty.
        fresh: Whether to ignore the saved position.

    Returns:
        The exit code: 0, or 128 plus the number of the signal that ended it.

    Raises:
        Exception: Any error inside, after the terminal was restored.
    """
    # An empty NO_COLOR means nothing (no-color.org), but Textual would obey it.
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    # What is drawn is written to the terminal by a thread, and long searches are counted in others.
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.disable()
    # Imported after the environment and the garbage collector are set.
    from tui.explorer.app import Explorer  # noqa: PLC0415
    from tui.explorer.lifecycle.shutdown import Shutdown  # noqa: PLC0415
    from tui.explorer.restore_session import StartState, state_of  # noqa: PLC0415

    # Visitors of a served chronology do not see the owner's saved position.
    memory = StateStore(project.root) if settings.remember and not project.read_only else None
    if fresh:
        StateStore(project.root).forget()
    place = memory.recall() if memory else NO_STATE
    beginning = StartState.of(settings, place, said)

    def keep_place() -> None:
        if memory and app.main.has_begun:
            memory.keep(state_of(app.main.session.state, app.theme, settings))

    project.is_compiled_apart = True
    with Shutdown(keep_place) as ending:
        app = Explorer(project, ascii_only=settings.ascii, beginning=beginning, ending=ending)
        gc.enable()
        gc.freeze()
        if PAINTED.is_shown:
            from tui.explorer.lifecycle.takeover_driver import TakeoverDriver  # noqa: PLC0415  (not every system has it)

            app.driver_class = TakeoverDriver
        app.run(mouse=settings.mouse)
        PAINTED.release()
        if app.fault and not ending.told:
            raise app.fault
        keep_place()
        if ending.told or app.threads.are_busy():
            ending.leave(app.return_code or 0)
    return app.return_code or 0
