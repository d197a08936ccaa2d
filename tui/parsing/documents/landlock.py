"""Landlock: with it, a process on Linux gives up access to files and network (Linux 5.13; landlock(7)).

There is no maintained library for it: PyPI has pre-releases and first versions only a few months old;
pyseccomp, for seccomp, is from 2021 and needs the C library libseccomp. So Landlock's three calls are
made here. What the kernel does not support is left out: TCP is refused from version 4 of the interface
(Linux 6.7), signals to other processes and abstract Unix sockets from 6 (Linux 6.12). UDP and other Unix
sockets are not restricted.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from tui.operating_system import open_flags

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_MACHINES = ("x86_64", "i386", "i586", "i686", "aarch64", "arm", "ppc64", "riscv", "s390x", "loongarch64")
"""Where the calls have these numbers; of `os.uname().machine`, how it begins."""
_VERSION_ASKED = 1
_PATH_BENEATH = 1
_RUN, _READ_FILE, _READ_FOLDER = 1, 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights to files there are from each version on: the lowest bits."""
_NET, _NET_RIGHTS = 4, 0b11
"""The version from which TCP is restricted: to listen, and to connect."""
_SCOPE, _SCOPES = 6, 0b11
"""The version from which access to other processes is restricted: abstract Unix sockets, and signals."""


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def landlock_version() -> int:
    """Return the version of the kernel's interface; 0 where it has none, or it is switched off."""
    if sys.platform != "linux" or not os.uname().machine.startswith(_MACHINES):
        return 0
    return max(0, _call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_ASKED)))


def allow_reading_only(folders: Iterable[str], runnable: Iterable[str] = ()) -> bool:
    """Allow this thread, and those it starts, only to read some folders; no other files, and no TCP.

    Open files stay open. Before this, the process must have given up gaining new privileges.

    Args:
        folders: Absolute paths; what is in them may be read. Those that are not there are passed over.
        runnable: Those in which programs may be run, too.

    Returns:
        Whether the restrictions are in force.
    """
    version = landlock_version()
    if not version:
        return False
    files = (1 << max(bits for since, bits in _FILE_RIGHTS.items() if since <= version)) - 1
    rules = _Rules(files, _NET_RIGHTS if version >= _NET else 0, _SCOPES if version >= _SCOPE else 0)
    size = 24 if version >= _SCOPE else 16 if version >= _NET else 8
    ruleset = _call(_CREATE, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        for folder in folders:
            with suppress(OSError):
                _allow(ruleset, folder, _READ_FILE | _READ_FOLDER)
        for folder in runnable:
            with suppress(OSError):
                _allow(ruleset, folder, _RUN | _READ_FILE | _READ_FOLDER)
        return _call(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, folder: str, rights: int) -> None:
    opened = os.open(folder, open_flags("O_PATH", "O_DIRECTORY"))
    try:
        beneath = _Beneath(rights, opened)
        _call(
            _ADD,
            ctypes.c_int(ruleset),
            ctypes.c_int(_PATH_BENEATH),
            ctypes.byref(beneath),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(opened)


def _call(number: int, *arguments: object) -> int:
    """Return the result of a system call; -1 where it fails."""
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    return int(call(ctypes.c_long(number), *arguments))
