"""What tells one start from another: the words of the command, the folder, the terminal, the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from zlib import crc32

from tui import __version__
from tui.first_frame.frame_file import ENDING

_NAMES = frozenset(
    {
        "TERM",
        "COLORTERM",
        "TERM_PROGRAM",
        "LANG",
        "LANGUAGE",
        "HOME",
        "TZ",
        "FORCE_COLOR",
        "NO_COLOR",
        "EDITOR",
        "VISUAL",
    }
)
_PREFIXES = ("DATELINE_", "TEXTUAL", "XDG_", "LC_")
"""What of the environment decides what is shown, and where its files are."""
_TERMINALS = (
    "xterm",
    "tmux",
    "screen",
    "rxvt",
    "alacritty",
    "foot",
    "kitty",
    "ghostty",
    "wezterm",
    "st-",
    "vte",
)
"""The kinds of terminals that have a second screen, so that the first is as it was when that is left."""
_NEVER = ("TEXTUAL_DRIVER", "NO_COLOR", "COLUMNS", "LINES", "STY")
"""Variables with which no frame is shown: drawn for a browser, without colours, in a size that is not the
terminal's, or in GNU Screen, which has no second screen unless its settings give it one."""
_OPTIONS = frozenset({"--fresh", "--read-only", "--served"})
"""Options with which no frame is shown or saved."""
_STREAMS = (0, 1, 2)
_UNKNOWN = ""


def describe_start(arguments: list[str], environ: Mapping[str, str]) -> str:
    """Return a text that differs for starts of which one must not show the frame of the other.

    Args:
        arguments: What follows the program's name.
        environ: The environment in which the program was started.

    Returns:
        In ASCII, without line feeds; empty where no frame is shown or saved.
    """
    if any(environ.get(name) for name in _NEVER) or not environ.get("TERM", "").startswith(_TERMINALS):
        return _UNKNOWN
    if not _OPTIONS.isdisjoint(arguments):
        return _UNKNOWN
    encoding = getattr(sys.__stderr__, "encoding", None) or ""
    try:
        if not _has_terminal() or encoding.lower() not in {"utf-8", "utf8"}:
            return _UNKNOWN
        columns, lines = os.get_terminal_size(1)
        kept = sorted(
            f"{name}={environ[name]}" for name in environ if name in _NAMES or name.startswith(_PREFIXES)
        )
        return ascii([__version__, sys.version, sys.prefix, os.getcwd(), columns, lines, arguments, kept])
    except (OSError, ValueError):
        return _UNKNOWN


def frame_folder() -> str:
    """Return the folder of the saved frames, without asking a package for that of the user's cache.

    It is what that package says on most systems; where it is not, no frame is saved.
    """
    environ = os.environ
    if chosen := environ.get("DATELINE_CACHE_DIR"):
        return os.path.join(os.path.abspath(chosen), "frames")
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return f"{home}/Library/Caches/dateline/frames"
    return os.path.join(environ.get("XDG_CACHE_HOME", "").strip() or f"{home}/.cache", "dateline", "frames")


def frame_path(start: str) -> str:
    """Return the file of the frame of a start, as `describe_start` tells it."""
    return os.path.join(frame_folder(), f"{crc32(start.encode()):08x}{ENDING}")


def _has_terminal() -> bool:
    """Whether all three streams are one terminal, of which this process has the foreground."""
    # Where processes have no groups, no terminal is taken over.
    if sys.platform == "win32" or not all(os.isatty(stream) for stream in _STREAMS):
        return False
    devices = {os.fstat(stream).st_rdev for stream in _STREAMS}
    return len(devices) == 1 and os.tcgetpgrp(0) == os.getpgrp()
