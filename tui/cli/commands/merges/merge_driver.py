"""The command `merge-driver`: merges two versions of a file by ids and keys, for git."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.chronology_command import DocumentedCommand
from tui.cli.exit_codes import ExitCode
from tui.cli.name_redaction import hide_names_of
from tui.cli.output import CommandError, write_message
from tui.project.locate_project import ProjectLocation, find_project
from tui.text.failure import Failure

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SIZE = 7
"""Characters of git's usual marks."""
_LISTED = 10


@click.command("merge-driver", cls=DocumentedCommand)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", default="events.yaml")
@click.argument("size", default=str(_SIZE))
@click.argument("our_label", default="")
@click.argument("their_label", default="")
def merge_driver(
    base: Path, ours: Path, theirs: Path, path: str, size: str, *, our_label: str, their_label: str
) -> ExitCode:
    """Merge two versions of a file by ids and keys, for git.

    To use it, write `events.yaml merge=dateline` and `corpus/*.md merge=dateline` into .gitattributes, and
    run once: git config merge.dateline.driver "dateline merge-driver %O %A %B %P %L %X %Y"

    Changes of different events, and of different keys of one event, are merged; comments stay. What both
    sides changed differently stands between git's marks, and the exit code is 1. What cannot be read is
    merged line by line, as git does without this.

    Args:
        base: The version that both come from.
        ours: Ours; the result replaces it.
        theirs: Theirs.
        path: The file's path in the repository.
        size: Characters of each mark.
        our_label: What stands behind the mark of ours.
        their_label: What stands behind the mark of theirs.
    """
    # What reads YAML is imported here: no other command should wait for it.
    from tui.project.merge_driver.merge_for_git import (  # noqa: PLC0415
        DriverRequest,
        conflict_labels,
        merge_for_git,
    )

    _hide_names(Path(path))
    marks = int(size) if size.isdecimal() and int(size) else _SIZE
    labels = conflict_labels(our_label, their_label, marks)
    made = merge_for_git(DriverRequest(base, ours, theirs, path, labels))
    if isinstance(made, Failure):
        raise CommandError(ExitCode.FOUND, f"{path} is not merged: {made.message}", "merge it by hand")
    if made.fallback:
        write_message(f"{path}: {made.fallback.message}: merged line by line, as git does")
    if made.both and made.is_clean:
        write_message(f"{path}: both sides changed {_list(made.both)}", "read it again")
    if made.moved:
        write_message(f"{path}: both sides moved {_list(made.moved)}", "look at the order again")
    for place in made.conflicts:
        write_message(f"{path}: conflict: {', '.join(place)}")
    return ExitCode.OK if made.is_clean else ExitCode.FOUND


def _hide_names(path: Path) -> None:
    """Mask the names of the chronology that a file is of."""
    for folder in (path.parent, path.parent.parent):
        if isinstance(location := find_project(folder, Path.cwd()), ProjectLocation):
            hide_names_of(location.root)
            return


def _list(places: Sequence[tuple[str, ...]]) -> str:
    more = f" and {len(places) - _LISTED} more" if len(places) > _LISTED else ""
    return ", ".join(place[-1] for place in places[:_LISTED]) + more
