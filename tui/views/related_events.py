"""Related events of an event, and the events that cite a passage: in groups, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.chronology.edtf_date import EdtfDate
from tui.index.protocol import Index
from tui.index.records import EventRecord, EventRow, PassageRecord, SourceRecord
from tui.light_dataclass import replace
from tui.parsing.query.lexer import normalize_word
from tui.parsing.query.parse_query import Field, Query
from tui.text.plural import pluralize
from tui.views.event_line import list_line
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line
from tui.views.links import DifferenceLink, EventLink, PassageLink, QueryLink
from tui.views.source import short_name
from tui.views.symbols import UNICODE, Symbols

NEAREST = 6
"""How many events that share an actor or a source are listed by default."""
_FULL = 30
"""How many groups have their events listed; the others only have a count."""
_MOST = 200
"""The most groups of results, and the most events listed of those that cite a passage or a source."""


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Events that have one thing in common."""

    why: str
    rows: tuple[EventRow, ...]
    """In order of dates."""
    whole: int
    """How many there are, including those that are not listed."""
    anchor: DifferenceLink | PassageLink | QueryLink | None = None
    """What the heading opens; None for nothing."""


def set_field(query: Query, name: str, value: str) -> Query:
    """Return a query with one value for a field, in place of whatever it says of that field.

    Args:
        query: Its other fields are kept.
        name: One of `tui.parsing.query.fields.VALUE_FIELDS`.
        value: As written in the files.
    """
    others = (term for term in query.fields if term.name != name)
    return replace(query, fields=(*others, Field(name, (normalize_word(value),))), text="")


def related_groups(
    index: Index, event: EventRecord, as_of: EdtfDate | None = None, most: int = NEAREST
) -> list[RelatedGroup]:
    """Return the events related to an event; one that is related in several ways is in several groups.

    Args:
        index: The open index.
        event: The event, fetched for the same as-of day.
        as_of: Leave out what was not public by the end of this date; None for nothing.
        most: How many events to list of those that share an actor or a source.

    Returns:
        The groups that are not empty: the events it is placed after and before, those placed after and
        before it, then by difference, passage, actor and source.
    """
    finder = _RelatedFinder(index, event, Query(as_of=as_of), most)
    groups = (*finder.placed(), *finder.differing(), *finder.on_passages(), *finder.sharing())
    return [group for group in groups if group.rows]


