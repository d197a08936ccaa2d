"""What is on file of each event and each party: whether it was put, in which words, and the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.chronology.enums import Answer, PositionState
from tui.chronology.event import Event
from tui.chronology.keys import WordsHash
from tui.chronology.positions.position import Position
from tui.evidence.hashes.statement_hash import hash_statement
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology


@dataclass(frozen=True, slots=True)
class FiledPosition:
    """What is on file of one event and one party."""

    event: str
    party: str
    """The id of the actor."""
    is_criticised: bool
    """Whether the event names the party under `criticises`."""
    state: PositionState
    reason: str = ""
    """Why nothing is put to the party, where that is decided."""
    entry: Position | None = None
    """None where there is none, or it cannot be read."""
    path: Path = ()
    """That of the entry."""
    now: WordsHash | None = None
    """Of an entry: the hash of the statement as it is now."""
    is_early: bool = False
    """Whether it says that no answer came, and the day for it has not passed."""

    @property
    def is_outdated(self) -> bool:
        """Whether what was put is not the statement as it is now."""
        return self.entry is not None and self.entry.put != self.now


def positions_by_event(reading: LoadedChronology) -> Mapping[str, tuple[FiledPosition, ...]]:
    """Return what is on file of each event that criticises an actor, or on which an actor has an entry.

    Returns:
        By the id of the event, in the order of the file: first whom it criticises, then others.
    """
    entries: defaultdict[str, dict[str, tuple[Position, Path]]] = defaultdict(dict)
    for party, entry, path in reading.positions():
        entries[entry.event][party] = (entry, path)
    lost = reading.lost_positions()
    unread: defaultdict[str, list[str]] = defaultdict(list)
    for party, name in sorted(lost):
        if name:
            unread[name].append(party)
    found: dict[str, tuple[FiledPosition, ...]] = {}
    # Nearly all events criticise nobody.
    for event in reading.chronology.events:
        if event.criticises or event.id in entries or event.id in unread:
            held = entries.get(event.id, {})
            parties = dict.fromkeys((*event.criticises, *held, *unread.get(event.id, ())))
            found[event.id] = tuple(_filed(reading, event, party, held.get(party), lost) for party in parties)
    return found


def is_unanswered(positions: Iterable[FiledPosition]) -> bool:
    """Whether an event criticises somebody of whom nothing is on file about it."""
    return any(one.state is PositionState.NOT_PUT for one in positions)


def is_agreed(positions: Iterable[FiledPosition]) -> bool:
    """Whether an event was put to somebody, and all who are asked agree to it as it stands."""
    listed = list(positions)
    return bool(listed) and all(one.state is PositionState.AGREES and not one.is_outdated for one in listed)


def _filed(
    reading: LoadedChronology,
    event: Event,
    party: str,
    held: tuple[Position, Path] | None,
    lost: frozenset[tuple[str, str]],
) -> FiledPosition:
    is_criticised = party in event.criticises
    reason = reading.chronology.reason_by_party.get(party, "")
    if held is None:
        is_lost = not lost.isdisjoint(((party, event.id), (party, ""), ("", "")))
        state = PositionState.UNREAD if is_lost else PositionState.NOT_PUT
        return FiledPosition(event.id, party, is_criticised, state, reason)
    entry, path = held
    state = PositionState(entry.answer.value) if entry.answer else PositionState.AWAITED
    return FiledPosition(
        event=event.id,
        party=party,
        is_criticised=is_criticised,
        state=state,
        reason=reason,
        entry=entry,
        path=path,
        now=hash_statement(event.date.text if event.date else "", event.title, event.summary),
        is_early=(
            entry.answer is Answer.NO_ANSWER and entry.by is not None and entry.by.last_day >= reading.today
        ),
    )
