"""Rules about references: every id that is used is that of a kind, actor, event, source or passage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tui.chronology.event import ClaimedTime, Event
from tui.chronology.problem import Problem
from tui.chronology.source import Source
from tui.evidence.conflicts.time_statements import claiming_events
from tui.parsing.corpus import UNREAD
from tui.parsing.errors import Path
from tui.parsing.input_files import DOCUMENT_SUFFIXES, FOLDER
from tui.parsing.loader import LoadedChronology
from tui.text.cell_width import truncate
from tui.text.suggest import closest_match
from tui.validation.citation_walk import CitationContext
from tui.validation.rules.rule import EventAt
from tui.validation.rules.sources import statements
from tui.validation.unparsed_fields import events_with_losses, is_left_out, sources_with_losses

_MOST_SOUGHT = 100


def kinds_exist(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """The kind of every event is one of the chronology's kinds."""
    kinds = reading.chronology.kind_by_id
    near = _Nearest(kinds)
    for event, path in events:
        if event.kind not in kinds and not is_left_out(reading, "kinds", event.kind):
            kind_path = (*path, "kind")
            otherwise = f"add `{event.kind}` to the kinds"
            yield _unknown(
                reading,
                "unknown-kind",
                event.kind,
                kind_path,
                near=near.to(event.kind),
                otherwise=otherwise,
                concerns=(event.id,),
            )


