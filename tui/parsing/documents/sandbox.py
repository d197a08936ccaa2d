"""What the process that takes a document apart gives up, before it has seen a byte of it.

Each step is taken where the system has it, and passed over where not (macOS, Windows, an old kernel): what
could not be had is no failure, and whoever started the process limits its time in any case.

Not held: UDP, Unix sockets that have a path, and, where the user is root, the starting of processes:
RLIMIT_NPROC does not bind root, who may raise hard limits too. What is started so is held by Landlock as
well, and runs no other program.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import sysconfig
import threading
from collections.abc import Mapping

from tui.parsing.documents.landlock import allow_reading_only
from tui.parsing.limits import DocumentLimits

_DEATH_SIGNAL, _NO_NEW_PRIVILEGES = 1, 38
"""Of prctl(2)."""
_OPEN_FILES = 64
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
"""What parts of Python that are loaded later may be linked to."""
_NEEDED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")
"""Without which some Python does not start."""


def small_environment(whole: Mapping[str, str]) -> dict[str, str]:
    """The environment of such a process: where Python and this program are, and nothing of the user's.

    Args:
        whole: The environment of the process that starts it.
    """
    kept = {name: whole[name] for name in _NEEDED if name in whole}
    # Its path is ours, whatever the folder is in which it starts.
    path = os.pathsep.join(os.path.abspath(folder) for folder in sys.path if folder)  # noqa: PTH100
    own = {"PYTHONPATH": path, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return kept | own


def enter_sandbox(limits: DocumentLimits, lifeline: int) -> None:
    """Give up all that reading a document does not need. To be called while there is one thread.

    Args:
        limits: Its time and memory.
        lifeline: A descriptor on which nothing comes any more, and whose other end only the parent holds:
            when that closes, the parent is gone, and this process ends.
    """
    _tell_kernel()
    allow_reading_only(_folders_of_code())
    # Started behind what holds for one thread and those it starts, and in front of the limit on threads.
    with contextlib.suppress(RuntimeError):
        threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    _set_limits(limits)


def _tell_kernel() -> None:
    """No new privileges; and an end when the thread that started this process ends, whatever goes on here."""
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        none = ctypes.c_ulong(0)
        prctl(ctypes.c_int(_DEATH_SIGNAL), ctypes.c_ulong(signal.SIGKILL), none, none, none)
        prctl(ctypes.c_int(_NO_NEW_PRIVILEGES), ctypes.c_ulong(1), none, none, none)


def _folders_of_code() -> set[str]:
    """Python's own library, the system's, and the packages that are loaded: more of them may be needed."""
    paths = sysconfig.get_paths()
    folders = {paths["stdlib"], paths["platstdlib"], *_LIBRARIES}
    for name, module in list(sys.modules.items()):
        if "." not in name:
            folders.update(getattr(module, "__path__", ()))
    return folders


def _end_with(lifeline: int) -> None:
    with contextlib.suppress(OSError):
        while os.read(lifeline, 1):
            pass
    os._exit(1)


def _set_limits(limits: DocumentLimits) -> None:
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": _OPEN_FILES,
        "RLIMIT_NPROC": 0,
        "RLIMIT_CPU": limits.seconds,
        "RLIMIT_AS": limits.memory,
    }
    for name, most in wanted.items():
        kind = getattr(resource, name, None)
        if kind is not None:
            with contextlib.suppress(OSError, ValueError):
                hard = resource.getrlimit(kind)[1]
                most = most if hard == resource.RLIM_INFINITY else min(most, hard)  # noqa: PLW2901
                resource.setrlimit(kind, (most, most))
