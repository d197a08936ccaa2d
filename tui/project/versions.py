"""Reading a version of a chronology: a folder, a file, or a revision of git."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tui.chronology.chronology import Chronology
from tui.parsing.input_files import FOLDER, NAME, POSITIONS
from tui.parsing.loader import load_chronology
from tui.project.git_history import write_revision
from tui.project.locate_project import ProjectLocation, find_project
from tui.text.failure import Failure, describe_os_error


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """A version of a chronology, as it was read."""

    name: str
    """As it was named."""
    chronology: Chronology
    is_complete: bool
    """Whether all of its events could be read: of what could not, changes are not known."""


def read_version(named: str, root: Path | None, cwd: Path) -> ReadVersion | Failure:
    """Read a version of a chronology.

    Args:
        named: A folder, a file, or a revision of git: what exists as a file is never a revision.
        root: The folder of the chronology whose revisions and sources are meant; None for none.
        cwd: The folder to which a relative path refers.

    Returns:
        The version, or why it cannot be read.
    """
    path = cwd / named
    try:
        if path.is_dir() or path.name == NAME:
            location = find_project(Path(named), cwd)
            if isinstance(location, ProjectLocation):
                return read_folder(location.root, named)
            if path.exists():
                return location
        if path.is_file():
            with tempfile.TemporaryDirectory(prefix="dateline-") as written:
                _copy_file(path, root, Path(written))
                return read_folder(Path(written), named)
        if root is None:
            return Failure(f"there is no {named}", f"name a folder with {NAME} in it")
        return read_revision(named, root)
    except (OSError, ValueError) as fault:
        return Failure(f"cannot read {named}: {describe_os_error(fault)}")


def read_revision(revision: str, root: Path) -> ReadVersion | Failure:
    """Read a revision of git as a version.

    Args:
        revision: As git names one.
        root: The chronology's folder.

    Returns:
        The version, or why it cannot be read.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-") as written:
            return write_revision(root, revision, Path(written)) or read_folder(Path(written), revision)
    except (OSError, ValueError) as fault:
        return Failure(f"cannot read {revision}: {describe_os_error(fault)}")


def read_folder(root: Path, named: str) -> ReadVersion | Failure:
    """Read the chronology in a folder as a version.

    Args:
        root: The folder.
        named: How to call it.

    Returns:
        The version, or why nothing of it can be read.
    """
    reading = load_chronology(root)
    if not reading.is_complete and not reading.chronology.events:
        problem = next((problem for problem in reading.problems), None)
        return Failure(f"{named} cannot be read" + (f": {problem.message}" if problem else ""))
    return ReadVersion(named, reading.chronology, reading.is_complete and not reading.unread)


def _copy_file(path: Path, root: Path | None, folder: Path) -> None:
    """Copy a file of events, with sources and positions beside it, or else those of the chronology."""
    shutil.copyfile(path, folder / NAME)
    for name, suffix in ((FOLDER, "*.md"), (POSITIONS, "*.yaml")):
        beside = [place / name for place in (path.parent, root) if place and (place / name).is_dir()]
        if beside:
            (folder / name).mkdir()
            for held in sorted(beside[0].glob(suffix)):
                if held.is_file() and not held.is_symlink():
                    shutil.copyfile(held, folder / name / held.name)
