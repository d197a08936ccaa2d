"""`check_chronology`: runs every rule on a chronology that was read, and returns all problems.

Of an event that is written as it was before (`PartialEvent`), and whose context is as it was, it is known how
many problems each rule about single events found. Rules look at it again only to list these problems.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from heapq import merge
from itertools import islice

from tui.chronology.event import Event
from tui.chronology.problem import Problem, Severity
from tui.chronology.problem_overflow import ProblemOverflow
from tui.parsing.errors import Path
from tui.parsing.events.known_items import read_rest
from tui.parsing.events.partial_event import outline_of
from tui.parsing.loader import LoadedChronology
from tui.validation.citation_walk import (
    CitationContext,
    citations_of_differences,
    citations_of_event,
    citations_of_positions,
)
from tui.validation.context import ContextChange, context_of
from tui.validation.rules import RULES
from tui.validation.rules.rule import Around, CitationRule, EventRule, Rule, WholeRule

MOST_OF_A_RULE = 1_000
"""Problems of one rule that are listed; further ones are probably one mistake repeated, and are counted."""


@dataclass(frozen=True, slots=True)
class CheckedChronology:
    """What the rules found in a chronology."""

    problems: tuple[Problem, ...]
    """The problems of reading and those that the rules find, sorted by location, each once."""
    tallies: Sequence[str] = ()
    """For each event what the rules about single events found in it, to be known when the file is read again;
    empty where nothing is to be known then."""
    context: Mapping[str, str] = field(default_factory=dict)
    """What these rules found the events in, likewise (`KnownItems.context`)."""


def check_chronology(reading: LoadedChronology) -> tuple[Problem, ...]:
    """Run all rules. An exception of a rule is a bug in it, and is not caught.

    Returns:
        The problems of reading and those that the rules find, sorted by location, each once.
    """
    return check_again(reading).problems


def check_again(reading: LoadedChronology) -> CheckedChronology:
    """Run all rules, but rules about single events only on those of which it is not known what they find."""
    return _Check(reading).run()


class _Check:
    def __init__(self, reading: LoadedChronology) -> None:
        self._reading = reading
        self._events = reading.chronology.events
        names = " ".join(rule.find.__qualname__ for rule in RULES)
        self._context = context_of(reading, names)
        self._changed: dict[int, Around] = {}
        """Of events whose tally is known, what has changed around them, in the order of the file."""
        self._tallies = self._known_tallies()
        self._open = [at for at, tally in enumerate(self._tallies) if tally is None]
        """The events about which nothing is known."""
        self._noted: defaultdict[int, list[int]] = defaultdict(list)
        """By rule, the other events in which it finds something."""
        for at, tally in enumerate(self._tallies):
            for rule in _parse_tally(tally) if tally else ():
                self._noted[rule].append(at)
        self._counts: defaultdict[int, defaultdict[int, Counter[Severity]]]
        self._counts = defaultdict(lambda: defaultdict(Counter))
        """Of each event that was looked at, and each rule, how many problems of which severity were found."""

    def _known_tallies(self) -> list[str | None]:
        known = self._reading.known
        if known is None:
            return [None] * len(self._events)
        outlines = [outline_of(event) for event in self._events]
        change = ContextChange(known.context, self._context)
        if not change.has_same_rules:
            read_rest(self._events)
            return [None] * len(self._events)
        for at, outline in enumerate(outlines):
            if outline is not None and (around := change.around(outline)):
                self._changed[at] = around
        # Their rows in the index change, too.
        read_rest(self._events[at] for at in self._changed)
        return [None if one is None else one.tally for one in outlines]

    def changed_for(self, rule: EventRule | CitationRule) -> dict[int, None]:
        """The events whose tally is known, but not what this rule finds in them now."""
        looks_at = rule.looks_at
        return dict.fromkeys(at for at, around in self._changed.items() if around & looks_at)

    def run(self) -> CheckedChronology:
        problems = dict.fromkeys(self._reading.problems)
        for number, rule in enumerate(RULES):
            problems.update(dict.fromkeys(self._found_by(number, rule)))
        tallies = [self._new_tally(at, tally) for at, tally in enumerate(self._tallies)]
        in_order = tuple(sorted(problems, key=lambda problem: problem.order))
        return CheckedChronology(in_order, tallies, self._context)

    def _new_tally(self, at: int, tally: str | None) -> str:
        if tally is not None and at not in self._changed:
            return tally
        counts = dict(_parse_tally(tally or ""))
        for number in [number for number in counts if self._changed[at] & _looks_at(RULES[number])]:
            del counts[number]
        return _format_tally(counts | self._counts.get(at, {}))

    def _found_by(self, number: int, rule: Rule) -> Iterator[Problem]:
        found = _Finder(self, number)
        problems = found.problems(rule)
        yield from islice(problems, MOST_OF_A_RULE)
        with self._reading.counting():
            for problem in problems:
                found.untold.add(problem.severity, problem.concerns, problem)
        for first, count, concerns in found.untold.groups():
            like = f"more {'problem' if count == 1 else 'problems'} like this one ({first.code})"
            yield replace(
                first,
                code="too-many-problems",
                message=f"{count:,} {like} {'is' if count == 1 else 'are'} not shown",
                remedy="correct the first ones",
                hints=(),
                concerns=concerns,
                count=count,
            )


class _Finder:
    """Finds the problems of one rule."""

    def __init__(self, check: _Check, number: int) -> None:
        self._check = check
        self._number = number
        self._reading = check._reading
        self._found = 0
        self._at: int | None = None
        """The event that the rule looks at, where that is not known yet."""
        self.untold = ProblemOverflow[Problem]()
        """The problems that are only counted."""

    def problems(self, rule: Rule) -> Iterator[Problem]:
        if isinstance(rule, WholeRule):
            found = rule.find(self._reading)
        elif isinstance(rule, EventRule):
            found = rule.find(self._reading, self._events(rule))
        else:
            found = rule.find(self._reading, self._citations(rule))
        for problem in found:
            self._found += 1
            if self._at is not None:
                self._check._counts[self._at][self._number][problem.severity] += 1
            yield problem

    def _events(self, rule: EventRule | CitationRule) -> Iterator[tuple[Event, Path]]:
        """Yield the events that the rule must look at; the problems of others are counted."""
        events, paths, tallies = self._check._events, self._reading.event_paths, self._check._tallies
        changed = self._check.changed_for(rule)
        noted = [at for at in self._check._noted.get(self._number, ()) if at not in changed]
        read_rest(events[at] for at in noted[:MOST_OF_A_RULE])
        for at in merge(self._check._open, changed, noted):
            tally = None if at in changed else tallies[at]
            if tally is not None and self._is_counted(events[at].id, _parse_tally(tally)[self._number]):
                continue
            self._at = at if tally is None else None
            yield events[at], paths[at]
        self._at = None

    def _is_counted(self, event: str, counts: Mapping[Severity, int]) -> bool:
        """Count what is known to be found in an event; False where some of it must be listed."""
        if self._found < MOST_OF_A_RULE:
            return False
        return self.untold.add_more(event, counts)

    def _citations(self, rule: CitationRule) -> Iterator[CitationContext]:
        for event, path in self._events(rule):
            yield from citations_of_event(self._reading, event, path)
        yield from citations_of_differences(self._reading)
        yield from citations_of_positions(self._reading)


def _looks_at(rule: Rule) -> Around:
    return Around.NOTHING if isinstance(rule, WholeRule) else rule.looks_at


def _format_tally(counts: Mapping[int, Mapping[Severity, int]]) -> str:
    parts = ((rule, severity, count) for rule in sorted(counts) for severity, count in counts[rule].items())
    return " ".join(f"{rule}:{severity.value}:{count}" for rule, severity, count in parts)


@lru_cache(maxsize=10_000)
def _parse_tally(tally: str) -> Mapping[int, Mapping[Severity, int]]:
    """By the number of a rule, how many problems it found of each severity."""
    counts: defaultdict[int, dict[Severity, int]] = defaultdict(dict)
    for part in tally.split():
        rule, severity, count = part.split(":")
        counts[int(rule)][Severity(severity)] = int(count)
    return counts
