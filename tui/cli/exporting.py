"""`export`: an extract that describes itself, to standard output or into a file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from tui import __version__
from tui.cli.chronology_command import QueryCommand
from tui.cli.codes import Code
from tui.cli.opened import not_read, opened
from tui.cli.options import IN_RANGE, Asked, asking, text
from tui.cli.speaking import Stopped, hand_over, say, tell_hidden
from tui.exporting.exported import Exported
from tui.exporting.extract import Counts, Selection, gather, today_of
from tui.exporting.formats import FORMATS, Format, UnknownEnding, format_for, is_misnamed
from tui.project.opening import Project
from tui.project.publishing import publish
from tui.project.refused import Refused
from tui.project.releasing import Withheld, release
from tui.text.counted import counted

STDOUT = "-"
_SHOWN = 20
"""Reasons that are said of each risk."""


@click.command(cls=QueryCommand)
@click.argument("words", metavar="[QUERY]", type=text, nargs=-1)
@asking(*IN_RANGE)
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(FORMATS)),
    help="The form; else the one of FILE's ending; markdown where it has none.",
)
@click.option(
    "-o", "--output", metavar="FILE", default=STDOUT, help="Where to; - for standard output, the default."
)
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.option(
    "--accept-risk",
    "accepted",
    metavar="CODE",
    multiple=True,
    help="Export in spite of this risk to somebody's anonymity, once it was shown; may be repeated.",
)
def export(
    asked: Asked,
    words: tuple[str, ...],
    kind: str | None,
    output: str,
    accepted: tuple[str, ...],
    *,
    force: bool,
) -> Code:
    """An extract with citations, sources, and what it omits.

    QUERY is as for list. Where a protected person could be known by it, nothing is exported, and the reasons
    are said.
    """
    form = _form(kind, output)
    with opened(asked.path) as project:
        selection = Selection(asked.query(project.index, words))
        today = today_of(os.environ)
        extract = gather(project.index, selection, program=f"dateline {__version__}", today=today)
        if output != STDOUT:
            extract = replace(extract, stem=form.stem(Path(output).name))
        exported = _released(release(project, extract, form.write, accepted))
        _deliver(project, exported, output, form, force=force)
        _tell(exported, extract.counts)
        tell_hidden(extract.hidden)
    return Code.OK


def _form(kind: str | None, output: str) -> Format:
    """The format that is asked for; raises `Stopped` where the name of the file promises what none is."""
    form = FORMATS[kind] if kind else FORMATS["markdown"]
    if not kind and output != STDOUT:
        named = format_for(Path(output).name)
        if isinstance(named, UnknownEnding):
            raise Stopped(Code.USAGE, named.message, f"{named.remedy}, or name a format: --format NAME")
        form = named
    return form


def _released(answered: Exported | Withheld) -> Exported:
    if isinstance(answered, Exported):
        return answered
    if not answered.risks:
        raise Stopped(Code.USAGE if answered.unknown else Code.UNWRITABLE, answered.message, answered.remedy)
    for risk in answered.risks:
        say(f"{risk.code}: {risk.message}", risk.remedy)
        for detail in risk.lines[:_SHOWN]:
            say(f"  {detail}")
        if len(risk.lines) > _SHOWN:
            say(f"  and {len(risk.lines) - _SHOWN} more")
    options = " ".join(f"--accept-risk {code}" for code in answered.codes)
    raise Stopped(
        Code.UNWRITABLE, "nothing was exported", f"put it right; or, if you answer for it, add {options}"
    )


def _deliver(project: Project, exported: Exported, output: str, form: Format, *, force: bool) -> None:
    if output == STDOUT:
        hand_over(exported.text)
        return
    published = publish(Path(output), exported, root=project.root, force=force)
    if isinstance(published, Refused):
        raise Stopped(Code.UNWRITABLE, published.message, published.remedy)
    written, beside = published.file, published.beside
    said = f"{'replaced' if written.replaced else 'wrote'} {output} ({written.size} bytes) as {form.name}"
    if beside:
        said += f", and beside it {beside.path.name} ({beside.size} bytes)"
    say(said)
    if is_misnamed(Path(output).name, form):
        say(f"{output} holds {form.name}, whatever its ending says")


def _tell(exported: Exported, counts: Counts) -> None:
    """What is in it, what is not, and what the format could not keep."""
    doubtful = f"; {counts.possible} only possibly in the range" if counts.possible else ""
    undated = f"; {counts.undated} undated left out" if counts.undated else ""
    hidden = f"; {counts.hidden} hidden" if counts.hidden or not counts.unread else ""
    unread = not_read(counts.unread)
    say(f"{counts.shown} of {counted(counts.events, 'event')}{hidden}{doubtful}{undated}{unread}")
    for loss in exported.losses:
        where = ", ".join(loss.where[:3]) + (", ..." if len(loss.where) > 3 else "")
        say(f"{loss.what} ({where})")
