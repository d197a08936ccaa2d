"""`corpus dates` and `corpus draft`: passages that give a date, and an event drafted from one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tui.chronology.edtf import EdtfError, parse
from tui.cli.chronology_command import ChronologyCommand, WritingCommand
from tui.cli.codes import Code
from tui.cli.opened import opened, unknown
from tui.cli.options import chronology, own_chronology, tell_other_meaning, text
from tui.cli.speaking import Stopped, answer, is_terminal, say
from tui.evidence.dated.reader import Reading
from tui.index.index import Index
from tui.index.records import PassageRecord, SourceRecord
from tui.project.finding import Wanted
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.text.counted import counted
from tui.views.as_json import array
from tui.views.dated import dated_json, dated_lines, dated_passages, dates_of, unused
from tui.views.lines import plain


@click.command(cls=ChronologyCommand)
@click.argument("wanted", metavar="[SOURCE]", type=text, default="")
@chronology
@click.option("--all", "show_all", is_flag=True, help="The passages that an event cites already, too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def dates(wanted: str, path: Wanted, form: str, *, show_all: bool) -> Code:
    """The passages that give a date no event uses yet.

    With every reading that their words allow, and why; without SOURCE, of every source.
    """
    with opened(path) as project:
        index = project.index
        sources = [_source(index, wanted)] if wanted else index.sources()
        found = [(source, dated_passages(index, source)) for source in sources]
        shown = [(source, every, every if show_all else unused(every)) for source, every in found]
        if form == "json":
            answer(array(dated_json(passage) for *_, some in shown for passage in some))
        else:
            texts = (plain(dated_lines(source, some, len(every))) for source, every, some in shown if some)
            answer("\n".join(texts))
        whole, free = (
            sum(len(every) for _, every in found),
            sum(len(unused(every)) for _, every in found),
        )
        say(f"{counted(whole, 'dated passage')}, {free} not used by any event")
    return Code.OK


@click.command(cls=WritingCommand)
@click.argument("wanted", metavar="SOURCE#KEY", type=text)
@own_chronology
@click.option(
    "--reading", "number", type=click.IntRange(min=1), metavar="N", help="Which reading of its dates."
)
@click.option("--date", "given", metavar="EDTF", type=text, help="Another date, of your own.")
@click.option(
    "--edit/--no-edit", default=None, help="Open your editor on it; as a rule, where this is a terminal."
)
def draft(wanted: str, path: Wanted, number: int | None, given: str | None, edit: bool | None) -> Code:
    """Draft an event from a passage, and put it into events.yaml at its place.

    Where a passage allows several readings, --reading or --date says which; none is chosen for you.
    """
    if number and given:
        raise click.UsageError("--reading and --date say the same: give one of them")
    with opened(path) as project:
        source, passage = _passage(project.index, wanted)
        reading = _own(given) if given else _chosen(source, passage, number)
        return _draft(project, passage, reading, is_edited=edit)


def _draft(project: Project, passage: PassageRecord, reading: Reading, *, is_edited: bool | None) -> Code:
    # Reading the files again takes YAML and the models, which no other answer here needs.
    from tui.project.drafting import draft as make  # noqa: PLC0415
    from tui.project.drafting import splice  # noqa: PLC0415

    drafted = make(project.root, passage.source, passage.key, reading)
    if isinstance(drafted, Refused):
        raise Stopped(Code.UNWRITABLE, drafted.message, drafted.remedy)
    spliced = splice(drafted, tell=say)
    if isinstance(spliced, Refused):
        if drafted.obstacle:
            answer(drafted.snippet)
        raise Stopped(Code.UNWRITABLE, spliced.message, spliced.remedy)
    answer(f"{spliced.path}:{spliced.line}: {spliced.id}\n")
    say("drafted: check warns until its tag `draft` is deleted")
    if is_edited or (is_edited is None and is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        _edit(spliced.path, spliced.line)
    return Code.OK


def _edit(path: Path, line: int) -> None:
    from tui.project.editing import editor_command, run_editor  # noqa: PLC0415  (as above)

    command = editor_command(os.environ, path, line)
    said = run_editor(command) if command else f"set EDITOR to open {path} at line {line}"
    if said:
        say(said)


def _source(index: Index, name: str) -> SourceRecord:
    source = index.source(name)
    if source is None:
        raise unknown("source", name, [known.id for known in index.sources()])
    return source


def _passage(index: Index, wanted: str) -> tuple[SourceRecord, PassageRecord]:
    name, _, key = wanted.partition("#")
    source = _source(index, name)
    passages = index.passages(name)
    # As a citation does: the first of a repeated label.
    found = next((passage for passage in passages if passage.key == key), None)
    if found is None:
        raise unknown("passage", wanted, [f"{name}#{passage.key}" for passage in passages])
    return source, found


def _own(given: str) -> Reading:
    try:
        when = parse(given)
    except EdtfError as error:
        raise Stopped(Code.USAGE, f"{given}: {error.reason}", error.remedy) from error
    tell_other_meaning(given)
    return Reading(when.text, "The date is the editor's")


def _chosen(source: SourceRecord, passage: PassageRecord, number: int | None) -> Reading:
    """The reading that is meant; raises `Stopped` with all of them where that is not said."""
    readings = dates_of(source, passage).readings
    key = f"{passage.source}#{passage.key}"
    if number is None and len(readings) == 1:
        return readings[0]
    if not readings:
        raise Stopped(Code.USAGE, f"{key} gives no date that can be read", "give one with --date EDTF")
    if number is None or number > len(readings):
        answer(f"{n:>4} {reading.date}  {reading.reason}\n" for n, reading in enumerate(readings, 1))
        said = f"{key} has {counted(len(readings), 'reading')}"
        raise Stopped(Code.USAGE, said, "choose one with --reading N, or give your own with --date EDTF")
    return readings[number - 1]
