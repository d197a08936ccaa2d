"""PDF read with `pdftotext` of poppler, where `--engine pdftotext` is given and it is installed.

It runs in a process of its own with limits on time and memory, and on Linux it can read nothing but itself
and its libraries: the document comes on its standard input.
"""

from __future__ import annotations

import contextlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import IO

from tui.parsing.child_processes import ChildProcess, start_module
from tui.parsing.documents.contents import DocumentContents, Progress, UnreadableDocument, to_one_line
from tui.parsing.documents.landlock import allow_reading_only
from tui.parsing.documents.pdf.foot_notes import mark_notes
from tui.parsing.documents.pdf.joined_pieces import join_pieces
from tui.parsing.documents.pdf.margin_numbers import MarginNumbers
from tui.parsing.documents.pdf.pages import PageWord, PdfPage, Piece, TextLine
from tui.parsing.documents.pdf.read_pdf import pdf_contents
from tui.parsing.documents.pdf.remarks import PageFindings
from tui.parsing.documents.sandbox import give_up_privileges, set_limits, small_environment
from tui.parsing.limits import DocumentLimits

PROGRAM = "pdftotext"
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')
_TITLE = re.compile(r"<title>(.*)</title>")
_META = re.compile(r'<meta name="(\w+)" content="(.*)"/>')
_BASE = 0.22
"""Of the height of a word, how far its base line is above its lower edge."""
_GLUED = 0.08
"""Of the height of a word, the gap in front of it that is no space."""
_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
_REFUSED = {
    "Incorrect password": UnreadableDocument(
        "it is encrypted", "open it with its password, and print it to a new PDF"
    )
}


