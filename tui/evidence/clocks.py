"""The three clocks of an event: when it happened, when it became public, when its sources were issued."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.chronology.edtf_date import EdtfDate, bounds_key
from tui.chronology.enums import CitationRole
from tui.light_dataclass import dataclass

if TYPE_CHECKING:
    # A fresh index uses this module without the models.
    from tui.chronology.chronology import Chronology
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
    sources = ((citation.role, chronology.source_by_id.get(citation.source)) for citation in event.cites)
    dates = [(role, source.issued) for role, source in sources if source and source.issued]
    return Clocks(
        happened=event.date,
        public=event.public or _earliest(date for role, date in dates if role is CitationRole.SUPPORTS),
        is_public_given=event.public is not None,
        issued=earliest_issue(dates),
    )


def earliest_issue(dates: Iterable[tuple[CitationRole, EdtfDate]]) -> EdtfDate | None:
    """Return the earliest date of issue of a supporting source, else of any; see `Clocks.issued`.

    Args:
        dates: The role of each citation, and the date of issue of its source.

    Returns:
        None where there are no dates.
    """
    dates = tuple(dates)
    # A much older source may be cited for context only.
    supporting = [date for role, date in dates if role is CitationRole.SUPPORTS]
    return _earliest(supporting or (date for _, date in dates))


def _earliest(dates: Iterable[EdtfDate]) -> EdtfDate | None:
    return min(dates, key=lambda date: (*bounds_key(date), date.text), default=None)
