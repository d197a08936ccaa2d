"""The process that reads a table: bytes in, lines of JSON out. See `documents.subprocess_reader`."""

from __future__ import annotations

import importlib
import json
import os
import sys
from dataclasses import asdict
from typing import Any

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.documents.sandbox import enter_sandbox
from tui.parsing.documents.worker import read_whole_input
from tui.parsing.limits import DocumentLimits
from tui.parsing.tables.docx_tables import read_docx_tables
from tui.parsing.tables.table import TableFile, TableLimits, TableType
from tui.parsing.tables.xlsx import read_xlsx

_LOADED = {
    TableType.XLSX: ("openpyxl", "openpyxl.reader.excel", "xml.dom.expatbuilder"),
    TableType.DOCX: ("mammoth", "xml.dom.expatbuilder"),
}


def run() -> None:
    """Read standard input, a table of the type and within the limits that the arguments give."""
    form, limits = TableType(sys.argv[1]), DocumentLimits(**json.loads(sys.argv[2]))
    # What a library prints must not end up between the lines of the answer.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(said: dict[str, Any]) -> None:
        print(json.dumps(said), file=out, flush=True)

    answer: TableFile | UnreadableDocument
    try:
        data = read_whole_input()
        # Loaded before the sandbox, because their libraries may be in any folder.
        for name in _LOADED[form]:
            importlib.import_module(name)
        enter_sandbox(limits, sys.stdin.fileno())
        if form is TableType.XLSX:
            answer = read_xlsx(data, TableLimits(), limits, lambda row, of: say({"page": [row, of]}))
        else:
            answer = read_docx_tables(data, TableLimits(), limits)
    except MemoryError:
        answer = UnreadableDocument("reading it takes too much memory", "split it")
    say({"unreadable" if isinstance(answer, UnreadableDocument) else "table": _data(answer)})


def _data(answer: TableFile | UnreadableDocument) -> dict[str, Any]:
    """Return an answer as data for JSON; of a cell that is no date only its text."""
    if isinstance(answer, UnreadableDocument):
        return asdict(answer)
    tables = [
        {
            "name": table.name,
            "remarks": table.remarks,
            "rows": [
                [row.number, [[cell.text] if cell.is_date else cell.text for cell in row.cells]]
                for row in table.rows
            ],
        }
        for table in answer.tables
    ]
    return {"form": answer.form, "losses": answer.losses, "tables": tables}


if __name__ == "__main__":
    run()
