"""iCalendar: the events that have days, as whole days of a calendar (RFC 5545, RFC 7986).

Calendars have no uncertain dates: an event that may have happened on one of several days covers all of
them as tentative, with its date in words before its title. What has no first or no last day is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from tui.chronology.calendar import ymd_from_day
from tui.chronology.edtf_date import EdtfDate
from tui.export.citation_text import date_words
from tui.export.content import ExportContent
from tui.export.escape import to_single_line
from tui.export.escaper import TrackingEscaper
from tui.export.event_lines import event_lines
from tui.export.result import ExportResult, Loss
from tui.export.summary import about_of, capitalize, summary_lines, title_of
from tui.index.records import EventRecord

_OCTETS = 75
"""Of a line, without its line break (RFC 5545 §3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def to_ics(content: ExportContent) -> ExportResult:
    """Return an export as one calendar."""
    writer = _Calendar(content)
    lines = [*writer.head(), *writer.events(), "END:VCALENDAR"]
    text = "".join(f"{folded}\r\n" for line in lines for folded in fold(line))
    return ExportResult(text, (*writer.losses(), *writer.ink.losses))


def fold(line: str) -> Iterator[str]:
    """Yield a content line as lines of at most 75 octets, cut between characters, all but the first indented.

    Args:
        line: Without a line break.
    """
    octets = line.encode("utf-8", "replace")
    start, end, lead = 0, _OCTETS, ""
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        yield lead + octets[start:end].decode()
        start, end, lead = end, end + _OCTETS - 1, " "
    yield lead + octets[start:].decode()


class _Calendar:
    """Builds one calendar."""

    def __init__(self, content: ExportContent) -> None:
        self.content = content
        self.ink = TrackingEscaper(_escaped)
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.left_out: list[str] = []
        self.inexact: list[str] = []
        self.times: list[str] = []

    def head(self) -> Iterator[str]:
        """Yield the name of the calendar, the content notice and the summary."""
        info = self.content.info
        notice = f"Content notice: {info.notice}" if info.notice else ""
        about = filter(None, (notice, about_of(self.content), *summary_lines(self.content)))
        title = self.ink(title_of(self.content), "title")
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//chronology//EN")
        yield from ("CALSCALE:GREGORIAN", f"NAME:{title}", f"X-WR-CALNAME:{title}")
        yield f"DESCRIPTION:{self.text(about, 'about this export')}"

    def events(self) -> Iterator[str]:
        """Yield every event that has days."""
        for event in self.content.events:
            days = _days(event.row.when)
            if days is None:
                self.left_out.append(f"{event.row.id}: {event.row.date or 'undated'}")
            else:
                yield from self.event(event, *days)

    def event(self, event: EventRecord, first: str, behind: str) -> Iterator[str]:
        """Yield one event.

        Args:
            event: The event.
            first: Its first day, `19870501`.
            behind: The day after its last.
        """
        row, ink = event.row, self.ink
        is_certain = row.when is not None and row.when.certain_days == (row.when.earliest, row.when.latest)
        if not is_certain:
            self.inexact.append(f"{row.id}: {row.date}")
        if row.when and row.when.time:
            self.times.append(f"{row.id}: {row.date}")
        title = row.title if is_certain else f"{capitalize(date_words(row.date))}: {row.title}"
        groups = (self.kinds.get(row.kind, row.kind), *event.tags)
        yield "BEGIN:VEVENT"
        yield f"UID:{self.uid(row.id)}"
        yield f"DTSTAMP:{self.content.made:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{first}"
        yield f"DTEND;VALUE=DATE:{behind}"
        yield f"SUMMARY:{ink(title, f'{row.id}: title')}"
        yield f"DESCRIPTION:{self.text(event_lines(self.content, event), f'{row.id}: description')}"
        tags = ",".join(ink(group, f"{row.id}: tags") for group in groups if to_single_line(group))
        yield f"CATEGORIES:{tags}"
        yield f"STATUS:{'CONFIRMED' if is_certain else 'TENTATIVE'}"
        yield from ("TRANSP:TRANSPARENT", "CLASS:PRIVATE", f"X-DATELINE-EDTF:{ink(row.date, row.id)}")
        yield "END:VEVENT"

    def uid(self, event: str) -> str:
        """Return an id that an event keeps in later exports, so that importing these replaces it."""
        chronology = hashlib.sha256(self.content.info.title.encode("utf-8", "replace")).hexdigest()[:16]
        return f"{_escaped(to_single_line(event))}-{chronology}@dateline.invalid"

    def text(self, lines: Iterable[str], where: str) -> str:
        """Return a text of several lines."""
        return "\\n".join(self.ink(line, where) for line in lines if line.strip())

    def losses(self) -> Iterator[Loss]:
        """Yield what a calendar cannot keep; call this when everything else is written."""
        candidates = (
            (
                "dates",
                "events without a first and a last day from year 1 to 9999 are left out",
                self.left_out,
            ),
            ("doubt", "events are on every day that their dates allow, as tentative", self.inexact),
            (
                "times",
                "times of day are given in words only, because their time zones are not known",
                self.times,
            ),
        )
        yield from (Loss(code, description, tuple(where)) for code, description, where in candidates if where)
        if passages := tuple(event.row.id for event in self.content.events if event.cites):
            yield Loss("passages", "sources are named in short, without their passages' words", passages)


def _days(when: EdtfDate | None) -> tuple[str, str] | None:
    """Return the first day and the day after the last; None where a calendar cannot write them."""
    if when is None or not isinstance(when.earliest, int) or not isinstance(when.latest, int):
        return None
    first, behind = ymd_from_day(when.earliest), ymd_from_day(when.latest + 1)
    if first[0] < 1 or behind[0] > 9999:
        return None
    return "{:04}{:02}{:02}".format(*first), "{:04}{:02}{:02}".format(*behind)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
