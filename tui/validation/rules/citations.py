"""Rules about citations: every event is supported and nothing is cited twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.problem import Problem, Severity
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology
from tui.text.note_marks import marked_names
from tui.text.plural import pluralize
from tui.validation.citation_walk import CitationContext
from tui.validation.rules.rule import EventAt
from tui.validation.unparsed_fields import events_with_losses

LONGEST_PINPOINT = 40
"""Characters: it stands in a narrow column."""


def events_are_cited(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """Every event, whatever its status, has a citation that supports it: an allegation has a source too."""
    with_losses = events_with_losses(reading)
    for event, path in events:
        if event.id in with_losses or any(citation.role is CitationRole.SUPPORTS for citation in event.cites):
            continue
        if not event.cites:
            message = f"`{event.id}` cites no source"
            remedy = "add `cites` with the passage that supports it, written source#passage"
        else:
            message = f"no citation of `{event.id}` supports it"
            remedy = "cite the passage that states it, or delete the event"
        yield reading.problem(
            "event-unsupported" if event.cites else "event-uncited",
            (*path, "id"),
            message,
            remedy,
            severity=Severity.WARNING if event.cites else Severity.ERROR,
            concerns=(event.id,),
        )


def disputes_are_cited(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """An event with the status `disputed` has a citation that disputes it, or a difference."""
    listed = {event for difference in reading.chronology.differences for event in difference.events}
    for event, path in events:
        disputed = event.status is EventStatus.DISPUTED
        if (
            disputed
            and event.id not in listed
            and all(c.role is not CitationRole.DISPUTES for c in event.cites)
        ):
            yield reading.problem(
                "dispute-uncited",
                (*path, "status"),
                f"`{event.id}` is disputed, but no citation disputes it",
                "cite the source that contradicts it `as: disputes`, or add an entry under `differences`",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )


def nothing_is_cited_twice(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """An event, or a version of a difference, does not repeat a citation."""
    owner: Path = ()
    seen: set[tuple[object, ...]] = set()
    for cited in citations:
        citation = cited.citation
        if cited.path[:-1] != owner:
            owner, seen = cited.path[:-1], set()
        identity = (
            citation.key,
            citation.quote,
            citation.prefix,
            citation.suffix,
            citation.role,
            citation.pinpoint,
        )
        if identity in seen:
            yield reading.problem(
                "citation-repeated",
                cited.path,
                f"`{citation.key}` is already cited here",
                "delete one of the two",
                severity=Severity.WARNING,
                concerns=cited.concerns,
            )
        seen.add(identity)


def context_belongs_to_a_quotation(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """A citation with a prefix or suffix also has a quotation."""
    for cited in citations:
        citation = cited.citation
        key = "prefix" if citation.prefix else "suffix"
        if (citation.prefix or citation.suffix) and not citation.quote.strip():
            yield reading.problem(
                "context-without-quote",
                (*cited.path, key),
                f"there is a `{key}`, but no quotation for it",
                f"add `quote`, or delete `{key}`",
                severity=Severity.WARNING,
                concerns=cited.concerns,
                at_key=True,
            )


def pinpoints_are_short(reading: LoadedChronology, citations: Iterable[CitationContext]) -> Iterator[Problem]:
    """A pinpoint is what a court cites, on one line, and no sentence."""
    for cited in citations:
        if is_overlong(cited.citation.pinpoint):
            yield reading.problem(
                "pinpoint-long",
                (*cited.path, "pinpoint"),
                f"this pinpoint is longer than {LONGEST_PINPOINT} characters, or than a line",
                "write only what a court cites, such as `C45` or `para 14`; the rest belongs into a `note`",
                severity=Severity.WARNING,
                concerns=cited.concerns,
            )


def is_overlong(text: str) -> bool:
    """Return whether a pinpoint, or the name of a bundle, is longer than one can be."""
    return len(text.strip()) > LONGEST_PINPOINT or "\n" in text.strip()


def marks_of_notes_name_citations(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """A `[^2]` in a summary stands for a citation that the event has."""
    with_losses = events_with_losses(reading)
    for event, path in events:
        if event.id in with_losses:
            continue
        for name in marked_names(event.summary):
            if name.isascii() and name.isdigit() and 1 <= int(name) <= len(event.cites):
                continue
            yield reading.problem(
                "note-without-citation",
                (*path, "summary"),
                f"`[^{name}]` in the summary of `{event.id}` names no citation: "
                f"it has {pluralize(len(event.cites), 'citation')}",
                "write the number of a citation of this event, from 1, or delete the mark",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )
