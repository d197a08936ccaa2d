"""Starting the explorer, and leaving it with the terminal as it was."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass

from tui.project.opening import Project


@dataclass(frozen=True, slots=True)
class Options:
    """How the explorer is to be started."""

    mouse: bool = True
    ascii: bool = False


def run(project: Project, options: Options) -> int:
    """Show a chronology until the reader leaves.

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
    from tui.explorer.app import Explorer  # noqa: PLC0415 - after the environment and the collector are set

    app = Explorer(project, ascii_only=options.ascii)
    gc.enable()
    gc.freeze()
    app.run(mouse=options.mouse)
    if app.fault:
        raise app.fault
    return app.return_code or 0
