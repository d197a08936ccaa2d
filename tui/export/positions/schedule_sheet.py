"""A schedule of statements and positions as a workbook: what it is, and the table."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.blocks import Block, Heading, TableRow
from tui.export.citation_notes import cited_words
from tui.export.content import ExportContent
from tui.export.escaper import TrackingEscaper
from tui.export.formats.xlsx_format import cut_text
from tui.export.office.sheet_xml import Cell, Sheet, sheet_package
from tui.export.office.xml_text import escape_xml
from tui.export.positions.schedule import COLUMNS, head_lines, position_cell, position_of, statement_words
from tui.export.result import ExportResult
from tui.export.summary import period_of, summary_lines

_ABOUT = (("What", 28), ("Which", 110))
_WIDTHS = (6, 20, 60, 40, 26, 44, 40, 24)


def to_schedule_sheet(content: ExportContent) -> ExportResult:
    """Return a schedule as one workbook."""
    ink = TrackingEscaper(str)
    sheets = tuple(_sheets(content, ink))
    title = escape_xml(ink(_title(content), "title"))
    return ExportResult.of_package(sheet_package(sheets, title=title, made=content.made), tuple(ink.losses))


def schedule_sheet_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield every row, sheet by sheet."""
    for sheet in _sheets(content, TrackingEscaper(str)):
        yield Heading(2, (sheet.name,))
        for row in sheet.rows:
            names = (name for name, _ in sheet.columns)
            yield TableRow(tuple(zip(names, map(str, row), strict=True)))


def _title(content: ExportContent) -> str:
    return f"Schedule of statements and positions: {content.selection.party_name}"


def _sheets(content: ExportContent, ink: TrackingEscaper) -> Iterator[Sheet]:
    about = [("Title", _title(content)), ("Chronology", content.info.title)]
    about += [("Statements", line) for line in head_lines(content)]
    about += [("Content notice", content.info.notice)] if content.info.notice else []
    about += [("About this export", line) for line in summary_lines(content)]
    yield Sheet("About", _ABOUT, tuple((name, cut_text(ink(text, "about"))) for name, text in about))
    rows: list[tuple[Cell, ...]] = []
    for number, event in enumerate(content.events, 1):
        position, where = position_of(event), event.row.id
        statement = ". ".join(filter(None, (event.row.title, statement_words(event))))
        texts = (
            period_of(event.row),
            f"{statement} (status: {event.row.status.value})",
            "; ".join(map(cited_words, event.cites)),
            position_cell(position),
            position.version,
            "; ".join(map(cited_words, position.cites)),
        )
        rows.append((number, *(cut_text(ink(text, where)) for text in texts), ""))
    columns = tuple((column.name, width) for column, width in zip(COLUMNS, _WIDTHS, strict=True))
    yield Sheet("Schedule", columns, tuple(rows))
