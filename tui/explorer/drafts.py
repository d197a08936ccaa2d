"""Drafting an event from a dated passage: which date is meant, and what is said of one that is refused."""

from __future__ import annotations

from collections.abc import Sequence

from tui.chronology.problem import Place
from tui.evidence.dated.reader import Reading
from tui.explorer.choosing import Written
from tui.index.index import Index
from tui.project.drafting import Draft, draft, splice
from tui.project.locking import SHORT
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.reading.inputs import NAME
from tui.views.dated import dates_of
from tui.views.lines import BLANK, Role, Span, line, paragraph


def readings_of(index: Index, passage: str) -> tuple[Reading, ...]:
    """The dates that a passage may give.

    Args:
        index: What holds it.
        passage: As a citation writes it: `source#key`.
    """
    name, _, key = passage.partition("#")
    source = index.source(name)
    passages = index.passages(name) if source else []
    return next((dates_of(source, each).readings for each in passages if source and each.key == key), ())


def which_date(passage: str, readings: Sequence[Reading]) -> Written:
    """A page that asks which of several dates is meant: none is taken for the reader."""
    lines = [
        line(Span(reading.date, Role.DATE), f"  {reading.reason}", hang=2, anchor=f"reading:{passage}:{at}")
        for at, reading in enumerate(readings)
    ]
    return Written(f"Draft an event from {passage}: which date?", lines, frozenset({"reading"}))


def drafted(project: Project, passage: str, reading: Reading) -> tuple[str, Place] | Written:
    """Write a draft into events.yaml.

    Returns:
        The event's id and where it is; or a page that says why it could not be written, with its lines to be
        pasted where there are any.
    """
    if project.is_example:
        return _refused(Refused("this is the example", "open a chronology of your own: dateline PATH"))
    if project.read_only:
        return _refused(Refused("this is read-only", "draft it where the chronology is written"))
    name, _, key = passage.partition("#")
    made = draft(project.root, name, key, reading)
    if isinstance(made, Refused):
        return _refused(made)
    written = splice(made, patience=SHORT)
    if isinstance(written, Refused):
        return _refused(written, made)
    return written.id, Place(NAME, written.line)


def _refused(why: Refused, made: Draft | None = None) -> Written:
    said = [line(Span(why.message, Role.PROBLEM)), *paragraph(why.remedy, Role.QUIET)]
    # Not as a paragraph: the lines of YAML keep their indents.
    snippet = [line(row) if row.strip() else BLANK for row in made.snippet.splitlines()] if made else []
    return Written("Not written", [*said, *([BLANK] if snippet else []), *snippet])
