"""The entries under `events:` that are no event of the chronology, because they cannot be read."""

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
    """An entry of `events.yaml` that is left out of the chronology, and why. Its texts are raw."""

    entry: int
    """Its number among the entries of the file, from 1."""
    title: str
    """As it is written; where there is none, what comes next to it: its id, or `event 12`."""
    id: str
    """As it is written, whether or not it can be one; empty where there is none."""
    date: str
    """As it is written; empty where there is none."""
    place: Location
    """Where it begins."""
    reasons: tuple[Problem, ...]
    """Why it cannot be read, what costs all of it first; at least one."""
    follows: int | None
    """The place in `Chronology.events` of the event that precedes it in the file; None where none does."""


def unread_event(
    data: Data,
    findings: Sequence[ItemError],
    *,
    entry: int,
    place: Location,
    reasons: tuple[Problem, ...],
    follows: int | None,
) -> UnreadEvent:
    """What can be told of an entry.

    Args:
        data: What stands there.
        findings: What is wrong in it: a key that is misspelt may be the one that is looked for.
        entry: See `UnreadEvent`, like what follows.
        place: As above.
        reasons: As above.
        follows: As above.
    """
    meant = {finding.stands_for: finding.path for finding in findings if finding.stands_for}
    paths = ((key,) for key in ("date", "id", "title"))
    date, name, title = (_on_one_line(value_at(data, meant.get(path, path))) for path in paths)
    title = title or _on_one_line(data) or name or f"event {entry}"
    return UnreadEvent(entry, title, name, date, place, reasons, follows)


def entries_of(written: Data, first: int = 0) -> Iterator[tuple[Path, Data]]:
    """The entries of what was meant to be a list of events, as far as they can be told apart.

    A mapping may be one event without its `- `, or events by their ids.

    Args:
        written: What stands there.
        first: Of a list, the entry to begin with, from 0.

    Returns:
        Each with its path from there.
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
