"""The process in which a document is taken apart: bytes in, lines of JSON out. See `apart`."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from tui.reading.documents.apart import LENGTH_BYTES, packed
from tui.reading.documents.contents import Contents, Form, Progress, Unreadable
from tui.reading.documents.docx import read_docx
from tui.reading.documents.html import read_html
from tui.reading.documents.pdf import read_pdf
from tui.reading.documents.sandbox import enter_sandbox
from tui.reading.limits import DocumentLimits

Reader: TypeAlias = Callable[[bytes, Form, DocumentLimits, Progress], Contents | Unreadable]

_LOADED = {Form.PDF: ("pypdfium2",), Form.DOCX: ("mammoth", "xml.dom.expatbuilder")}


def run(read: Reader) -> None:
    """Read standard input, a document of the form and within the limits that the arguments give.

    Args:
        read: What takes it apart, in the sandbox.
    """
    form, limits = Form(sys.argv[1]), DocumentLimits(**json.loads(sys.argv[2]))
    # What a library prints must not end up between the lines of the answer.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(said: dict[str, Any]) -> None:
        print(json.dumps(said), file=out, flush=True)

    try:
        data = _document()
        # Loaded while all can be: what they are linked to may be anywhere.
        for name in _LOADED.get(form, ()):
            importlib.import_module(name)
        enter_sandbox(limits, sys.stdin.fileno())
        answer = read(data, form, limits, lambda page, of: say({"page": [page, of]}))
    except MemoryError:
        answer = Unreadable("reading it takes too much memory", "split it, or print it to a new PDF")
    say(packed(answer))


def _document() -> bytes:
    """The document, which has its length in front. Nothing comes behind it until the parent ends."""
    head = sys.stdin.buffer.read(LENGTH_BYTES)
    size = int.from_bytes(head)
    data = sys.stdin.buffer.read(size)
    if len(head) < LENGTH_BYTES or len(data) < size:
        sys.exit(1)
    return data


def _read(data: bytes, form: Form, limits: DocumentLimits, progress: Progress) -> Contents | Unreadable:
    if form is Form.PDF:
        return read_pdf(data, limits, progress)
    return read_docx(data, limits) if form is Form.DOCX else read_html(data)


if __name__ == "__main__":
    run(_read)
