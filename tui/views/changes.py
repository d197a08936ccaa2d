"""Changes between two versions, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from tui.chronology.event import Citation, Event
from tui.evidence.changes.chronology_changes import ChronologyChanges, ItemChange, ItemChanges
from tui.evidence.changes.event_changes import CitationChange, EventChange, FieldChange
from tui.evidence.changes.passage_changes import PassageChange
from tui.export.json_objects import Json
from tui.text.plural import pluralize
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.links import EventLink

_ID, _DATE, _FIELD = 35, 25, 10
"""The cells of an event's id, of its date, and of the name of a field."""
_LONG = 60
"""A text of more code points is shown by the words that have changed."""
_AROUND = 4
"""How many words are shown around those that have changed."""
_MOST_WORDS = 4_000
"""The most words of two texts that are compared word by word."""
_MOST_NAMED = 12
"""How many events are named beside a passage that they cite."""
NOTHING = "No changes."


def changes_lines(changes: ChronologyChanges) -> Iterator[Line]:
    """Yield the changes as lines: counts, events, passages, everything else.

    Args:
        changes: What has changed.
    """
    if changes.is_empty:
        yield line(NOTHING)
        return
    yield line(TextSpan(counts_text(changes), TextRole.HEADING))
    for event in changes.added:
        yield _event_line("+", event)
    for event in changes.removed:
        yield _event_line("-", event)
    for change in changes.changed:
        yield _head("~", change.new.id, change.new.title)
        yield from _field_lines(change.fields)
        yield from (_row("cites", _citation_text(each)) for each in change.citations)
        if change.differs is not None:
            yield _row("sources", "differ now" if change.differs else "no longer differ")
    yield from _passage_lines(changes.passages)
    if changes.head:
        yield _head("~", "the chronology", "")
        yield from _field_lines(changes.head)
    yield from _item_lines("difference", changes.differences)
    yield from _item_lines("position", changes.positions)
    yield from _item_lines("search", changes.searches)
    yield from _item_lines("source", changes.sources)
    shown = {name for change in changes.changed for field in change.fields for name in (field.old, field.new)}
    yield from _item_lines("kind", changes.kinds, shown)
    yield from _item_lines("actor", changes.actors)


def counts_text(changes: ChronologyChanges) -> str:
    """Return how much has changed, in one line."""
    renamed = sum(1 for change in changes.changed if change.old.id != change.new.id)
    reworded = sum(1 for change in changes.passages if change.is_reworded)
    came = sum(1 for change in changes.passages if change.old is None)
    went = sum(1 for change in changes.passages if change.new is None)
    sources, differences = changes.sources, changes.differences
    events = (
        f"{pluralize(len(changes.added), 'event')} added",
        f"{len(changes.removed)} removed",
        f"{renamed} renamed",
        f"{len(changes.changed) - renamed} changed",
        f"{changes.same} the same",
    )
    positions = changes.positions
    put = f"positions +{len(positions.added)} -{len(positions.removed)}, {len(positions.changed)} changed"
    searches = changes.searches
    of_searches = f"searches +{len(searches.added)} -{len(searches.removed)}"
    counts = [of_searches] if searches.added or searches.removed else []
    return "; ".join(
        (
            ", ".join(events),
            f"sources +{len(sources.added)} -{len(sources.removed)}",
            f"passages +{came} -{went}, {reworded} reworded",
            f"differences +{len(differences.added)} -{len(differences.removed)}",
            *(() if positions.is_empty else (put,)),
            *counts,
        )
    )


# Events


def _event_line(sign: str, event: Event) -> Line:
    date = str(event.date or "undated")
    text = f"{sign} {_padded(event.id, _ID)}{_padded(date, _DATE)}{event.title}"
    return line(text, hang=4, anchor=EventLink(event.id) if sign == "+" else None)


