"""The pages that link events: related events, actors, events that cite a passage, results in groups."""

from __future__ import annotations

from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.index.records import PassageRecord, SourceRecord
from tui.parsing.query.describe_query import describe_query
from tui.text.plural import pluralize
from tui.views.keys.key_format import key_words
from tui.views.keys.keymap import key_for
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line, paragraph
from tui.views.links import DifferenceLink, EventLink, GroupedLink, PassageLink, QueryLink, SpeakerLink
from tui.views.related_events import group_results as grouped_by
from tui.views.related_events import groups_lines, related_groups, set_field, supported_events

_KINDS = frozenset({EventLink, QueryLink, DifferenceLink, PassageLink})
_LISTED = 30
"""Events that are listed of each group; the page can be scrolled."""


def related_page(context: PageContext) -> PageContent:
    """Return the events related to the current one, grouped by reason."""
    title = "Related events"
    if context.record is None:
        return PageContent(title, paragraph("No event is selected."))
    groups = related_groups(context.project.index, context.record, context.query.public_by, _LISTED)
    if not groups:
        return PageContent(title, paragraph("No related events."))
    at = next((EventLink(row.id) for group in groups for row in group.rows), None)
    head = [line(TextSpan(context.record.row.title, TextRole.TITLE)), BLANK]
    return PageContent(
        title, [*head, *groups_lines(groups, context.marks, "other event", ids=False)], _KINDS, at
    )


def actors_page(context: PageContext) -> PageContent:
    """Return the actors of the current event, each with a link to all of its events."""
    title = "Actors of the event"
    named = context.record.actors if context.record else ()
    if not named:
        return PageContent(title, paragraph("This event names no actor."))
    index, public = context.project.index, context.query.whole
    issued = {source.id for source in index.sources(context.query.public_day)}
    lines: list[Line] = []
    for actor in named:
        query = set_field(public, "actor", actor.id)
        # The role of a protected person could help to identify them.
        role = f", {actor.role}" if actor.role and not actor.protected else ""
        events = pluralize(index.count(query), "event")
        lines.append(
            line(
                actor.name,
                TextSpan(f"{role}  {events}", TextRole.QUIET),
                hang=2,
                anchor=QueryLink(str(query)),
            )
        )
        if any(passage.source in issued for passage in index.statements(actor.id)):
            lines.append(line("what they said, day by day", indent=2, hang=4, anchor=SpeakerLink(actor.id)))
    keys = "Enter shows its events · Esc closes"
    return PageContent(title, lines, frozenset({QueryLink, SpeakerLink}), keys=keys)


def citing_events_page(context: PageContext) -> PageContent:
    """Return the events that cite the passage in the excerpt."""
    if context.cited is None or context.cited.source is None:
        return PageContent(_RESTING, paragraph("The excerpt shows no source."))
    return citing_page(context, context.cited.source, context.cited.passage)


_RESTING = "Events that cite this"


def citing_page(context: PageContext, source: SourceRecord, passage: PassageRecord | None) -> PageContent:
    """Return the events that cite a passage, and its source.

    Args:
        context: The state of the screen.
        source: The source.
        passage: A passage of it; None for the source alone.
    """
    text = [line(TextSpan(passage.text, TextRole.NOTE)), BLANK] if passage else []
    groups = supported_events(context.project.index, source, passage, context.query.public_by)
    own = context.record.row.id if context.record else ""
    shown = [*text, *groups_lines(groups, context.marks, ids=False)]
    return PageContent(
        _RESTING,
        shown,
        frozenset({EventLink, QueryLink}),
        EventLink(own),
        highlight_terms=context.query.highlight_terms,
    )


def by_actor_page(context: PageContext) -> PageContent:
    """Return the results, grouped by actor."""
    return grouped_page(context, "actor")


def grouped_page(context: PageContext, name: str) -> PageContent:
    """Return the results, grouped by `actor` or `source`, the largest group first."""
    groups = grouped_by(context.project.index, context.query, name, _LISTED)
    description = describe_query(context.query)
    head = [line(TextSpan(description[:1].upper() + description[1:], TextRole.QUIET)), BLANK]
    lines = groups_lines(groups, context.marks, ids=False) or paragraph(f"The events found name no {name}.")
    key = key_words(key_for(context.commands, "turn-page"))
    turn = (GroupedLink("source"),) if name == "actor" else ()
    closed_by = f"{key} by source · Esc closes" if turn else f"{key} or Esc closes"
    keys = f"Enter opens · {closed_by}" if key else ""
    at = groups[0].anchor if groups else None
    return PageContent(f"By {name}", [*head, *lines], frozenset({EventLink, QueryLink}), at, keys, turn=turn)
