"""From a link to its page: the table of link kinds, and the pages of passages, sources and differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.explorer.screens.differences import DifferencesScreen
from tui.explorer.screens.list_page import ListPage, PageContent
from tui.explorer.screens.page_context import PageContext
from tui.explorer.screens.pages import PAGES
from tui.explorer.screens.related_pages import citing_page, grouped_page
from tui.parsing.query.parse_query import Query
from tui.views.related_events import citing_events as citing_rows
from tui.views.source import passage_lines, short_name, source_lines

_AROUND = 200
"""Passages before and after the linked one that the page includes."""


def open_page(asked: PageContext, written: PageContent) -> ListPage:
    """Return a page over the panes."""
    return ListPage(written, asked.follow, asked.ascii_only)


def _passage(asked: PageContext, which: str) -> ListPage | None:
    """Return a source at a passage, or from its beginning where the link is to the whole."""
    name, _, key = which.partition("#")
    index, lit = asked.project.index, asked.sought.highlight_terms
    source = index.source(name, asked.sought.as_of_day)
    if source is None:
        return None
    passages = index.passages(name)
    number = next((passage.number for passage in passages if passage.key == key), None)
    title = short_name(source)
    if number is None:
        lines = source_lines(source, passages[: 2 * _AROUND])
        return open_page(asked, PageContent(title, lines, lit=lit, passage=which))
    events = citing_rows(index, name, key, Query(as_of=asked.sought.as_of))
    lines = passage_lines(source, passages, number, _AROUND, cited_by=events, marks=asked.marks)
    return open_page(asked, PageContent(title, lines, at=f"passage:{number}", lit=lit, passage=which))


def _citing(asked: PageContext, which: str) -> ListPage | None:
    """Return the events that cite a passage, or a source as a whole."""
    name, _, key = which.partition("#")
    index = asked.project.index
    source = index.source(name, asked.sought.as_of_day)
    if source is None:
        return None
    passage = next((one for one in index.passages(name) if key and one.key == key), None)
    return open_page(asked, citing_page(asked, source, passage))


def _difference(asked: PageContext, which: str) -> ListPage | None:
    """Return the versions of a difference side by side, with those of its events that were public."""
    index, day = asked.project.index, asked.sought.as_of_day
    difference = next((each for each in index.differences(as_of=day) if each.id == which), None)
    if difference is None:
        return None
    known = Query(as_of=asked.sought.as_of)
    found = [event for event in difference.events if index.position(known, event) is not None]
    events = [event.row for each in found if (event := index.event(each, day))]
    return DifferencesScreen(difference, events, asked.follow, asked.ascii_only)


PAGE_FACTORIES: Mapping[str, Callable[[PageContext, str], ListPage | None]] = {
    "difference": _difference,
    "citing": _citing,
    "grouped": lambda asked, name: open_page(asked, grouped_page(asked, name)),
    "page": lambda asked, command: open_page(asked, PAGES[command](asked)),
    "passage": _passage,
    "source": _passage,
}
"""By the word before a link's colon: makes the page for what follows it; None where that does not exist."""
