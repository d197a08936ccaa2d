"""A workbook: events to work in, passages, differences, sources, what the export is, and hashes of its cells.

A date is one that a spreadsheet can count with only where a single day is known for certain. Every other one
is text, so that no month becomes its first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from tui.chronology.calendar import iso_date
from tui.chronology.edtf_date import Bound
from tui.export.blocks import Block, DataText, Heading, StrongWords, TableRow
from tui.export.citation_text import date_words, given_order, locator, reference, status_words, whose_words
from tui.export.content import ExportContent
from tui.export.document.reader_document import visible_id
from tui.export.escape import to_single_line
from tui.export.escaper import TrackingEscaper
from tui.export.knowledge.rows import KNOWLEDGE_COLUMNS, knowledge_row
from tui.export.office.sheet_xml import MOST_CHARACTERS, MOST_ROWS, Cell, Day, Sheet, sheet_package
from tui.export.office.xml_text import escape_xml
from tui.export.positions.position_words import position_sentences
from tui.export.reading_guide import guide_items
from tui.export.result import ExportResult, Loss
from tui.export.searches.statement import statement_lines
from tui.export.summary import positions_words, summary_lines, title_of
from tui.export.support import count_support
from tui.export.workbook_columns import DAY, EDITABLE, EVENTS, ID, KEYS, OTHERS, STATE, hash_row
from tui.index.records import CitationRecord, DifferenceRecord, EventRecord, SourceRecord
from tui.text.note_marks import marked_names

_BEFORE_ONE = 693_594
"""The number of 30 December 1899, from which spreadsheets count."""
_FIRST = 61
"""1 March 1900: Excel has a 29 February before it that never was."""
_LAST = 2_958_465
"""31 December 9999, the last day of spreadsheets."""
MOST_EVENTS = 50_000
"""10,000 events take 7 s and 225 MB, and both grow with their number."""
_ABOUT = (("What", 28), ("Which", 110))
_TO_CHANGE = (
    f"In the sheet {EVENTS}, the columns {', '.join(EDITABLE[:-1])} and {EDITABLE[-1]} can be changed, and "
    "`dateline import` reads them back into the chronology. It reads no other column, and adds and deletes "
    f"no event. By the hashes in the sheet {STATE} it knows which cells were changed."
)


def to_xlsx(content: ExportContent) -> ExportResult:
    """Return an export as one workbook."""
    book = _Book(content)
    events = book.events()
    claims = (book.differences(), *book.searches(), *book.knowledge(), *book.positions())
    others = (book.passages(), *claims, book.sources(), book.about())
    sheets = (events, *others, _state(events))
    package = sheet_package(sheets, title=escape_xml(book.ink(title_of(content), "title")), made=content.made)
    return ExportResult.of_package(package, (*book.losses(), *book.ink.losses))


def xlsx_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield every row, sheet by sheet, what the export is first."""
    book = _Book(content)
    events = book.events()
    claims = (book.differences(), *book.searches(), *book.knowledge(), *book.positions())
    others = (book.passages(), *claims, book.sources())
    for sheet in (book.about(), events, *others, _state(events)):
        yield Heading(2, (sheet.name,))
        for row in sheet.rows:
            cells = zip((name for name, _ in sheet.columns), map(_shown, row), strict=True)
            yield TableRow(tuple(cells))


