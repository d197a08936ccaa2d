"""How many sources support an event, and how many are cited to dispute it or for context only."""

from __future__ import annotations

from tui.chronology.enums import CitationRole
from tui.index.records import EventRecord
from tui.light_dataclass import dataclass
from tui.text.plural import pluralize


@dataclass(frozen=True, slots=True)
class SupportCounts:
    """The sources that an event cites, each counted once, by what they do."""

    supporting: int
    """Sources with a citation that supports the event."""
    disputing: int
    """Sources with a citation that disputes it; one that does both is counted twice."""
    context: int
    """Sources that are cited for context only."""
    cited: int
    """All of them."""
    origins: int
    """Independent origins of what supports it."""

    def in_words(self) -> str:
        """Return `3 sources, 1 of them disputes; 1 origin`; `2 sources, 1 origin` where all support."""
        sources, origins = pluralize(self.cited, "source"), pluralize(self.origins, "origin")
        if not (self.disputing or self.context):
            return f"{sources}, {origins}"
        also = "also " if self.supporting + self.disputing + self.context > self.cited else ""
        does = "disputes" if self.disputing == 1 else "dispute"
        if self.cited == 1:
            parts = [f"which {also}{does}" if self.disputing else "for context only"]
        else:
            parts = [f"{self.disputing} of them {also}{does}"] if self.disputing else []
            parts += [f"{self.context} of them for context only"] if self.context else []
        return f"{', '.join((sources, *parts))}; {origins}"


def count_support(event: EventRecord) -> SupportCounts:
    """Count the sources of an event.

    Args:
        event: The event. As of a day, only the citations that were public by then are counted.
    """
    by_role: dict[CitationRole, set[str]] = {role: set() for role in CitationRole}
    for one in event.cites:
        by_role[one.role].add(one.source.id if one.source else one.key.source)
    supporting, disputing = by_role[CitationRole.SUPPORTS], by_role[CitationRole.DISPUTES]
    return SupportCounts(
        supporting=len(supporting),
        disputing=len(disputing),
        context=len(by_role[CitationRole.CONTEXT] - supporting - disputing),
        cited=len(set().union(*by_role.values())),
        origins=len(event.origins),
    )
