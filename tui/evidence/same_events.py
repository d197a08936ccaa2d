"""Which events of two chronologies may be the same: proposed with the reasons, and never decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio
from rapidfuzz.utils import default_process

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.event import Citation, Event
from tui.chronology.keys import CitationKey
from tui.evidence.changes.knowledge_changes import entry_text

_PROPOSED = 3
"""The least weight of all reasons together for a pair to be proposed."""
_TITLES = ((95, 4), (85, 3), (70, 2), (50, 1))
"""From which likeness of titles on (`rapidfuzz.fuzz.ratio` of their words in order) it has which weight."""
_NARROW = 31
"""Days that two dates span at most for their overlap to count double."""
_SHORT = 4
"""Letters of the shortest word of a title that is looked up."""
_IN_EVERY_FIELD = "both say the same in every field"
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
    finder = _Finder(ours, ids)
    skipped = set(merged)
    return [pair for event in theirs.events if event.id not in skipped for pair in finder.find(event)]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is compared of an event, by our ids."""

    event: Event
    title: str
    """Its words in the order of the alphabet."""
    cites: frozenset[CitationKey]
    actors: frozenset[str]


class _Finder:
    def __init__(self, ours: Chronology, ids: SameIds) -> None:
        self._ids = ids
        self._places: defaultdict[str, list[_Facts]] = defaultdict(list)
        self._identical: defaultdict[tuple[str, ...], list[Event]] = defaultdict(list)
        for event in ours.events:
            self._identical[self._said(event, is_ours=True)].append(event)
            facts = self._facts(event, is_ours=True)
            for place in _places(facts):
                self._places[place].append(facts)

    def find(self, event: Event) -> list[SameEvents]:
        """Return what may be the same as an event of theirs."""
        if twins := self._identical.get(self._said(event, is_ours=False)):
            twin = next((one for one in twins if one.id == event.id), twins[0])
            return [SameEvents(twin.id, event.id, (_IN_EVERY_FIELD,), 99, is_identical=True)]
        theirs = self._facts(event, is_ours=False)
        near: dict[str, _Facts] = {}
        for place in _places(theirs):
            found = self._places.get(place, ())
            if len(found) <= _MOST:
                near |= {one.event.id: one for one in found}
        pairs = [pair for one in near.values() if (pair := _compare(one, theirs))]
        return sorted(pairs, key=lambda pair: -pair.weight)

    def _facts(self, event: Event, *, is_ours: bool) -> _Facts:
        actors = event.actors if is_ours else (self._ids.actors.get(name, "") for name in event.actors)
        return _Facts(
            event,
            " ".join(sorted(default_process(event.title).split())),
            frozenset(self._key(cite.source, cite.passage, is_ours=is_ours) for cite in event.cites),
            frozenset(filter(None, actors)),
        )

    def _said(self, event: Event, *, is_ours: bool) -> tuple[str, ...]:
        """Return what an event says, by our ids."""
        fields = event.model_dump(
            exclude={"id", "cites", "actors", "after", "before", "merged_from", "knowledge"}
        )
        cites = [
            (self._key(cite.source, cite.passage, is_ours=is_ours), cite.quote, cite.role, _says(cite))
            for cite in event.cites
        ]
        actors = [self._actor(name, is_ours=is_ours) for name in event.actors]
        entries = [
            entry_text(
                entry,
                lambda name: self._actor(name, is_ours=is_ours),
                lambda cite: self._key(cite.source, cite.passage, is_ours=is_ours),
            )
            for entry in event.knowledge
        ]
        return (repr(sorted(fields.items())), repr(cites), repr(actors), repr(entries))

    def _actor(self, name: str, *, is_ours: bool) -> str:
        """Return our id of an actor, or the words that stand for one."""
        return name if is_ours or " " in name else self._ids.actors.get(name, f"{name}?")

    def _key(self, source: str, passage: str, *, is_ours: bool) -> CitationKey:
        key = CitationKey(source, passage)
        if is_ours:
            return key
        return self._ids.passages.get(key) or CitationKey(
            self._ids.sources.get(source, f"{source}?"), passage
        )


def _says(cite: Citation) -> str:
    """What it says instead; like the event's own, without the order, whose ids may be others there."""
    return repr(cite.says.model_dump(exclude={"after", "before"})) if cite.says else ""


def _places(facts: _Facts) -> Iterator[str]:
    """Yield what an event is looked up by."""
    date = facts.event.date
    yield f"id {facts.event.id}"
    yield f"title {facts.title}"
    yield from (f"word {word}" for word in set(facts.title.split()) if len(word) >= _SHORT)
    yield from (f"cites {key}" for key in facts.cites)
    if date and date.last_day - date.first_day < _NARROW:
        yield from {f"month {day // _NARROW}" for day in (date.first_day, date.last_day)}


def _compare(ours: _Facts, theirs: _Facts) -> SameEvents | None:
    """Return two events as a pair where the reasons for that weigh enough."""
    one, other = ours.event, theirs.event
    likeness = ratio(ours.title, theirs.title, score_cutoff=_TITLES[-1][0])
    passages = sorted(str(key) for key in ours.cites & theirs.cites if key.passage)
    # Dates, actors and whole sources alone make nothing the same.
    if not likeness and not passages and one.id != other.id:
        return None
    found = [*_of_dates(one, other), *_of_sources(ours, theirs, passages)]
    if likeness:
        weight = next(weight for least, weight in _TITLES if likeness >= least)
        found.append((weight, f"their titles are {likeness:.0f} % alike"))
    if one.id == other.id:
        found.append((2, "both have this id"))
    if shared := sorted(ours.actors & theirs.actors):
        found.append((1, f"both name {', '.join(shared)}"))
    found.sort(key=lambda reason: -reason[0])
    weight = sum(each for each, _ in found)
    if weight < _PROPOSED:
        return None
    is_apart = any(each < 0 for each, _ in found)
    return SameEvents(one.id, other.id, tuple(words for _, words in found), weight, is_dated_apart=is_apart)


def _of_sources(ours: _Facts, theirs: _Facts, passages: Sequence[str]) -> Iterator[tuple[int, str]]:
    if passages:
        yield 3, f"both cite {', '.join(passages)}"
    elif sources := sorted({key.source for key in ours.cites} & {key.source for key in theirs.cites}):
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
