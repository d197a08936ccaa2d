"""CSV and TSV: finding the delimiter and the encoding, and reading the rows."""

from __future__ import annotations

import csv
import io
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from tui.parsing.decoding import NotTextError, decode_text, is_unmarked_utf16, to_readable
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.table import CellRow, Table, TableCell, TableFile, TableLimits, TableType, cell_text

DELIMITERS = (",", ";", "\t", "|")
"""The delimiters that are looked for."""
ENCODINGS = ("utf-8", "utf-16", "windows-1252")
_NOT_UTF8 = "not UTF-8: read as Windows-1252 (encoding = …)"
_LOOKED_AT = 200
"""Records by which the delimiter is found."""
_SAMPLE = 200_000
"""Code points by which it is found."""
_csv_limit = threading.Lock()


def read_delimited(
    data: bytes, name: str, limits: TableLimits, *, encoding: str = "", delimiter: str = ""
) -> TableFile | UnreadableDocument:
    """Read a CSV or TSV file.

    Args:
        data: All of its bytes.
        name: The file's name: of one that ends in `.tsv`, the tab is tried first.
        limits: How much is read.
        encoding: The encoding, where it is known; else it is found.
        delimiter: The delimiter, where it is known; else it is found.

    Returns:
        Its rows, or why it cannot be read.
    """
    decoded = decode_table(data, encoding)
    if isinstance(decoded, UnreadableDocument):
        return decoded
    text, encoding, losses = decoded
    delimiter = delimiter or _find_delimiter(text, name, limits)
    if refused := _find_long_line(text, delimiter, limits):
        return refused
    rows = _rows(text, delimiter, limits)
    if isinstance(rows, UnreadableDocument):
        return rows
    if not rows:
        return UnreadableDocument("it has no rows", "name a table with something in it")
    if to_readable(text) != text:
        losses = (*losses, "control characters in it are shown as U+FFFD")
    return TableFile(TableType.CSV, (Table(tuple(rows)),), encoding, delimiter, losses)


def decode_table(data: bytes, encoding: str = "") -> tuple[str, str, tuple[str, ...]] | UnreadableDocument:
    """Return the text of a table, its encoding, and what to say about that; or why it is no text.

    Args:
        data: The bytes.
        encoding: The encoding, where it is known; else UTF-8, what its byte order mark says, or Windows-1252.
    """
    if encoding == "windows-1252":
        return _as_windows(data), encoding, ()
    try:
        text = decode_text(data)
    except NotTextError as error:
        if encoding or error.encoding != "UTF-8":
            return UnreadableDocument(f"it is not {error.encoding}: {error}", "save it as UTF-8")
        return _as_windows(data), "windows-1252", (_NOT_UTF8,)
    if is_unmarked_utf16(data):
        return UnreadableDocument("it is UTF-16 or UTF-32 without a byte order mark", "save it as UTF-8")
    return text, "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", ()


def _as_windows(data: bytes) -> str:
    text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def _cells_limited(limits: TableLimits) -> Iterator[None]:
    """Let the csv module refuse cells that are too long; its limit is one for all threads."""
    with _csv_limit:
        before = csv.field_size_limit(limits.cell)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _find_delimiter(text: str, name: str, limits: TableLimits) -> str:
    """Return the delimiter by which most records have the same number of cells, and the most of them."""
    first = "\t" if name.casefold().endswith((".tsv", ".tab")) else ","
    best, most = first, (0.0, 0)
    for delimiter in sorted(DELIMITERS, key=lambda one: one != first):
        with _cells_limited(limits):
            try:
                reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=delimiter)
                sizes = [len(record) for record in islice(reader, _LOOKED_AT) if record]
            except csv.Error:
                continue
        wide = Counter(size for size in sizes if size > 1)
        if wide:
            size, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            score = (count / len(sizes), size)
            if score > most:
                best, most = delimiter, score
            if delimiter == "\t" == first and count * 2 > len(sizes):
                break
    return best


def _find_long_line(text: str, delimiter: str, limits: TableLimits) -> UnreadableDocument | None:
    """Return that a line has too many cells to be taken apart; None where none has."""
    start = 0
    number = 1
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > limits.columns and text.count(delimiter, start, end) > limits.columns:
            return UnreadableDocument(f"line {number} has more than {limits.columns:,} cells", "split it")
        start, number = end + 1, number + 1
    return None


def _rows(text: str, delimiter: str, limits: TableLimits) -> list[CellRow] | UnreadableDocument:
    rows: list[CellRow] = []
    room = limits.cells
    number = 0
    with _cells_limited(limits):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for number, record in enumerate(reader, 1):
                row = CellRow(number, tuple(TableCell(cell_text(cell)) for cell in record))
                if row.is_empty:
                    continue
                rows.append(row)
                room -= len(record)
                if refused := refuse_size(len(rows), len(record), room, limits):
                    return refused
        except csv.Error as error:
            return _refused(error, number + 1, limits)
    return _open_quote(text, delimiter, rows) or rows


def refuse_size(rows: int, columns: int, room: int, limits: TableLimits) -> UnreadableDocument | None:
    """Return why a table is too large; None where it is not.

    Args:
        rows: Its rows so far.
        columns: The cells of the last one.
        room: How many more cells it may have.
        limits: The limits.
    """
    if rows > limits.rows:
        return UnreadableDocument(f"it has more than {limits.rows:,} rows", "split it")
    if columns > limits.columns:
        return UnreadableDocument(f"a row of it has more than {limits.columns:,} cells", "split it")
    return UnreadableDocument(f"it has more than {limits.cells:,} cells", "split it") if room < 0 else None


def _refused(error: csv.Error, row: int, limits: TableLimits) -> UnreadableDocument:
    if "field larger" in str(error):
        return UnreadableDocument(
            f"row {row} has a cell of more than {limits.cell:,} characters",
            "look for a quotation mark that is never closed, or name the delimiter in the mapping",
        )
    return UnreadableDocument(f"row {row} cannot be read: {error}", "save it again as CSV")


def _open_quote(text: str, delimiter: str, rows: list[CellRow]) -> UnreadableDocument | None:
    """Return that the last cell begins with a quotation mark and has no end; None where it has one."""
    if '"' not in text or not rows:
        return None
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):
            return UnreadableDocument(
                f"row {rows[-1].number} begins a cell with a quotation mark that is never closed",
                "close it, or delete it",
            )
    return None
