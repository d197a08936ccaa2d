"""What the pages over the panes say: help, the chronology itself, differences, problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.checking.report import as_text
from tui.project.opening import Project
from tui.views.differences import accounts_lines
from tui.views.keys import keys_lines
from tui.views.lines import BLANK, Line, Role, Span, field, heading, line, paragraph
from tui.views.marks import ASCII, UNICODE
from tui.views.source import sources_lines

_ABOUT_PANES = {
    "timeline": "Every event found, one a line, in the order of dates; undated ones where they are placed.",
    "detail": "Everything about the event under the cursor: its clocks, sources, differing accounts, notes.",
    "excerpt": "The passage that the citation rests on, in its context, and how the citation stands.",
    "overview": "One lane a kind of event: solid where it was certainly going on, light where possibly.",
}


def _help(project: Project, pane: str, ascii_only: bool) -> list[Line]:
    """The pane that has the focus, the signs, and every key."""
    marks = ASCII if ascii_only else UNICODE
    signs = (
        (marks.exact, "a known day"),
        (marks.coarse, "one moment somewhere in a longer time"),
        (marks.lasting, "something that lasted"),
        (marks.undated, "undated, kept in its place by the events around it"),
        (marks.differs, "the sources differ"),
        (f"{marks.certain} {marks.possible}", "overview: certainly, possibly going on"),
        (marks.moment, "overview: an event on a known day"),
        ("est adm", "standing: established, admitted"),
        ("rep alg dis", "standing: reported, alleged, disputed"),
    )
    return [
        *paragraph(_ABOUT_PANES[pane]),
        BLANK,
        heading("Signs"),
        *(line(Span(sign.ljust(14), Role.KEY), meaning, indent=2, hang=16) for sign, meaning in signs),
        BLANK,
        *keys_lines(),
        BLANK,
        heading("The search line"),
        *paragraph("words are found by their beginnings, all of them; “a phrase”; -not", indent=2),
        *paragraph("kind: actor: source: standing: tag: origin: voice: followed by an id", indent=2),
        *paragraph("in:2013  before:2013-05  after:2004  known-by:2013-12, any EDTF date", indent=2),
        *paragraph("is:disputed approximate undated single-origin sealed unverified", indent=2),
    ]


def _about(project: Project, pane: str, ascii_only: bool) -> list[Line]:
    """The chronology: what it is, its notice, its sources, the hashes of its files."""
    index, warning = project.index, project.warning
    info = index.info
    return [
        line(Span(info.title, Role.TITLE)),
        BLANK,
        *paragraph(info.about),
        BLANK,
        heading("Content notice"),
        *paragraph(info.notice or "None.", Role.NOTE),
        BLANK,
        field("Events", str(info.events)),
        field("Differ", f"{info.differing} events, {info.accounts} accounts of differences"),
        field("Problems", f"{info.errors} errors, {info.warnings} warnings"),
        *([field("Index", Span(warning, Role.PROBLEM))] if warning else []),
        BLANK,
        heading(f"Sources ({info.sources})"),
        *sources_lines(index.sources()),
        BLANK,
        heading("Files (SHA-256)"),
        *(line(f"{name}  ", Span(digest, Role.QUIET), hang=4) for name, digest in info.digests),
    ]


def _differences(project: Project, pane: str, ascii_only: bool) -> list[Line]:
    """Every account of a difference, or that there is none."""
    return accounts_lines(project.index.accounts()) or paragraph(
        "The sources differ nowhere, as far as is recorded."
    )


def _problems(project: Project, pane: str, ascii_only: bool) -> list[Line]:
    """The report of the checks, or that they found nothing."""
    problems = project.index.problems()
    if not problems:
        return paragraph("The checks found nothing.")
    return [line(row) for row in as_text(problems).splitlines()]


PAGES: Mapping[str, tuple[str, Callable[[Project, str, bool], list[Line]]]] = {
    "help": ("Help", _help),
    "about": ("This chronology", _about),
    "differences": ("Where the sources differ", _differences),
    "problems": ("Problems", _problems),
}
"""By the command that opens it: its title, and its lines for a project, a pane, and signs in ASCII or not."""
