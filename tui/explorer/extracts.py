"""What can be exported from where the reader is: the range, what the search finds, everything, the event."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, replace

from tui import __version__
from tui.explorer.browsing import Browsing
from tui.explorer.found import Found
from tui.exporting.exported import Exported, Loss
from tui.exporting.extract import Selection, gather, today_of
from tui.exporting.formats import FORMATS, Format
from tui.exporting.holdings import capital
from tui.index.index import Index
from tui.index.records import EventRow, Hidden
from tui.project.opening import Project
from tui.project.releasing import Withheld, release
from tui.reading.query import Query
from tui.text.clean import clean_line
from tui.text.counted import counted
from tui.text.words import fold
from tui.views.lines import BLANK, Line, Role, Span, heading, line
from tui.views.rendered import raw, rendered
from tui.views.unread import unread_words

_PLACES = 5
"""Named of each loss."""
_CLIPBOARD = 74_994
"""Bytes that a clipboard takes of terminals which allow a sequence 100,000 bytes, as hterm and others do."""


@dataclass(frozen=True, slots=True)
class Extract:
    """One choice of the export screen."""

    label: str
    """What it is, in a few words."""
    name: str
    """The file name to offer, without its extension."""
    selection: Selection


def extracts(found: Found, browsing: Browsing, title: str) -> list[Extract]:
    """The choices, the one most likely meant first.

    Args:
        found: What the search finds.
        browsing: The reader's place and range.
        title: Of the chronology; the files are named after it.
    """
    stem = fold(title).replace(" ", "-")[:40].strip("-") or "chronology"
    choices: list[Extract] = []
    if chosen := browsing.selection:
        ids = found.ids(*chosen)
        unread = chosen[1] - chosen[0] + 1 - len(ids)
        left_out = f", and {unread_words(unread)}" if unread else ""
        label = f"the range: {counted(len(ids), 'event')}{left_out}"
        choices.append(Extract(label, f"{stem}-range", Selection(found.query, ids)))
    if not found.query.is_empty:
        label = f"what the search finds: {counted(found.count, 'event')}"
        choices.append(Extract(label, f"{stem}-search", Selection(found.query)))
    choices.append(Extract("everything", stem, Selection(Query())))
    row = found.row(browsing.chosen[0]) if found.rows and not browsing.selection else None
    if isinstance(row, EventRow):
        choices.append(
            Extract(f"this event: {row.title}", f"{stem}-{row.id}", Selection(found.query, (row.id,)))
        )
    return choices


def render(
    project: Project,
    selection: Selection,
    accepted: Collection[str] = (),
    *,
    form: Format = FORMATS["markdown"],
    stem: str = "",
) -> Exported | Withheld:
    """The text of an extract, dated today or as `SOURCE_DATE_EPOCH` says; or why it may not leave.

    Args:
        project: The chronology.
        selection: What of it.
        accepted: Codes of the risks that the reader was shown and takes.
        form: How it is written.
        stem: The name its file will have, without the ending; empty where it goes to no file.
    """
    today = today_of(os.environ)
    gathered = gather(project.index, selection, program=f"dateline {__version__}", today=today)
    return release(project, replace(gathered, stem=stem), form.write, accepted)


def left_out(index: Index, selection: Selection) -> Hidden:
    """How much an extract leaves out because it was not known by the day that its query names."""
    day = selection.query.known_day
    if day is None:
        return Hidden()
    if selection.ids is None:
        return index.hidden(selection.query)
    events = (index.event(each, day) for each in selection.ids)
    return sum((event.hidden for event in events if event), Hidden())


def markdown_of(project: Project, query: Query, ids: tuple[str, ...], unread: int = 0) -> tuple[str, str]:
    """Some of the events a query finds, as Markdown, and what to say; no text where it may not leave.

    Args:
        project: The open chronology.
        query: What was searched for.
        ids: The events.
        unread: How many of the rows that were chosen cannot be read; the message says that they are left out.
    """
    left_out = f" Left out: {unread_words(unread)}." if unread else ""
    answer = render(project, Selection(query, ids))
    if isinstance(answer, Withheld):
        return "", f"Not copied: {clean_line(answer.message)}. The export screen (e) says more.{left_out}"
    return answer.text, f"Sent to the terminal's clipboard as Markdown.{too_long(answer.text)}{left_out}"


def too_long(text: str) -> str:
    """What to say of a text that many terminals take no more of than a part, or nothing; empty of others."""
    size = len(text.encode("utf-8", "replace"))
    if size <= _CLIPBOARD:
        return ""
    return f" It has {size:,} bytes, and many terminals take no more than {_CLIPBOARD:,}: a file is surer."


def reasons(withheld: Withheld) -> list[Line]:
    """Why an extract may not leave, for where its text would be."""
    lines = [heading("Nothing leaves: somebody could be known by it"), BLANK]
    if not withheld.risks:
        lines.append(line(f"{withheld.message}; {withheld.remedy}"))
    for risk in withheld.risks:
        lines += [line(f"{risk.code}: {risk.message}"), *(line(detail, indent=2) for detail in risk.lines)]
        lines += [line(f"→ {risk.remedy}"), BLANK]
    return lines


def preview(exported: Exported, form: Format, *, as_written: bool) -> list[Line]:
    """What the form cannot keep, then the text.

    Args:
        exported: What would be written.
        form: How.
        as_written: Whether to show the text as it stands in its file, and not as it is read.
    """
    shown = None if as_written else rendered(form.name, exported.text)
    lines = [] if shown is None else shown
    if shown is None:
        lines = raw(exported.text)
        if exported.companion:
            lines += [BLANK, heading(exported.companion.name), *raw(exported.companion.text)]
    return [*_lost(exported.losses), *lines]


def _lost(losses: tuple[Loss, ...]) -> list[Line]:
    if not losses:
        return []
    lines = [heading("Lost in this format")]
    for loss in losses:
        more = len(loss.where) - _PLACES
        places = "; ".join(loss.where[:_PLACES]) + (f"; and {more} more" if more > 0 else "")
        lines.append(line(f"- {capital(loss.what)} ", Span(f"({places})", Role.QUIET), hang=2))
    return [*lines, BLANK]
