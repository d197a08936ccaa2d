"""Reading documents from unknown sources in a separate process.

With a hostile file, a parser in C may crash, hang or use all memory. In a separate process this ends in
one error message, and Ctrl-C ends the process at once. Its access is restricted: see `sandbox`.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import threading
from dataclasses import asdict, replace
from typing import Any

from tui.parsing.child_processes import ChildProcess, start_module
from tui.parsing.documents.contents import (
    DocumentContents,
    DocumentParagraph,
    FileType,
    Progress,
    UnreadableDocument,
)
from tui.parsing.documents.sandbox import small_environment
from tui.parsing.limits import DocumentLimits

_PACKAGES = {FileType.PDF: "pypdfium2", FileType.DOCX: "mammoth"}
"""The package that reads a form, where it is an extra; the extra has the name of the form."""
LENGTH_BYTES = 8
"""Bytes before a document that give its length, big-endian."""
_WORKER = "tui.parsing.documents.worker"


def read_in_subprocess(
    data: bytes, form: FileType, limits: DocumentLimits, progress: Progress | None = None
) -> DocumentContents | UnreadableDocument:
    """Read a document in a separate process, which ends with the thread that calls this.

    Args:
        data: The file's bytes.
        form: HTML, PDF or DOCX.
        limits: Its time and memory, and how much is read.
        progress: Called for each page.
    """
    limits = replace(limits, seconds=limits.seconds_of(form.value))
    said = ask_worker(_WORKER, form.value, data, limits, package=_PACKAGES.get(form, ""), progress=progress)
    return said if isinstance(said, UnreadableDocument) else _unpacked(said)


def ask_worker(
    module: str,
    form: str,
    data: bytes,
    limits: DocumentLimits,
    *,
    package: str = "",
    progress: Progress | None = None,
) -> dict[str, Any] | UnreadableDocument:
    """Return what a separate process says of a file's bytes, or why it says nothing.

    Args:
        module: The module that is run, which answers as `documents.worker` does.
        form: The kind of file; also the name of the extra that has the package.
        data: The file's bytes.
        limits: The time and memory of the process.
        package: The package that it needs; empty for none.
        progress: Called for each page or step.
    """
    if package and importlib.util.find_spec(package) is None:
        message = f"reading {form.upper()} needs the package {package}, which is not installed"
        return UnreadableDocument(message, f'install it: pip install "dateline[{form}]"')
    arguments = (module, form, json.dumps(asdict(limits)))
    with start_module(*arguments, environment=small_environment(os.environ)) as process:
        late = threading.Event()
        timer = threading.Timer(limits.seconds, _end, (process, late))
        timer.start()
        try:
            found = _answer(process, data, progress)
        finally:
            timer.cancel()
    if late.is_set():
        return UnreadableDocument(
            f"reading it takes more than {limits.seconds} seconds", "split it, or print it to a new PDF"
        )
    return found or UnreadableDocument(
        "it could not be read: the reader stopped unexpectedly", "print it to a new PDF"
    )


def _end(process: ChildProcess, late: threading.Event) -> None:
    late.set()
    process.kill()


def _answer(
    process: ChildProcess, data: bytes, progress: Progress | None
) -> dict[str, Any] | UnreadableDocument | None:
    """Return the answer of the process; None where it ended without one.

    The process reads everything before it answers. Its standard input stays open after the document,
    and closes when this process ends for any reason.
    """
    assert process.stdin is not None and process.stdout is not None, "both are pipes"  # noqa: S101, PT018
    with contextlib.suppress(OSError):
        process.stdin.write(len(data).to_bytes(LENGTH_BYTES))
        process.stdin.write(data)
        process.stdin.flush()
    for line in process.stdout:
        try:
            said = json.loads(line)
        except ValueError:
            return None
        if "page" in said:
            if progress:
                progress(*said["page"])
        else:
            return _checked(said)
    return None


def serialize(answer: DocumentContents | UnreadableDocument) -> dict[str, Any]:
    """Return an answer as data for JSON."""
    return {"unreadable" if isinstance(answer, UnreadableDocument) else "contents": asdict(answer)}


def _checked(said: dict[str, Any]) -> dict[str, Any] | UnreadableDocument:
    return UnreadableDocument(**said["unreadable"]) if "unreadable" in said else said


def _unpacked(said: dict[str, Any]) -> DocumentContents:
    fields = said["contents"]
    paragraphs = tuple(DocumentParagraph(**one) for one in fields.pop("paragraphs"))
    for name in ("author", "remarks"):
        fields[name] = tuple(fields[name])
    fields["extra"] = tuple((key, value) for key, value in fields["extra"])
    return DocumentContents(paragraphs=paragraphs, **fields)
