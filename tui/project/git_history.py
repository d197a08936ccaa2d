"""Earlier versions of a chronology in git: its revisions, and the files of one of them.

Git is run as a program of its own, with no more than it needs: it asks nothing, fetches nothing, and runs
nothing that a repository could name.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui.parsing.child_processes import minded
from tui.parsing.input_files import FOLDER, NAME, POSITIONS
from tui.parsing.limits import Limits
from tui.text.failure import Failure, describe_os_error

_FILES = (NAME, FOLDER, POSITIONS)
"""What a chronology consists of, in its folder."""
_SECONDS = 120
"""After which git is given up."""
_REGULAR = {"100644", "100755"}
"""The modes of ordinary files."""
_ASK = "name two folders or files instead: dateline changes OLD NEW"


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision in which the chronology's files were changed."""

    id: str
    """Short, as git shows it."""
    day: str
    """The day of its commit, `2013-05-14`."""
    subject: str
    """The first line of its message."""


def list_revisions(root: Path, most: int) -> list[Revision] | Failure:
    """Return the last revisions in which the chronology's files were changed, the newest first.

    Args:
        root: The chronology's folder.
        most: How many at most.
    """
    form = "--format=%h%x1f%cs%x1f%s%x00"
    printed = _git(root, "log", f"--max-count={most}", "--no-show-signature", form, "--", *_FILES)
    if isinstance(printed, Failure):
        return printed
    rows = (row.strip("\n").split("\x1f", 2) for row in printed.decode("utf-8", "replace").split("\0"))
    return [Revision(*row) for row in rows if len(row) == 3]


def write_revision(root: Path, revision: str, folder: Path) -> Failure | None:
    """Write the chronology's files of a revision into a folder.

    Args:
        root: The chronology's folder.
        revision: As git names one: `HEAD~3`, a branch, a tag, the beginning of a hash.
        folder: An empty folder.

    Returns:
        None once they are written.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if isinstance(commit, Failure):
        message = f"there is no file, folder or git revision {revision}"
        return (
            Failure(message, "to see the revisions: git log -- events.yaml")
            if commit.message == _SILENT
            else commit
        )
    name = commit.decode("ascii", "replace").strip()
    listed = _git(root, "ls-tree", "-rz", "--long", name, "--", *_FILES)
    if isinstance(listed, Failure):
        return listed
    entries = list(_entries(listed))
    if _FILES[0] not in {path for path, _, _ in entries}:
        return Failure(f"revision {revision} has no {_FILES[0]} here", "name a later revision")
    most = max(Limits().events_file, Limits().source_file)
    for path, _, size in entries:
        if size > most or ".." in PurePosixPath(path).parts:
            return Failure(f"{path} of revision {revision} cannot be read", _ASK)
    blobs = _blobs(root, [blob for _, blob, _ in entries])
    if isinstance(blobs, Failure):
        return blobs
    for (path, _, _), content in zip(entries, blobs, strict=True):
        place = folder.joinpath(*PurePosixPath(path).parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return None


def _blobs(root: Path, ids: Sequence[str]) -> list[bytes] | Failure:
    """Return the contents of some blobs; git prints for each a head, the bytes, a line feed."""
    printed = _git(root, "cat-file", "--batch", typed="".join(f"{blob}\n" for blob in ids).encode("ascii"))
    if isinstance(printed, Failure):
        return printed
    contents, at = [], 0
    for _ in ids:
        head, _, _ = printed[at : at + 200].partition(b"\n")
        words = head.split()
        if len(words) != 3:
            return Failure("git could not read a file of that revision", _ASK)
        begin, size = at + len(head) + 1, int(words[2])
        contents.append(printed[begin : begin + size])
        at = begin + size + 1
    return contents


def _entries(listed: bytes) -> Iterator[tuple[str, str, int]]:
    """Yield path, blob and bytes of each ordinary file of `git ls-tree -rz --long`."""
    for entry in listed.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        words = head.split()
        if len(words) == 4 and words[0].decode("ascii") in _REGULAR and words[3].isdigit():
            yield os.fsdecode(path), words[2].decode("ascii"), int(words[3])


_SILENT = "git failed without a message"


@dataclass(frozen=True, slots=True)
class LineMerge:
    """A text as git merges it, line by line."""

    content: bytes
    conflicts: int


def merge_lines(
    versions: tuple[Path, Path, Path], labels: tuple[str, str, str], size: int, *, shows_base: bool
) -> LineMerge | Failure:
    """Merge three versions of a text line by line, as git does without a driver.

    Args:
        versions: Ours, the one that both come from, and theirs.
        labels: What stands behind the marks of each.
        size: Characters of a mark.
        shows_base: Whether a conflict shows what both come from, too.
    """
    named = [word for label in labels for word in ("-L", label)]
    style = ("--diff3",) if shows_base else ()
    command = ("merge-file", "--stdout", f"--marker-size={size}", *style, *named, "--")
    ran = _run(Path(), *command, *(str(path) for path in versions))
    if isinstance(ran, Failure):
        return ran
    if ran.code > _MOST_CONFLICTS:
        return ran.failure
    return LineMerge(ran.printed, ran.code)


_MOST_CONFLICTS = 127
"""The number by which git says that there are so many or more."""


def shows_base(folder: Path) -> bool:
    """Return whether git is set to show in conflicts what both sides come from.

    Args:
        folder: One in the repository.
    """
    style = _git(folder, "config", "--get", "merge.conflictStyle")
    return not isinstance(style, Failure) and style.strip() in (b"diff3", b"zdiff3")


@dataclass(frozen=True, slots=True)
class _Ran:
    code: int
    printed: bytes
    said: bytes

    @property
    def failure(self) -> Failure:
        lines = self.said.decode("utf-8", "replace").strip().splitlines()
        if any("not a git repository" in line for line in lines):
            return Failure("this folder is not in a git repository, so there are no earlier versions", _ASK)
        return Failure(lines[0] if lines else _SILENT, _ASK)


def _git(root: Path, *arguments: str, typed: bytes = b"") -> bytes | Failure:
    """Run git; return what it prints, or why it failed.

    Args:
        root: The folder that it is run for.
        arguments: Its command, and what follows it.
        typed: Its standard input.
    """
    ran = _run(root, *arguments, typed=typed)
    if isinstance(ran, Failure):
        return ran
    return ran.failure if ran.code else ran.printed


def _run(root: Path, *arguments: str, typed: bytes = b"") -> _Ran | Failure:
    command = ["git", "--no-pager", "-C", str(root), *arguments]
    environment = {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": "false",
        "LC_ALL": "C",
    }
    try:
        return _output(command, environment, typed)
    except FileNotFoundError:
        return Failure("git is not installed, so there are no earlier versions", _ASK)
    except OSError as fault:
        return Failure(f"git cannot be run: {describe_os_error(fault)}", _ASK)
    except subprocess.TimeoutExpired:
        return Failure(f"git took longer than {_SECONDS} seconds", _ASK)


def _output(command: Sequence[str], environment: dict[str, str], typed: bytes) -> _Ran:
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603  (git; no shell)
    with child, minded(child):
        try:
            printed, said = child.communicate(typed, timeout=_SECONDS)
        except BaseException:
            child.kill()
            raise
    return _Ran(child.returncode, printed, said)
