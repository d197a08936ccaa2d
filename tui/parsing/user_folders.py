"""The folders that a system has for each user: of the cache, the configuration, the state."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

NOWHERE = Path(os.devnull, "dateline")
"""In place of a folder that the system does not know: nothing can be read from it, or written to it."""
NO_HOME = "no home folder is known here; set HOME"


def user_folder(kind: Literal["cache", "config", "state"], variable: str) -> Path:
    """Where the user's files of a kind are kept; the folder may be missing.

    Args:
        kind: Of what.
        variable: The one of the environment that names another folder.

    Returns:
        Absolute; `NOWHERE` where there is neither HOME nor a user of that number.
    """
    if chosen := os.environ.get(variable):
        return Path(chosen).absolute()
    import platformdirs  # noqa: PLC0415  (5 ms, where nothing was chosen)

    find = getattr(platformdirs, f"user_{kind}_path")
    try:
        found: Path = find("dateline", appauthor=False)
    except RuntimeError:
        return NOWHERE
    # Earlier versions of the package leave the sign for the home folder as it stands.
    return found if found.is_absolute() else NOWHERE
