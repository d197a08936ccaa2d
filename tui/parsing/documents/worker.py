"""The process that reads a document: bytes in, lines of JSON out. See `subprocess_reader`."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from tui.parsing.documents.contents import DocumentContents, FileType, Progress, UnreadableDocument
from tui.parsing.documents.docx import read_docx
from tui.parsing.documents.eml import read_eml
from tui.parsing.documents.html import read_html
from tui.parsing.documents.pdf.read_pdf import read_pdf
from tui.parsing.documents.sandbox import enter_sandbox
from tui.parsing.documents.subprocess_reader import LENGTH_BYTES, serialize
from tui.parsing.limits import DocumentLimits

Reader: TypeAlias = Callable[
    [bytes, FileType, DocumentLimits, Progress], DocumentContents | UnreadableDocument
]

_LOADED = {
    FileType.PDF: ("pypdfium2",),
    FileType.DOCX: ("mammoth", "xml.dom.expatbuilder", "xml.etree.ElementTree"),
}


def run(read: Reader) -> None:
    """Read standard input, a document of the form and within the limits that the arguments give.

    Args:
        read: Reads the document, in the sandbox.
    """
    form, limits = FileType(sys.argv[1]), DocumentLimits(**json.loads(sys.argv[2]))
    # What a library prints must not end up between the lines of the answer.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(said: dict[str, Any]) -> None:
        print(json.dumps(said), file=out, flush=True)

    try:
        data = read_whole_input()
        # Loaded before the sandbox, because their libraries may be in any folder.
        for name in _LOADED.get(form, ()):
            importlib.import_module(name)
        enter_sandbox(limits, sys.stdin.fileno())
        answer = read(data, form, limits, lambda page, of: say({"page": [page, of]}))
    except MemoryError:
        answer = UnreadableDocument("reading it takes too much memory", "split it, or print it to a new PDF")
    say(serialize(answer))


def read_whole_input() -> bytes:
    """Return the document, which its length precedes. No data follows it until the parent ends."""
    head = sys.stdin.buffer.read(LENGTH_BYTES)
    size = int.from_bytes(head)
    data = sys.stdin.buffer.read(size)
    if len(head) < LENGTH_BYTES or len(data) < size:
        sys.exit(1)
    return data


def _read(
    data: bytes, form: FileType, limits: DocumentLimits, progress: Progress
) -> DocumentContents | UnreadableDocument:
    if form is FileType.PDF:
        return read_pdf(data, limits, progress)
    if form is FileType.DOCX:
        return read_docx(data, limits)
    return read_eml(data) if form is FileType.EML else read_html(data)


if __name__ == "__main__":
    run(_read)
