"""The process in which a document is taken apart: bytes in, lines of JSON out. See `apart`."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from tui.reading.documents.apart import LENGTH_BYTES, PACKAGES, packed
from tui.reading.documents.contents import Contents, Form, Progress, Unreadable
from tui.reading.documents.docx import read_docx
from tui.reading.documents.html import read_html
from tui.reading.documents.pdf import read_pdf
from tui.reading.documents.sandbox import enter_sandbox
from tui.reading.limits import DocumentLimits

Reader: TypeAlias = Callable[[bytes, Form, DocumentLimits, Progress], Contents | Unreadable]


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
        data = _document(sys.stdin.fileno())
        # Loaded while all of it can be: parts of it may be anywhere.
        with contextlib.suppress(KeyError):
            importlib.import_module(PACKAGES[form])
        enter_sandbox(limits, sys.stdin.fileno())
        answer = read(data, form, limits, lambda page, of: say({"page": [page, of]}))
    except MemoryError:
        answer = Unreadable("reading it takes too much memory", "split it, or print it to a new PDF")
    say(packed(answer))


def _document(descriptor: int) -> bytes:
    """The document: its length in front of it. Behind it nothing comes, and the end only with the parent's."""
    with open(descriptor, "rb", closefd=False, buffering=0) as stream:  # noqa: PTH123  (a descriptor)
        size = int.from_bytes(_exactly(stream, LENGTH_BYTES))
        return _exactly(stream, size)


def _exactly(stream: Any, size: int) -> bytes:  # noqa: ANN401  (typed as one of several by `open`)
    read = bytearray()
    while len(read) < size:
        block = stream.read(min(size - len(read), 1 << 20))
        if not block:
            sys.exit(1)
        read += block
    return bytes(read)


def _read(data: bytes, form: Form, limits: DocumentLimits, progress: Progress) -> Contents | Unreadable:
    if form is Form.PDF:
        return read_pdf(data, limits, progress)
    return read_docx(data, limits) if form is Form.DOCX else read_html(data)


if __name__ == "__main__":
    run(_read)
