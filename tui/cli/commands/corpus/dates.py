"""`corpus dates` and `corpus draft`: passages that give a date, and an event drafted from one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tui.chronology.edtf import EdtfError
from tui.chronology.keys import CitationKey
from tui.cli.chronology_command import ChronologyCommand, WritingCommand
from tui.cli.common_options import chronology, own_chronology, tell_reading, text_option
from tui.cli.completers import complete_passages, complete_sources
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, is_terminal, write_message, write_stdout
from tui.cli.project_context import open_chronology, unknown
from tui.cli.task_progress import TaskProgress
from tui.evidence.date_extraction.extract_dates import DateReading
from tui.index.protocol import Index
from tui.index.records import PassageRecord, SourceRecord
from tui.project.locate_project import Wanted
from tui.project.project import Project
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.views.json_output import array
from tui.views.lines import plain
from tui.views.passage_dates import (
    DatedPassage,
    date_json,
    date_lines,
    extract_passage_dates,
    list_dated_passages,
    source_context,
    unused_dates,
)


@click.command(cls=ChronologyCommand)
@click.argument("wanted", metavar="[SOURCE]", shell_complete=complete_sources, type=text_option, default="")
@chronology
@click.option("--all", "show_all", is_flag=True, help="Also list passages that an event cites already.")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def dates(wanted: str, path: Wanted, output_format: str, *, show_all: bool) -> ExitCode:
    """List the passages with a date that no event cites yet.

    With every possible reading of the date, and why; without SOURCE, for all sources.

    Args:
        wanted: The id of a source; empty for all.
        path: Which chronology.
        output_format: `text` or `json`.
        show_all: Whether passages that an event uses are listed too.
    """
    with open_chronology(path) as project:
        index = project.index
        sources = [_source(index, wanted)] if wanted else index.sources()
        by_source = _dated(index, sources)
        shown = [(source, dated, dated if show_all else unused_dates(dated)) for source, dated in by_source]
        if output_format == "json":
            write_stdout(array(date_json(passage) for *_, passages in shown for passage in passages))
        else:
            texts = (
                plain(date_lines(source, passages, len(dated)))
                for source, dated, passages in shown
                if passages
            )
            write_stdout("\n".join(texts))
        whole, free = (
            sum(len(dated) for _, dated in by_source),
            sum(len(unused_dates(dated)) for _, dated in by_source),
        )
        write_message(f"{pluralize(whole, 'dated passage')}, {free} not cited by any event")
    return ExitCode.OK


@click.command(cls=WritingCommand)
@click.argument("wanted", metavar="SOURCE#KEY", shell_complete=complete_passages, type=text_option)
@own_chronology
@click.option(
    "--reading", "number", type=click.IntRange(min=1), metavar="N", help="Which of its readings to use."
)
@click.option("--date", "given", metavar="DATE", type=text_option, help="Use this date instead.")
@click.option(
    "--edit/--no-edit", default=None, help="Open the draft in your editor (default: yes, in a terminal)."
)
def draft(wanted: str, path: Wanted, number: int | None, given: str | None, edit: bool | None) -> ExitCode:
    """Draft an event from a passage, and add it to events.yaml.

    If a passage has several readings, choose one with --reading or --date.

    Args:
        wanted: The passage: `SOURCE#PASSAGE`.
        path: Which chronology.
        number: Of the reading, from 1; None where it is not chosen.
        given: A date in EDTF in place of the readings; None to use them.
        edit: Whether to open the editor at the event; None to do so on a terminal only.

    Raises:
        UsageError: Both a reading and a date are given.
    """
    if number and given:
        raise click.UsageError("use --reading or --date, not both")
    with open_chronology(path) as project:
        source, passage = _passage(project.index, wanted)
        reading = _own(given) if given else _chosen(project.index, source, passage, number)
        return _draft(project, passage, reading, is_edited=edit)


def _draft(
    project: Project, passage: PassageRecord, reading: DateReading, *, is_edited: bool | None
) -> ExitCode:
    # Imported here: YAML and the models are slow to import, and only this needs them.
    from tui.project.event_drafts import build_draft as make  # noqa: PLC0415
    from tui.project.event_drafts import insert_draft  # noqa: PLC0415

    drafted = make(project.root, passage.citation_key, reading)
    if isinstance(drafted, Failure):
        raise CommandError.of(ExitCode.UNWRITABLE, drafted)
    spliced = insert_draft(drafted, tell=write_message)
    if isinstance(spliced, Failure):
        if drafted.obstacle:
            write_stdout(drafted.snippet)
        raise CommandError.of(ExitCode.UNWRITABLE, spliced)
    write_stdout(f"{spliced.path}:{spliced.line}: {spliced.id}\n")
    write_message("drafted: `dateline check` warns until you delete its tag `draft`")
    if is_edited or (is_edited is None and is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        _edit(spliced.path, spliced.line)
    return ExitCode.OK


def _edit(path: Path, line: int) -> None:
    from tui.project.external_editor import editor_command, run_editor  # noqa: PLC0415  (as above)

    command = editor_command(os.environ, path, line)
    message = run_editor(command) if command else f"set EDITOR to open {path} at line {line}"
    if message:
        write_message(message)


def _dated(index: Index, sources: Sequence[SourceRecord]) -> list[tuple[SourceRecord, list[DatedPassage]]]:
    """Each source with its dated passages; on a terminal it is shown how far the reading is."""
    progress = TaskProgress(unit="passage")
    count, before = sum(source.passages for source in sources), 0
    found: list[tuple[SourceRecord, list[DatedPassage]]] = []
    try:
        for source in sources:

            def show(number: int, before: int = before) -> None:
                progress(before + number, count)

            found.append((source, list_dated_passages(index, source, show)))
            before += source.passages
    finally:
        progress.end()
    return found


def _source(index: Index, name: str) -> SourceRecord:
    source = index.source(name)
    if source is None:
        raise unknown("source", name, [record.id for record in index.sources()])
    return source


def _passage(index: Index, wanted: str) -> tuple[SourceRecord, PassageRecord]:
    key = CitationKey.parse(wanted)
    source = _source(index, key.source)
    passages = index.passages(key.source)
    # As in citations: the first of a repeated label.
    chosen = next((passage for passage in passages if passage.key == key.passage), None)
    if chosen is None:
        raise unknown("passage", wanted, [str(passage.citation_key) for passage in passages])
    return source, chosen


def _own(given: str) -> DateReading:
    from tui.chronology.date_reader.typed_dates import use_typed_date  # noqa: PLC0415

    try:
        when = use_typed_date(given)
    except EdtfError as error:
        raise CommandError(ExitCode.USAGE, f"{given}: {error.reason}", error.remedy) from error
    tell_reading(given, when)
    return DateReading(when.text, "The editor gave the date")


def _chosen(index: Index, source: SourceRecord, passage: PassageRecord, number: int | None) -> DateReading:
    """Return the chosen reading; raises `CommandError` with all of them where none is chosen."""
    context = source_context(source, index.passages(source.id))
    readings = extract_passage_dates(source, passage, context).readings
    key = passage.citation_key
    if number is None and len(readings) == 1:
        return readings[0]
    if not readings:
        raise CommandError(
            ExitCode.USAGE, f"{key} gives no date that can be read", "give one with --date EDTF"
        )
    if number is None or number > len(readings):
        write_stdout(f"{n:>4} {reading.date}  {reading.reason}\n" for n, reading in enumerate(readings, 1))
        message = f"{key} has {pluralize(len(readings), 'reading')}"
        raise CommandError(
            ExitCode.USAGE, message, "choose one with --reading N, or give your own with --date EDTF"
        )
    return readings[number - 1]
