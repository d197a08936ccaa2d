"""`export`: an extract that describes itself, to standard output or into a file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tui import __version__
from tui.cli.codes import Code
from tui.cli.opened import opened
from tui.cli.options import IN_RANGE, Asked, asking, text
from tui.cli.speaking import Stopped, answer, say, tell_hidden
from tui.exporting.exported import Exported
from tui.exporting.extract import Counts, Selection, gather, today_of
from tui.exporting.formats import FORMATS
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.project.releasing import Withheld, release
from tui.project.writing import write

STDOUT = "-"
_SHOWN = 20
"""Reasons that are said of each risk."""


@click.command()
@click.argument("words", metavar="[QUERY]", type=text, nargs=-1)
@asking(*IN_RANGE)
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(FORMATS)),
    default="markdown",
    show_default=True,
    help="The form.",
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
    asked: Asked, words: tuple[str, ...], kind: str, output: str, accepted: tuple[str, ...], *, force: bool
) -> Code:
    """An extract with footnotes, sources, and what it omits.

    QUERY is as for list. Where a protected person could be known by it, nothing is exported, and the reasons
    are said.
    """
    with opened(asked.path) as project:
        selection = Selection(asked.query(project.index, words))
        today = today_of(os.environ)
        extract = gather(project.index, selection, program=f"dateline {__version__}", today=today)
        exported = _released(release(project, extract, FORMATS[kind].write, accepted))
        _deliver(project, exported, output, force=force)
        _tell(exported, extract.counts)
        tell_hidden(extract.hidden)
    return Code.OK


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


def _deliver(project: Project, exported: Exported, output: str, *, force: bool) -> None:
    if output == STDOUT:
        answer(exported.text)
        return
    written = write(Path(output), exported.text, force=force, root=project.root)
    if isinstance(written, Refused):
        raise Stopped(Code.UNWRITABLE, written.message, written.remedy)
    say(f"{'replaced' if written.replaced else 'wrote'} {output} ({written.size} bytes)")


def _tell(exported: Exported, counts: Counts) -> None:
    """What is in it, what is not, and what the format could not keep."""
    doubtful = f"; {counts.possible} only possibly in the range" if counts.possible else ""
    undated = f"; {counts.undated} undated left out" if counts.undated else ""
    say(f"{counts.shown} of {counts.shown + counts.hidden} events; {counts.hidden} hidden{doubtful}{undated}")
    for loss in exported.losses:
        where = ", ".join(loss.where[:3]) + (", ..." if len(loss.where) > 3 else "")
        say(f"{loss.what} ({where})")