@dataclass(frozen=True, slots=True)
class _RelatedFinder:
    index: Index
    event: EventRecord
    known: Query
    most: int

    def placed(self) -> Iterator[RelatedGroup]:
        """Yield the groups of `after` and `before`: those of this event, and of others that name it."""
        event = self.event
        links = self.index.linked(event.row.id, self.known.public_day)
        records = (self.index.event(row.id, self.known.public_day) for row in links)
        named = {record.row.id: (record.after, record.before) for record in records if record}
        for why, rows in (
            ("It comes after", [row for row in links if row.id == event.after]),
            ("It comes before", [row for row in links if row.id == event.before]),
            ("What comes after it", [row for row in links if named.get(row.id, ("", ""))[0] == event.row.id]),
            (
                "What comes before it",
                [row for row in links if named.get(row.id, ("", ""))[1] == event.row.id],
            ),
        ):
            yield RelatedGroup(why, tuple(rows), len(rows))

    def differing(self) -> Iterator[RelatedGroup]:
        """Yield a group for each difference that the event is part of."""
        links = self.index.linked(self.event.row.id, self.known.public_day)
        for difference in self.event.differences:
            rows = tuple(row for row in links if row.id in difference.events)
            yield RelatedGroup(
                f"One difference: {difference.question}", rows, len(rows), DifferenceLink(difference.id)
            )

    def on_passages(self) -> Iterator[RelatedGroup]:
        """Yield a group for each passage that the event cites."""
        passages = {
            citation.passage.citation_key: citation.source
            for citation in self.event.cites
            if citation.source and citation.passage
        }
        for key, source in passages.items():
            citing = citing_events(self.index, key.source, key.passage, self.known)
            rows = tuple(row for row in citing if row.id != self.event.row.id)
            why = f"The same passage: {short_name(source)} [{key.passage}]"
            yield RelatedGroup(why, rows[:_MOST], len(rows), PassageLink(key))

    def sharing(self) -> Iterator[RelatedGroup]:
        """Yield a group for each actor, then for each source: the nearest events that share it."""
        for actor in self.event.actors:
            yield self._nearest(f"The same actor: {actor.name}", "actor", actor.id)
        for source in dict.fromkeys(citation.source for citation in self.event.cites if citation.source):
            yield self._nearest(f"The same source: {short_name(source)}", "source", source.id)

    def _nearest(self, why: str, name: str, value: str) -> RelatedGroup:
        query, own_id = set_field(self.known, name, value), self.event.row.id
        count, at = self.index.count(query), self.index.position(query, own_id)
        if at is None:
            return RelatedGroup(why, (), 0)
        start = max(0, min(at - self.most // 2, count - self.most - 1))
        rows = self.index.rows(query, start, self.most + 1)
        return RelatedGroup(
            why, tuple(row for row in rows if row.id != own_id), count - 1, QueryLink(str(query))
        )


def citing_events(index: Index, source: str, passage: str, public: Query) -> list[EventRow]:
    """Return the events that cite a passage, in order of dates.

    Args:
        index: The open index.
        source: The id of the passage's source.
        passage: The passage's key.
        public: A query that only has an as-of day, or an empty one for every event.
    """
    rows = index.citing(source, passage)
    if public.is_empty:
        return rows
    return [row for row in rows if index.position(public, row.id) is not None]


def supported_events(
    index: Index, source: SourceRecord, passage: PassageRecord | None, as_of: EdtfDate | None = None
) -> list[RelatedGroup]:
    """Return the events that cite a passage, then those that cite its source.

    Args:
        index: The open index.
        source: The source.
        passage: A passage of it; None for the source alone.
        as_of: Leave out events that were not public by the end of this date; None for nothing.
    """
    public = Query(as_of=as_of)
    of_source = set_field(public, "source", source.id)
    whole = index.count(of_source)
    groups: list[RelatedGroup] = []
    if passage:
        rows = citing_events(index, source.id, passage.key, public)
        groups.append(RelatedGroup(f"[{passage.key}] is cited by", tuple(rows[:_MOST]), len(rows)))
    rows = index.rows(of_source, 0, _MOST)
    why = f"{short_name(source)} is cited by"
    return [*groups, RelatedGroup(why, tuple(rows), whole, QueryLink(str(of_source)) if whole else None)]


def group_results(index: Index, query: Query, name: str, most: int = NEAREST) -> list[RelatedGroup]:
    """Group the events that a query finds by actor or by source; an event of two actors is in both groups.

    Args:
        index: The open index.
        query: What it says of `name` itself is ignored, so that there is more than one group.
        name: `actor` or `source`.
        most: How many events to list of each group.

    Returns:
        The largest group first; in each, the first events by date.
    """
    names = {normalize_word(actor.id): actor.name for actor in index.actors()} if name == "actor" else {}
    if name == "source":
        names = {normalize_word(source.id): short_name(source) for source in index.sources(query.public_day)}
    groups: list[RelatedGroup] = []
    for value, count in index.facet(query, name)[:_MOST]:
        chosen = set_field(query, name, value)
        rows = index.rows(chosen, 0, most) if len(groups) < _FULL else []
        groups.append(RelatedGroup(names.get(value, value), tuple(rows), count, QueryLink(str(chosen))))
    return groups


def groups_lines(
    groups: Iterable[RelatedGroup], marks: Symbols = UNICODE, noun: str = "event", *, ids: bool = True
) -> list[Line]:
    """Return the groups, each under a heading with the group's anchor; an event has an `EventLink`.

    Args:
        groups: In order.
        marks: The set of symbols.
        noun: What is counted, in the singular.
        ids: Whether each event shows its id; it is not needed where a line opens the event.
    """
    lines: list[Line] = []
    for group in groups:
        if lines:
            lines.append(BLANK)
        more = group.whole - len(group.rows)
        rest = f", {more} not listed here" if more and group.rows else ""
        count = TextSpan(f"  {pluralize(group.whole, noun)}{rest}", TextRole.QUIET)
        lines.append(line(TextSpan(group.why, TextRole.HEADING), count, hang=2, anchor=group.anchor))
        for row in group.rows:
            event_line = list_line(row, marks=marks)
            # The id is the last span.
            spans = event_line.spans if ids else event_line.spans[:-1]
            lines.append(replace(event_line, spans=spans, indent=2, hang=6, anchor=EventLink(row.id)))
    return lines
