"""`corpus add`: a source from a document."""

from __future__ import annotations

import time
from pathlib import Path

import click

from tui.cli.chronology_command import WritingCommand
from tui.cli.codes import Code
from tui.cli.opened import located
from tui.cli.options import Asked, asking, own_chronology, text
from tui.cli.speaking import Stopped, answer, passing, say
from tui.project.refused import Refused
from tui.text.counted import counted

_MOST_OFTEN = 0.1
"""Seconds between two lines on how far it is."""


@click.command("add", cls=WritingCommand)
@click.argument("file", metavar="FILE", type=Path)
@asking(own_chronology)
@click.option(
    "--id", "source", metavar="ID", type=text, default="", help="The source's; else from its title."
)
@click.option("--force", is_flag=True, help="Replace the source that is there.")
def add_source(asked: Asked, file: Path, source: str, *, force: bool) -> Code:
    """Make a source of a document: text, Markdown, HTML, PDF, DOCX.

    Its paragraphs become passages; those of a PDF carry their page. What the file does not tell is left
    to be filled in, in the front matter.
    """
    from tui.project.adding import BadId, add  # noqa: PLC0415  (models and YAML, which no other command may load)
    from tui.reading.documents.document import Unreadable, read_document  # noqa: PLC0415

    found = located(asked.path)
    progress = _Progress()
    try:
        document = read_document(file, progress=progress)
    finally:
        progress.end()
    if isinstance(document, Unreadable):
        raise Stopped(Code.UNREADABLE, f"{file}: {document.message}", document.remedy)
    added = add(found.root, document, file.name, id=source, force=force, tell=say)
    if isinstance(added, Refused):
        code = Code.USAGE if isinstance(added, BadId) else Code.UNWRITABLE
        raise Stopped(code, added.message, added.remedy)
    answer(f"{added.path}\n")
    what = counted(len(document.paragraphs), "passage")
    pages = f" from {counted(document.pages, 'page')}" if document.pages else ""
    say(f"{'replaced' if added.replaced else 'added'} {added.id}: {what}{pages}")
    if added.holds_names:
        say("its text holds names that must not appear", "see: dateline check")
    for remark in document.remarks:
        say(remark)
    if not (document.title and document.issued):
        lacking = ("title",) * (not document.title) + ("date of issue",) * (not document.issued)
        say(f"the file does not tell its {' and '.join(lacking)}", "write it into the front matter")
    return Code.OK


class _Progress:
    """How far a long document is, not more often than anyone can read."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._is_shown = False

    def __call__(self, page: int, pages: int) -> None:
        now = time.monotonic()
        if now - self._last >= _MOST_OFTEN:
            self._last, self._is_shown = now, True
            passing(f"page {page} of {pages}")

    def end(self) -> None:
        """Leave no trace on the terminal."""
        if self._is_shown:
            passing("")
