"""All smallest sets of statements of a chronology that cannot all hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate, are_compatible
from tui.chronology.precedence import PrecedenceLink
from tui.evidence.conflicts.conflict_search import ConflictSearch, OrderConflict
from tui.evidence.conflicts.day_bounds import SureDays, sure_days
from tui.evidence.conflicts.order_graph import DayLimit, LinkStatement, OrderGraph, own_links
from tui.evidence.conflicts.time_statements import (
    StatementKey,
    StatementKind,
    TimeStatement,
    claimed_statements,
    join_statements,
    own_date,
    own_order,
)

MOST_SETS = 100
"""Sets that are listed; further ones are counted."""
MOST_STATEMENTS = 20_000
"""Statements of all sets that are listed, after which the others are counted, too: one chain may be long."""
_MOST_DATES = 100
"""Different dates of one event that are compared with one another."""


@dataclass(frozen=True, slots=True)
class ConflictSet:
    """Statements that cannot all hold, while any of them but one can.

    The chronology's own come first: a date, what comes after it, and a date that is too early for that. Then
    those of its sources: dates, then order.
    """

    statements: tuple[TimeStatement, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that are named."""
        dated = ((one.event,) if one.kind is StatementKind.DATE else one.ends for one in self.statements)
        return tuple(dict.fromkeys(event for events in dated for event in events))


@dataclass(frozen=True, slots=True)
class FoundConflicts:
    """What was found."""

    sets: tuple[ConflictSet, ...] = ()
    more: int = 0
    """Sets that are not listed: at least so many."""
    pairs: int = 0
    """Pairs of dates of one event that are listed as differences, and not among the sets."""


def order_conflicts(chronology: Chronology) -> ConflictSearch:
    """Return a search for the conflicts of the chronology's own dates and order.

    Links between events that come before one another in a circle take no part.
    """
    graph = own_graph(chronology)
    return ConflictSearch(graph, graph.reached_days(chronology.precedence.order))


def own_graph(chronology: Chronology) -> OrderGraph:
    """Return the links of the chronology's own that are in no circle, and the dates of linked events."""
    graph = OrderGraph()
    precedence = chronology.precedence
    own_links((*precedence.links, *(one.link for one in precedence.impossible)), graph)
    for number in graph.earlier.keys() | graph.later.keys():
        if chronology.events[number].date is not None:
            days = sure_days(chronology.events[number].date, chronology.clock)
            graph.add_limits(number, days.start_min, days.end_max)
    return graph


def own_statements(chronology: Chronology, conflict: OrderConflict) -> ConflictSet:
    """Return a conflict of the chronology's own dates and order as statements."""
    return _Statements(chronology).of_conflict(conflict)


def find_conflicts(chronology: Chronology, most: int = MOST_SETS) -> FoundConflicts:
    """Find the sets of statements that cannot all hold.

    First those of the chronology alone, then those in which its sources take part.

    Args:
        chronology: The chronology.
        most: How many are listed.

    Returns:
        The sets, and how many are not listed.
    """
    return _Finder(chronology, most).find()


