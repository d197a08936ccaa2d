"""The pages that links lead to, by the kind of the link: passages, sources, differences and others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.explorer.screens.differences import DifferencesScreen
from tui.explorer.screens.help_screen import HelpScreen, help_content
from tui.explorer.screens.list_page import HELP, ListPage, PageContent
from tui.explorer.screens.page_context import PageContext
from tui.explorer.screens.pages import PAGES
from tui.explorer.screens.related_pages import citing_page, grouped_page
from tui.parsing.query.parse_query import Query
from tui.views.related_events import citing_events as citing_rows
from tui.views.source import passage_lines, short_name, source_lines

_AROUND = 200
"""Passages before and after the linked one that the page includes."""


def open_page(context: PageContext, written: PageContent) -> ListPage:
    """Return a page over the panes; the help has a line to find a key on."""
    if written.title == HELP:
        return HelpScreen(written.lines, context.follow, context.ascii_only)
    return ListPage(written, context.follow, context.ascii_only)


def _passage(context: PageContext, target: str) -> ListPage | None:
    """Return a source at a passage, or from its beginning where the link is to the whole."""
    name, _, key = target.partition("#")
    index, highlight_terms = context.project.index, context.query.highlight_terms
    source = index.source(name, context.query.as_of_day)
    if source is None:
        return None
    passages = index.passages(name)
    number = next((passage.number for passage in passages if passage.key == key), None)
    title = short_name(source)
    if number is None:
        lines = source_lines(source, passages[: 2 * _AROUND])
        return open_page(context, PageContent(title, lines, highlight_terms=highlight_terms, passage=target))
    events = citing_rows(index, name, key, Query(as_of=context.query.as_of))
    lines = passage_lines(source, passages, number, _AROUND, cited_by=events, marks=context.marks)
    return open_page(
        context,
        PageContent(title, lines, at=f"passage:{number}", highlight_terms=highlight_terms, passage=target),
    )


def _citing(context: PageContext, target: str) -> ListPage | None:
    """Return the events that cite a passage, or a source as a whole."""
    name, _, key = target.partition("#")
    index = context.project.index
    source = index.source(name, context.query.as_of_day)
    if source is None:
        return None
    passage = next((candidate for candidate in index.passages(name) if key and candidate.key == key), None)
    return open_page(context, citing_page(context, source, passage))


def _difference(context: PageContext, target: str) -> ListPage | None:
    """Return the versions of a difference side by side, with those of its events that were public."""
    index, day = context.project.index, context.query.as_of_day
    difference = next((item for item in index.differences(as_of=day) if item.id == target), None)
    if difference is None:
        return None
    public = Query(as_of=context.query.as_of)
    listed = [event for event in difference.events if index.position(public, event) is not None]
    events = [event.row for item in listed if (event := index.event(item, day))]
    return DifferencesScreen(difference, events, context.follow, context.ascii_only)


PAGE_FACTORIES: Mapping[str, Callable[[PageContext, str], ListPage | None]] = {
    "difference": _difference,
    "citing": _citing,
    "grouped": lambda context, name: open_page(context, grouped_page(context, name)),
    "help": lambda asked, where: open_page(asked, help_content(where, asked.commands, asked.marks)),
    "page": lambda context, command: open_page(context, PAGES[command](context)),
    "passage": _passage,
    "source": _passage,
}
"""By the word before a link's colon: makes the page for what follows it; None where that does not exist."""
