"""The events of a picture: their days, their lanes and their words, ready to be laid out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import DateForm, EdtfDate, Unbounded, stated_days
from tui.chronology.enums import EventStatus
from tui.chronology.month_names import MONTHS, SHORT_MONTHS
from tui.export.content import ExportContent
from tui.export.escaper import TrackingEscaper
from tui.export.knowledge.query_words import possible_words
from tui.export.picture.letter_widths import text_units
from tui.export.picture.shapes import GAP_UNITS, TextLine, TextRun, Tone
from tui.export.summary import capitalize
from tui.export.support import count_support
from tui.index.records import EventRecord
from tui.text.wrap import wrap, wrap_hanging

OTHERS = "Other kinds"
_NAMED = {EventStatus.ALLEGED, EventStatus.DISPUTED}
"""The statuses that stand behind a title."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What stands beside the mark of an event."""

    head: str
    """Its date in short, and ≠ where the sources differ."""
    title: str
    tail: str
    """What stands behind the title: empty, or ` · alleged` with a no-break space behind the dot."""

    def lines(self, width: int) -> tuple[TextLine, ...]:
        """Return them as lines.

        Args:
            width: That of a line, in thousandths of the letter size.
        """
        text = f"{self.title}{self.tail}"
        head = TextRun(self.head, is_bold=True)
        behind = width - text_units(self.head, is_bold=True) - GAP_UNITS
        if text_units(text.split(" ", 1)[0]) <= behind:
            first, *others = wrap_hanging(text, behind, width, text_units)
            return (head, *self._runs(first)), *map(self._runs, others)
        # A word that does not fit behind the date begins the next line.
        return (head,), *map(self._runs, wrap(text, width, text_units))

    def _runs(self, span: tuple[int, int]) -> TextLine:
        """Return a piece of title and tail, given by its half-open offsets."""
        start, end = span
        pieces = (
            self.title[start:end],
            self.tail[max(start - len(self.title), 0) : max(end - len(self.title), 0)],
        )
        title, tail = (piece.strip(" ") for piece in pieces)
        return (*((TextRun(title),) if title else ()), *((TextRun(tail, tone=Tone.QUIET),) if tail else ()))


@dataclass(frozen=True, slots=True)
class PictureEvent:
    """One event with a date."""

    id: str
    lane: int
    """The number of its lane, from 0."""
    first: int
    """The first day that its date names, as a day number."""
    last: int
    """The last one, included."""
    certain: tuple[int, int] | None
    """The first and the last day on which it was certainly going on; None where there is no such day."""
    is_day: bool
    """Whether it is one certain day."""
    lasts: bool
    """Whether it lasted, and did not happen once."""
    before: Unbounded | None
    """Why its start has no limit; None where it has one."""
    after: Unbounded | None
    """Why its end has none."""
    words: EventWords
    name: str
    """Its date and title, in full."""
    about: str
    """In sentences: kind, status, sources, difference."""


@dataclass(frozen=True, slots=True)
class PictureContent:
    """All that is drawn and listed."""

    lanes: tuple[str, ...]
    """Their names, in order."""
    events: tuple[PictureEvent, ...]
    """Those with a date, in the order of dates."""
    undated: tuple[str, ...]
    """Title and kind of each of the others."""


def picture_content(content: ExportContent, ink: TrackingEscaper, most_lanes: int) -> PictureContent:
    """Return the events of an export as they are drawn.

    Args:
        content: The content of the export.
        ink: Makes each text one line without hidden characters, and records what it changed.
        most_lanes: How many lanes there is room for; the kinds with fewest events share the last one.
    """
    labels = {kind.id: kind.label for kind in content.info.kinds}
    counts = Counter(event.row.kind for event in content.events)
    used = [kind for kind in labels if counts[kind]] + [kind for kind in counts if kind not in labels]
    own = sorted(used, key=lambda kind: -counts[kind])[: most_lanes - 1] if len(used) > most_lanes else used
    names = {kind: ink(labels.get(kind, kind), f"{kind}: kind") for kind in used}
    lanes = {kind: number for number, kind in enumerate(kind for kind in used if kind in own)}
    shown = [names[kind] for kind in lanes] + ([OTHERS] if len(own) < len(used) else [])
    drawn, undated = [], []
    for event in content.events:
        kind = names[event.row.kind]
        words = _words(content, event, ink, kind if event.row.kind not in lanes else "")
        when = event.row.when
        if when is None:
            undated.append(f"{words.title}{words.tail} ({kind})")
        else:
            lane = lanes.get(event.row.kind, len(shown) - 1)
            drawn.append(_event(event, when, lane, words, kind))
    return PictureContent(tuple(shown), tuple(drawn), tuple(undated))


def _words(content: ExportContent, event: EventRecord, ink: TrackingEscaper, kind: str) -> EventWords:
    row = event.row
    tail = [kind] if kind else []
    tail += [row.status.value] if row.status in _NAMED else []
    tail += [possible_words(content.selection.query)] if row.id in content.possible else []
    date = _label_date(row.when) if row.when else ""
    head = f"{date} ≠" if row.differs else date
    return EventWords(head, ink(row.title, f"{row.id}: title"), "".join(f" ·\u00a0{word}" for word in tail))


def _label_date(when: EdtfDate) -> str:
    """Return a date as exact as it is, with short names of months: the mark shows whether it lasted."""
    words = format_date(when).removeprefix("some time in ")
    for name, short in zip(MONTHS, SHORT_MONTHS, strict=True):
        words = words.replace(name, short)
    return capitalize(words)


def _event(event: EventRecord, when: EdtfDate, lane: int, words: EventWords, kind: str) -> PictureEvent:
    row = event.row
    bounds = (when.first_day, when.begun_by, when.lasts_to, when.last_day)
    first, last = stated_days(*bounds, when.listed_day)
    certain = when.certain_days
    differs = " The sources differ." if row.differs else ""
    return PictureEvent(
        id=row.id,
        lane=lane,
        first=first,
        last=last,
        certain=(max(certain[0], first), min(certain[1], last)) if certain else None,
        is_day=when.is_exact,
        lasts=when.shape is DateForm.SPAN,
        before=when.start_min if isinstance(when.start_min, Unbounded) else None,
        after=when.end_max if isinstance(when.end_max, Unbounded) else None,
        words=words,
        name=f"{capitalize(format_date(when))}: {words.title}",
        about=f"{kind}; {row.status}; {count_support(event).in_words()}.{differs}",
    )
