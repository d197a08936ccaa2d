"""Rules about `after` and `before`: all of them can hold together, and the dates allow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.chronology.date_format import format_date
from tui.chronology.event import ClaimedTime, Event
from tui.chronology.precedence import PrecedenceLink
from tui.chronology.problem import Problem, Severity
from tui.evidence.conflicts.conflict_search import OrderConflict
from tui.evidence.conflicts.conflicts import ConflictSet, order_conflicts, own_statements
from tui.evidence.conflicts.time_statements import claiming_events
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology

_MOST_NAMED = 8
_FEWEST_LISTED = 5
"""Statements of a set from which on they are listed: a message names fewer."""


def order_has_no_circle(reading: LoadedChronology) -> Iterator[Problem]:
    """No event comes, directly or through others, after or before itself.

    Yields:
        A problem for one circle of each group of connected circles.
    """
    events = reading.chronology.events
    for circle in reading.chronology.precedence.circles:
        named = tuple(events[at].id for at in circle)
        event_at, key = min(_links_of(events, circle))
        if len(circle) == 1:
            message = f"`{named[0]}` is placed {key} itself"
            remedy = f"name another event, or delete `{key}`"
        else:
            message = f"these events come before one another in a circle: {_named(named)}"
            remedy = "delete the `after` or the `before` of one of them"
        yield reading.problem(
            "order-circle", _key_of(reading, event_at, key), message, remedy, concerns=named
        )


def _links_of(events: tuple[Event, ...], circle: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """The links of a circle: the event that has the key, and the key."""
    for earlier, later in zip(circle, (*circle[1:], circle[0]), strict=True):
        if events[later].after == events[earlier].id:
            yield later, "after"
        if events[earlier].before == events[later].id:
            yield earlier, "before"


def _named(circle: tuple[str, ...]) -> str:
    left_out = f"{len(circle) - _MOST_NAMED:,} more" if len(circle) > _MOST_NAMED else ""
    return ", ".join(filter(None, (*circle[:_MOST_NAMED], left_out, circle[0])))


def dates_allow_the_order(reading: LoadedChronology) -> Iterator[Problem]:
    """No event must follow, directly or through others, one whose earliest day is after its own last day.

    What is uncertain in a date is allowed anything. Sets of statements in which sources take part are no
    mistake of the file: `dateline conflicts` lists them.

    Yields:
        A problem for each smallest set of dates and order that cannot all hold.
    """
    chronology = reading.chronology
    search = order_conflicts(chronology)
    first: Problem | None = None
    for conflict in search.conflicts():
        link = conflict.links[-1]
        if not isinstance(link, PrecedenceLink):
            continue
        statements = own_statements(chronology, conflict)
        problem = reading.problem(
            "order-impossible",
            _key_of(reading, link.by, link.key),
            _message(chronology.events, conflict, link),
            f"correct one of the dates, or delete `{link.key}`",
            hints=_hints(statements),
            concerns=tuple(dict.fromkeys((chronology.events[link.by].id, *statements.events))),
        )
        first = first or problem
        yield problem
    if search.unsearched and first:
        count = search.unsearched
        yield replace(
            first,
            code="too-many-problems",
            message=f"{count:,} more like this one ({first.code}) {'is' if count == 1 else 'are'} not shown",
            remedy="correct the first ones",
            hints=(),
            count=count,
        )


def claims_are_about_two_events(reading: LoadedChronology) -> Iterator[Problem]:
    """No source puts an event before or after itself, and each event under `dates` has a date or an order."""
    chronology = reading.chronology
    for number, event in claiming_events(chronology):
        for at, citation in enumerate(event.cites):
            path = (*reading.event_paths[number], "cites", at, "says")
            yield from _beside_itself(reading, event.id, citation.says, path, (event.id,))
    for difference, path in zip(chronology.differences, reading.difference_paths, strict=True):
        for at, version in enumerate(difference.versions):
            for name, claimed in version.dates.items():
                claim_path = (*path, "versions", at, "dates", name)
                yield from _beside_itself(reading, name, claimed, claim_path, difference.events)
                if not (claimed.date or claimed.after or claimed.before):
                    yield reading.problem(
                        "says-nothing-else",
                        claim_path,
                        f"`dates` says nothing of `{name}`",
                        "write its `date`, or what it comes `after` or `before`; or delete it",
                        severity=Severity.WARNING,
                        concerns=difference.events,
                        at_key=True,
                    )


def _beside_itself(
    reading: LoadedChronology,
    name: str,
    claimed: ClaimedTime | None,
    path: Path,
    concerns: tuple[str, ...],
) -> Iterator[Problem]:
    for key, other in (("after", claimed.after), ("before", claimed.before)) if claimed else ():
        if other == name:
            yield reading.problem(
                "order-circle",
                (*path, key),
                f"`{name}` is put {key} itself",
                f"name another event, or delete `{key}`",
                concerns=concerns,
            )


def _message(events: tuple[Event, ...], conflict: OrderConflict, link: PrecedenceLink) -> str:
    earlier, later, source = events[link.earlier], events[link.later], events[conflict.first]
    if link.by == link.later:
        demand, other_event = f"`{later.id}`, {_date(later)}, is placed after {earlier.id}", earlier
    else:
        demand, other_event = f"`{earlier.id}` is placed before {later.id}, {_date(later)}", later
    joined = "which" if other_event is earlier else "and"
    if source is earlier:
        return f"{demand}, {joined} is later: {_date(earlier)}"
    return f"{demand}, {joined} comes after {source.id}, {_date(source)}"


def _hints(conflict: ConflictSet) -> tuple[str, ...]:
    """The statements of a set, where the message does not name all of them."""
    if len(conflict.statements) < _FEWEST_LISTED:
        return ()
    said = [statement.in_words for statement in conflict.statements]
    left_out = len(said) - _MOST_NAMED
    return (
        f"these {len(said):,} cannot all hold, and any {len(said) - 1:,} of them can:",
        *said[:_MOST_NAMED],
        *([f"and {left_out:,} more"] if left_out > 0 else []),
    )


def _date(event: Event) -> str:
    return format_date(event.date) if event.date else "undated"


def _key_of(reading: LoadedChronology, event: int, key: str) -> Path:
    return (*reading.event_paths[event], key)
