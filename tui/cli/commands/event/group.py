"""The group `event`: adding, changing and deleting an event from the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli.chronology_command import ChronologyGroup, WritingCommand
from tui.cli.commands.event.options import LISTS, changed_values, given_values, name_new, value_options
from tui.cli.common_options import chronology, own_chronology, path_argument, text_option
from tui.cli.completers import complete_events
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, is_terminal, write_message, write_stdout
from tui.cli.project_context import open_chronology, unknown
from tui.project.locate_project import Wanted
from tui.project.project import Project
from tui.text.failure import Failure
from tui.views.event_form import deletion_question
from tui.views.json_output import dump

if TYPE_CHECKING:
    from tui.parsing.yaml.tree import Data
    from tui.project.events.events_file import EventsFile
    from tui.project.events.new_names import NewNames
    from tui.project.events.write_event import EventWrite

T = TypeVar("T")
_TRIES = 20

# What writes events is imported inside the functions: no other command should wait for YAML and the models.

_format = click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
_id = click.argument("event", metavar="ID", type=text_option, shell_complete=complete_events)


@click.group(cls=ChronologyGroup)
@chronology
def event() -> None:
    """Add, change or delete an event in events.yaml.

    Only the bytes of what changes are replaced: comments, the order of keys and the style stay.
    """


@event.command("add", cls=WritingCommand)
@path_argument
@own_chronology
@click.option("--id", "name", metavar="ID", type=text_option, help="Its id (default: made of its title).")
@value_options(to_edit=False)
@_format
def add_(path: Wanted, output_format: str, name: str | None, **given: Any) -> ExitCode:  # noqa: ANN401  (click's)
    """Add an event, at its place by its date.

    Args:
        path: Which chronology.
        output_format: `text` or `json`.
        name: Its id; None for one that is made of its title.
        given: The values, by option.
    """
    from tui.project.events.write_event import add_event  # noqa: PLC0415

    with open_chronology(path) as project:
        file = _file(project)
        given, names = name_new(given, file.kinds(), file.actors())
        values = given_values(given)
        values.setdefault("status", "reported")
        if name:
            values["id"] = name
        _stop_at_mistakes(project, _with_names(file, names), values, {*values, "title", "kind"})
        done = add_event(project.root, _dated(values), names=names, tell=write_message)
        return _answer(_or_stop(done), output_format)


@event.command("edit", cls=WritingCommand)
@_id
@own_chronology
@value_options(to_edit=True)
@_format
def edit_(path: Wanted, output_format: str, event: str, **given: Any) -> ExitCode:  # noqa: ANN401  (click's)
    """Change values of an event.

    Lists keep what they have: --actor, --tag and --cite add to them, --no-actor and others take away.

    Args:
        path: Which chronology.
        output_format: `text` or `json`.
        event: Its id.
        given: The values, by option.
    """
    from tui.project.events.write_event import FileChanged  # noqa: PLC0415

    if not any(value is not None and value != () for value in given.values()):
        raise click.UsageError("nothing to change: give an option such as --title")
    with open_chronology(path) as project:
        done = _changed(project, event, given)
        for _ in range(_TRIES):
            if not isinstance(done, FileChanged):
                break
            # Another command wrote meanwhile; what is added to its lists is added to the new ones.
            done = _changed(project, event, given)
        return _answer(_or_stop(done), output_format)


def _changed(project: Project, event: str, given: Mapping[str, Any]) -> EventWrite | Failure:
    from tui.project.events.write_event import change_event  # noqa: PLC0415

    file = _file(project)
    old = _values(file, event)
    given, names = name_new(given, file.kinds(), file.actors())
    changes = changed_values(old, given)
    _stop_at_mistakes(project, _with_names(file, names), {**old, **changes}, changes)
    return change_event(project.root, event, _dated(changes), names=names, over=file, tell=write_message)


@event.command("delete", cls=WritingCommand)
@_id
@own_chronology
@click.option("--force", is_flag=True, help="Delete it without asking.")
@_format
def delete_(path: Wanted, output_format: str, event: str, *, force: bool) -> ExitCode:
    """Delete an event; asks first.

    Args:
        path: Which chronology.
        output_format: `text` or `json`.
        event: Its id.
        force: Whether to delete it without asking.
    """
    from tui.project.events.write_event import delete_event  # noqa: PLC0415

    with open_chronology(path) as project:
        file = _file(project)
        title = str(_values(file, event).get("title", ""))
        if not force:
            if not is_terminal(sys.stdin):
                raise CommandError(ExitCode.USAGE, f"deleting {event} must be confirmed", "add --force")
            if not click.confirm(deletion_question(event, title, file.mentions(event)), err=True):
                write_message("nothing was deleted")
                return ExitCode.OK
        done = delete_event(project.root, event, over=file, tell=write_message)
        return _answer(_or_stop(done), output_format)


def _file(project: Project) -> EventsFile:
    from tui.project.events.events_file import read_events_file  # noqa: PLC0415

    file = read_events_file(project.root)
    if isinstance(file, Failure):
        raise CommandError.of(ExitCode.UNREADABLE, file)
    return file


def _with_names(file: EventsFile, names: NewNames) -> EventsFile:
    """Return the file as it would be with new kinds and actors; raises where they cannot be written."""
    from tui.project.events.new_names import add_names  # noqa: PLC0415

    named = add_names(file, names)
    if isinstance(named, Failure):
        raise CommandError.of(ExitCode.USAGE, named)
    return named


def _values(file: EventsFile, event: str) -> dict[str, Data]:
    index = file.find(event)
    if isinstance(index, Failure):
        ids = [str(data.get("id", "")) for data in file.events if isinstance(data, dict)]
        raise CommandError.of(ExitCode.USAGE, index) if event in ids else unknown("event", event, ids)
    return file.values(index)


def _stop_at_mistakes(
    project: Project, file: EventsFile, values: Mapping[str, Data], changed: Iterable[str]
) -> None:
    """Raise where there are mistakes; all but the last are written as messages."""
    from tui.project.events.check_entry import check_entry  # noqa: PLC0415

    wrong = check_entry(values, changed, file, project.index)
    options = {key: option for option, key in LISTS.items()}
    said = [(f"--{options.get(one.key, one.key)}: {one.message}", one.remedy) for one in wrong]
    for message, remedy in said[:-1]:
        write_message(message, remedy)
    for message, remedy in said[-1:]:
        raise CommandError(ExitCode.USAGE, message, remedy)


def _dated(values: Mapping[str, Data]) -> dict[str, Data]:
    """Return the values with their dates as they are to be written; says what else may be meant."""
    from tui.project.events.date_entry import DATE_KEYS, DateEntry, read_date_entry, read_dates  # noqa: PLC0415

    for key in DATE_KEYS:
        typed = values.get(key)
        read = read_date_entry(typed) if isinstance(typed, str) and typed else None
        if isinstance(read, DateEntry) and read.remark:
            write_message(f"{typed} is read as {read.words}", read.remark)
    return read_dates(values)


def _or_stop(done: T | Failure) -> T:
    if isinstance(done, Failure):
        raise CommandError.of(ExitCode.UNWRITABLE, done)
    return done


def _answer(done: EventWrite, output_format: str) -> ExitCode:
    if output_format == "json":
        answer = {"id": done.id, "path": str(done.path), "line": done.line, "written": bool(done.digest)}
        write_stdout(dump(answer), "\n")
    else:
        write_stdout(f"{done.path}:{done.line}: {done.id}\n")
        write_message(done.what if done.digest else "nothing to change: the event is like that already")
    return ExitCode.OK
