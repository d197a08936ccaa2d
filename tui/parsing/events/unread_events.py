"""Entries under `events:` that could not be read as events, kept so that the timeline can show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.chronology.event import Event
from tui.chronology.problem import Location, Problem
from tui.parsing.errors import ItemError, Path
from tui.parsing.events.validation_messages import known_keys, value_at
from tui.parsing.yaml.tree import Data

_LONGEST = 300
"""Code points that are kept of a text."""
_KEYS = frozenset(known_keys(Event))


@dataclass(frozen=True, slots=True)
class UnreadEvent:
    """An entry of `events.yaml` that is left out of the chronology, and why. Its texts are not sanitized."""

    entry: int
    """Its number among the entries of the file, from 1."""
    title: str
    """As it is written; where there is none, its id, or `event 12` after its number."""
    id: str
    """As it is written, valid or not; empty where there is none."""
    date: str
    """As it is written; empty where there is none."""
    place: Location
    """Where it begins."""
    reasons: tuple[Problem, ...]
    """Why it cannot be read: at least one, those that cost the whole entry first."""
    follows: int | None
    """The index in `Chronology.events`, from 0, of the event before it in the file; None for none."""


def unread_event(
    data: Data,
    findings: Sequence[ItemError],
    *,
    entry: int,
    place: Location,
    reasons: tuple[Problem, ...],
    follows: int | None,
) -> UnreadEvent:
    """Return what can be read of an entry that is no valid event.

    Args:
        data: The entry.
        findings: Its errors; a misspelt key among them may be that of the title, the date or the id.
        entry: Its number among the entries of the file, from 1.
        place: Where it begins.
        reasons: Why it cannot be read; at least one.
        follows: The index in `Chronology.events`, from 0, of the event before it; None for none.
    """
    meant = {finding.stands_for: finding.path for finding in findings if finding.stands_for}
    paths = ((key,) for key in ("date", "id", "title"))
    date, name, title = (_on_one_line(value_at(data, meant.get(path, path))) for path in paths)
    title = title or _on_one_line(data) or name or f"event {entry}"
    return UnreadEvent(entry, title, name, date, place, reasons, follows)


def entries_of(written: Data, first: int = 0) -> Iterator[tuple[Path, Data]]:
    """Split what was meant to be a list of events into entries.

    A mapping may be one event without its `- `, or events by their ids.

    Args:
        written: The value under `events`, or under a key that was meant to be it.
        first: Of a list, the entry to begin with, from 0.

    Yields:
        Each entry with its path, counted from `written`.
    """
    if isinstance(written, list):
        yield from (((at,), written[at]) for at in range(first, len(written)))
        return
    if not isinstance(written, dict) or not _KEYS.isdisjoint(written):
        yield from [((), written)] if written is not None else ()
        return
    for name, data in written.items():
        if not name.startswith("x-"):
            yield (name,), {"id": name, **data} if isinstance(data, dict) else data


def _on_one_line(data: Data) -> str:
    return " ".join(data[: 2 * _LONGEST].split())[:_LONGEST] if isinstance(data, str) else ""
