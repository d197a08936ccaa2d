"""Disks that are full and folders that nothing can be written to."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from tests.faults.workplace import FILL
from tests.waiting import LONGEST

_MOUNTED = 'set -e; "$@"; echo mounted; exec cat'
_FULL = f"""
mount -t tmpfs -o size=4m none "$1"; cp -a "$2/." "$1"; head -c 8388608 /dev/zero > "$1/{FILL}" 2>&- || true
"""
_READ_ONLY = 'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"'
_CAP_DAC_OVERRIDE, _PR_CAPBSET_DROP = 1, 24


@dataclass(frozen=True, slots=True)
class Disk:
    """How programs come to have a disk, and where what they wrote to it is seen."""

    through: Sequence[str] = ()
    """A program that runs another one there, as a path, with its arguments."""
    prepare: Callable[[], object] | None = None
    """What is to be called in a new process."""
    seen_at: Path = Path("/")
    """Under which all paths stand."""


Fault: TypeAlias = Callable[[Path], AbstractContextManager[Disk]]
"""Takes a folder."""


def obstacle_to_mounts() -> str:
    """Why nothing can be mounted here; empty where it can."""
    for program in ("unshare", "nsenter", "mount"):
        if shutil.which(program) is None:
            return f"there is no {program} here"
    if os.geteuid() != 0:
        return "only root may mount"
    command = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs none /mnt"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    return f"nothing may be mounted here: {tried.stderr.strip()}" if tried.returncode else ""


@contextmanager
def _mounted(script: str, folder: Path) -> Iterator[Disk]:
    """Mounts that nobody sees but the programs meant, and that are gone with the process that made them."""
    command = ["unshare", "--mount", "--propagation", "private", "sh", "-c", _MOUNTED, "sh"]
    with TemporaryDirectory() as aside:
        copy = shutil.copytree(folder, Path(aside, "copy"), symlinks=True)
        mount = ["sh", "-c", script, "sh", str(folder), str(copy)]
        with subprocess.Popen([*command, *mount], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            try:
                assert holder.stdout
                assert holder.stdout.readline() == b"mounted\n"
                through = [shutil.which("nsenter") or "nsenter", f"--mount=/proc/{holder.pid}/ns/mnt"]
                yield Disk(through, seen_at=Path(f"/proc/{holder.pid}/root"))
            finally:
                holder.kill()


def full(folder: Path) -> AbstractContextManager[Disk]:
    """A disk without one byte left, at the place of a folder, with what is in it."""
    return _mounted(_FULL, folder)


def read_only(folder: Path) -> AbstractContextManager[Disk]:
    """A folder that is mounted read-only."""
    return _mounted(_READ_ONLY, folder)


def _bind_root_too() -> None:
    """From the next program on, let the permissions of files hold for root as well."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, 0, 0, 0)


@contextmanager
def closed(folder: Path) -> Iterator[Disk]:
    """A folder in which, and below which, nobody may write."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for one in folders:
        one.chmod(0o555)
    try:
        yield Disk(prepare=_bind_root_too)
    finally:
        for one in folders:
            one.chmod(0o755)


def obstacle_to_closing(folder: Path) -> str:
    """Why folders cannot be closed to programs here; empty where they can."""
    folder.mkdir()
    with closed(folder) as disk:
        command = ["touch", str(folder / "file")]
        tried = subprocess.run(
            command, preexec_fn=disk.prepare, capture_output=True, check=False, timeout=LONGEST
        )
    return "" if tried.returncode else "this user may write into any folder"


def limit_files_to(size: int) -> Callable[[], None]:
    """What makes every file that a new process writes end after so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def limit_open_files_to(most: int) -> Callable[[], None]:
    """What lets a new process open no more than so many files."""
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
