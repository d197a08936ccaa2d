"""Resolving a citation: its source, its passage, and the result of comparing its quotation with them."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source
from tui.evidence.quotations.quote_check import QuoteCheck, check_quotes
from tui.index.sqlite.builder.bulk_insert import Value

_NOWHERE = (QuoteStatus.MISSING, QuoteStatus.NOT_COMPARED)
"""The statuses with which no place was found, or none that is reliable."""


@dataclass(frozen=True, slots=True)
class ResolvedCitation:
    """A citation with its source and passage."""

    citation: Citation
    source: Source | None
    """None where the chronology has no such source."""
    passage: Passage | None
    """The cited passage, or the one in which the quotation was found; None where there is neither."""
    finding: QuoteCheck

    @property
    def origin(self) -> str:
        """The origin of the statement, as `tui.evidence.origins` counts it; empty without a source."""
        source = self.source
        return source.origin_of(source.by_key.get(self.citation.passage)) if source else ""

    def row(self, source: int | None) -> tuple[Value, ...]:
        """Return its columns in the table `citation`, from `source` on.

        Args:
            source: The number of its source in the index; None where there is no such source.
        """
        citation, finding, says = self.citation, self.finding, self.citation.says
        is_placed = finding.end > finding.start and finding.status not in _NOWHERE
        return (
            source,
            self.passage.number if self.passage else None,
            str(citation.key),
            citation.role.value,
            citation.quote,
            says.title if says else "",
            says.date.text if says and says.date else "",
            (says.after or "") if says else "",
            (says.before or "") if says else "",
            finding.status.value,
            finding.start if is_placed else None,
            finding.end if is_placed else None,
            finding.edits.as_json() if finding.edits else "",
            citation.pinpoint,
            self.origin,
        )


def resolve_citation(citation: Citation, chronology: Chronology) -> ResolvedCitation:
    """Look up the source and the passage of a citation, and compare its quotation."""
    source = chronology.source_by_id.get(citation.source)
    finding = check_quotes(citation, source)
    # For a missing quotation, the passage of the finding is only the most similar one: a hint.
    holder = finding.passage if finding.status not in _NOWHERE else None
    named = source.by_key.get(citation.passage) if source and citation.passage else None
    return ResolvedCitation(citation, source, holder or named, finding)
