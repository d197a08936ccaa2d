"""Markdown: an extract with footnotes for every citation, as CommonMark with the usual footnotes.

GitHub, pandoc and most editors read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.exporting.escape import autolink, escape
from tui.exporting.exported import Exported
from tui.exporting.extract import Extract
from tui.exporting.ink import Ink
from tui.exporting.page import Page
from tui.exporting.pen import Note, Reference
from tui.index.records import SourceRecord


def to_markdown(extract: Extract) -> Exported:
    """An extract as one Markdown document."""
    page = Page(extract, MarkdownPen())
    blocks = [*page.title(), *page.about(), *page.notice(), *page.holdings(), *page.events(), *page.sources()]
    notes = list(page.footnotes.notes())
    return Exported("\n\n".join([*blocks, *page.losses(), *notes]) + "\n", page.ink.losses)


class MarkdownPen:
    """Writes Markdown."""

    form = "Markdown"

    def __init__(self) -> None:
        self.ink = Ink(escape)

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """A heading."""
        return f"{'#' * level} {text}"

    def paragraph(self, text: str) -> str:
        """Running text."""
        return text

    def strong(self, text: str) -> str:
        """A label within running text."""
        return f"**{text}**"

    def quote(self, text: str) -> str:
        """A block set apart."""
        return f"> {text}"

    def listed(self, items: Iterable[str], *, numbered: bool = False) -> str:
        """A list."""
        return "\n".join(
            f"{f'{number}.' if numbered else '-'} {item}" for number, item in enumerate(items, 1)
        )

    def link(self, url: str) -> str:
        """A web address as a link that shows it; empty for any other."""
        return autolink(url)

    def marks(self, references: Sequence[Reference]) -> str:
        """References to footnotes."""
        return "".join(f"[^{reference.label}]" for reference in references)

    def note(self, note: Note) -> str:
        """A footnote."""
        body = [f"> {note.quote}", note.about] if note.quote else []
        return "\n\n    ".join([f"[^{note.reference.label}]: {note.head}", *body])

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """One item of the list of sources."""
        return f"{reference} {about}"