class _Book:
    """The sheets of one export, and what was changed in those that have been made so far."""

    def __init__(self, content: ExportContent) -> None:
        self._content = content
        self.ink = TrackingEscaper(str)
        self._cut: list[str] = []
        """The cells that were too long."""
        self._long: list[str] = []
        """The sheets that were too long."""
        self._kinds = {kind.id: kind.label for kind in content.info.kinds}

    def events(self) -> Sheet:
        """Return the sheet of events."""
        rows: list[tuple[Cell, ...]] = []
        for number, event in enumerate(self._content.events, 1):
            where = event.row.id
            texts = (self._text(cell(event), f"{where}: {name}") for name, _, cell in _EVENT_COLUMNS)
            kind = self._text(self._kinds.get(event.row.kind, event.row.kind), f"{where}: Kind")
            only = "yes" if where in self._content.possible else ""
            rows.append((number, _day(event), *texts, kind, only, where))
        names = ((name, width) for name, width, _ in _EVENT_COLUMNS)
        ends = (("Kind", 14), ("Only possibly in the range", 12), (ID, 22))
        return self._sheet(EVENTS, (("No.", 6), ("Day", 12), *names, *ends), rows)

    def passages(self) -> Sheet:
        """Return the sheet of the cited passages, a row for each citation of an event."""
        rows: list[tuple[Cell, ...]] = []
        for number, event in enumerate(self._content.events, 1):
            for one in event.cites:
                where = f"{event.row.id}: citation {one.number}"
                texts = (self._text(cell(one), where) for _, _, cell in _PASSAGE_COLUMNS)
                rows.append((number, *texts, event.row.id, str(one.key)))
        names = ((name, width) for name, width, _ in _PASSAGE_COLUMNS)
        return self._sheet("Passages", (("Event No.", 8), *names, ("Event id", 22), ("Citation", 26)), rows)

    def differences(self) -> Sheet:
        """Return the sheet of differences, a row for each version."""
        numbers = {event.row.id: number for number, event in enumerate(self._content.events, 1)}
        rows: list[tuple[Cell, ...]] = [
            (number, *self._version(difference, says, cites, numbers), difference.id)
            for number, difference in enumerate(self._content.differences, 1)
            for says, cites in [(one.says, one.cites) for one in difference.versions] or [("", ())]
        ]
        names = (("No.", 6), ("Question", 34), ("Version", 50), ("Sources", 44), ("Events", 14))
        return self._sheet("Differences", (*names, ("Editor's note", 50), ("Id", 22)), rows)

    def _version(
        self,
        difference: DifferenceRecord,
        says: str,
        cites: tuple[CitationRecord, ...],
        numbers: dict[str, int],
    ) -> Iterator[str]:
        where = f"{difference.id}: difference"
        events = ", ".join(str(numbers[name]) for name in difference.events if name in numbers)
        sources = "; ".join(map(_pinpoint, cites))
        for text in (difference.question, says, sources, events, difference.note):
            yield self._text(text, where)

    def knowledge(self) -> Iterator[Sheet]:
        """Yield the sheet of recorded knowledge, a row for each entry; none where there is no entry."""
        rows: list[tuple[Cell, ...]] = []
        for number, event in enumerate(self._content.events, 1):
            for entry in event.knowledge:
                where = f"{event.row.id}: knowledge {entry.number}"
                texts = (self._text(text, where) for text in knowledge_row(event, entry))
                rows.append((number, *texts, event.row.id))
        names = (("Event No.", 8), *KNOWLEDGE_COLUMNS, ("Event id", 22))
        if rows:
            yield self._sheet("Recorded knowledge", names, rows)

    def positions(self) -> Iterator[Sheet]:
        """Yield the sheet of positions, a row for each event and party, where the export has any."""
        if self._content.selection.positions_of is None:
            return
        rows: list[tuple[Cell, ...]] = []
        for number, event in enumerate(self._content.events, 1):
            for one in event.positions:
                texts = (one.name, position_sentences(one), one.version, "; ".join(map(_pinpoint, one.cites)))
                where = f"{event.row.id}: position"
                rows.append((number, *(self._text(text, where) for text in texts), event.row.id))
        names = (("Party", 30), ("Position", 50), ("Version", 50), ("Sources of the version", 44))
        yield self._sheet("Positions", (("Event No.", 8), *names, ("Event id", 22)), rows)

    def searches(self) -> Iterator[Sheet]:
        """Yield the sheet of searches of the sources, where there are any."""
        numbers = {event.row.id: number for number, event in enumerate(self._content.events, 1)}
        rows: list[tuple[Cell, ...]] = []
        for number, one in enumerate(self._content.searches, 1):
            where = f"{one.id}: search"
            events = ", ".join(str(numbers[name]) for name in one.about if name in numbers)
            said = "; ".join(statement_lines(one))
            cells = (one.looked_for, one.status, said, events, "; ".join(one.words), one.on, one.by, one.note)
            rows.append((number, *(self._text(text, where) for text in cells), one.id))
        names = (("No.", 6), ("Looked for", 34), ("State", 14), ("Statement", 70), ("Events", 14))
        ends = (("Words", 24), ("On", 14), ("By", 16), ("Editor's note", 40), ("Id", 22))
        if rows:
            yield self._sheet("Searches", (*names, *ends), rows)

    def sources(self) -> Sheet:
        """Return the sheet of sources."""
        rows: list[tuple[Cell, ...]] = []
        for number, one in enumerate(self._content.sources, 1):
            texts = (self._text(cell(one), f"{one.id}: {name}") for name, _, cell in _SOURCE_COLUMNS)
            rows.append((number, *texts, one.id))
        names = ((name, width) for name, width, _ in _SOURCE_COLUMNS)
        return self._sheet("Sources", (("No.", 6), *names, ("Id", 26)), rows)

    def about(self) -> Sheet:
        """Return the sheet about the export."""
        info = self._content.info
        rows = [("Title", title_of(self._content)), ("Content notice", info.notice)]
        if included := positions_words(self._content):
            rows.insert(1, ("Positions", included))
        rows += [("About this export", line) for line in summary_lines(self._content)]
        for words, *meaning in guide_items(self._content, has_notes=False):
            text = "".join(one.text if isinstance(one, DataText) else str(one) for one in meaning)
            rows.append((words.words if isinstance(words, StrongWords) else "", text))
        rows += [("To change it", _TO_CHANGE)]
        rows += [(f"SHA-256 of {path}", digest) for path, digest in self._content.digests]
        rows.append(("Content key", content_key(self._content)))
        return Sheet(
            "About", _ABOUT, tuple((self._text(a, "about"), self._text(b, "about")) for a, b in rows)
        )

    def _sheet(self, name: str, columns: tuple[tuple[str, int], ...], rows: list[tuple[Cell, ...]]) -> Sheet:
        """Return a sheet with as many rows as it can have."""
        if len(rows) > MOST_ROWS:
            self._long.append(name)
        return Sheet(name, columns, tuple(rows[:MOST_ROWS]))

    def losses(self) -> Iterator[Loss]:
        """Yield what the workbook cannot keep."""
        if self._cut:
            what = f"text behind the first {MOST_CHARACTERS:,} characters of a cell is left out"
            yield Loss("long-cells", what, tuple(self._cut))
        if self._long:
            what = f"rows behind the first {MOST_ROWS:,} of a sheet are left out"
            yield Loss("long-sheets", what, tuple(self._long))

    def _text(self, text: str, where: str) -> str:
        line = self.ink(text, where)
        cut = cut_text(line)
        if cut != line:
            self._cut.append(where)
        return cut


