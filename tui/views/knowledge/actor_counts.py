"""How many entries of knowledge are about each actor, by what they show and how, as lines and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tui.chronology.date_format import format_limit
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import KnowledgeForm, Stance
from tui.export.json_objects import Json
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.index.records import ActorRecord
from tui.light_dataclass import dataclass
from tui.views.knowledge.actor_knowledge import BY_WORDS, count_entries
from tui.views.knowledge.awareness import Awareness, awareness_of
from tui.views.lines import Line, TextRole, TextSpan, line

_SHOWN: Mapping[str, str] = {
    KnowledgeForm.TOLD: "told",
    KnowledgeForm.RECORDED: "on record",
    KnowledgeForm.SAID: "said to be aware",
    Stance.UNAWARE: "said to be unaware",
}
"""What an entry about the actor as a whole shows, in words, in this order."""


@dataclass(frozen=True, slots=True)
class ActorCounts:
    """How many entries are about an actor. Those about parts of it are never counted as about the whole."""

    actor: ActorRecord
    entries: int
    """All of them, about the whole and about parts."""
    shown: Counter[str]
    """Entries about the actor as a whole: by form, or `unaware` for a denial."""
    parts: Counter[str]
    """Entries about a part of it: by its words, in the order in which they are first met."""
    by: Counter[Awareness]
    """All of them by when they are dated."""


def actor_counts(found: Iterable[EventKnowledge], by: EdtfDate | None) -> list[ActorCounts]:
    """Return the counts of every actor with an entry, the one with most entries first, then by name.

    Args:
        found: Events with all their entries.
        by: The date by the end of which entries are dated, or not; None for any time.
    """
    entries: dict[str, list[KnowledgeRecord]] = {}
    for one in found:
        for entry in one.entries:
            entries.setdefault(entry.actor.id, []).append(entry)
    counts = [_of_actor(of_one, by) for of_one in entries.values()]
    return sorted(counts, key=lambda one: (-one.entries, one.actor.name.casefold(), one.actor.id))


def _of_actor(entries: list[KnowledgeRecord], by: EdtfDate | None) -> ActorCounts:
    return ActorCounts(
        actor=entries[0].actor,
        entries=len(entries),
        shown=Counter(_shown(entry) for entry in entries if not entry.part),
        parts=Counter(entry.part for entry in entries if entry.part),
        by=Counter(awareness_of(entry, by) for entry in entries),
    )


def _shown(entry: KnowledgeRecord) -> str:
    return entry.stance.value if entry.stance is Stance.UNAWARE else entry.form.value


def counts_lines(counts: Iterable[ActorCounts], by: EdtfDate | None) -> Iterator[Line]:
    """Yield the name and id of each actor, and under it the numbers of entries.

    Args:
        counts: As `actor_counts` returns them.
        by: The date that they are for.
    """
    for one in counts:
        yield line(one.actor.name, TextSpan(f"  [{one.actor.id}]", TextRole.QUIET), hang=2)
        yield line(TextSpan(_facts(one), TextRole.QUIET), indent=2, hang=4)
        if by:
            parts = (f"{one.by[when]} {BY_WORDS[when]}" for when in Awareness)
            dated = f"by the end of {format_limit(by)}: {', '.join(parts)}"
            yield line(TextSpan(dated, TextRole.QUIET), indent=2, hang=4)


def _facts(one: ActorCounts) -> str:
    """Return such as `5 entries: 2 told, 1 said to be unaware; 2 of parts of it: a clerk, its chair`."""
    whole = ", ".join(f"{one.shown[name]} {words}" for name, words in _SHOWN.items() if one.shown[name])
    of_parts = f"{one.parts.total()} of parts of it: {', '.join(one.parts)}" if one.parts else ""
    return f"{count_entries(one.entries)}: {'; '.join(filter(None, (whole, of_parts)))}"


def counts_json(one: ActorCounts, by: EdtfDate | None) -> Json:
    """Return the counts of one actor.

    Args:
        one: The counts.
        by: The date that they are for; None for none.
    """
    return {
        "actor": one.actor.id,
        "name": one.actor.name,
        "entries": one.entries,
        "whole": {name: one.shown[name] for name in _SHOWN},
        "parts": [{"part": part, "entries": count} for part, count in one.parts.items()],
        "by": {when.value: one.by[when] for when in Awareness} if by else None,
    }
