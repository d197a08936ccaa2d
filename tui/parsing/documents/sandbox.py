"""The restrictions of the process that reads a document, applied before it reads a byte of it.

Each restriction is applied where the system supports it, and skipped elsewhere (macOS, Windows, an old
kernel). That is not an error, and the process that started this one limits its time in any case.

Not restricted: UDP, Unix sockets that have a path, and, where the user is root, starting processes:
RLIMIT_NPROC does not apply to root, who may raise hard limits too. Processes started in this way are
restricted by Landlock as well, and cannot run another program.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import sysconfig
from collections.abc import Mapping

from tui.operating_system import read_limit, set_limit
from tui.parsing.child_processes import end_with_parent, request_death_signal
from tui.parsing.documents.landlock import allow_reading_only
from tui.parsing.limits import DocumentLimits

_NO_NEW_PRIVILEGES = 38
"""Of prctl(2)."""
_OPEN_FILES = 64
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
"""Libraries that parts of Python may need when they are loaded later."""
_NEEDED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")
"""Variables without which some builds of Python do not start."""


def small_environment(whole: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of such a process: the paths of Python and this program, and nothing else.

    Args:
        whole: The environment of the process that starts it.
    """
    kept = {name: whole[name] for name in _NEEDED if name in whole}
    # Its import path is that of this process, in whatever folder it starts.
    path = os.pathsep.join(os.path.abspath(folder) for folder in sys.path if folder)  # noqa: PTH100
    own = {"PYTHONPATH": path, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return kept | own


def enter_sandbox(limits: DocumentLimits, lifeline: int) -> None:
    """Give up everything that reading a document does not need. Call this while there is one thread.

    Args:
        limits: Its time and memory.
        lifeline: A descriptor without further data, whose other end only the parent has open: when that
            closes, the parent has ended, and this process ends too.
    """
    request_death_signal()
    give_up_privileges()
    allow_reading_only(_folders_of_code())
    # Its thread starts after the restrictions that it inherits, and before the limit on threads.
    end_with_parent(lifeline)
    set_limits(limits, {"RLIMIT_NOFILE": _OPEN_FILES, "RLIMIT_NPROC": 0})


def give_up_privileges() -> None:
    """Never gain privileges by starting another program."""
    if sys.platform == "linux":
        none = ctypes.c_ulong(0)
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        prctl(ctypes.c_int(_NO_NEW_PRIVILEGES), ctypes.c_ulong(1), none, none, none)


def _folders_of_code() -> set[str]:
    """Python's own library, the system's, and the packages that are loaded: more of them may be needed."""
    paths = sysconfig.get_paths()
    folders = {paths["stdlib"], paths["platstdlib"], *_LIBRARIES}
    for name, module in list(sys.modules.items()):
        if "." not in name:
            folders.update(getattr(module, "__path__", ()))
    return folders


def set_limits(limits: DocumentLimits, more: Mapping[str, int]) -> None:
    """Let this process write no file, and take no more time and memory than it is allowed.

    Args:
        limits: Its time and memory.
        more: Further limits by their names in `resource`, such as `RLIMIT_NPROC`.
    """
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CPU": limits.seconds,
        "RLIMIT_AS": limits.memory,
        **more,
    }
    for name, most in wanted.items():
        with contextlib.suppress(OSError, ValueError):
            hard = read_limit(name)[1]
            lower = most if hard is None else min(most, hard)
            set_limit(name, lower, lower)
