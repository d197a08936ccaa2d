"""Timesketch: a line of JSON for each known day (its guide "Import from JSON or CSV" says what it needs).

A time stamp is one moment, to the microsecond. So only days that are certain get one: something that lasted
from one such day to another has a line for each. The line has the date as it is, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tui.chronology.calendar import day_number, ymd_from_day
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate
from tui.chronology.time_zones import has_offset, in_zone
from tui.export.citation_text import date_words, short_reference
from tui.export.content import ExportContent
from tui.export.document.reader_document import visible_id
from tui.export.escaper import TrackingEscaper
from tui.export.json_objects import Json
from tui.export.result import ExportResult, Loss, heading_loss
from tui.export.summary import capitalize
from tui.index.records import EventRecord
from tui.text.note_marks import drop_marks

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = day_number(2, 1, 1), day_number(9998, 12, 31)
"""The days that `datetime` can write, whatever their offset."""


def to_timesketch(content: ExportContent) -> ExportResult:
    """Return an export as lines of JSON."""
    writer = _Lines(content)
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in writer.lines())
    return ExportResult(text or "\n", (*writer.losses(), *writer.ink.losses))


class _Lines:
    """Builds the lines of one export."""

    def __init__(self, content: ExportContent) -> None:
        self.content = content
        self.ink = TrackingEscaper(str)
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.left_out: list[str] = []
        self.times: list[str] = []
        self.written: list[EventRecord] = []

    def lines(self) -> Iterator[Json]:
        """Yield the lines, in the order of dates."""
        for event in self.content.events:
            when = event.row.when
            stamps = list(known_moments(when)) if when else []
            if not stamps:
                self.left_out.append(f"{event.row.id}: {event.row.date or 'undated'}")
                continue
            if when and when.shape is DateForm.SPAN and len(stamps) == 1:
                self.left_out.append(f"{event.row.id}: {event.row.date}")
            if when and _is_local(when):
                self.times.append(f"{event.row.id}: {event.row.date}")
            self.written.append(event)
            for moment, meaning in stamps:
                yield self.line(event, moment, meaning)

    def line(self, event: EventRecord, moment: datetime, meaning: str) -> Json:
        """Return one line.

        Args:
            event: The event.
            moment: In UTC.
            meaning: What happened then: `Happened`, `Began`, `Ended`.
        """
        row, ink = event.row, self.ink
        sources = [ink(short_reference(cite), f"{row.id}: citation {cite.number}") for cite in event.cites]
        return {
            "message": ink(row.title, f"{row.id}: title"),
            "datetime": moment.isoformat(timespec="seconds"),
            "timestamp": (moment - _EPOCH) // timedelta(microseconds=1),
            "timestamp_desc": meaning,
            "event_id": row.id,
            "date_edtf": row.date,
            "date_words": capitalize(date_words(row.date)),
            "kind": ink(self.kinds.get(row.kind, row.kind), f"{row.id}: kind"),
            "event_status": row.status.value,
            "sources_differ": row.differs,
            "summary": ink(
                drop_marks(event.summary, len(event.cites) + event.hidden.citations), f"{row.id}: summary"
            ),
            "people": [ink(visible_id(actor), f"{row.id}: actors") for actor in event.actors],
            "cited_sources": sources,
            "tag": [ink(tag, f"{row.id}: tags") for tag in event.tags],
        }

    def losses(self) -> Iterator[Loss]:
        """Yield what the lines cannot keep; call this when everything else is written."""
        yield heading_loss(accepted=bool(self.content.accepted), unread=self.content.counts.unread)
        candidates = (
            (
                "dates",
                "days, beginnings and ends that are not certain, or not from year 2 to 9998, have no line",
                self.left_out,
            ),
            ("times", "times of day without an offset are taken for UTC", self.times),
            (
                "passages",
                "sources are named in short, without their passages' words",
                [event.row.id for event in self.written if event.cites],
            ),
            (
                "differences",
                "that the sources differ is marked, without what each of them says",
                [event.row.id for event in self.written if event.row.differs],
            ),
            (
                "notes",
                "editor's notes are left out",
                [event.row.id for event in self.written if event.note.strip()],
            ),
        )
        yield from (Loss(code, what, tuple(where)) for code, what, where in candidates if where)


def known_moments(when: EdtfDate) -> Iterator[tuple[datetime, str]]:
    """Yield the moments of a date that are certain, each with what happened then.

    Args:
        when: Any date.

    Yields:
        In UTC; midnight where no time of day is given. None for years that cannot be written.
    """
    days: list[tuple[int, str, str]] = []
    if when.is_exact and when.shape is not DateForm.SPAN:
        days.append((when.first_day, when.time, "Happened"))
    elif when.shape is DateForm.SPAN:
        if when.start_min == when.start_max == when.begun_by:
            days.append((when.begun_by, when.time, "Began"))
        if when.end_min == when.end_max == when.lasts_to:
            days.append((when.lasts_to, _end_time(when), "Ended"))
    for day, time, meaning in days:
        if moment := _moment(day, time):
            yield moment, meaning


def _is_local(when: EdtfDate) -> bool:
    """Return whether a date has a time of day without an offset."""
    return any(time and not has_offset(time) for time in (when.time, _end_time(when)))


def _end_time(when: EdtfDate) -> str:
    return when.end.time if isinstance(when.end, DateExpression) else ""


def _moment(day: int, time: str) -> datetime | None:
    """Return a time of a day in UTC; None for a year that cannot be written."""
    if not _FIRST <= day <= _LAST:
        return None
    day, second = in_zone(day, time, UTC) if time else (day, 0)
    return datetime(*ymd_from_day(day), tzinfo=UTC) + timedelta(seconds=second)
