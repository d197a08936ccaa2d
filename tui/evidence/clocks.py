"""The three clocks of an event: when it happened, when it became public, when its sources were issued."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate, bounds_key
from tui.chronology.enums import CitationRole
from tui.chronology.event import Event


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three dates of one event; None for one that is not known."""

    happened: EdtfDate | None
    public: EdtfDate | None
    """When it became public."""
    is_public_given: bool
    """Whether the editor gives it, and it is not the earliest date of issue of a supporting source."""
    issued: EdtfDate | None
    """The earliest date of issue of a supporting source; where none supports it, of any source it cites."""


def clocks_of(event: Event, chronology: Chronology) -> Clocks:
    """Work out the three dates of one event."""
    supporting = {citation.source for citation in event.cites if citation.role is CitationRole.SUPPORTS}
    issued = _earliest_issue(supporting, chronology)
    return Clocks(
        happened=event.date,
        public=event.public or issued,
        is_public_given=event.public is not None,
        # A much older source may be cited for context only.
        issued=issued or _earliest_issue({citation.source for citation in event.cites}, chronology),
    )


def _earliest_issue(sources: Iterable[str], chronology: Chronology) -> EdtfDate | None:
    cited = (chronology.source_by_id.get(source) for source in sources)
    dates = [source.issued for source in cited if source is not None and source.issued is not None]
    return min(dates, key=lambda issued: (*bounds_key(issued), issued.text), default=None)
