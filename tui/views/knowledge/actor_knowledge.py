"""The entries of knowledge about one actor, as lines and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from tui.chronology.date_format import format_limit
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import Stance
from tui.export.json_objects import Json, knowledge_json, row_json
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.light_dataclass import replace
from tui.text.plural import pluralize
from tui.views.event_line import format_date_cell
from tui.views.knowledge.awareness import Awareness, awareness_of
from tui.views.knowledge.event_knowledge import entry_lines
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line
from tui.views.symbols import UNICODE, Symbols

NOTHING_EITHER_WAY = "Where nothing is listed there is no entry: that says nothing either way."
"""What stands at the foot of every list of entries."""
BY_WORDS: Mapping[Awareness, str] = MappingProxyType(
    {
        Awareness.CERTAINLY: "dated",
        Awareness.POSSIBLY: "perhaps dated",
        Awareness.LATER: "dated later",
        Awareness.UNDATED: "without a date",
    }
)
"""When an entry is dated, behind a number of entries."""
_LISTED = (Awareness.CERTAINLY, Awareness.POSSIBLY)
"""What is listed by a date; of the rest, only the number is given."""


def about_actor(found: Iterable[EventKnowledge], actor: str) -> list[EventKnowledge]:
    """Return the events with entries about an actor, each with these entries only.

    Args:
        found: Events with all their entries.
        actor: The id of the actor.
    """
    kept = (
        replace(one, entries=tuple(entry for entry in one.entries if entry.actor.id == actor))
        for one in found
    )
    return [one for one in kept if one.entries]


def sections_by(
    found: Iterable[EventKnowledge], by: EdtfDate, shown: Collection[Awareness] = _LISTED
) -> Mapping[Awareness, list[EventKnowledge]]:
    """Return events by whether entries about them are dated by the end of a date.

    An event stands in each section that one of its entries is in, with these entries; and with the denials
    without a date, which say as much about that day as about any.

    Args:
        found: Events with the entries about one actor.
        by: The date.
        shown: Which sections: dated by then, or perhaps.
    """
    sections: dict[Awareness, list[EventKnowledge]] = {
        section: [] for section in Awareness if section in shown
    }
    for one in found:
        placed = [(entry, awareness_of(entry, by)) for entry in one.entries]
        for section, events in sections.items():
            if any(where is section for _, where in placed):
                kept = tuple(entry for entry, where in placed if where is section or _stands_by(entry))
                events.append(replace(one, entries=kept))
    return sections


def _stands_by(entry: KnowledgeRecord) -> bool:
    return entry.stance is Stance.UNAWARE and not entry.since


def count_entries(count: int) -> str:
    """Return a number of entries: `1 entry`, `2 entries`."""
    return "1 entry" if count == 1 else f"{count} entries"


def sections_lines(
    found: Sequence[EventKnowledge],
    by: EdtfDate,
    shown: Collection[Awareness] = _LISTED,
    possible: frozenset[str] = frozenset(),
    marks: Symbols = UNICODE,
) -> Iterator[Line]:
    """Yield the events with entries dated by a date, and perhaps by then; of the others, how many there are.

    Args:
        found: Events with the entries about one actor.
        by: The date.
        shown: Which sections: dated by then, or perhaps.
        possible: Ids of the events that only possibly fall in the range of the query.
        marks: The set of symbols.
    """
    heads = {
        Awareness.CERTAINLY: f"Dated by the end of {format_limit(by)}",
        Awareness.POSSIBLY: "Perhaps dated by then",
    }
    sections = sections_by(found, by, shown)
    for section, events in sections.items():
        if events:
            yield heading(f"{heads[section]} ({pluralize(len(events), 'event')})")
            yield from events_lines(events, possible, marks)
            yield BLANK
    listed = {
        (one.row.rank, entry.number)
        for events in sections.values()
        for one in events
        for entry in one.entries
    }
    counts = Counter(
        awareness_of(entry, by)
        for one in found
        for entry in one.entries
        if (one.row.rank, entry.number) not in listed
    )
    if count := counts[Awareness.LATER]:
        yield line(TextSpan(f"{count_entries(count)} dated later", TextRole.QUIET))
    if count := counts[Awareness.UNDATED]:
        undated = f"{count_entries(count)} without a date: may be before or after"
        yield line(TextSpan(undated, TextRole.QUIET))


def foot_line() -> Line:
    """Return what stands at the foot of every list of entries."""
    return line(TextSpan(NOTHING_EITHER_WAY, TextRole.NOTE))


def events_lines(
    found: Iterable[EventKnowledge], possible: frozenset[str] = frozenset(), marks: Symbols = UNICODE
) -> Iterator[Line]:
    """Yield events, each with its date and title, and under it its entries.

    Whether the sources differ about the event is left out: beside an entry that would seem to be about it.

    Args:
        found: The events, with the entries to show.
        possible: Ids of the events that only possibly fall in the range of the query.
        marks: The set of symbols.
    """
    for one in found:
        row = one.row
        yield line(
            TextSpan(f"{format_date_cell(row)}  ", TextRole.DATE),
            TextSpan(row.title),
            TextSpan(" (possibly)" if row.id in possible else "", TextRole.QUIET),
            TextSpan(f"  [{row.id}]", TextRole.QUIET),
            hang=2,
        )
        for entry in one.entries:
            yield from entry_lines(entry, row.when, marks, public=one.public)


def actor_event_json(one: EventKnowledge, by: EdtfDate | None) -> Json:
    """Return one event with its entries, each with whether it is dated by the end of a date.

    Args:
        one: The event, with the entries to show.
        by: The date; None for none.
    """
    return {
        **row_json(one.row),
        "public": one.public or None,
        "entries": [_entry_json(entry, by) for entry in one.entries],
    }


def _entry_json(entry: KnowledgeRecord, by: EdtfDate | None) -> Json:
    return {**knowledge_json(entry), "by": awareness_of(entry, by).value if by else None}
