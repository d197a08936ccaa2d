"""Identification: what is told of one protected person does not add up to who it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.event import Citation, Event
from tui.chronology.problem import Problem, Severity
from tui.evidence.anonymity import REMEDY, Person, Told, risks
from tui.reading.load import Reading

_SHOWN = 12
"""Details of one person that are listed."""


def the_protected_cannot_be_pieced_together(reading: Reading) -> Iterator[Problem]:
    """Of no protected actor are two kinds of detail told (see `tui.evidence.anonymity`)."""
    chronology = reading.chronology
    paths = {actor.id: path for actor, path in zip(chronology.actors, reading.actor_paths, strict=True)}
    people = [Person(actor.id, actor.name) for actor in chronology.actors if actor.protected]
    for risk in risks(people, _told(chronology), (source.issued for source in chronology.sources)):
        lines = [str(detail) for detail in risk.details[:_SHOWN]]
        if more := len(risk.details) - _SHOWN:
            lines += [f"and {more} more"] if more > 0 else []
        yield reading.problem(
            "identification-risk",
            paths[risk.person.id],
            risk.message,
            REMEDY,
            severity=Severity.WARNING,
            hints=tuple(lines),
            at_key=True,
        )


def _told(chronology: Chronology) -> Iterator[Told]:
    head = (("title", chronology.title), ("about", chronology.about), ("notice", chronology.notice))
    yield Told("the chronology", None, frozenset(), head)
    for event in chronology.events:
        yield Told(event.id, event.date, frozenset(event.actors), tuple(_texts(chronology, event)))
    for account in chronology.accounts:
        says = (("versions", version.says) for version in account.versions)
        cited = (text for version in account.versions for text in _cited(chronology, version.cites))
        texts = (("question", account.question), ("note", account.note), *says, *cited)
        yield Told(account.id, None, frozenset(), texts)
    for source in chronology.sources:
        yield Told(source.id, None, frozenset(), (("title", source.title), ("note", source.note)))


def _texts(chronology: Chronology, event: Event) -> Iterator[tuple[str, str]]:
    yield from (("title", event.title), ("summary", event.summary), ("note", event.note))
    yield from (("tags", tag) for tag in event.tags)
    known = chronology.actor_by_id
    yield from (("actors", known[actor].name) for actor in event.actors if actor in known)
    yield from _cited(chronology, event.cites)


def _cited(chronology: Chronology, cites: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for citation in cites:
        source = chronology.source_by_id.get(citation.source)
        passage = source.by_key.get(citation.passage) if source else None
        says = citation.says.title if citation.says else ""
        texts = (passage.text if passage else "", citation.quote, says)
        yield from ((citation.key, text) for text in texts if text)