def actors_exist(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """Every actor of an event, and of its knowledge, is one of the chronology's actors."""
    actors = reading.chronology.actor_by_id
    near = _Nearest(actors)
    for event, path in events:
        for actor, place in _named_actors(event):
            if actor not in actors and not is_left_out(reading, "actors", actor):
                actor_path = (*path, *place)
                otherwise = f"add `{actor}` to the actors"
                yield _unknown(
                    reading,
                    "unknown-actor",
                    actor,
                    actor_path,
                    near=near.to(actor),
                    otherwise=otherwise,
                    concerns=(event.id,),
                )


def parties_exist(reading: LoadedChronology) -> Iterator[Problem]:
    """Every file of positions is of one of the chronology's actors."""
    actors = reading.chronology.actor_by_id
    near = _Nearest(actors)
    for one in reading.chronology.positions:
        if one.party not in actors and not is_left_out(reading, "actors", one.party):
            yield _unknown(
                reading,
                "unknown-actor",
                one.party,
                ("positions", one.party, "party"),
                near=near.to(one.party),
                otherwise=f"add `{one.party}` to the actors",
                concerns=tuple(entry.event for entry in one.entries),
            )


def events_exist(reading: LoadedChronology) -> Iterator[Problem]:
    """Every event named by another event, a difference, a position or a search exists."""
    events = reading.chronology.event_by_id
    near = _Nearest(events)
    left_out = events_with_losses(reading)
    for name, event_path, concerns in _named_events(reading):
        if name not in events and name not in left_out and reading.is_complete:
            yield _unknown(
                reading,
                "unknown-event",
                name,
                event_path,
                near=near.to(name),
                otherwise="name an existing event",
                concerns=concerns,
            )


def _named_actors(event: Event) -> Iterator[tuple[str, Path]]:
    yield from ((actor, ("actors", index)) for index, actor in enumerate(event.actors))
    yield from ((actor, ("criticises", index)) for index, actor in enumerate(event.criticises))
    yield from ((entry.actor, ("knowledge", index, "actor")) for index, entry in enumerate(event.knowledge))


def _named_events(reading: LoadedChronology) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    for event, path in zip(reading.chronology.events, reading.event_paths, strict=True):
        for key, name in (("after", event.after), ("before", event.before)):
            if name is not None:
                yield name, (*path, key), (event.id,)
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        for index, name in enumerate(difference.events):
            yield name, (*path, "events", index), difference.events
    for search, path in zip(reading.chronology.searches, reading.search_paths, strict=True):
        for index, name in enumerate(search.about):
            yield name, (*path, "about", index), search.about
    for _, entry, path in reading.positions():
        yield entry.event, (*path, "event"), (entry.event,)
    yield from _events_in_claims(reading)


def _events_in_claims(reading: LoadedChronology) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """The events that sources put others after or before, and those that a version gives dates for."""
    chronology = reading.chronology
    for number, event in claiming_events(chronology):
        for at, citation in enumerate(event.cites):
            claim_path = (*reading.event_paths[number], "cites", at, "says")
            yield from _named_in(citation.says, claim_path, (event.id,))
    for difference, path in zip(chronology.differences, reading.difference_paths, strict=True):
        for at, version in enumerate(difference.versions):
            for name, claimed in version.dates.items():
                claim_path = (*path, "versions", at, "dates", name)
                yield name, claim_path, difference.events
                yield from _named_in(claimed, claim_path, difference.events)
            for index, citation in enumerate(version.cites):
                claim_path = (*path, "versions", at, "cites", index, "says")
                yield from _named_in(citation.says, claim_path, difference.events)


def _named_in(
    claimed: ClaimedTime | None, path: Path, concerns: tuple[str, ...]
) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    for key, name in (("after", claimed.after), ("before", claimed.before)) if claimed else ():
        if name is not None:
            yield name, (*path, key), concerns


def sources_exist(reading: LoadedChronology, citations: Iterable[CitationContext]) -> Iterator[Problem]:
    """Every cited source exists."""
    sources = reading.chronology.source_by_id
    near = _Nearest(sources)
    left_out = sources_with_losses(reading)
    unread = {
        PurePosixPath(problem.place.path).stem: problem.place.path
        for problem in reading.problems
        if problem.code == UNREAD
    }
    for cited in citations:
        name = cited.citation.source
        if cited.source is None and name not in left_out and FOLDER not in left_out:
            yield _unknown(
                reading,
                "unknown-source",
                name,
                cited.path,
                near=None if name in unread else near.to(name),
                otherwise=_how_to_add(name, unread.get(name, "")),
                concerns=cited.concerns,
                within=(0, len(name)),
            )


def _how_to_add(name: str, unread: str) -> str:
    """Return how to add a source that is cited, where a file of its name may be there and not read."""
    if not unread:
        return f"add the source as corpus/{name}.md"
    if unread.endswith(DOCUMENT_SUFFIXES):
        return f"{unread} is not read; make a source of it: dateline corpus add {unread}"
    return f"{unread} is not read; move it to corpus/{name}.md"


def passages_exist(reading: LoadedChronology, citations: Iterable[CitationContext]) -> Iterator[Problem]:
    """Every cited passage exists in its source."""
    for cited in citations:
        source, passage = cited.source, cited.citation.passage
        if source is not None and passage and passage not in source.by_key:
            yield reading.problem(
                "unknown-passage",
                (*cited.path, "passage"),
                f"{source.id} has no passage `{passage}`",
                "write the label or the number of a passage of this source",
                hints=_passages_of(source, passage),
                concerns=cited.concerns,
                within=(len(source.id) + 1, len(str(cited.citation.key))),
            )


def _passages_of(source: Source, wanted: str) -> tuple[str, ...]:
    keys = tuple(source.by_key)
    near = closest_match(wanted, keys)
    if near is not None:
        return (f"nearest: passage {near}, “{truncate(source.by_key[near].text, 60)}”",)
    return (f"its passages are {keys[0]} to {keys[-1]}",) if keys else ("it has no passages",)


def speakers_exist(reading: LoadedChronology) -> Iterator[Problem]:
    """Every actor that a passage is said by exists."""
    actors = reading.chronology.actor_by_id
    near = _Nearest(actors)
    for source, passage in statements(reading.chronology):
        for name in passage.said_by:
            if name not in actors and not is_left_out(reading, "actors", name):
                meant = near.to(name)
                yield reading.passage_problem(
                    "unknown-actor",
                    source.id,
                    passage,
                    f"there is no actor `{name}`",
                    f"write `{meant}`, or add `{name}` to the actors" if meant else "name one of the actors",
                    attribute="said-by",
                )


def matters_exist(reading: LoadedChronology) -> Iterator[Problem]:
    """Every difference that a passage gives as its matter exists."""
    differences = {difference.id for difference in reading.chronology.differences}
    near = _Nearest(differences)
    # One that could not be read may be the one that is meant.
    lost = any(reading.section(problem.place) == "differences" for problem in reading.problems)
    if lost or not reading.is_complete:
        return
    for source, passage in statements(reading.chronology):
        for name in passage.matters:
            if name not in differences:
                meant = near.to(name)
                yield reading.passage_problem(
                    "unknown-difference",
                    source.id,
                    passage,
                    f"there is no difference `{name}`",
                    f"write `{meant}`, or delete it"
                    if meant
                    else "name one of the differences, or delete it",
                    attribute="matter",
                )


@dataclass(slots=True)
class _Nearest:
    """Finds the existing name that was probably meant, for the first `_MOST_SOUGHT` unknown names only."""

    names: Collection[str]
    matches: dict[str, str | None] = field(default_factory=dict)

    def to(self, name: str) -> str | None:
        if name not in self.matches and len(self.matches) < _MOST_SOUGHT:
            self.matches[name] = closest_match(name, self.names)
        return self.matches.get(name)


def _unknown(
    reading: LoadedChronology,
    code: str,
    name: str,
    path: Path,
    *,
    near: str | None,
    otherwise: str,
    concerns: tuple[str, ...],
    within: tuple[int, int] | None = None,
) -> Problem:
    return reading.problem(
        code,
        path,
        f"there is no {code.removeprefix('unknown-')} `{name}`",
        f"write `{near}`, or {otherwise}" if near else otherwise,
        concerns=concerns,
        within=within,
    )