def cut_text(line: str) -> str:
    """Return as much of a text as a cell can hold."""
    # A spreadsheet counts a character beyond the first 65,536 as two.
    if len(line) * 2 > MOST_CHARACTERS and len(line.encode("utf-16-le")) > 2 * MOST_CHARACTERS:
        return line.encode("utf-16-le")[: 2 * MOST_CHARACTERS].decode("utf-16-le", "ignore")
    return line


def editable_cells(event: EventRecord, kinds: Mapping[str, str]) -> dict[str, str]:
    """Return what the cells of an event show that can be changed and read back, by column.

    Args:
        event: The event.
        kinds: The labels of the kinds, by id.
    """
    texts = {name: cell(event) for name, _, cell in _EVENT_COLUMNS if name in KEYS}
    texts["Kind"] = kinds.get(event.row.kind, event.row.kind)
    return {
        DAY: _shown(_day(event)),
        **{name: cut_text(to_single_line(text)) for name, text in texts.items()},
    }


def _state(events: Sheet) -> Sheet:
    """Return the sheet of the hashes of the cells of events."""
    names = [name for name, _ in events.columns]
    rows: list[tuple[Cell, ...]] = []
    for row in events.rows:
        cells = dict(zip(names, map(_shown, row), strict=True))
        rows.append((cells[ID], *hash_row(cells[ID], cells).values()))
    return Sheet(STATE, ((ID, 22), *((name, 18) for name in (*EDITABLE, OTHERS))), tuple(rows))


def content_key(content: ExportContent) -> str:
    """Return what tells whether two exports are of the same files: a SHA-256 of their names and hashes."""
    listed = "".join(f"{digest}  {path}\n" for path, digest in sorted(content.digests))
    return sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()


def _day(event: EventRecord) -> Cell:
    """Return the date of an event that has a single day, known for certain; else nothing."""
    when = event.row.when
    if when is None or not when.is_exact or when.first_day != when.last_day:
        return ""
    serial = when.first_day - _BEFORE_ONE
    return Day(serial) if _FIRST <= serial <= _LAST else ""


def _shown(cell: Cell) -> str:
    return iso_date(cell.serial + _BEFORE_ONE) if isinstance(cell, Day) else str(cell)