class _Statements:
    """Makes statements of what a graph has of the chronology's own, with the passages that say the same."""

    def __init__(self, chronology: Chronology, claims: Iterable[TimeStatement] = ()) -> None:
        self._chronology = chronology
        self._claims = {claim.key: claim for claim in claims}

    def of_conflict(self, conflict: OrderConflict) -> ConflictSet:
        """Return the statements of a conflict."""
        lowest = self._date(conflict.first, conflict.lowest)
        highest = self._date(conflict.last, conflict.highest)
        return self.in_order([lowest, *map(self.of_link, conflict.links), highest])

    def in_order(self, statements: Iterable[TimeStatement]) -> ConflictSet:
        """Return some statements as a set."""
        listed = list(statements)
        claimed = [one for one in listed if not one.is_own]
        dates = [one for one in claimed if one.kind is StatementKind.DATE]
        order = [one for one in claimed if one.kind is not StatementKind.DATE]
        return ConflictSet((*(one for one in listed if one.is_own), *dates, *order))

    def of_link(self, link: LinkStatement) -> TimeStatement:
        """Return what says that one event comes before another."""
        if isinstance(link, TimeStatement):
            return link
        return self._joined(own_order(self._chronology.events[link.by], link.by, link.key))

    def _date(self, event: int, limit: DayLimit) -> TimeStatement:
        return limit.given_by or self.own_date(event)

    def own_date(self, event: int) -> TimeStatement:
        """Return the statement of an event's own date."""
        return self._joined(own_date(self._chronology.events[event], event))

    def _joined(self, own: TimeStatement) -> TimeStatement:
        claim = self._claims.get(own.key)
        return join_statements(own, claim) if claim else own


class _Link(NamedTuple):
    """A source's statement about order, by the numbers of the events."""

    earlier: int
    later: int
    statement: TimeStatement


@dataclass(slots=True)
class _Found:
    """The sets found so far."""

    most: int
    statements: int = 0
    """How many statements the sets have together."""
    sets: dict[frozenset[StatementKey], ConflictSet] = field(default_factory=dict)
    more: int = 0

    def add(self, conflict: ConflictSet) -> None:
        """Keep a set, or count it where enough are kept."""
        key = frozenset(one.key for one in conflict.statements)
        if key in self.sets:
            return
        if self.is_full:
            self.more += 1
        else:
            self.sets[key] = conflict
            self.statements += len(key)

    @property
    def is_full(self) -> bool:
        """Whether no more sets are listed."""
        return len(self.sets) >= self.most or self.statements >= MOST_STATEMENTS


