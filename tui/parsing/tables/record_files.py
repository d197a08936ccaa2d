"""Timelines of TimelineJS (JSON) and Timesketch (JSONL) as tables: a column for each value of any record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.delimited_text import refuse_size
from tui.parsing.tables.table import CellRow, Table, TableCell, TableFile, TableLimits, TableType, cell_text

_NAMES = {
    "start_date.year": "Year",
    "start_date.month": "Month",
    "start_date.day": "Day",
    "start_date.time": "Time",
    "start_date.display_date": "Display Date",
    "display_date": "Display Date",
    "end_date.year": "End Year",
    "end_date.month": "End Month",
    "end_date.day": "End Day",
    "end_date.time": "End Time",
    "text.headline": "Headline",
    "text.text": "Text",
    "media.url": "Media",
    "media.credit": "Media Credit",
    "media.caption": "Media Caption",
    "group": "Group",
}
"""By place in a slide the name that the sheets of TimelineJS have for it."""
_MARKUP = ("Headline", "Text", "Media Credit", "Media Caption")
"""Columns of TimelineJS whose cells are HTML."""
_BREAKS = frozenset({"p", "br", "div", "li", "tr", "blockquote", "h1", "h2", "h3"})
_DEEPEST = 20
_NOT_JSON = "it is not JSON"


def read_timeline(data: bytes, limits: TableLimits) -> TableFile | UnreadableDocument:
    """Read a timeline of TimelineJS: its title, its events and its eras, each a row.

    Args:
        data: All of its bytes.
        limits: How much is read.

    Returns:
        One table, or why there is none.
    """
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return UnreadableDocument(_NOT_JSON, "get a new copy")
    slides = _slides(said)
    if slides is None:
        return UnreadableDocument(
            "it is JSON of a kind that is not known", "name a timeline of TimelineJS, CSL-JSON, or a CSV"
        )
    records = []
    for number, (kind, slide) in enumerate(slides, 1):
        values = dict(_leaves(slide))
        records.append((number, {"Type": kind, **_named(values)} if kind else _named(values)))
    return _table(records, TableType.JSON, limits)


def _slides(said: object) -> list[tuple[str, dict[str, Any]]] | None:
    """Return the slides with their type, as the sheets have it; None where there are none."""
    if not isinstance(said, dict) or not isinstance(said.get("events"), list):
        return None
    title = [("title", said["title"])] if isinstance(said.get("title"), dict) else []
    eras = said["eras"] if isinstance(said.get("eras"), list) else []
    found = [*title, *(("", one) for one in said["events"]), *(("era", one) for one in eras)]
    return [(kind, one) for kind, one in found if isinstance(one, dict)]


def _named(values: dict[str, str]) -> dict[str, str]:
    for side in ("start_date", "end_date"):
        parts = [values.pop(f"{side}.{part}", "") for part in ("hour", "minute", "second")]
        if parts[0]:
            values[f"{side}.time"] = ":".join(part.zfill(2) for part in parts if part or part == parts[1])
    return {_NAMES.get(place, place): text for place, text in values.items()}


def read_events(data: bytes, limits: TableLimits) -> TableFile | UnreadableDocument:
    """Read events of Timesketch: a JSON object on each line.

    Args:
        data: All of its bytes.
        limits: How much is read.

    Returns:
        One table, or why there is none.
    """
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except ValueError:
        return UnreadableDocument("it is not UTF-8", "save it as UTF-8")
    records = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            return UnreadableDocument(f"line {number} is no JSON object", "correct it, or delete the line")
        records.append((number, dict(_leaves(said))))
        if len(records) > limits.rows:
            break
    return _table(records, TableType.JSONL, limits)


def _leaves(value: object, place: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield every value of a record with its place, `text.headline`; the items of a list together."""
    if isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _leaves(inner, f"{place}.{key}" if place else str(key), depth + 1)
    elif isinstance(value, list) and all(isinstance(item, (str, int, float)) for item in value):
        yield place, ", ".join(map(str, value))
    elif isinstance(value, (dict, list)):
        yield place, json.dumps(value, ensure_ascii=False)
    elif value is not None:
        yield place, str(value)


def _table(
    records: Sequence[tuple[int, dict[str, str]]], form: TableType, limits: TableLimits
) -> TableFile | UnreadableDocument:
    names = list(dict.fromkeys(name for _, values in records for name in values))
    if not records or not names:
        return UnreadableDocument("it has no rows", "name a table with something in it")
    room = limits.cells
    rows = [CellRow(0, tuple(TableCell(cell_text(name)) for name in names))]
    for number, values in records:
        cells = tuple(
            TableCell(cell_text(plain_text(text) if name in _MARKUP and form is TableType.JSON else text))
            for name in names
            for text in (values.get(name, ""),)
        )
        room -= len(cells)
        if refused := refuse_size(len(rows), len(cells), room, limits):
            return refused
        rows.append(CellRow(number, cells))
    return TableFile(form, (Table(tuple(rows)),))


def without_markup(table: Table) -> Table:
    """Return a sheet of TimelineJS with the text of its HTML; any other table as it is.

    Args:
        table: The table.
    """
    header = next(
        (row for row in table.rows if {"Headline", "Display Date", "Year"} <= set(row.texts())), None
    )
    if header is None:
        return table
    marked = {at for at, name in enumerate(header.texts()) if name in _MARKUP}
    rows = tuple(
        CellRow(
            row.number,
            tuple(
                TableCell(cell_text(plain_text(cell.text))) if at in marked and "<" in cell.text else cell
                for at, cell in enumerate(row.cells)
            ),
        )
        for row in table.rows
    )
    return Table(rows, table.name, table.header, table.remarks)


class _TextReader(HTMLParser):
    """Gathers the text of HTML; of a link its address too."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or remember a link."""
        if tag in _BREAKS:
            self.parts.append("\n")
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
        elif source := dict(attrs).get("src"):
            self.parts.append(f" ({source}) ")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or write the address of a link."""
        if tag in _BREAKS:
            self.parts.append("\n")
        elif tag == "a" and self._links and (address := self._links.pop()):
            self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.parts.append(data)


def plain_text(markup: str) -> str:
    """Return the text of HTML, each paragraph on a line; what is no HTML stays.

    Args:
        markup: HTML, or text.
    """
    if "<" not in markup and "&" not in markup:
        return markup
    reader = _TextReader()
    reader.feed(markup)
    reader.close()
    return "".join(reader.parts)
