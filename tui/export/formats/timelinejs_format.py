"""TimelineJS: the events as slides of a timeline for web pages (timeline.knightlab.com/docs/json-format).

A slide begins and ends on dates in figures, and displays its date in words of its own. So the words are those
of the chronology, and the figures are as near to them as they can be. Texts of slides are HTML.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from tui.chronology.calendar import ymd_from_day
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision
from tui.chronology.time_zones import has_offset
from tui.export.citation_text import date_words
from tui.export.content import ExportContent
from tui.export.escaper import TrackingEscaper
from tui.export.event_lines import event_lines
from tui.export.json_objects import Json
from tui.export.result import ExportResult, Loss
from tui.export.summary import about_of, capitalize, summary_lines, title_of
from tui.index.records import EventRecord

_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
"""How many of year, month and day each precision has that a slide has too."""


def to_timelinejs(content: ExportContent) -> ExportResult:
    """Return an export as one timeline."""
    writer = _Timeline(content)
    whole = {"title": writer.title(), "events": list(writer.slides())}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return ExportResult(text, (*writer.losses(), *writer.markup.losses))


class _Timeline:
    """Builds one timeline."""

    def __init__(self, content: ExportContent) -> None:
        self.content = content
        self.markup = TrackingEscaper(html.escape)
        self.plain = TrackingEscaper(str, self.markup)
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.inexact: list[str] = []
        self.undated: list[str] = []
        self.times: list[str] = []

    def title(self) -> Json:
        """Return the first slide: the content notice, what it is about, and the summary."""
        info = self.content.info
        notice = f"Content notice: {info.notice}" if info.notice.strip() else ""
        lines = filter(None, (notice, about_of(self.content), *summary_lines(self.content)))
        text = "".join(f"<p>{self.markup(line, 'summary of the export')}</p>" for line in lines)
        return {"text": {"headline": self.markup(title_of(self.content), "title"), "text": text}}

    def slides(self) -> Iterator[Json]:
        """Yield a slide for each event that has a date."""
        for event in self.content.events:
            when = event.row.when
            if when is None:
                self.undated.append(event.row.id)
            else:
                yield self.slide(event, when)

    def slide(self, event: EventRecord, when: EdtfDate) -> Json:
        """Return the slide of an event.

        Args:
            event: The event.
            when: Its date.
        """
        row = event.row
        if has_offset(when.time):
            self.times.append(f"{row.id}: {row.date}")
        start, end, is_kept = slide_dates(when)
        if not is_kept:
            self.inexact.append(f"{row.id}: {row.date}")
        lines = (
            self.markup(line, f"{row.id}: text") for line in event_lines(self.content, event) if line.strip()
        )
        kind = self.kinds.get(row.kind, row.kind)
        dates = {"start_date": start, "end_date": end} if end else {"start_date": start}
        return {
            "unique_id": row.id,
            **dates,
            "display_date": capitalize(date_words(row.date)),
            "text": {
                "headline": self.markup(row.title, f"{row.id}: title"),
                "text": "".join(f"<p>{line}</p>" for line in lines),
            },
            "group": self.plain(kind, f"{row.id}: kind"),
        }

    def losses(self) -> Iterator[Loss]:
        """Yield what a timeline cannot keep; call this when everything else is written."""
        events = [event.row.id for event in self.content.events if event.row.date]
        candidates = (
            ("undated", "events without a date are left out", self.undated),
            (
                "dates",
                "dates other than a day, a month, a year or from one to another are drawn at their limits",
                self.inexact,
            ),
            ("times", "times of day are without their offsets", self.times),
            (
                "fields",
                "status, people, tags, sources and differences are words in the text of a slide",
                events,
            ),
            (
                "passages",
                "sources are named in short, without their passages' words",
                [event.row.id for event in self.content.events if event.row.date and event.cites],
            ),
        )
        yield from (Loss(code, what, tuple(where)) for code, what, where in candidates if where)


def slide_dates(when: EdtfDate) -> tuple[Json, Json | None, bool]:
    """Return the first and the last date of a slide in figures, and whether these say what the date says.

    Args:
        when: Any date.

    Returns:
        The last date is None where the slide has only one.
    """
    start, end = _figures(when.start), _figures(when.end)
    if when.shape is DateForm.MOMENT and start:
        return start, None, True
    if when.shape is DateForm.SPAN and start and end and start != end:
        return start, end, True
    first = when.earliest if isinstance(when.earliest, int) else when.listed_day
    last = when.latest if isinstance(when.latest, int) else first
    return _day(first), _day(last) if last != first else None, False


def _figures(side: object) -> Json | None:
    """Return a side of a date in figures; None where they would say something else."""
    if not isinstance(side, DateExpression) or side.approximate or side.uncertain or side.masked:
        return None
    if side.precision not in _PARTS:
        return None
    figures: Json = dict(zip(("year", "month", "day"), side[1:4], strict=True))
    figures = dict(list(figures.items())[: _PARTS[side.precision]])
    if side.time:
        figures["hour"], figures["minute"] = int(side.time[:2]), int(side.time[3:5])
    return figures


def _day(number: int) -> Json:
    return dict(zip(("year", "month", "day"), ymd_from_day(number), strict=True))
