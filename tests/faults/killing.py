"""Killing a command at one exact call of the system, by strace, before that call is carried out."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.faults.workplace import Workplace
from tests.faults.writing_commands import WritingCommand
from tests.waiting import LONGEST

_CHANGING = """
open openat creat mkdir mkdirat rmdir write pwrite64 writev ftruncate fallocate rename renameat renameat2
link linkat unlink unlinkat symlink chmod fchmod fchmodat utimensat fsync fdatasync close flock
"""
# A question mark: not every machine has every one of them.
CALLS = ",".join(f"?{name}" for name in _CHANGING.split())
"""Those that change something on the disk, make it last, or let go of it."""
_LINE = re.compile(r"(\w+)\((.*)")
_WRITES = ("O_CREAT", "O_WRONLY", "O_RDWR", "O_TRUNC")
_OPENS = ("open", "openat")
_CHANGES = ("mkdir", "rename", "link", "unlink", "truncate")


@dataclass(frozen=True, slots=True)
class Moment:
    """Just before a call of the system."""

    call: str
    number: int
    """Which of the calls of that name in the whole process, from 1."""
    line: str
    """As strace has it."""


def obstacle() -> str:
    """Why nothing can be killed here; empty where it can."""
    if shutil.which("strace") is None:
        return "there is no strace here"
    command = ["strace", "-o", "/dev/null", "-e", "inject=close:signal=KILL:when=1", "true"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    if tried.returncode == -signal.SIGKILL:
        return ""
    return f"strace may not trace here: {tried.stderr.strip()[-200:] or tried.returncode}"


def moments(command: WritingCommand, place: Workplace) -> list[Moment]:
    """The calls of a whole run that touch the folders of a workplace, from the first that changes one."""
    trace = place.folder.with_name("trace")
    before = ["strace", "-o", str(trace), "-y", "-s", "0", "-e", f"trace={CALLS}"]
    done = place.spawn(command.arguments(place), typed=command.typed, before=before)
    assert done.returncode in {0, 1}, done.stderr
    return _moments(trace, place.folder)


def _moments(trace: Path, folder: Path) -> list[Moment]:
    counts = Counter[str]()
    found: list[Moment] = []
    for line in trace.read_text(errors="replace").splitlines():
        called = _LINE.match(line)
        if called is None:
            continue
        name = called[1]
        counts[name] += 1
        is_change = any(flag in line for flag in _WRITES) if name in _OPENS else name.startswith(_CHANGES)
        if f"{folder}/" in line and (is_change or (found and name not in _OPENS)):
            found.append(Moment(name, counts[name], line[:300]))
    return found


def killed_at(moment: Moment, command: WritingCommand, place: Workplace) -> bool:
    """Run a command until a moment; whether it was killed there, and did not end before."""
    injection = f"inject={moment.call}:signal=KILL:when={moment.number}"
    before = ["strace", "-o", "/dev/null", "-e", f"trace={moment.call}", "-e", injection]
    ended = place.spawn(command.arguments(place), typed=command.typed, before=before)
    return ended.returncode == -signal.SIGKILL
