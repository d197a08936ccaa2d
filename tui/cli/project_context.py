"""Finding and opening the chronology of a command, with the messages about it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tui.cli.chronology_command import WritingCommand, holds_chronology
from tui.cli.exit_codes import ExitCode
from tui.cli.name_redaction import hide_names_of
from tui.cli.output import CommandError, write_message
from tui.project.locate_project import NoneNear, ProjectLocation, Shipped, Wanted, find_project
from tui.project.project import Project, open_project
from tui.text.failure import Failure, describe_os_error
from tui.text.suggest import closest_match


def find_chronology(wanted: Wanted, *, or_example: bool = False, is_read: bool = True) -> ProjectLocation:
    """Return the folder of the chronology that was named.

    Args:
        wanted: Which chronology.
        or_example: Whether to use the example where none is named and none is found.
        is_read: Whether the command reads it: then a message says where names cannot be masked.

    Raises:
        CommandError: There is none.
    """
    try:
        cwd = Path.cwd()
    except OSError as fault:
        raise CommandError(
            ExitCode.UNREADABLE, f"cannot read the name of this folder: {describe_os_error(fault)}"
        ) from fault
    answer = find_project(wanted, cwd)
    if isinstance(answer, NoneNear) and or_example:
        answer = find_project(Shipped.EXAMPLE, cwd)
    if isinstance(answer, NoneNear):
        raise CommandError(ExitCode.USAGE, answer.message, _elsewhere())
    if isinstance(answer, Failure):
        raise CommandError.of(ExitCode.UNREADABLE, answer)
    problem = hide_names_of(answer.root).problem
    if problem and is_read:
        write_message(f"{problem.code}: {problem.message}", problem.remedy)
    return answer


def _elsewhere() -> str:
    """Return where to look for a chronology, as the remedy of the current command."""
    context = click.get_current_context(silent=True)
    writes = context is not None and isinstance(context.command, WritingCommand)
    last = "start one: dateline new DIR" if writes else "see the example with --example"
    return f"change to the folder of a chronology, name one with -C PATH, or {last}"


@contextmanager
def open_chronology(wanted: Wanted | ProjectLocation) -> Iterator[Project]:
    """Open a chronology for the block.

    Args:
        wanted: Which chronology, or where it was found.

    Raises:
        CommandError: It cannot be read.
    """
    project = open_project(wanted if isinstance(wanted, ProjectLocation) else find_chronology(wanted))
    if isinstance(project, Failure):
        raise CommandError.of(ExitCode.UNREADABLE, project)
    try:
        _warn(project)
        yield project
    finally:
        project.close()


def not_read(unread: int) -> str:
    """Return what follows a count of events where some cannot be read; else empty."""
    return f"; {unread} could not be read: see dateline check" if unread else ""


def _warn(project: Project) -> None:
    if project.warning:
        write_message(project.warning)
    if project.blocking_problem:
        write_message(project.load_error, project.blocking_problem.remedy)
    errors = project.index.info.errors
    if errors:
        count = "1 error" if errors == 1 else f"{errors} errors"
        write_message(f"{count} in this chronology; what could not be read is missing", "see: dateline check")


def unknown(noun: str, name: str, names: Iterable[str]) -> CommandError:
    """Return the error that nothing of a kind has the given name.

    Args:
        noun: The kind, in one word.
        name: The given name.
        names: The existing names.
    """
    if holds_chronology(name):
        return CommandError(
            ExitCode.USAGE,
            f"{name} is a folder with a chronology",
            f"to use it, add: -C {shlex.quote(name)}",
        )
    meant = closest_match(name, names)
    return CommandError(
        ExitCode.USAGE, f"there is no {noun} {name}", f"did you mean {meant}?" if meant else ""
    )
