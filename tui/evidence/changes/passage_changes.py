"""What has become of the passages of sources, reworded, renumbered, gone or added, and who cites them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.keys import CitationKey
from tui.chronology.source import Passage, Source


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that came, went, was reworded or has another number."""

    old: CitationKey | None
    """As it was cited; None for one that came."""
    new: CitationKey | None
    """As it is cited; None for one that went."""
    is_reworded: bool = False
    """Whether its words are others now, where it is in both versions."""
    cited_by: tuple[str, ...] = ()
    """The ids of the events that cite it, in either version; those that were renamed by their new id."""


@dataclass(frozen=True, slots=True)
class _Pair:
    old: Passage | None
    new: Passage | None


def compare_passages(
    old: Chronology, new: Chronology, sources: Mapping[str, str], events: Mapping[str, str]
) -> tuple[PassageChange, ...]:
    """Return what has become of every passage, but of those that are as they were.

    Args:
        old: The earlier version.
        new: The later one.
        sources: The ids of renamed sources, from old to new.
        events: The ids of renamed events, from old to new.
    """
    cited_before, cited = _citing(old, events), _citing(new, {})
    changes = []
    for before, after in _source_pairs(old, new, sources):
        for pair in _aligned(before, after):
            was = CitationKey(before.id, pair.old.key) if before and pair.old else None
            now = CitationKey(after.id, pair.new.key) if after and pair.new else None
            is_reworded = bool(pair.old and pair.new and _words(pair.old) != _words(pair.new))
            is_renumbered = was is not None and now is not None and was.passage != now.passage
            if was is None or now is None or is_reworded or is_renumbered:
                citing = dict.fromkeys(
                    (
                        *(cited.get(now, ()) if now else ()),
                        *(cited_before.get(was, ()) if was else ()),
                    )
                )
                changes.append(PassageChange(was, now, is_reworded, tuple(citing)))
    return tuple(changes)


def renumbered_passages(
    old: Chronology, new: Chronology, sources: Mapping[str, str]
) -> dict[CitationKey, CitationKey]:
    """Return how passages that are in both versions were cited, and how they are.

    Args:
        old: The earlier version.
        new: The later one.
        sources: The ids of renamed sources, from old to new.

    Returns:
        The later key by the earlier one.
    """
    return {
        CitationKey(before.id, pair.old.key): CitationKey(after.id, pair.new.key)
        for before, after in _source_pairs(old, new, sources)
        if before and after
        for pair in _aligned(before, after)
        if pair.old and pair.new
    }


def _source_pairs(
    old: Chronology, new: Chronology, sources: Mapping[str, str]
) -> Iterator[tuple[Source | None, Source | None]]:
    for source in old.sources:
        yield source, new.source_by_id.get(sources.get(source.id, source.id))
    known = {sources.get(source.id, source.id) for source in old.sources}
    yield from ((None, source) for source in new.sources if source.id not in known)


def _aligned(old: Source | None, new: Source | None) -> Iterator[_Pair]:
    """Pair the passages of both versions: of the same key and words, of the same words, of the same key."""
    before, after = (dict(source.by_key) if source else {} for source in (old, new))
    for key in [key for key in before if key in after and _words(before[key]) == _words(after[key])]:
        yield _Pair(before.pop(key), after.pop(key))
    places: defaultdict[object, list[str]] = defaultdict(list)
    for key, passage in after.items():
        places[_words(passage)].append(key)
    for key, passage in list(before.items()):
        if len(places.get(_words(passage), ())) == 1:
            del before[key]
            yield _Pair(passage, after.pop(places.pop(_words(passage))[0]))
    for key, passage in before.items():
        yield _Pair(passage, after.pop(key, None))
    for passage in after.values():
        yield _Pair(None, passage)


def _words(passage: Passage) -> tuple[str, str]:
    """Return the words, or their hash where the words are not held."""
    return passage.text, str(passage.hash or "")


def _citing(chronology: Chronology, renamed: Mapping[str, str]) -> dict[CitationKey, tuple[str, ...]]:
    """Return the ids of the events that cite each passage."""
    citing: defaultdict[CitationKey, dict[str, None]] = defaultdict(dict)
    for event in chronology.event_by_id.values():
        for citation in (*event.cites, *(one for entry in event.knowledge for one in entry.cites)):
            citing[citation.key][renamed.get(event.id, event.id)] = None
    return {key: tuple(events) for key, events in citing.items()}
