"""The pages that lead from event to event: what is related, who acts, what rests on a passage, and groups."""

from __future__ import annotations

from tui.explorer.asked import Asked
from tui.explorer.choosing import Written
from tui.index.records import PassageRecord, SourceRecord
from tui.reading.query import Query
from tui.text.counted import counted
from tui.views.keymap import key_of
from tui.views.keys import key_words
from tui.views.lines import BLANK, Line, Role, Span, line, paragraph
from tui.views.related import grouped as grouped_by
from tui.views.related import groups_lines, related, resting_on, with_value

_KINDS = frozenset({"event", "query", "account", "passage"})
_LISTED = 30
"""Events that are listed of each group: a page can be scrolled."""


def related_events(asked: Asked) -> Written:
    """The events related to the one under the cursor, by why."""
    title = "Related events"
    if asked.record is None:
        return Written(title, paragraph("There is no event under the cursor."))
    groups = related(asked.project.index, asked.record, asked.sought.known_by, _LISTED)
    if not groups:
        return Written(title, paragraph("No other event shares anything with it."))
    at = next((f"event:{row.id}" for group in groups for row in group.rows), "")
    head = [line(Span(asked.record.row.title, Role.TITLE)), BLANK]
    return Written(title, [*head, *groups_lines(groups, asked.marks, "other event", ids=False)], _KINDS, at)


def actors(asked: Asked) -> Written:
    """The actors of the event under the cursor, each of which leads to all of its events."""
    title = "Actors of the event"
    named = asked.record.actors if asked.record else ()
    if not named:
        return Written(title, paragraph("This event names no actor."))
    index, known = asked.project.index, Query(known_by=asked.sought.known_by)
    lines: list[Line] = []
    for actor in named:
        query = with_value(known, "actor", actor.id)
        # What a protected person does or did helps to tell who it is.
        role = f", {actor.role}" if actor.role and not actor.protected else ""
        events = counted(index.count(query), "event")
        lines.append(line(actor.name, Span(f"{role}  {events}", Role.QUIET), hang=2, anchor=f"query:{query}"))
    keys = "Enter shows all events · Esc back"
    return Written(title, lines, frozenset({"query"}), keys=keys)


def citing_events(asked: Asked) -> Written:
    """The events that rest on the excerpt's passage."""
    if asked.cited is None or asked.cited.source is None:
        return Written(_RESTING, paragraph("The excerpt shows no source."))
    return citing(asked, asked.cited.source, asked.cited.passage)


_RESTING = "What rests on this"


def citing(asked: Asked, source: SourceRecord, passage: PassageRecord | None) -> Written:
    """The events that rest on a passage, and on its source."""
    text = [line(Span(passage.text, Role.NOTE)), BLANK] if passage else []
    groups = resting_on(asked.project.index, source, passage, asked.sought.known_by)
    own = asked.record.row.id if asked.record else ""
    shown = [*text, *groups_lines(groups, asked.marks, ids=False)]
    return Written(_RESTING, shown, frozenset({"event", "query"}), f"event:{own}", lit=asked.sought.lit)


def by_actor(asked: Asked) -> Written:
    """The events found, grouped by actor."""
    return grouped(asked, "actor")


def grouped(asked: Asked, name: str) -> Written:
    """The events found, grouped by `actor` or `source`, the largest group first."""
    groups = grouped_by(asked.project.index, asked.sought, name, _LISTED)
    found = asked.sought.describe()
    head = [line(Span(found[:1].upper() + found[1:], Role.QUIET)), BLANK]
    lines = groups_lines(groups, asked.marks, ids=False) or paragraph(f"No {name} is named by what is found.")
    key = key_words(key_of(asked.commands, "turn-page"))
    keys = f"Enter opens · {key} by {'source' if name == 'actor' else 'date'}" if key else ""
    turn = "grouped:source" if name == "actor" else ""
    at = groups[0].anchor if groups else ""
    return Written(f"By {name}", [*head, *lines], frozenset({"event", "query"}), at, keys, turn=turn)
