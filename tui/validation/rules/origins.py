"""The rule about origins: an established event is not supported by one journalist's own summary alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.problem import Problem, Severity
from tui.evidence.origins import origins_of
from tui.parsing.loader import LoadedChronology
from tui.validation.rules.rule import EventAt

SUMMARY = "journalist"
"""The `speaker` of a passage in which the writer quotes and reports nobody."""


def what_is_established_is_more_than_a_summary(
    reading: LoadedChronology, events: Iterable[EventAt]
) -> Iterator[Problem]:
    """An established event cites the body that established it, or several independent journalists."""
    chronology = reading.chronology
    for event, path in events:
        if event.status is not EventStatus.ESTABLISHED:
            continue
        supporting = [citation for citation in event.cites if citation.role is CitationRole.SUPPORTS]
        sources = (chronology.source_by_id.get(citation.source) for citation in supporting)
        passages = [
            source.by_key.get(citation.passage) if source else None
            for source, citation in zip(sources, supporting, strict=True)
        ]
        summaries = bool(passages) and all(passage and passage.speaker == SUMMARY for passage in passages)
        origins = origins_of(event, chronology)
        if summaries and len(origins) == 1:
            yield reading.problem(
                "established-on-summary",
                (*path, "status"),
                f"`{event.id}` is established, but its only source is a journalist's summary ({origins[0]})",
                "cite the body that established it, or another origin; or change its status to `reported`",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )
