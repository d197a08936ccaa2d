"""Rules about `says`: a citation has it where its source differs from the event, and only there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.enums import CitationRole
from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology
from tui.validation.citation_walk import CitationContext


def differing_sources_say_how(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """`says` gives another date than the event's, an order, or a statement."""
    for cited in citations:
        says, event = cited.citation.says, cited.event
        if says is None or says.title or says.after or says.before:
            continue
        if says.date is None:
            message, remedy = "`says` is empty", "write what it says, as `date`, `after`, `before` or `title`"
        elif event and event.date and says.date.text == event.date.text:
            message = f"`says` gives the same date as `{event.id}`: {says.date.text}"
            remedy = "delete `says`, or correct its date"
        else:
            continue
        yield reading.problem(
            "says-nothing-else",
            (*cited.path, "says"),
            message,
            remedy,
            severity=Severity.WARNING,
            concerns=cited.concerns,
            at_key=True,
        )


def disputes_say_what_they_dispute(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """A citation that disputes an event has `says`, unless the event is listed in a difference."""
    listed = {event for difference in reading.chronology.differences for event in difference.events}
    for cited in citations:
        citation, event = cited.citation, cited.event
        if (
            event
            and event.id not in listed
            and citation.role is CitationRole.DISPUTES
            and citation.says is None
        ):
            yield reading.problem(
                "dispute-unsaid",
                (*cited.path, "as"),
                f"{citation.source} disputes `{event.id}`, but `says` is missing",
                "add `says` with its date, order or title; or add an entry under `differences`",
                severity=Severity.WARNING,
                concerns=cited.concerns,
            )


def only_disputes_say_otherwise(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """A citation with `says` disputes the event."""
    for cited in citations:
        if cited.event and cited.citation.says and cited.citation.role is not CitationRole.DISPUTES:
            yield reading.problem(
                "says-undisputed",
                (*cited.path, "says"),
                f"{cited.citation.source} has `says`, but is not cited as disputing the event",
                "add `as: disputes`, or delete `says`",
                severity=Severity.WARNING,
                concerns=cited.concerns,
                at_key=True,
            )
