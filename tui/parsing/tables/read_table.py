"""Reading a table from the disk: its kind, by its content and then its name, and its rows."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tui.parsing.documents.contents import Progress, UnreadableDocument
from tui.parsing.documents.document_bytes import read_document_bytes
from tui.parsing.documents.subprocess_reader import ask_worker
from tui.parsing.documents.unread.foreign_types import TABLES
from tui.parsing.limits import DocumentLimits
from tui.parsing.tables.delimited_text import read_delimited
from tui.parsing.tables.record_files import read_events, read_timeline, without_markup
from tui.parsing.tables.table import CellRow, Table, TableCell, TableFile, TableLimits, TableType

_PACKAGES = {TableType.XLSX: "openpyxl", TableType.DOCX: "mammoth"}
_WORKER = "tui.parsing.tables.worker"
_SECONDS = 120
_MOST_LISTED = 1_000_000
"""Bytes of a list of sheets that are read."""
_SHEET_NAME = re.compile(r"""<(?:\w+:)?sheet\s[^<>]*?\bname\s*=\s*(["'])(.*?)\1""")
_NAME_ONE = "name a CSV, TSV, XLSX or DOCX file"


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A file of tables as it was read."""

    file: TableFile
    sha256: str
    """Of the bytes of the file, in hexadecimal."""


def is_table_name(name: str) -> bool:
    """Return whether a file of this name is a table and no document."""
    return name.casefold().endswith(TABLES)


def read_table(
    path: Path,
    *,
    encoding: str = "",
    delimiter: str = "",
    limits: TableLimits | None = None,
    progress: Progress | None = None,
) -> ReadTable | UnreadableDocument:
    """Read a table: a CSV, TSV, XLSX or DOCX file. Never raises for what is there.

    Args:
        path: The file. Links are followed; only a regular file is opened.
        encoding: Of a CSV file; empty to find it.
        delimiter: Of a CSV file; empty to find it.
        limits: How much is read.
        progress: Called with the number of rows read and of all.

    Returns:
        The table, or why it cannot be read and what to do about it.
    """
    limits = limits or TableLimits()
    data = read_table_bytes(path, limits)
    if isinstance(data, UnreadableDocument):
        return data
    form = _detect_type(data, path.name)
    if isinstance(form, UnreadableDocument):
        return form
    found: TableFile | UnreadableDocument
    if form is TableType.CSV:
        found = read_delimited(data, path.name, limits, encoding=encoding, delimiter=delimiter)
        if isinstance(found, TableFile):
            found = replace(found, tables=tuple(map(without_markup, found.tables)))
    elif form is TableType.JSON:
        found = read_timeline(data, limits)
    elif form is TableType.JSONL:
        found = read_events(data, limits)
    else:
        found = _read_apart(data, form, progress)
    if isinstance(found, UnreadableDocument):
        return found
    return ReadTable(found, hashlib.sha256(data).hexdigest())


def read_table_bytes(path: Path, limits: TableLimits | None = None) -> bytes | UnreadableDocument:
    """Return the bytes of a file, or why it cannot be read.

    Args:
        path: The file. Links are followed; only a regular file is opened.
        limits: The largest size; None for the usual.
    """
    return read_document_bytes(path, (limits or TableLimits()).file, "a table")


def _detect_type(data: bytes, name: str) -> TableType | UnreadableDocument:
    suffix = Path(name).suffix.casefold()
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return UnreadableDocument(
            "it is an old or an encrypted Office file", "open it, and save it as .xlsx without a password"
        )
    if suffix in {".xlsx", ".docx"}:
        return UnreadableDocument(
            f"its name ends in {suffix}, but it is damaged or something else", "get a new copy"
        )
    if suffix in {".json", ".jsonl", ".ndjson"}:
        return TableType.JSON if suffix == ".json" else TableType.JSONL
    if data.startswith(b"%PDF-") or suffix in {".pdf", ".html", ".htm", ".md"}:
        return UnreadableDocument("it is a document", f"{_NAME_ONE}, or use: dateline corpus add")
    return TableType.CSV


def _packed(data: bytes) -> TableType | UnreadableDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return UnreadableDocument("it is a damaged or truncated file", "get a new copy")
    if "xl/workbook.xml" in names:
        return TableType.XLSX
    if "word/document.xml" in names:
        return TableType.DOCX
    if "content.xml" in names:
        return UnreadableDocument("it is an OpenDocument file", "save it as .xlsx or .docx")
    return UnreadableDocument("it is a zip file, not a table", _NAME_ONE)


def _read_apart(data: bytes, form: TableType, progress: Progress | None) -> TableFile | UnreadableDocument:
    """Read a file in a process of its own, with the limits of documents."""
    limits = replace(DocumentLimits(), seconds=_SECONDS, elements=20_000_000)
    said = ask_worker(_WORKER, form.value, data, limits, package=_PACKAGES[form], progress=progress)
    if isinstance(said, UnreadableDocument):
        # The remedies of documents name PDF.
        return replace(said, remedy="split it, or save it as CSV") if "PDF" in said.remedy else said
    fields: dict[str, Any] = said["table"]
    tables = tuple(
        Table(
            tuple(CellRow(number, tuple(map(_cell, cells))) for number, cells in table["rows"]),
            table["name"],
            remarks=tuple(table["remarks"]),
        )
        for table in fields["tables"]
    )
    return TableFile(form, tables, losses=tuple(fields["losses"]))


def _cell(said: str | list[str]) -> TableCell:
    return TableCell(said) if isinstance(said, str) else TableCell(said[0], is_date=True)


def read_sheet_names(data: bytes) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook, without reading them; empty for any other file.

    Args:
        data: Of the file.
    """
    if not data.startswith(b"PK\x03\x04"):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open("xl/workbook.xml") as part:
            listed = part.read(_MOST_LISTED).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, RuntimeError):
        return ()
    return tuple(html.unescape(found[2]) for found in _SHEET_NAME.finditer(listed))
