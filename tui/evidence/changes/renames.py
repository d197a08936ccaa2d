"""Which items of a new version are items of the old one under another id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from tui.chronology.chronology import Chronology
from tui.chronology.event import Event
from tui.chronology.source import Source

ALIKE = 90
"""The least likeness of two titles (`rapidfuzz.fuzz.token_sort_ratio`) that alone makes a rename."""
_SUPPORTED = 60
"""The least where a date or a cited passage is the same, too."""
_MOST_PAIRS = 250_000
"""The most pairs of titles that are compared: of more events only those of the same title are paired."""
_LEAST_SWITCHES = 3
"""The least events that must have switched from one kind or actor to another for it to be a rename."""


class Named(Protocol):
    """What has an id: a kind, an actor, an event, a source."""

    @property
    def id(self) -> str:
        """The id."""


T = TypeVar("T", bound=Named)


def renamed_events(old: Sequence[Event], new: Sequence[Event]) -> dict[str, str]:
    """Return the ids of events that are in one version only, and are the same event: from old to new.

    The same title makes a rename, then a similar one; a little similar one where date or passage is the same.
    Each event is paired once.

    Args:
        old: Events that the new version has not, by their ids.
        new: Events that the old version has not.
    """
    pairs = _paired_by(lambda event: event.title.casefold(), old, new)
    left_old = [event for event in old if event.id not in pairs]
    taken = set(pairs.values())
    left_new = [event for event in new if event.id not in taken]
    if len(left_old) * len(left_new) > _MOST_PAIRS:
        return pairs
    likely = [
        (likeness, before.id, after.id)
        for before in left_old
        for after in left_new
        if (likeness := token_sort_ratio(before.title, after.title, processor=default_process))
        >= (_SUPPORTED if _share_support(before, after) else ALIKE)
    ]
    for _, before_id, after_id in sorted(likely, reverse=True):
        if before_id not in pairs and after_id not in taken:
            pairs[before_id] = after_id
            taken.add(after_id)
    return pairs


def _share_support(old: Event, new: Event) -> bool:
    same_date = old.date is not None and new.date is not None and old.date.text == new.date.text
    return same_date or bool(
        {citation.key for citation in old.cites} & {citation.key for citation in new.cites}
    )


def renamed_sources(old: Sequence[Source], new: Sequence[Source]) -> dict[str, str]:
    """Return the ids of sources that are in one version only, and have the same passages or title.

    Args:
        old: Sources that the new version has not.
        new: Sources that the old version has not.
    """
    pairs = _paired_by(_passages_of, old, new)
    taken = set(pairs.values())
    rest = [source for source in old if source.id not in pairs]
    return pairs | _paired_by(
        lambda source: source.title.casefold(), rest, [source for source in new if source.id not in taken]
    )


def _passages_of(source: Source) -> Hashable:
    # Sources without passages are not alike for that.
    return tuple(passage.text for passage in source.passages) or source.id


def renamed_kinds(old: Chronology, new: Chronology, same: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of kinds that were renamed: of the same label, or where all events switched.

    Args:
        old: The old version.
        new: The new one.
        same: The ids of events that are in both, from old to new.
    """
    gone, came = _gone(old.kinds, new.kinds), _gone(new.kinds, old.kinds)
    by_label = _paired_by(lambda kind: kind.label.casefold(), gone, came)
    switches = (
        (before.kind, after.kind) for before, after in _both(old, new, same) if before.kind != after.kind
    )
    return by_label | _switched(switches, _ids(gone) - by_label.keys(), _ids(came) - {*by_label.values()})


def renamed_actors(old: Chronology, new: Chronology, same: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of actors that were renamed: of the same name, or where all events switched.

    Args:
        old: The old version.
        new: The new one.
        same: The ids of events that are in both, from old to new.
    """
    gone, came = _gone(old.actors, new.actors), _gone(new.actors, old.actors)
    by_name = _paired_by(lambda actor: actor.name.casefold(), gone, came)
    switches = (
        pair
        for before, after in _both(old, new, same)
        if len(before.actors) == len(after.actors)
        for pair in zip(before.actors, after.actors, strict=True)
        if pair[0] != pair[1]
    )
    return by_name | _switched(switches, _ids(gone) - by_name.keys(), _ids(came) - {*by_name.values()})


def _both(old: Chronology, new: Chronology, same: Mapping[str, str]) -> Iterator[tuple[Event, Event]]:
    return (
        (old.event_by_id[before], new.event_by_id[after])
        for before, after in same.items()
        if before in old.event_by_id and after in new.event_by_id
    )


def _ids(items: Iterable[Named]) -> set[str]:
    return {item.id for item in items}


def _gone(items: Sequence[T], others: Iterable[Named]) -> list[T]:
    """Return the items whose ids are not among the others."""
    there = _ids(others)
    return [item for item in items if item.id not in there]


def _switched(switches: Iterable[tuple[str, str]], gone: set[str], came: set[str]) -> dict[str, str]:
    """Return the ids for which every event that switched took the same other id."""
    to: defaultdict[str, list[str]] = defaultdict(list)
    for before, after in switches:
        to[before].append(after)
    return {
        before: afters[0]
        for before, afters in to.items()
        if before in gone
        and len(afters) >= _LEAST_SWITCHES
        and {*afters} == {afters[0]}
        and afters[0] in came
    }


def _paired_by(key: Callable[[T], Hashable], old: Iterable[T], new: Iterable[T]) -> dict[str, str]:
    """Return the ids of items with the same key, where that key is of one item on each side."""
    before, after = _by_key(key, old), _by_key(key, new)
    return {
        items[0].id: after[name][0].id
        for name, items in before.items()
        if len(items) == len(after.get(name, ())) == 1
    }


def _by_key(key: Callable[[T], Hashable], items: Iterable[T]) -> dict[Hashable, list[T]]:
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
