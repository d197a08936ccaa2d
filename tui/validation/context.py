"""The context of events: what rules about single events look at beside the event itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from tui.evidence.positions import FiledPosition, positions_by_event
from tui.parsing.events.partial_event import EventOutline
from tui.parsing.input_files import FOLDER
from tui.parsing.loader import LoadedChronology
from tui.validation.rules.rule import Around
from tui.validation.unparsed_fields import events_with_losses, sources_with_losses

_OF_ALL = frozenset(("rules", "complete", f"lost source {FOLDER}"))
"""What every event depends on."""


def context_of(reading: LoadedChronology, rules: str) -> dict[str, str]:
    """Return the context of all events: names of what they may depend on, and what stands for its content.

    Args:
        reading: The chronology as it was read.
        rules: The names of the rules.
    """
    return dict(_entries(reading, rules))


def _entries(reading: LoadedChronology, rules: str) -> Iterator[tuple[str, str]]:
    chronology = reading.chronology
    yield "rules", _digest(rules)
    yield "complete", str(reading.is_complete)
    for section, noun in (("kinds", "kind"), ("actors", "actor")):
        # Also of those that could not be read: a rule does not report them as missing.
        for name in reading.names_in(section):
            yield f"{noun} {name}", ""
    for kind in chronology.kinds:
        yield f"kind {kind.id}", _digest(kind.model_dump_json())
    for actor in chronology.actors:
        yield f"actor {actor.id}", _digest(actor.model_dump_json())
    hashes = {PurePosixPath(path).stem: digest for path, digest in reading.file_hashes.items()}
    for source in chronology.sources:
        yield f"source {source.id}", hashes.get(source.id) or _digest(source.model_dump_json())
    for name in sources_with_losses(reading):
        yield f"lost source {name}", ""
    for event in events_with_losses(reading):
        yield f"lost event {event}", ""
    for event in {event for difference in chronology.differences for event in difference.events}:
        yield f"listed event {event}", ""
    for event, positions in positions_by_event(reading).items():
        yield f"put event {event}", "".join(sorted(map(_mark, positions)))


def _mark(position: FiledPosition) -> str:
    return f"{position.party} {position.state.value} {position.is_outdated:d}\n"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class ContextChange:
    """What differs between two contexts."""

    def __init__(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        names = (name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        self._names = frozenset(names)
        self._is_of_all = not _OF_ALL.isdisjoint(self._names)
        self._is_of_some = any(" event " in name for name in self._names)
        self._answers: dict[tuple[str, str, str], Around] = {}

    @property
    def has_same_rules(self) -> bool:
        """Whether the rules are the same, so that their numbers in tallies mean the same."""
        return "rules" not in self._names

    def around(self, event: EventOutline) -> Around:
        """Return what differs of that which is around an event."""
        if not self._names or self._is_of_all:
            return ~Around.NOTHING if self._is_of_all else Around.NOTHING
        # Many events name the same.
        actors = f"{event.actors} {event.criticises} {event.knowledge_actors}"
        named = (event.kind, actors, f"{event.sources} {event.knowledge_sources}")
        if named not in self._answers:
            self._answers[named] = self._differing(_names_of(*named))
        answer = self._answers[named]
        return answer | self._differing(_names_of_event(event.id)) if self._is_of_some else answer

    def _differing(self, names: Iterable[tuple[Around, str]]) -> Around:
        differing = Around.NOTHING
        for around, name in names:
            if name in self._names:
                differing |= around
        return differing


def _names_of(kind: str, actors: str, sources: str) -> Iterator[tuple[Around, str]]:
    yield Around.KINDS, f"kind {kind}"
    for actor in actors.split():
        yield Around.ACTORS, f"actor {actor}"
    for source in sources.split():
        yield Around.SOURCES, f"source {source}"
        yield Around.LOSSES, f"lost source {source}"


def _names_of_event(event: str) -> Iterator[tuple[Around, str]]:
    yield Around.LOSSES, f"lost event {event}"
    yield Around.DIFFERENCES, f"listed event {event}"
    yield Around.POSITIONS, f"put event {event}"
