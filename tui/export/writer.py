"""The pen: what a form that people read must be able to write, so that every one says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.export.escaper import TrackingEscaper
from tui.index.records import CitationRecord, SourceRecord


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """One reference to a passage, where it stands in the text."""

    label: str
    """Of the passage's note: lower-case letters, digits and hyphens."""
    number: int
    """Of the note, from 1."""
    is_first: bool
    """Whether nothing referred to the passage before."""
    citation: CitationRecord


@dataclass(frozen=True, slots=True)
class FootnoteText:
    """What is said of one passage."""

    reference: FootnoteRef
    """The first to it."""
    head: str
    """In the form."""
    quote: str
    """The passage's text in the form; empty where there is none."""
    about: str
    """What is to be known of the text, in the form; may be empty."""


class MarkupWriter(Protocol):
    """Writes one document. All text but that for `ink` is in its form already."""

    ink: TrackingEscaper
    form: str
    """What the form is called."""

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """A heading of level 1 to 3, which may be led to by its anchor: `event-lamp-lit`."""

    def paragraph(self, text: str) -> str:
        """Running text."""

    def strong(self, text: str) -> str:
        """A label within running text."""

    def quote(self, text: str) -> str:
        """A block set apart."""

    def listed(self, items: Iterable[str], *, numbered: bool = False) -> str:
        """A list."""

    def link(self, url: str) -> str:
        """A web address as a link that shows it; empty for any other."""

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """References to passages, behind a text; empty for none."""

    def note(self, note: FootnoteText) -> str:
        """What the references lead to."""

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """One item of the list of sources."""
