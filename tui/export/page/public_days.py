"""Since when a thing may have been public: the rule of the index for `as-of`, applied to records.

See `tui.index.sqlite.as_of` and `tui.index.texts.difference_text`. Days are day numbers (1 is 1 January of
year 1).
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import FAR, are_compatible
from tui.chronology.enums import CitationRole, EventStatus
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import CitationRecord, DifferenceRecord, EventRecord, SourceRecord

ALWAYS = -FAR
"""The day of what was always public."""
NEVER = FAR
"""The day of what is left out of every look back: it has no day, or is written with hindsight."""


def public_day(event: EventRecord) -> int:
    """Return the first day on which an event may have been public."""
    return _first_day(event.public)


def source_day(source: SourceRecord | None) -> int:
    """Return the first day on which a source may have been issued."""
    return _first_day(source.issued) if source else NEVER


def issue_day(citation: CitationRecord) -> int:
    """Return the first day on which the source of a citation may have been issued."""
    return source_day(citation.source)


def version_days(difference: DifferenceRecord) -> tuple[int, ...]:
    """Return the first day on which each version of a difference may have been public."""
    return tuple(_earliest(version.cites) for version in difference.versions)


def difference_day(difference: DifferenceRecord) -> int:
    """Return the first day on which two versions of a difference may have been public."""
    days = sorted(version_days(difference))
    return days[1] if len(days) > 1 else NEVER


def knowledge_day(entry: KnowledgeRecord) -> int:
    """Return the first day on which a source that supports an entry of knowledge may have been issued."""
    return _earliest(one for one in entry.cites if one.role is CitationRole.SUPPORTS)


def differs_day(event: EventRecord) -> int:
    """Return the first day on which the sources may have been seen to differ about an event."""
    if event.row.status is EventStatus.DISPUTED:
        return ALWAYS
    cites = (one for one in event.cites if one.role is CitationRole.DISPUTES or _conflicts(event, one))
    days = (*map(issue_day, cites), *map(difference_day, event.differences))
    return min(days, default=NEVER)


def _conflicts(event: EventRecord, citation: CitationRecord) -> bool:
    """Return whether a citation gives a date that cannot be the event's."""
    when = event.row.when
    return bool(when and citation.says_date and not are_compatible(cached_parse(citation.says_date), when))


def _earliest(cites: Iterable[CitationRecord]) -> int:
    return min(map(issue_day, cites), default=NEVER)


def _first_day(date: str) -> int:
    return cached_parse(date).first_day if date else NEVER
