"""Which events of two chronologies may be the same: proposed with the reasons, and never decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.event import Event
from tui.chronology.keys import CitationKey

_PROPOSED = 3
"""The least weight of all reasons together for a pair to be proposed."""
_TITLES = ((95, 4), (85, 3), (70, 2), (50, 1))
"""From which likeness of titles on (`rapidfuzz.fuzz.token_sort_ratio`) it has which weight."""
_NARROW = 31
"""Days that two dates span at most for their overlap to count double."""
_SHORT = 4
"""Letters of the shortest word of a title that is looked up."""
_MOST = 300
"""Events with one word, source or day: of more, it tells nothing."""


@dataclass(frozen=True, slots=True)
class SameIds:
    """What is known to be the same in both chronologies, from their ids to ours."""

    sources: Mapping[str, str]
    actors: Mapping[str, str]
    passages: Mapping[CitationKey, CitationKey] = field(default_factory=dict)
    """Passages that are the same in sources that are not."""


@dataclass(frozen=True, slots=True)
class SameEvents:
    """Two events that may be the same."""

    ours: str
    theirs: str
    reasons: tuple[str, ...]
    """In words, the strongest first."""
    weight: int
    is_identical: bool = False
    """Whether both say the same in every field."""
    is_dated_apart: bool = False
    """Whether their dates have no day in common."""


def find_same_events(
    ours: Chronology, theirs: Chronology, ids: SameIds, merged: Iterable[str] = ()
) -> list[SameEvents]:
    """Return the pairs of events that may be the same, in the order of theirs, the likeliest first of each.

    An event of theirs that says in every field what one of ours says is proposed with that one only.

    Args:
        ours: Our chronology.
        theirs: The other one.
        ids: What is known to be the same.
        merged: The ids of events of theirs that were merged before: they are not proposed again.
    """
    finder = _Finder(ours, theirs, ids)
    skipped = set(merged)
    return [pair for event in theirs.events if event.id not in skipped for pair in finder.find(event)]


class _Finder:
    def __init__(self, ours: Chronology, theirs: Chronology, ids: SameIds) -> None:
        self._ours, self._theirs, self._ids = ours, theirs, ids
        self._places: defaultdict[str, list[Event]] = defaultdict(list)
        self._identical: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
        for event in ours.events:
            self._identical[self._said(event, is_ours=True)].append(event)
            for place in self._lookup(event, is_ours=True):
                self._places[place].append(event)

    def find(self, event: Event) -> list[SameEvents]:
        """Return what may be the same as an event of theirs."""
        if twins := self._identical.get(self._said(event, is_ours=False)):
            twin = next((one for one in twins if one.id == event.id), twins[0])
            return [
                SameEvents(twin.id, event.id, ("both say the same in every field",), 99, is_identical=True)
            ]
        near: dict[str, Event] = {}
        for place in self._lookup(event, is_ours=False):
            found = self._places.get(place, ())
            if len(found) <= _MOST:
                near |= {one.id: one for one in found}
        pairs = [self._compare(one, event) for one in near.values()]
        proposed = [pair for pair in pairs if pair.weight >= _PROPOSED]
        return sorted(proposed, key=lambda pair: -pair.weight)

    def _said(self, event: Event, *, is_ours: bool) -> tuple[object, ...]:
        """Return what an event says, by our ids."""
        fields = event.model_dump(exclude={"id", "cites", "actors", "after", "before", "merged_from"})
        cites = [
            (self._key(cite.source, cite.passage, is_ours=is_ours), cite.quote, cite.role, repr(cite.says))
            for cite in event.cites
        ]
        actors = [name if is_ours else self._ids.actors.get(name, f"{name}?") for name in event.actors]
        return (repr(sorted(fields.items())), repr(cites), repr(actors))

    def _key(self, source: str, passage: str, *, is_ours: bool) -> CitationKey:
        key = CitationKey(source, passage)
        if is_ours:
            return key
        return self._ids.passages.get(key) or CitationKey(
            self._ids.sources.get(source, f"{source}?"), passage
        )

    def _lookup(self, event: Event, *, is_ours: bool) -> Iterator[str]:
        """Yield what an event is looked up by."""
        yield f"id {event.id}"
        yield from (
            f"word {word}" for word in set(default_process(event.title).split()) if len(word) >= _SHORT
        )
        for cite in event.cites:
            yield f"cites {self._key(cite.source, cite.passage, is_ours=is_ours)}"
        if event.date and event.date.last_day - event.date.first_day < _NARROW:
            yield f"month {event.date.first_day // _NARROW}"
            yield f"month {event.date.last_day // _NARROW}"

    def _compare(self, ours: Event, theirs: Event) -> SameEvents:
        found = [*self._of_titles(ours, theirs), *self._of_sources(ours, theirs), *_of_dates(ours, theirs)]
        if ours.id == theirs.id:
            found.append((2, "both have this id"))
        shared = sorted({self._ids.actors.get(name, "") for name in theirs.actors} & set(ours.actors))
        if shared:
            found.append((1, f"both name {', '.join(shared)}"))
        found.sort(key=lambda reason: -reason[0])
        weight = sum(one for one, _ in found)
        # Dates and actors alone make nothing the same.
        is_about_one = (
            any(self._of_titles(ours, theirs))
            or ours.id == theirs.id
            or any(words.startswith("both cite") and "#" in words for _, words in found)
        )
        reasons = tuple(words for _, words in found)
        apart = any(weight < 0 for weight, _ in found)
        return SameEvents(ours.id, theirs.id, reasons, weight if is_about_one else 0, is_dated_apart=apart)

    def _of_titles(self, ours: Event, theirs: Event) -> list[tuple[int, str]]:
        likeness = token_sort_ratio(ours.title, theirs.title, processor=default_process)
        weight = next((weight for least, weight in _TITLES if likeness >= least), 0)
        return [(weight, f"their titles are {likeness:.0f} % alike")] if weight else []

    def _of_sources(self, ours: Event, theirs: Event) -> Iterator[tuple[int, str]]:
        cited = {self._key(cite.source, cite.passage, is_ours=True) for cite in ours.cites}
        also = {self._key(cite.source, cite.passage, is_ours=False) for cite in theirs.cites}
        passages = sorted(str(key) for key in cited & also if key.passage)
        if passages:
            yield 3, f"both cite {', '.join(passages)}"
        elif sources := sorted({key.source for key in cited} & {key.source for key in also}):
            yield 1, f"both cite {', '.join(sources)}"


def _of_dates(ours: Event, theirs: Event) -> Iterator[tuple[int, str]]:
    one, other = ours.date, theirs.date
    if one is None or other is None:
        yield 0, "one of them is undated" if one or other else "both are undated"
    elif (one.first_day, one.last_day) == (other.first_day, other.last_day):
        yield 2 if _is_narrow(one, other) else 1, f"both are dated {one.text}"
    elif one.first_day <= other.last_day and other.first_day <= one.last_day:
        yield 2 if _is_narrow(one, other) else 1, f"the dates {one.text} and {other.text} have days in common"
    else:
        yield -1, f"the dates {one.text} and {other.text} have no day in common"


def _is_narrow(*dates: EdtfDate) -> bool:
    days = [day for date in dates for day in (date.first_day, date.last_day)]
    return all(-FAR < day < FAR for day in days) and max(days) - min(days) < _NARROW
