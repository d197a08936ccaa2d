"""The process in which a document is taken apart: bytes in, lines of JSON out. See `apart`."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import Any

from tui.reading.documents.apart import packed
from tui.reading.documents.contents import Contents, Form, Progress, Unreadable
from tui.reading.documents.docx import read_docx
from tui.reading.documents.html import read_html
from tui.reading.documents.pdf import read_pdf
from tui.reading.limits import DocumentLimits


def main() -> None:
    """Read standard input, a document of the form and within the limits that the arguments give."""
    limits = DocumentLimits(**json.loads(sys.argv[2]))
    _hold_to(limits)
    # What a library prints must not end up between the lines of the answer.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(said: dict[str, Any]) -> None:
        print(json.dumps(said), file=out, flush=True)

    try:
        answer = _read(
            sys.stdin.buffer.read(), Form(sys.argv[1]), limits, lambda page, of: say({"page": [page, of]})
        )
    except MemoryError:
        answer = Unreadable("reading it takes too much memory", "split it, or print it to a new PDF")
    say(packed(answer))


def _read(data: bytes, form: Form, limits: DocumentLimits, progress: Progress) -> Contents | Unreadable:
    if form is Form.PDF:
        return read_pdf(data, limits, progress)
    return read_docx(data, limits) if form is Form.DOCX else read_html(data)


def _hold_to(limits: DocumentLimits) -> None:
    """Limit time and memory where the system knows how; whoever started this limits the time in any case."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, limits.seconds), (resource.RLIMIT_AS, limits.memory)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


if __name__ == "__main__":
    main()
