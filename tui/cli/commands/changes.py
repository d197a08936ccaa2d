"""`changes` and `textconv`: what two versions of a chronology say differently, and one as text for git."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.chronology_command import ChronologyCommand, holds_chronology
from tui.cli.common_options import chronology, text_option
from tui.cli.completers import complete_folders
from tui.cli.exit_codes import ExitCode
from tui.cli.name_redaction import hide_names_of
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.project.locate_project import ProjectLocation, Wanted, find_project
from tui.text.failure import Failure
from tui.views.json_output import dump
from tui.views.lines import plain

if TYPE_CHECKING:
    from tui.project.versions import ReadVersion

_HEAD = "HEAD"


class VersionsCommand(ChronologyCommand):
    """A command whose words are versions: of two folders neither is PATH, and of one folder it is."""

    def _begins_with_path(self, ctx: click.Context, args: Sequence[str], typed: Sequence[str]) -> bool:
        return bool(typed) and holds_chronology(typed[0]) and not any(map(holds_chronology, typed[1:2]))


@click.command(cls=VersionsCommand)
@click.argument(
    "versions", metavar="[OLD [NEW]]", shell_complete=complete_folders, type=text_option, nargs=-1
)
@chronology
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def changes(path: Wanted, versions: tuple[str, ...], output_format: str) -> ExitCode:
    """Show what two versions say differently, by meaning.

    OLD and NEW are revisions of git (OLD..NEW is both), two folders, or files. Without NEW, the files as
    they are now; without OLD too, the last commit against them. Exits with 1 if there are changes.

    Args:
        path: The chronology whose revisions are meant.
        versions: As typed.
        output_format: `text` or `json`.
    """
    # The models take longer to import than every other command takes to answer.
    from tui.evidence.changes.chronology_changes import compare_chronologies  # noqa: PLC0415
    from tui.views.changes import changes_json, changes_lines  # noqa: PLC0415

    old, new = (_read(path, named) for named in _both(versions))
    for version in (old, new):
        if not version.is_complete:
            write_message(
                f"{version.name} has entries that cannot be read: their changes are not known",
                "see: dateline check",
            )
    found = compare_chronologies(old.chronology, new.chronology)
    if output_format == "json":
        write_stdout(f"{dump(changes_json(found))}\n")
    else:
        write_stdout(plain(changes_lines(found), width=None))
    return ExitCode.OK if found.is_empty else ExitCode.FOUND


def _both(versions: tuple[str, ...]) -> tuple[str, str]:
    """Return the names of the old and the new version; empty for the files as they are.

    Raises:
        UsageError: There are more than two.
    """
    is_path = bool(versions) and (versions[0].startswith("../") or Path(versions[0]).exists())
    if len(versions) == 1 and not is_path:
        old, dots, new = versions[0].partition("..")
        if dots:
            return old or _HEAD, new.removeprefix(".") or _HEAD
    if len(versions) > 2:
        raise click.UsageError("name at most two versions")
    old, new = (*versions, "", "")[:2]
    return old or _HEAD, new


def _read(path: Wanted, named: str) -> ReadVersion:
    from tui.project.versions import read_folder, read_version  # noqa: PLC0415  (as above)

    if not named:
        version = read_folder(find_chronology(path).root, "the chronology as it is now")
    elif holds_chronology(named):
        _mask_names_of(named)
        version = read_version(named, None, Path.cwd())
    else:
        version = read_version(named, find_chronology(path).root, Path.cwd())
    if isinstance(version, Failure):
        raise CommandError.of(ExitCode.UNREADABLE, version)
    return version


def _mask_names_of(folder: str) -> None:
    """Mask the names of a folder's chronology, besides those of the other version."""
    location = find_project(Path(folder), Path.cwd())
    if isinstance(location, ProjectLocation):
        problem = hide_names_of(location.root, besides=True).problem
        if problem:
            write_message(f"{problem.code}: {problem.message}", problem.remedy)


def _alias(command: click.Command, name: str) -> click.Command:
    """Return a command under another name, with parameters of its own."""
    other = copy(command)
    other.name, other.params = name, list(command.params)
    other.short_help = f"The same as {command.name}."
    return other


diff = _alias(changes, "diff")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def textconv(file: Path) -> ExitCode:
    """Print an events.yaml for git diff, an event in some lines.

    To use it, write `*.yaml diff=dateline` into .gitattributes, and run once:
    git config diff.dateline.textconv "dateline textconv"
    """
    from tui.project.versions import read_version  # noqa: PLC0415  (as above)
    from tui.views.version_text import version_lines  # noqa: PLC0415

    version = read_version(str(file.resolve()), None, file.parent)
    if isinstance(version, Failure) or not version.is_complete:
        # Git shows what it gets: of what cannot be read, the text as it is.
        write_stdout(file.read_text(encoding="utf-8", errors="replace"))
    else:
        write_stdout(plain(version_lines(version.chronology), width=None))
    return ExitCode.OK
