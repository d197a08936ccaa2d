"""Of which events one actor is shown to have been aware or unaware, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tui.chronology.date_format import format_limit
from tui.chronology.edtf_date import EdtfDate
from tui.export.json_objects import Json, knowledge_json, row_json
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.light_dataclass import replace
from tui.text.plural import pluralize
from tui.views.event_line import format_date_cell
from tui.views.knowledge.awareness import Awareness, awareness_of
from tui.views.knowledge.event_knowledge import entry_lines
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line
from tui.views.symbols import UNICODE, Symbols


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
    found: Iterable[EventKnowledge],
    by: EdtfDate | None,
    shown: Collection[Awareness] = tuple(Awareness),
) -> Mapping[Awareness, list[EventKnowledge]]:
    """Return events by how firmly an actor is shown to have been aware of them by the end of a date.

    An event stands in each section that one of its entries is in, with these entries and the denials; in that
    of denials only where it stands in no other.

    Args:
        found: Events with the entries about one actor.
        by: The date; None for any time, when only whether there is a date matters.
        shown: Which sections.
    """
    sections: dict[Awareness, list[EventKnowledge]] = {
        section: [] for section in Awareness if section in shown
    }
    for one in found:
        placed = [(entry, awareness_of(entry, by)) for entry in one.entries]
        denials = [entry for entry, where in placed if where is Awareness.UNAWARE]
        others = {where for _, where in placed if where is not Awareness.UNAWARE} & sections.keys()
        for section in others or ({Awareness.UNAWARE} & sections.keys() if denials else ()):
            kept = tuple(entry for entry, where in placed if where is section or entry in denials)
            sections[section].append(replace(one, entries=kept))
    return sections


def section_words(section: Awareness, by: EdtfDate) -> str:
    """Return the heading of a section."""
    if section in {Awareness.CERTAINLY, Awareness.POSSIBLY}:
        return f"{section.value.capitalize()} by the end of {format_limit(by)}"
    return {
        Awareness.UNDATED: "Without a date",
        Awareness.LATER: f"After {format_limit(by)}",
        Awareness.UNAWARE: "Reported to have been unaware",
    }[section]


def sections_lines(
    sections: Mapping[Awareness, Sequence[EventKnowledge]],
    by: EdtfDate,
    possible: frozenset[str] = frozenset(),
    marks: Symbols = UNICODE,
) -> Iterator[Line]:
    """Yield the sections that have events, each under its heading.

    Args:
        sections: As `sections_by` returns them.
        by: The date.
        possible: Ids of the events that only possibly fall in the range of the query.
        marks: The set of symbols.
    """
    shown = [(section, events) for section, events in sections.items() if events]
    for number, (section, events) in enumerate(shown):
        if number:
            yield BLANK
        yield heading(f"{section_words(section, by)} ({pluralize(len(events), 'event')})")
        yield from events_lines(events, possible, marks)


def events_lines(
    found: Iterable[EventKnowledge], possible: frozenset[str] = frozenset(), marks: Symbols = UNICODE
) -> Iterator[Line]:
    """Yield events, each with its date and title, and under it its entries.

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
            TextSpan(f" {marks.differs}" if row.differs else "", TextRole.DIFFERS),
            TextSpan(" (possibly)" if row.id in possible else "", TextRole.QUIET),
            TextSpan(f"  [{row.id}]", TextRole.QUIET),
            hang=2,
        )
        for entry in one.entries:
            yield from entry_lines(entry, row.when, marks)


def actor_event_json(one: EventKnowledge, by: EdtfDate | None) -> Json:
    """Return one event with its entries, each with how firmly it holds by the end of a date.

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
