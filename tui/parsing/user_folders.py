"""The folders of the user for cache, configuration and state, as the system or the environment names them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

NOWHERE = Path(os.devnull, "dateline")
"""Used where the system knows no folder: nothing can be read from this path or written to it."""
NO_HOME = "the home folder is not known; set HOME"


def user_folder(kind: Literal["cache", "config", "state"], variable: str) -> Path:
    """The folder for the user's files of a kind; it may be missing.

    Args:
        kind: The purpose of the folder.
        variable: The environment variable that names another folder.

    Returns:
        An absolute path; `NOWHERE` where HOME is not set and the user has no entry in the password database.
    """
    if chosen := os.environ.get(variable):
        return Path(chosen).absolute()
    import platformdirs  # noqa: PLC0415  (5 ms, where nothing was chosen)

    find = getattr(platformdirs, f"user_{kind}_path")
    try:
        folder: Path = find("dateline", appauthor=False)
    except RuntimeError:
        return NOWHERE
    # Earlier versions of the package return `~` unexpanded.
    return folder if folder.is_absolute() else NOWHERE
