"""Of how many events each actor is shown to have been aware or unaware, as lines and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tui.chronology.date_format import format_date, format_limit
from tui.chronology.edtf_date import EdtfDate
from tui.export.json_objects import Json
from tui.index.knowledge_record import EventKnowledge
from tui.index.records import ActorRecord
from tui.light_dataclass import dataclass
from tui.text.plural import pluralize
from tui.views.knowledge.actor_knowledge import about_actor, sections_by
from tui.views.knowledge.awareness import Awareness, awareness_of
from tui.views.lines import Line, TextRole, TextSpan, line


@dataclass(frozen=True, slots=True)
class ActorCounts:
    """Of how many events an actor is shown to have been aware, and how firmly."""

    actor: ActorRecord
    aware: int
    """Events of which some entry shows it, whenever that was."""
    unaware: int
    """Events of which it is reported to have been unaware."""
    sections: Counter[Awareness]
    """The same by the end of a date, or at any time."""
    first: EdtfDate | None
    """From when the first dated entry holds."""


def actor_counts(found: Iterable[EventKnowledge], by: EdtfDate | None) -> list[ActorCounts]:
    """Return the counts of every actor with an entry, the one with most events first, then by name.

    Args:
        found: Events with all their entries.
        by: The date by the end of which; None for any time.
    """
    listed = list(found)
    actors = {entry.actor.id: entry.actor for one in listed for entry in one.entries}
    counts = [_of_actor(actor, about_actor(listed, name), by) for name, actor in actors.items()]
    return sorted(counts, key=lambda one: (-one.aware, one.actor.name.casefold(), one.actor.id))


def _of_actor(actor: ActorRecord, found: list[EventKnowledge], by: EdtfDate | None) -> ActorCounts:
    shown = [{awareness_of(entry, None) for entry in one.entries} for one in found]
    sections = {section: len(events) for section, events in sections_by(found, by).items()}
    dates = [
        entry.since_date
        for one in found
        for entry in one.entries
        if entry.since_date and awareness_of(entry, None) is Awareness.CERTAINLY
    ]
    return ActorCounts(
        actor=actor,
        aware=sum(bool(kinds - {Awareness.UNAWARE}) for kinds in shown),
        unaware=sum(Awareness.UNAWARE in kinds for kinds in shown),
        sections=Counter(sections),
        first=min(dates, key=lambda date: (date.first_day, date.begun_by), default=None),
    )


def counts_lines(counts: Iterable[ActorCounts], by: EdtfDate | None) -> Iterator[Line]:
    """Yield the name and id of each actor, and under it the numbers of events.

    Args:
        counts: As `actor_counts` returns them.
        by: The date that they are for.
    """
    for one in counts:
        yield line(one.actor.name, TextSpan(f"  [{one.actor.id}]", TextRole.QUIET), hang=2)
        yield line(TextSpan("; ".join(_facts(one, by)), TextRole.QUIET), indent=2, hang=4)


def _facts(one: ActorCounts, by: EdtfDate | None) -> Iterator[str]:
    if one.aware:
        first = f", first from {format_date(one.first)}" if one.first else ", without a date"
        yield f"shown to have been aware of {pluralize(one.aware, 'event')}{first}"
    if by and one.aware:
        words = {Awareness.UNDATED: "without a date", Awareness.LATER: "later"}
        named = [section for section in Awareness if section is not Awareness.UNAWARE]
        parts = (f"{one.sections[section]} {words.get(section, section.value)}" for section in named)
        yield f"by the end of {format_limit(by)}: {', '.join(parts)}"
    if one.unaware:
        yield f"reported to have been unaware of {pluralize(one.unaware, 'event')}"


def counts_json(one: ActorCounts, by: EdtfDate | None) -> Json:
    """Return the counts of one actor.

    Args:
        one: The counts.
        by: The date that they are for; None for none.
    """
    return {
        "actor": one.actor.id,
        "name": one.actor.name,
        "aware": one.aware,
        "unaware": one.unaware,
        "first": one.first.text if one.first else None,
        "first_words": format_date(one.first) if one.first else None,
        "by": {section.value: one.sections[section] for section in Awareness} if by else None,
    }
