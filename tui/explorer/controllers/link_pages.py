"""The pages that links lead to: passages, sources, differences and others."""

from __future__ import annotations

from typing import assert_never

from tui.chronology.keys import CitationKey
from tui.explorer.screens.differences import DifferencesScreen
from tui.explorer.screens.help_screen import HelpScreen, help_content
from tui.explorer.screens.list_page import HELP, ListPage, PageContent
from tui.explorer.screens.page_context import PageContext
from tui.explorer.screens.pages import PAGES, PASSAGE_KEYS
from tui.explorer.screens.positions.positions_page import positions_page
from tui.explorer.screens.related_pages import citing_page, grouped_page
from tui.views.links import (
    CitingLink,
    DifferenceLink,
    GroupedLink,
    HelpLink,
    PageLink,
    PassageLink,
    PassagePlace,
    PositionsLink,
    SourceLink,
    SpeakerLink,
    StatementsLink,
    ToPage,
)
from tui.views.related_events import citing_events as citing_rows
from tui.views.source import passage_lines, short_name, source_choices

_AROUND = 200
"""Passages before and after the linked one that the page includes."""


def open_page(context: PageContext, written: PageContent) -> ListPage:
    """Return a page over the panes; the help has a line to find a key on."""
    if written.title == HELP:
        return HelpScreen(written.lines, context.follow, context.ascii_only)
    return ListPage(written, context.follow, context.ascii_only)


def _passage(context: PageContext, key: CitationKey) -> ListPage | None:
    """Return a source at a passage, or from its beginning where the link is to the whole."""
    index, highlight_terms = context.project.index, context.query.highlight_terms
    source = index.source(key.source, context.query.public_day)
    if source is None:
        return None
    passages = index.passages(key.source)
    number = next((passage.number for passage in passages if passage.key == key.passage), None)
    title = short_name(source)
    if number is None:
        lines = source_choices(source, passages[: 2 * _AROUND])
        content = PageContent(
            title,
            lines,
            frozenset({PassageLink}),
            keys=f"Enter opens · {PASSAGE_KEYS}",
            highlight_terms=highlight_terms,
            passage=key,
        )
        return open_page(context, content)
    events = citing_rows(index, key.source, key.passage, context.query.whole)
    lines = passage_lines(source, passages, number, _AROUND, cited_by=events, marks=context.marks)
    return open_page(
        context,
        PageContent(title, lines, at=PassagePlace(number), highlight_terms=highlight_terms, passage=key),
    )


def _citing(context: PageContext, key: CitationKey) -> ListPage | None:
    """Return the events that cite a passage, or a source as a whole."""
    index = context.project.index
    source = index.source(key.source, context.query.public_day)
    if source is None:
        return None
    passages = index.passages(key.source) if key.passage else ()
    passage = next((candidate for candidate in passages if candidate.key == key.passage), None)
    return open_page(context, citing_page(context, source, passage))


def _difference(context: PageContext, name: str) -> ListPage | None:
    """Return the versions of a difference side by side, with those of its events that were public."""
    index, day = context.project.index, context.query.public_day
    difference = next((item for item in index.differences(as_of=day) if item.id == name), None)
    if difference is None:
        return None
    public = context.query.whole
    listed = [event for event in difference.events if index.position(public, event) is not None]
    events = [event.row for item in listed if (event := index.event(item, day))]
    return DifferencesScreen(difference, events, context.follow, context.ascii_only)


def _statements(context: PageContext, link: SpeakerLink | StatementsLink) -> ListPage | None:
    # Only this page needs what gathers statements.
    from tui.explorer.screens.statements.speaker_pages import statements_page  # noqa: PLC0415

    content = statements_page(context, link)
    return open_page(context, content) if content else None


def linked_page(context: PageContext, link: ToPage) -> ListPage | None:
    """Return the page that a link leads to; None where what it is about does not exist."""
    match link:
        case PassageLink(key):
            return _passage(context, key)
        case SourceLink(name):
            return _passage(context, CitationKey(name))
        case CitingLink(key):
            return _citing(context, key)
        case DifferenceLink(name):
            return _difference(context, name)
        case SpeakerLink() | StatementsLink():
            return _statements(context, link)
        case PositionsLink(party):
            return open_page(context, positions_page(context, party))
        case GroupedLink(field):
            return open_page(context, grouped_page(context, field))
        case HelpLink(first):
            return open_page(context, help_content(first, context.commands, context.marks))
        case PageLink(command):
            return open_page(context, PAGES[command](context))
        case _:
            assert_never(link)
