"""What git asks of a merge driver: two versions of a file merged, and written in place of ours."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from tui.project.git_history import merge_lines, shows_base
from tui.project.merge_driver.chunks import ConflictLabels
from tui.project.merge_driver.merge_blocks import Place
from tui.project.merge_driver.merge_file import MergedFile, merge_file
from tui.text.failure import Failure, describe_os_error

_HEAD = "GITHEAD_"
"""Begins the environment variables in which git names what it merges."""


@dataclass(frozen=True, slots=True)
class DriverRequest:
    """What git gives a merge driver."""

    base: Path
    """The version that both come from: `%O`."""
    ours: Path
    """Ours, which the result replaces: `%A`."""
    theirs: Path
    """Theirs: `%B`."""
    path: str
    """The file's path in the repository: `%P`."""
    labels: ConflictLabels


@dataclass(frozen=True, slots=True)
class DriverResult:
    """What was written in place of our version."""

    conflicts: tuple[Place, ...] = ()
    """Where a person has to decide."""
    lines: int = 0
    """The conflicts of git's own merge, where that was used."""
    fallback: Failure | None = None
    """Why git's own merge was used; None where it was not."""
    both: tuple[Place, ...] = ()
    """Items of which each side changed something else."""
    moved: tuple[Place, ...] = ()
    """Items that both sides moved."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing has to be decided."""
        return not self.conflicts and not self.lines


def merge_for_git(request: DriverRequest) -> DriverResult | Failure:
    """Merge two versions of a file, and write the result in place of ours.

    Args:
        request: What git gives.

    Returns:
        What was written; or why nothing was.
    """
    try:
        contents = [path.read_bytes() for path in (request.base, request.ours, request.theirs)]
        made = merge_file(contents[0], contents[1], contents[2], request.path)
        labels = replace(request.labels, shows_base=shows_base(request.ours.parent))
        if isinstance(made, MergedFile):
            request.ours.write_bytes(made.write(labels))
            return DriverResult(made.conflicts, both=tuple(made.notes.both), moved=tuple(made.notes.moved))
        names = (labels.ours, labels.base, labels.theirs)
        versions = (request.ours, request.base, request.theirs)
        lines = merge_lines(versions, names, labels.size, shows_base=labels.shows_base)
        if isinstance(lines, Failure):
            return lines
        request.ours.write_bytes(lines.content)
    except OSError as fault:
        return Failure(f"cannot merge {request.path}: {describe_os_error(fault)}")
    return DriverResult(lines=lines.conflicts, fallback=made)


def conflict_labels(ours: str, theirs: str, size: int) -> ConflictLabels:
    """Return what stands behind the marks: what git gives, else what it usually writes.

    Args:
        ours: `%X`; older versions of git leave it as it is.
        theirs: `%Y`.
        size: `%L`.
    """
    heads = [value for name, value in os.environ.items() if name.startswith(_HEAD) and value]
    given = [label if label and label not in ("%X", "%Y") else "" for label in (ours, theirs)]
    usual = heads[0] if len(heads) == 1 else "theirs"
    return ConflictLabels(given[0] or "HEAD", given[1] or usual, size=size)