class _Finder:
    def __init__(self, chronology: Chronology, most: int) -> None:
        self._chronology = chronology
        self._claims = claimed_statements(chronology)
        self._statements = _Statements(chronology, self._claims)
        self._found = _Found(most)
        self._pairs = 0

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of the events by their ids; of a repeated id, the first."""
        events = self._chronology.events
        return {events[at].id: at for at in reversed(range(len(events)))}

    def find(self) -> FoundConflicts:
        self._find_own()
        if self._claims:
            dates = self._claimed_dates()
            self._find_pairs(dates)
            self._find_claimed(dates)
        found = self._found
        return FoundConflicts(tuple(found.sets.values()), found.more, self._pairs)

    def _find_own(self) -> None:
        for circle in self._chronology.precedence.circles:
            links = _links_of_circle(self._chronology, circle)
            self._found.add(self._statements.in_order(map(self._statements.of_link, links)))
        search = order_conflicts(self._chronology)
        for conflict in search.conflicts():
            self._add(conflict)
        self._found.more += search.unsearched

    def _add(self, conflict: OrderConflict) -> None:
        found = self._found
        if found.is_full:
            found.more += 1
        else:
            found.add(self._statements.of_conflict(conflict))

    def _claimed_dates(self) -> dict[int, list[tuple[TimeStatement, SureDays]]]:
        """The dates that sources give, by event; without those that are the event's own."""
        dates: defaultdict[int, list[tuple[TimeStatement, SureDays]]] = defaultdict(list)
        for claim in self._claims:
            number = self._numbers.get(claim.event)
            if claim.kind is StatementKind.DATE and number is not None:
                own = self._chronology.events[number].date
                if own is None or own.text != claim.value:
                    dates[number].append((claim, sure_days(claim.date, self._chronology.clock)))
        return dates

    def _find_pairs(self, dates: dict[int, list[tuple[TimeStatement, SureDays]]]) -> None:
        """Count the pairs of dates that differences list; others are sets of two."""
        for number, claimed in dates.items():
            own = self._chronology.events[number].date
            listed = claimed[:_MOST_DATES]
            if own is not None:
                listed.insert(0, (self._statements.own_date(number), sure_days(own, self._chronology.clock)))
            for (one, one_days), (other, other_days) in combinations(listed, 2):
                if one_days.meets(other_days):
                    continue
                if _is_difference(one, other, own):
                    self._pairs += 1
                else:
                    self._found.add(self._statements.in_order((one, other)))

    def _find_claimed(self, dates: dict[int, list[tuple[TimeStatement, SureDays]]]) -> None:
        graph = own_graph(self._chronology)
        claimed = self._claimed_links(graph)
        for number, given in dates.items():
            own = self._chronology.events[number].date
            if own is not None and number not in graph.highest and number not in graph.lowest:
                days = sure_days(own, self._chronology.clock)
                graph.add_limits(number, days.start_min, days.end_max)
            for statement, days in given:
                graph.add_limits(number, days.start_min, days.end_max, statement)
        self._find_circles(claimed)
        search = ConflictSearch(graph, graph.reached_days())
        for conflict in search.conflicts():
            if not _is_all_own(conflict):
                self._add(conflict)
        self._found.more += search.unsearched

    def _claimed_links(self, graph: OrderGraph) -> list[_Link]:
        """Add what sources say about order to a graph, with the dates of the events; return it."""
        links = []
        for claim in self._claims:
            if claim.kind is StatementKind.DATE:
                continue
            earlier, later = (self._numbers.get(event) for event in claim.ends)
            # What names no event of the chronology, or only one, is a problem of its own.
            if earlier is None or later is None or earlier == later:
                continue
            links.append(_Link(earlier, later, claim))
            for number in (earlier, later):
                date = self._chronology.events[number].date
                if date is not None and number not in graph.earlier and number not in graph.later:
                    days = sure_days(date, self._chronology.clock)
                    graph.add_limits(number, days.start_min, days.end_max)
            graph.add_link(earlier, later, claim)
        return links

    def _find_circles(self, claimed: Sequence[_Link]) -> None:
        """Find what sources say about order that goes round in a circle with other statements."""
        if not claimed:
            return
        graph = OrderGraph()
        own_links(_all_own_links(self._chronology), graph)
        for link in claimed:
            graph.add_link(link.earlier, link.later, link.statement)
        for link in claimed:
            if path := graph.path_between(link.later, link.earlier):
                closing = graph.earlier[link.later][link.earlier]
                self._found.add(self._statements.in_order(map(self._statements.of_link, (*path, closing))))


def _is_all_own(conflict: OrderConflict) -> bool:
    limits = conflict.lowest.given_by is None and conflict.highest.given_by is None
    return limits and all(isinstance(link, PrecedenceLink) for link in conflict.links)


def _is_difference(one: TimeStatement, other: TimeStatement, own: EdtfDate | None) -> bool:
    """Whether two dates of an event are listed as a difference: of the file, or of the dates themselves."""
    if set(one.differences) & set(other.differences):
        return True
    # Of the dates themselves there is one with all those that contradict the event's own.
    return own is not None and any(
        statement.date is not None and not are_compatible(statement.date, own) for statement in (one, other)
    )


def _all_own_links(chronology: Chronology) -> Iterator[PrecedenceLink]:
    precedence = chronology.precedence
    yield from precedence.links
    yield from (one.link for one in precedence.impossible)
    for circle in precedence.circles:
        yield from _links_of_circle(chronology, circle)


def _links_of_circle(chronology: Chronology, circle: Sequence[int]) -> list[PrecedenceLink]:
    """The links of a circle of events, each from one event to the next."""
    events, links = chronology.events, []
    for earlier, later in zip(circle, (*circle[1:], circle[0]), strict=True):
        if events[later].after == events[earlier].id:
            links.append(PrecedenceLink(earlier, later, later, "after"))
        else:
            links.append(PrecedenceLink(earlier, later, earlier, "before"))
    return links
