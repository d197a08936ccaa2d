"""CSV: one row for each event, for spreadsheets (RFC 4180, UTF-8).

Every cell is quoted. What a spreadsheet would take for a formula has an apostrophe before it (OWASP, "CSV
Injection"). A byte order mark stands at the beginning; Excel needs it to read UTF-8.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator

from tui.chronology.calendar import iso_date
from tui.chronology.edtf_date import Bound
from tui.chronology.enums import CitationRole
from tui.export.blocks import TableRow
from tui.export.citation_text import date_words, given_times, status_words
from tui.export.content import ExportContent
from tui.export.document.reader_document import visible_id
from tui.export.escaper import TrackingEscaper
from tui.export.knowledge.words import entry_words
from tui.export.result import ExportResult, Loss, heading_loss
from tui.index.records import CitationRecord, DifferenceRecord, EventRecord
from tui.text.note_marks import marked_names, show_marks

MARK = "\ufeff"
_FORMULAS = tuple("=+-@")
"""Characters that begin a formula."""


def to_csv(content: ExportContent) -> ExportResult:
    """Return an export as one table."""
    sheet, table = io.StringIO(), _Table(content)
    rows = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([text for _, text in row.cells] for row in table.rows())
    return ExportResult(MARK + sheet.getvalue(), (*_losses(content, table.guarded), *table.ink.losses))


def csv_rows(content: ExportContent) -> Iterator[TableRow]:
    """Yield the row of each event."""
    return _Table(content).rows()


class _Table:
    """The rows of an export, and what was changed in those that have been yielded so far."""

    def __init__(self, content: ExportContent) -> None:
        self._content = content
        self.ink = TrackingEscaper(str)
        self.guarded: list[str] = []
        """The cells that have an apostrophe before them."""

    def rows(self) -> Iterator[TableRow]:
        """Yield the row of each event."""
        for event in self._content.events:
            cells = {name: self.ink(cell(event), f"{event.row.id}: {name}") for name, cell in _CELLS.items()}
            cells["possibly"] = _yes(event.row.id in self._content.possible)
            self.guarded += (f"{event.row.id}: {name}" for name, text in cells.items() if _is_formula(text))
            yield TableRow(tuple((name, _safe(cells[name])) for name in COLUMNS))


def _losses(content: ExportContent, guarded: list[str]) -> tuple[Loss, ...]:
    passages = tuple(event.row.id for event in content.events if any(cited.passage for cited in event.cites))
    losses = (
        Loss("passages", "the words of passages are left out: citations name them", passages),
        Loss(
            "formulas",
            "an apostrophe is put before text that a spreadsheet would read as a formula",
            tuple(guarded),
        ),
    )
    head = heading_loss(accepted=bool(content.accepted), unread=content.counts.unread)
    return (head, *(loss for loss in losses if loss.where))


def _is_formula(text: str) -> bool:
    # Some spreadsheets take wide forms too: every form of the four counts, wide, small and raised.
    return unicodedata.normalize("NFKC", text[:1]).startswith(_FORMULAS)


def _safe(text: str) -> str:
    return f"'{text}" if _is_formula(text) else text


def _cited(cited: CitationRecord) -> str:
    quote = f" “{cited.quote.strip()}” ({status_words(cited)})" if cited.quote else ""
    given = "".join(f" {given}" for given in given_times(cited))
    says = f": {cited.says}" if cited.says else ""
    place = f" ({cited.place_in_bundle})" if cited.place_in_bundle else ""
    return f"{cited.key}{place} {cited.role}{given}{says}{quote}"


def _citations(event: EventRecord) -> str:
    """Return all citations, with their numbers where the summary names them."""
    has_marks = bool(marked_names(event.summary))
    return "; ".join(f"[{one.number}] {_cited(one)}" if has_marks else _cited(one) for one in event.cites)


def _summary(event: EventRecord) -> str:
    return show_marks(event.summary, len(event.cites) + event.hidden.citations)


def _difference(difference: DifferenceRecord) -> str:
    versions = (
        f"{version.says} [{', '.join(str(cited.key) for cited in version.cites) or 'no source'}]"
        for version in difference.versions
    )
    note = f" Editor's note: {difference.note}" if difference.note.strip() else ""
    return f"{difference.question} {' / '.join(versions)}{note}"


def _knowledge(event: EventRecord) -> str:
    """Return every entry of who was aware, with the passages that show it."""
    entries = (
        f"{entry_words(entry, event.row.when)} [{', '.join(map(_key, entry.cites)) or 'no source'}]"
        for entry in event.knowledge
    )
    return "; ".join(entries)


def _key(cited: CitationRecord) -> str:
    return f"{cited.key} disputes" if cited.role is CitationRole.DISPUTES else str(cited.key)


def _day(bound: Bound | None) -> str:
    return iso_date(bound) if isinstance(bound, int) else ""


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"


_CELLS: dict[str, Callable[[EventRecord], str]] = {
    "id": lambda event: event.row.id,
    "date": lambda event: event.row.date,
    "words": lambda event: date_words(event.row.date),
    "date_as_written": lambda event: event.date_as_written,
    "earliest": lambda event: _day(event.row.when.earliest if event.row.when else None),
    "latest": lambda event: _day(event.row.when.latest if event.row.when else None),
    "title": lambda event: event.row.title,
    "summary": _summary,
    "kind": lambda event: event.row.kind,
    "status": lambda event: event.row.status,
    "differs": lambda event: _yes(event.row.differs),
    "actors": lambda event: "; ".join(map(visible_id, event.actors)),
    "citations": _citations,
    "origins": lambda event: "; ".join(event.origins),
    "differences": lambda event: "; ".join(map(_difference, event.differences)),
    "knowledge": _knowledge,
    "public": lambda event: event.public,
    "issued": lambda event: event.issued,
    "after": lambda event: event.after,
    "before": lambda event: event.before,
    "tags": lambda event: "; ".join(event.tags),
    "note": lambda event: event.note,
    "problems": lambda event: "; ".join(f"{one.severity}: {one.message}" for one in event.problems),
    "left_out": lambda event: event.hidden.in_words(),
}
COLUMNS = (*_CELLS, "possibly")
"""`possibly`: whether the event only possibly falls in the range that was asked for."""
