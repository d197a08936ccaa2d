"""What can be exported from where the reader is: the range, what the search finds, everything."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass

from tui import __version__
from tui.explorer.browsing import Browsing
from tui.explorer.found import Found
from tui.exporting.exported import Exported
from tui.exporting.extract import Selection, gather, today_of
from tui.exporting.formats import FORMATS
from tui.project.opening import Project
from tui.project.releasing import Withheld, release
from tui.reading.query import Query
from tui.text.clean import clean_line
from tui.text.counted import counted
from tui.text.words import fold
from tui.views.lines import BLANK, Line, heading, line


@dataclass(frozen=True, slots=True)
class Extract:
    """One choice of the export screen."""

    label: str
    """What it is, in a few words."""
    name: str
    """The file name to offer, without its extension."""
    selection: Selection


def extracts(found: Found, browsing: Browsing, title: str) -> list[Extract]:
    """The choices, the most particular first.

    Args:
        found: What the search finds.
        browsing: The reader's place and range.
        title: Of the chronology; the files are named after it.
    """
    stem = fold(title).replace(" ", "-")[:40].strip("-") or "chronology"
    choices: list[Extract] = []
    if chosen := browsing.selection:
        ids = found.ids(*chosen)
        choices.append(
            Extract(f"the range: {counted(len(ids), 'event')}", f"{stem}-range", Selection(found.query, ids))
        )
    if not found.query.is_empty:
        label = f"what the search finds: {counted(found.count, 'event')}"
        choices.append(Extract(label, f"{stem}-search", Selection(found.query)))
    choices.append(Extract("everything", stem, Selection(Query())))
    return choices


def render(project: Project, selection: Selection, accepted: Collection[str] = ()) -> Exported | Withheld:
    """The text of an extract, dated today or as `SOURCE_DATE_EPOCH` says; or why it may not leave."""
    today = today_of(os.environ)
    gathered = gather(project.index, selection, program=f"dateline {__version__}", today=today)
    return release(project, gathered, FORMATS["markdown"].write, accepted)


def markdown_of(project: Project, query: Query, ids: tuple[str, ...]) -> tuple[str, str]:
    """Some of the events a query finds, as Markdown, and what to say; no text where it may not leave."""
    answer = render(project, Selection(query, ids))
    if isinstance(answer, Withheld):
        return "", f"Not copied: {clean_line(answer.message)}. The export screen (e) says more."
    return answer.text, "Sent to the terminal's clipboard as Markdown."


def reasons(withheld: Withheld) -> list[Line]:
    """Why an extract may not leave, for where its text would be."""
    lines = [heading("Nothing leaves: somebody could be known by it"), BLANK]
    if not withheld.risks:
        lines.append(line(f"{withheld.message}; {withheld.remedy}"))
    for risk in withheld.risks:
        lines += [line(f"{risk.code}: {risk.message}"), *(line(detail, indent=2) for detail in risk.lines)]
        lines += [line(f"→ {risk.remedy}"), BLANK]
    return lines
