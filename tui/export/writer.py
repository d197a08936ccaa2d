"""The interface of a format that people read: every block that a document is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.export.escaper import TrackingEscaper
from tui.index.records import CitationRecord, SourceRecord


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """One reference to a passage, at its place in the text."""

    label: str
    """Of the passage's footnote: lower-case letters, digits and hyphens."""
    number: int
    """Of the footnote, from 1."""
    is_first: bool
    """Whether no earlier reference is to the same passage."""
    citation: CitationRecord


@dataclass(frozen=True, slots=True)
class FootnoteText:
    """The footnote of one passage."""

    reference: FootnoteRef
    """The first reference to it."""
    head: str
    """The citation in words, in the format."""
    quote: str
    """The passage's text in the format; empty where there is none."""
    about: str
    """What a reader must know of the text, in the format; may be empty."""


class MarkupWriter(Protocol):
    """Writes one document. All text is in the format already, except what is given to `ink`."""

    ink: TrackingEscaper
    format_name: str
    """The name of the format."""

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """Return a heading.

        Args:
            level: 1 to 3.
            text: Its text, in the format.
            anchor: What a link can lead to: `event-lamp-lit`; empty for nothing.
        """

    def paragraph(self, text: str) -> str:
        """Return a paragraph."""

    def strong(self, text: str) -> str:
        """Return a label within running text."""

    def quote(self, text: str) -> str:
        """Return a block that is set apart."""

    def listed(self, items: Iterable[str], *, numbered: bool = False) -> str:
        """Return a list."""

    def link(self, url: str) -> str:
        """Return a web address as a link; empty for anything else."""

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return references to passages, to be put after a text; empty for none."""

    def note(self, note: FootnoteText) -> str:
        """Return a footnote."""

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources.

        Args:
            source: The source.
            reference: The source in full, in the format.
            about: What a reader must know of its passages, in the format.
        """
