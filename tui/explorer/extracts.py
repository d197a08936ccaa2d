"""What can be exported from where the reader is: the range, what the search finds, everything."""

from __future__ import annotations

import os
from dataclasses import dataclass

from tui import __version__
from tui.explorer.browsing import Browsing
from tui.explorer.found import Found
from tui.exporting.exported import Exported
from tui.exporting.extract import Selection, gather, today_of
from tui.exporting.formats import FORMATS
from tui.index.index import Index
from tui.reading.query import Query
from tui.text.counted import counted
from tui.text.words import fold


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


def render(index: Index, selection: Selection) -> Exported:
    """The text of an extract, dated today or as `SOURCE_DATE_EPOCH` says."""
    gathered = gather(index, selection, program=f"dateline {__version__}", today=today_of(os.environ))
    return FORMATS["markdown"].write(gathered)


def markdown_of(index: Index, query: Query, ids: tuple[str, ...]) -> Exported:
    """Some of the events a query finds, as Markdown."""
    return render(index, Selection(query, ids))
