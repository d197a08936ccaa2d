"""A citation resolved: the source and the passage it rests on, and how it stands against them."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source
from tui.evidence.quotations.quote_check import QuoteCheck, QuoteStatus, check_quotes
from tui.index.sqlite.bulk_insert import Value

_NOWHERE = (QuoteStatus.MISSING, QuoteStatus.NOT_COMPARED)
"""Of these no place was found, or none that can be relied on."""


@dataclass(frozen=True, slots=True)
class ResolvedCitation:
    """A citation with what it leads to."""

    citation: Citation
    source: Source | None
    passage: Passage | None
    """The passage that is named or, where the quotation stands in another one, that one."""
    finding: QuoteCheck

    @property
    def origin(self) -> str:
        """Where the statement comes from, as `tui.evidence.origins` counts it; empty without a source."""
        source = self.source
        return source.origin_of(source.by_key.get(self.citation.passage)) if source else ""

    def row(self, source: int | None) -> tuple[Value, ...]:
        """Its columns in the index, from `source` on.

        Args:
            source: The number of its source.
        """
        citation, finding, says = self.citation, self.finding, self.citation.says
        found = finding.end > finding.start and finding.status not in _NOWHERE
        return (
            source,
            self.passage.number if self.passage else None,
            citation.key,
            citation.role.value,
            citation.quote,
            says.title if says else "",
            says.date.text if says and says.date else "",
            finding.status.value,
            finding.start if found else None,
            finding.end if found else None,
            self.origin,
        )


def resolve_citation(citation: Citation, chronology: Chronology) -> ResolvedCitation:
    """Follow a citation."""
    source = chronology.source_by_id.get(citation.source)
    finding = check_quotes(citation, source)
    # Of a quotation that is missing, the finding names the passage that is most like it: a hint, no more.
    found = finding.passage if finding.status not in _NOWHERE else None
    named = source.by_key.get(citation.passage) if source and citation.passage else None
    return ResolvedCitation(citation, source, found or named, finding)