def read_with_poppler(
    data: bytes, limits: DocumentLimits, progress: Progress | None = None
) -> DocumentContents | UnreadableDocument:
    """Read a PDF with `pdftotext`.

    Args:
        data: The file's bytes.
        limits: Its time and memory, and how much is read.
        progress: Called for each page that was read, with 0 for the number of pages, which is not known.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        return UnreadableDocument(
            f"--engine {PROGRAM} needs poppler, which is not installed here",
            "install poppler-utils (Debian) or poppler (Homebrew), or leave out --engine",
        )
    arguments = (__name__, program, json.dumps(asdict(limits)))
    environment = small_environment(os.environ)
    with start_module(*arguments, environment=environment, keeps_errors=True) as process:
        late = threading.Event()
        timer = threading.Timer(limits.seconds, _end, (process, late))
        writer = threading.Thread(target=_write, args=(process.stdin, data), daemon=True)
        timer.start()
        writer.start()
        try:
            assert process.stdout is not None, "it is a pipe"  # noqa: S101
            read = _Output(limits, progress)
            refused = read.take(line.decode("utf-8", "replace") for line in process.stdout)
        finally:
            timer.cancel()
        if refused:
            return refused
        said = process.stderr.read(10_000).decode("utf-8", "replace") if process.stderr else ""
        failed = process.wait() != 0
    if late.is_set():
        return UnreadableDocument(f"reading it takes more than {limits.seconds} seconds", "split it")
    if failed or not any(page.lines for page in read.pages):
        return _why(said, has_failed=failed)
    return pdf_contents(read.pages, read.told, read.findings(), _version(program))


def _why(said: str, *, has_failed: bool) -> UnreadableDocument:
    for words, why in _REFUSED.items():
        if words in said:
            return why
    if has_failed:
        return UnreadableDocument(f"{PROGRAM} could not read it", "leave out --engine")
    return UnreadableDocument("it has no text layer; it may be a scan", "add a text layer with OCR first")


def _version(program: str) -> str:
    """The name of the program with its version: `pdftotext 24.02.0`."""
    try:
        told = subprocess.run(  # noqa: S603  (the program that the user asked for)
            [program, "-v"], capture_output=True, timeout=10, check=False, env=small_environment(os.environ)
        ).stderr.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        told = ""
    found = re.search(r"version ([\w.]+)", told)
    return f"{PROGRAM} {found[1]}" if found else PROGRAM


def _end(process: ChildProcess, late: threading.Event) -> None:
    late.set()
    process.kill()


def _write(pipe: IO[bytes] | None, data: bytes) -> None:
    # Where the process has ended, why is known from its answer.
    with contextlib.suppress(OSError, ValueError):
        if pipe:
            pipe.write(data)
            pipe.close()


class _Output:
    """Makes pages of what `pdftotext -bbox-layout` writes: a word on each line, in order."""

    def __init__(self, limits: DocumentLimits, progress: Progress | None) -> None:
        self.pages: list[PdfPage] = []
        self.told: dict[str, str] = {}
        self._limits, self._progress = limits, progress
        self._margins = MarginNumbers()
        self._room = limits.text
        self._width = self._height = 0.0
        self._flow = 0
        self._words: list[tuple[str, float, float, float, float]] = []
        self._lines: list[tuple[Piece, int]] = []

    def take(self, lines: Iterable[str]) -> UnreadableDocument | None:
        """Read it; return why that was not done to the end."""
        for line in lines:
            self._take(line.strip())
            if self._room < 0:
                most = self._limits.text
                return UnreadableDocument(f"it contains more than {most:,} characters of text", "split it")
            if len(self.pages) > self._limits.pages:
                return UnreadableDocument(f"it has more than {self._limits.pages:,} pages", "split it")
        return None

    def findings(self) -> PageFindings:
        """Return what was seen on the pages."""
        return PageFindings(numbered=self._margins.pages, is_blind=True)

    def _take(self, line: str) -> None:
        if found := _WORD.match(line):
            left, top, right, bottom = map(float, found.groups()[:4])
            self._words.append((html.unescape(found[5]), left, right, top, bottom))
            self._room -= len(found[5])
        elif line == "</line>":
            self._end_line()
        elif line == "</flow>":
            self._flow += 1
        elif line == "</page>":
            self._end_page()
        elif found := _PAGE.match(line):
            self._width, self._height = float(found[1]), float(found[2])
        elif found := _TITLE.match(line):
            self.told["Title"] = html.unescape(found[1])
        elif found := _META.match(line):
            self.told[found[1]] = html.unescape(found[2]).replace("-", "")

    def _end_line(self) -> None:
        words, self._words = self._words, []
        parts: list[Piece] = []
        for text, left, right, top, bottom in words:
            size = bottom - top
            word = PageWord(to_one_line(text), left, right, size)
            base = self._height - bottom + _BASE * size
            last = parts[-1] if parts else None
            is_level = (
                last is not None and abs(last.size - size) < 0.1 * size and abs(last.base - base) < 0.1 * size
            )
            if not word.text:
                continue
            if last and is_level and left - last.right < _GLUED * size:
                glued = last.words[-1]._replace(text=last.words[-1].text + word.text, right=right)
                parts[-1] = last._replace(words=(*last.words[:-1], glued))
            elif last and is_level:
                parts[-1] = last._replace(words=(*last.words, word))
            else:
                parts.append(Piece((word,), base, size))
        joined = join_pieces(parts)
        if joined:
            words_of_all = tuple(word for piece in joined for word in piece.words)
            widest = max(joined, key=lambda piece: piece.right - piece.left)
            self._lines.append((Piece(words_of_all, widest.base, widest.size), self._flow))

    def _end_page(self) -> None:
        flows = {id(piece.words[-1]): flow for piece, flow in self._lines}
        pieces = self._margins.strip([piece for piece, _ in self._lines])
        lines = [
            TextLine(
                to_one_line(piece.text),
                piece.left,
                piece.right,
                piece.base,
                median(word.size for word in piece.words),
                column=flows.get(id(piece.words[-1]), 0),
            )
            for piece in pieces
        ]
        self.pages.append(PdfPage("", tuple(mark_notes(lines, [])), self._width))
        self._lines, self._flow = [], 0
        if self._progress:
            self._progress(len(self.pages), 0)


def _become(program: str, limits: DocumentLimits) -> None:
    """Give up what `pdftotext` does not need, and become it; on its standard input it has the document."""
    give_up_privileges()
    real = Path(program).resolve()
    folders = (
        *_FOLDERS,
        str(real.parent),
        str(real.parent.parent / "lib"),
        str(real.parent.parent / "share"),
    )
    allow_reading_only(folders, runnable=(*_FOLDERS, str(real.parent)))
    set_limits(limits, {})
    os.execv(real, [PROGRAM, "-bbox-layout", "-enc", "UTF-8", "-", "-"])  # noqa: S606  (no shell is wanted)


if __name__ == "__main__":
    _become(sys.argv[1], DocumentLimits(**json.loads(sys.argv[2])))
