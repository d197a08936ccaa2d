"""A rule about single events looks at one event at a time, and around it only at what it says it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn, cast

import pytest

from tests.parsing.folders import EVENT, HEAD, write
from tests.validation.golden import CODES, FOLDER
from tui.chronology.problem import Problem
from tui.chronology.source import Source
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.validation.citation_walk import citations_of_differences, citations_of_event
from tui.validation.rules import RULES
from tui.validation.rules.rule import Around, CitationRule, EventAt, EventRule

LOCAL = [rule for rule in RULES if isinstance(rule, EventRule | CitationRule)]


class Unseen(tuple[Any, ...]):
    """What must not be looked at."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise AssertionError("a rule looks at what it must not, or does not say that it does")

    __iter__ = __getitem__ = __len__ = __contains__ = __getattr__ = _refuse


PARTS = {
    Around.KINDS: ("kinds", "kind_by_id"),
    Around.ACTORS: ("actors", "actor_by_id"),
    Around.SOURCES: ("sources", "source_by_id"),
    Around.DIFFERENCES: ("differences",),
}
"""Where a chronology has what rules may look at."""


def unseen_but(around: Around, reading: LoadedChronology) -> LoadedChronology:
    """A reading without its events, in which only what a rule looks at may be looked at."""
    names = {name for part, names in PARTS.items() if part not in around for name in names}
    hidden = dict.fromkeys((*names, "events", "event_by_id", "precedence"), Unseen())
    chronology = reading.chronology.model_copy()
    object.__setattr__(chronology, "__dict__", {**chronology.__dict__, **hidden})
    if Around.LOSSES in around:
        return replace(reading, chronology=chronology)
    return replace(reading, chronology=chronology, problems=Unseen(), unread=Unseen())


def found_in(
    rule: EventRule | CitationRule, reading: LoadedChronology, *events: EventAt
) -> Iterator[Problem]:
    unseen = unseen_but(rule.looks_at, reading)
    if isinstance(rule, EventRule):
        yield from rule.find(unseen, iter(events))
        return
    citations = (cited for event in events for cited in citations_of_event(reading, *event))
    if Around.SOURCES not in rule.looks_at:
        citations = (cited._replace(source=cast("Source", Unseen())) for cited in citations)
    yield from rule.find(unseen, citations)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[LoadedChronology]:
    """The golden chronologies, and one with what none of them has."""
    more = "    cites: [{source: log, as: disputes, says: {date: '[1872]'}}]\n    note: \u202eturned\n"
    folder = write(tmp_path_factory.mktemp("more"), HEAD + EVENT + more)
    return [load_chronology(root) for root in (folder, *(FOLDER / code for code in CODES))]


@pytest.mark.parametrize("rule", LOCAL, ids=lambda it: it.find.__qualname__)
def test_a_local_rule_finds_in_an_event_what_it_finds_beside_others(
    rule: EventRule | CitationRule, readings: list[LoadedChronology]
) -> None:
    found = 0
    for reading in readings:
        events = list(zip(reading.chronology.events, reading.event_paths, strict=True))
        together = list(found_in(rule, reading, *events))
        assert [one for event in events for one in found_in(rule, reading, event)] == together
        for event in events:
            for problem in found_in(rule, reading, event):
                assert problem.concerns == (event[0].id,)
                found += 1
    assert found


def test_a_citation_rule_finds_in_differences_what_it_finds_beside_events(
    readings: list[LoadedChronology],
) -> None:
    for reading in readings:
        events = list(zip(reading.chronology.events, reading.event_paths, strict=True))
        for rule in LOCAL:
            if isinstance(rule, CitationRule):
                alone = list(rule.find(unseen_but(rule.looks_at, reading), citations_of_differences(reading)))
                cited = [one for event in events for one in citations_of_event(reading, *event)]
                both = rule.find(reading, [*cited, *citations_of_differences(reading)])
                assert [*found_in(rule, reading, *events), *alone] == list(both)
