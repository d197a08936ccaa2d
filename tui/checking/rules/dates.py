"""Dates: an event has one, or a neighbour; and nothing is told before it happens."""

from __future__ import annotations

from collections.abc import Iterator

from tui.checking.citing import citations
from tui.chronology.chronology import Chronology
from tui.chronology.event import Role
from tui.chronology.problem import Problem, Severity
from tui.chronology.wording import words
from tui.reading.load import Reading


def undated_events_have_neighbours(reading: Reading) -> Iterator[Problem]:
    """An event without a date says which event it follows or precedes, or is named so by another."""
    placed: set[int] | None = None
    for at, (event, path) in enumerate(zip(reading.chronology.events, reading.event_paths, strict=True)):
        if event.date is not None or event.after or event.before:
            continue
        placed = _beside_the_dated(reading.chronology) if placed is None else placed
        if at not in placed:
            yield reading.problem(
                "undated",
                (*path, "id"),
                f"`{event.id}` has no date and no neighbour, and so no place",
                "add `date`; or, if no source dates it, `after` or `before` with the id of another event",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )


def _beside_the_dated(chronology: Chronology) -> set[int]:
    """The undated events that `after` and `before` tie to one with a date, or to others that are so tied."""
    events, held = chronology.events, chronology.precedence
    tied: set[int] = set()
    todo = [at for at in held.order if events[at].date is not None]
    while todo:
        at = todo.pop()
        for one in (*held.earlier.get(at, ()), *held.later.get(at, ())):
            if events[one].date is None and one not in tied:
                tied.add(one)
                todo.append(one)
    return tied


def events_precede_the_sources_that_support_them(reading: Reading) -> Iterator[Problem]:
    """No source supports an event that had certainly not begun on the latest day the source may be of.

    What a source announces may be cited `as: context`.
    """
    for cited in citations(reading):
        date = cited.event.date if cited.event else None
        issued = cited.source.issued if cited.source else None
        if date is None or issued is None or cited.citation.role is not Role.SUPPORTS:
            continue
        if date.first_day > issued.last_day:
            yield reading.problem(
                "event-after-source",
                cited.path,
                f"{cited.citation.source} is of {words(issued)}, before the event: {words(date)}",
                "correct the date; or, if the source only announces the event, cite it `as: context`",
                concerns=cited.concerns,
            )


def nothing_is_known_before_it_begins(reading: Reading) -> Iterator[Problem]:
    """`known` is not certainly before the event."""
    for event, path in zip(reading.chronology.events, reading.event_paths, strict=True):
        if event.date and event.known and event.known.last_day < event.date.first_day:
            yield reading.problem(
                "known-too-early",
                (*path, "known"),
                f"`{event.id}` is known from {words(event.known)}, before it began: {words(event.date)}",
                "correct one of the two dates",
                concerns=(event.id,),
            )