def _head(sign: str, name: str, title: str) -> Line:
    anchor = EventLink(name) if title else None
    return line(
        f"{sign} {_padded(name, _ID) if title else name}",
        TextSpan(title, TextRole.TITLE),
        hang=4,
        anchor=anchor,
    )


def _padded(text: str, cells: int) -> str:
    """Return a text that fills its column, with a blank behind it in any case."""
    return f"{text} ".ljust(cells)


def _row(name: str, text: str) -> Line:
    return line(TextSpan(f"{name} ".ljust(_FIELD), TextRole.LABEL), text, indent=4, hang=4 + _FIELD)


def _field_lines(fields: Iterable[FieldChange]) -> Iterator[Line]:
    for field in fields:
        if max(len(field.old), len(field.new)) > _LONG:
            yield _row(
                field.field, "reworded" if field.old and field.new else "added" if field.new else "removed"
            )
            yield from _word_lines(field.old, field.new)
            continue
        words = f"   [{', '.join(field.words)}]" if field.words else ""
        yield _row(field.field, f"{field.old or 'none'} → {field.new or 'none'}{words}")


def _word_lines(old: str, new: str) -> Iterator[Line]:
    """Yield the stretches of two texts in which they differ, each with some words around it."""
    before, after = old.split(), new.split()
    if not old or not new or len(before) + len(after) > _MOST_WORDS:
        stretches: Iterable[tuple[list[str], list[str]]] = [(before, after)]
    else:
        groups = SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_AROUND)
        stretches = (
            (before[group[0][1] : group[-1][2]], after[group[0][3] : group[-1][4]]) for group in groups
        )
    for was, now in stretches:
        for sign, words in (("-", was), ("+", now)):
            if words:
                yield line(f"{sign} {' '.join(words)}", indent=4 + _FIELD, hang=6 + _FIELD)


def _citation_text(change: CitationChange) -> str:
    if change.old is None or change.new is None:
        sign, citation = ("+", change.new) if change.new else ("-", change.old)
        assert citation is not None  # noqa: S101  (one of both is there)
        return f"{sign} {_cited(citation)}"
    parts = [str(change.new.key)]
    if change.old.role is not change.new.role:
        parts.append(f"({change.old.role} → {change.new.role})")
    if (change.old.quote, change.old.prefix, change.old.suffix) != (
        change.new.quote,
        change.new.prefix,
        change.new.suffix,
    ):
        parts.append(f"quotes {_quoted(change.old.quote)} → {_quoted(change.new.quote)}")
    if change.old.pinpoint != change.new.pinpoint:
        parts.append(f"pinpoint {change.old.pinpoint or 'none'} → {change.new.pinpoint or 'none'}")
    if change.old.says != change.new.says:
        parts.append(f"says {_said(change.old)} → {_said(change.new)}")
    return " ".join(parts)


def _cited(citation: Citation) -> str:
    quoted = f", quotes {_quoted(citation.quote)}" if citation.quote else ""
    pinpoint = f", {citation.pinpoint}" if citation.pinpoint else ""
    return f"{citation.key}{pinpoint} ({citation.role}{quoted})"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "nothing"


def _said(citation: Citation) -> str:
    says = citation.says
    if says is None:
        return "nothing"
    after = f"after {says.after}" if says.after else ""
    before = f"before {says.before}" if says.before else ""
    return ", ".join(filter(None, (str(says.date or ""), after, before, says.title))) or "nothing"


# Passages and the rest


def _passage_lines(changes: Sequence[PassageChange]) -> Iterator[Line]:
    for change in changes:
        if change.old is not None and change.new is not None:
            if change.is_reworded:
                yield _passage_line("!", f"{change.new} reworded", change)
            continue
        sign, key = ("+", change.new) if change.new else ("-", change.old)
        if change.cited_by or change.new is None:
            yield _passage_line(sign, f"{key} {'added' if change.new else 'gone'}", change)
    uncited = [change for change in changes if change.old is None and not change.cited_by]
    if uncited:
        yield line(f"+ {pluralize(len(uncited), 'passage')} added that no event cites", hang=4)
    renumbered = [change for change in changes if change.old and change.new and not change.is_reworded]
    if renumbered:
        first = f"{renumbered[0].old} → {renumbered[0].new}"
        more = f" and {len(renumbered) - 1} more" if len(renumbered) > 1 else ""
        yield line(f"! passages renumbered: {first}{more}", hang=4)