def _bound(bound: Bound | None) -> str:
    return iso_date(bound) if isinstance(bound, int) else ""


def _title(citation: CitationRecord) -> str:
    return citation.source.title if citation.source else citation.key.source


def _sources(event: EventRecord) -> str:
    return "; ".join(dict.fromkeys(map(_title, event.cites)))


def _pinpoints(event: EventRecord) -> str:
    """Return each citation, with the mark by which the summary names it where it has such marks."""
    has_marks = bool(marked_names(event.summary))
    marks = (f"[^{one.number}] " if has_marks else "" for one in event.cites)
    return "; ".join(f"{mark}{_pinpoint(one)}" for mark, one in zip(marks, event.cites, strict=True))


def _support(event: EventRecord) -> str:
    return count_support(event).in_words() if event.cites else ""


def _pinpoint(citation: CitationRecord) -> str:
    """Return what is cited, what a court cites first: `C45, The minutes, passage 12`."""
    return ", ".join(filter(None, (citation.place_in_bundle, _title(citation), locator(citation))))


_EVENT_COLUMNS: tuple[tuple[str, int, Callable[[EventRecord], str]], ...] = (
    ("Date in words", 20, lambda event: date_words(event.row.date)),
    ("EDTF", 16, lambda event: event.row.date),
    ("As written", 16, lambda event: event.date_as_written),
    ("Earliest", 12, lambda event: _bound(event.row.when.earliest if event.row.when else None)),
    ("Latest", 12, lambda event: _bound(event.row.when.latest if event.row.when else None)),
    ("Event", 40, lambda event: event.row.title),
    ("Summary", 60, lambda event: event.summary),
    ("Status", 12, lambda event: event.row.status),
    ("Who", 28, lambda event: "; ".join(map(visible_id, event.actors))),
    ("Sources", 34, _sources),
    ("Pinpoints", 40, _pinpoints),
    ("Support", 24, _support),
    ("Origins", 18, lambda event: "; ".join(event.origins)),
    ("Differences", 30, lambda event: "; ".join(one.question for one in event.differences)),
    ("After", 16, lambda event: event.after),
    ("Before", 16, lambda event: event.before),
    ("Public", 14, lambda event: event.public),
    ("Tags", 16, lambda event: "; ".join(event.tags)),
    ("Editor's note", 44, lambda event: event.note),
    ("Problems", 30, lambda event: "; ".join(f"{one.severity}: {one.message}" for one in event.problems)),
    ("Left out as later", 16, lambda event: event.hidden.in_words()),
)
_PASSAGE_COLUMNS: tuple[tuple[str, int, Callable[[CitationRecord], str]], ...] = (
    ("In the bundle", 12, lambda one: one.place_in_bundle),
    ("Source", 34, _title),
    ("Pinpoint", 14, locator),
    ("Role", 11, lambda one: one.role),
    ("Whose words", 20, lambda one: whose_words(one.source) if one.source else ""),
    ("Passage", 70, lambda one: one.passage.text if one.passage else ""),
    ("Speaker", 14, lambda one: one.passage.speaker if one.passage else ""),
    ("Origin", 16, lambda one: one.passage.origin if one.passage else ""),
    ("Date, given or inferred", 18, lambda one: date_words(one.passage.about) if one.passage else ""),
    ("Quotation", 40, lambda one: one.quote),
    (
        "Says instead",
        30,
        lambda one: "; ".join(filter(None, (date_words(one.says_date), *given_order(one), one.says))),
    ),
    ("Check", 30, status_words),
    ("Span", 12, lambda one: "-".join(map(str, one.passage.span or ())) if one.passage else ""),
    ("Hash", 22, lambda one: str(one.passage.hash or "") if one.passage else ""),
)
_SOURCE_COLUMNS: tuple[tuple[str, int, Callable[[SourceRecord], str]], ...] = (
    ("Bundle", 10, lambda one: one.bundle),
    ("Title", 40, lambda one: one.title),
    ("In full", 60, reference),
    ("Issued", 14, lambda one: one.issued),
    ("How the date was settled", 30, lambda one: one.issued_because),
    ("Address", 40, lambda one: one.url),
    ("Accessed", 14, lambda one: one.accessed),
    ("Whose words", 20, whose_words),
    ("Rights", 40, lambda one: one.rights),
    ("Editor's note", 44, lambda one: one.note),
    ("Type", 16, lambda one: one.type),
)
