"""Run one command of dateline as far as possible as on Windows: `python -m tests.as_on_windows check .`.

What only POSIX has is not there; folders cannot be opened; and a file that is open can be neither renamed nor
deleted. Paths stay those of this system. Without arguments, every module of the program is imported.
"""

from __future__ import annotations

import errno
import importlib
import os
import select
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

MISSING_MODULES = ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
MISSING_NAMES: dict[Any, tuple[str, ...]] = {
    os: (
        *("O_CLOEXEC", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_PATH", "fchmod", "fork"),
        *("geteuid", "getuid", "killpg", "mkfifo", "openpty", "set_blocking", "uname"),
    ),
    select: ("epoll", "poll"),
    signal: ("SIGCONT", "SIGHUP", "SIGTSTP", "SIGWINCH"),
}
BEFORE = (
    "asyncio",
    "click",
    "ctypes",
    "platformdirs",
    "shutil",
    "sqlite3",
    "subprocess",
    "tempfile",
    "uuid",
    "zoneinfo",
)
"""What decides by the system when it is imported, and would then need Windows itself."""
BEFORE_ALL = (
    "aiohttp.web",
    "textual.app",
    "textual.drivers.linux_driver",
    "textual.drivers.web_driver",
    "textual_serve.app_service",
)
"""The same, where every module is imported."""


def take_away(before: Iterable[str]) -> None:
    """Make this process as one on Windows, after some modules were imported."""
    for name in before:
        importlib.import_module(name)
    for name in MISSING_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's way to refuse an import
    signal.set_wakeup_fd = accepting_any_pipe(signal.set_wakeup_fd, os.set_blocking)
    for module, names in MISSING_NAMES.items():
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    signal.SIGBREAK = signal.SIGQUIT  # type: ignore[attr-defined]  # the number is of no account
    for name in ("remove", "rename", "replace", "unlink"):
        setattr(os, name, refusing_open_files(getattr(os, name)))
    os.open = refusing_folders(os.open)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(newline="\r\n", encoding="cp1252")  # type: ignore[union-attr]  # both are of io
    sys.platform = "win32"


def refusing_open_files(call: Callable[..., None]) -> Callable[..., None]:
    """Return a function of `os` that fails for a file that this process has open."""

    def refused(*paths: Any, **more: Any) -> None:
        is_open = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
        for path in paths:
            if os.path.realpath(path) in is_open:
                raise PermissionError(errno.EACCES, "another process is using the file", os.fspath(path))
        call(*paths, **more)

    return refused


def accepting_any_pipe(call: Callable[..., int], set_blocking: Callable[[int, bool], None]) -> Any:
    """Return `set_wakeup_fd` as it takes a pipe that blocks, too."""

    def accepted(pipe: int, **more: Any) -> int:
        if pipe != -1:
            set_blocking(pipe, False)
        return call(pipe, **more)

    return accepted


def refusing_folders(call: Callable[..., int]) -> Callable[..., int]:
    """Return `os.open` as it fails for a folder."""

    def refused(path: Any, *rest: Any, **more: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
        return call(path, *rest, **more)

    return refused


if __name__ == "__main__":
    take_away(BEFORE if sys.argv[1:] else BEFORE + BEFORE_ALL)
    if not sys.argv[1:]:
        for module in sorted(Path("tui").rglob("*.py")):
            if module.stem != "__main__":
                importlib.import_module(".".join(module.with_suffix("").parts).removesuffix(".__init__"))
        sys.exit()
    from tui.cli.main import run

    sys.exit(run(sys.argv[1:]))