def _passage_line(sign: str, text: str, change: PassageChange) -> Line:
    named = ", ".join(change.cited_by[:_MOST_NAMED])
    more = len(change.cited_by) - _MOST_NAMED
    cited = f"; cited by {named}{f' and {more} more' if more > 0 else ''}" if named else ""
    return line(
        f"{sign} {text}{cited}", hang=4, anchor=EventLink(change.cited_by[0]) if change.cited_by else None
    )


def _item_lines(noun: str, items: ItemChanges, shown: Iterable[str] = ()) -> Iterator[Line]:
    """Yield the changes of the items of one sort, but for those that came or went as other lines show."""
    known = frozenset(shown)
    for old, new in items.renamed:
        yield line(f"~ {noun} {old} → {new}   [renamed]", hang=4)
    for sign, some in (("+", items.added), ("-", items.removed)):
        yield from (
            line(f"{sign} {noun} {_padded(item.id, _ID - len(noun) - 1)}{item.title}", hang=4)
            for item in some
            if item.id not in known
        )
    for item in items.changed:
        yield line(f"~ {noun} {_padded(item.id, _ID - len(noun) - 1)}{item.title}", hang=4)
        yield from _field_lines(item.fields)


# JSON


def changes_json(changes: ChronologyChanges) -> Json:
    """Return the changes as an object.

    Args:
        changes: What has changed.
    """
    return {
        "same": changes.same,
        "events": {
            "added": [_event_json(event) for event in changes.added],
            "removed": [_event_json(event) for event in changes.removed],
            "changed": [_change_json(change) for change in changes.changed],
        },
        "passages": [
            {
                "old": str(change.old) if change.old else None,
                "new": str(change.new) if change.new else None,
                "reworded": change.is_reworded,
                "cited_by": list(change.cited_by),
            }
            for change in changes.passages
        ],
        "head": [_field_json(field) for field in changes.head],
        "kinds": _items_json(changes.kinds),
        "actors": _items_json(changes.actors),
        "sources": _items_json(changes.sources),
        "differences": _items_json(changes.differences),
        "positions": _items_json(changes.positions),
        "searches": _items_json(changes.searches),
    }


def _event_json(event: Event) -> Json:
    return {"id": event.id, "date": str(event.date) if event.date else None, "title": event.title}


def _change_json(change: EventChange) -> Json:
    return {
        "id": change.new.id,
        "old_id": change.old.id,
        "title": change.new.title,
        "fields": [_field_json(field) for field in change.fields],
        "cites": [
            {
                "old": _citation_json(each.old) if each.old else None,
                "new": _citation_json(each.new) if each.new else None,
            }
            for each in change.citations
        ],
        "differs": change.differs,
    }


def _field_json(field: FieldChange) -> Json:
    return {"field": field.field, "old": field.old, "new": field.new, "words": list(field.words)}


def _citation_json(citation: Citation) -> Json:
    return {
        "cites": str(citation.key),
        "as": citation.role.value,
        "quote": citation.quote,
        "pinpoint": citation.pinpoint,
    }


def _items_json(items: ItemChanges) -> Json:
    def one(item: ItemChange) -> Json:
        return {"id": item.id, "title": item.title, "fields": [_field_json(field) for field in item.fields]}

    return {
        "added": [one(item) for item in items.added],
        "removed": [one(item) for item in items.removed],
        "changed": [one(item) for item in items.changed],
        "renamed": [{"old": old, "new": new} for old, new in items.renamed],
    }
