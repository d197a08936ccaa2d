"""Starting the explorer, and leaving it with the terminal as it was."""

from __future__ import annotations

import gc
import os

from tui.project.project import Project
from tui.project.settings.settings import Settings
from tui.project.settings.state_store import NO_STATE, StateStore


def run_explorer(project: Project, settings: Settings, *, said: str = "", fresh: bool = False) -> int:
    """Show a chronology until the reader leaves.

    Args:
        project: The chronology.
        settings: How.
        said: What is to be said of the settings; may be empty.
        fresh: Whether what is remembered of it is forgotten.

    Returns:
        The exit code: 0, or 128 and the number of the signal that ended it.

    Raises:
        Exception: whatever went wrong inside, after the terminal was given back.
    """
    # An empty NO_COLOR asks for nothing (no-color.org); Textual takes it for a request.
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    gc.disable()
    # After the environment and the collector are set.
    from tui.explorer.app import Explorer  # noqa: PLC0415
    from tui.explorer.lifecycle.shutdown import Shutdown  # noqa: PLC0415
    from tui.explorer.restore_session import StartState, state_of  # noqa: PLC0415

    # Whoever shows a chronology to others shows them no place of their own.
    memory = StateStore(project.root) if settings.remember and not project.read_only else None
    if fresh:
        StateStore(project.root).forget()
    place = memory.recall() if memory else NO_STATE
    beginning = StartState(settings, place, said, is_first=place == NO_STATE)

    def keep_place() -> None:
        if memory and app.main.has_begun:
            memory.keep(state_of(app.main, app.theme, settings))

    with Shutdown(keep_place) as ending:
        app = Explorer(project, ascii_only=settings.ascii, beginning=beginning, ending=ending)
        gc.enable()
        gc.freeze()
        app.run(mouse=settings.mouse)
        if app.fault and not ending.told:
            raise app.fault
        keep_place()
        if ending.told:
            ending.leave()
    return app.return_code or 0
