"""What a document is made of: blocks in the order of the text, and inlines in them. Formats render them.

Inlines hold text as it is in the records, neither escaped nor sanitized: whatever renders a block does that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from tui.index.records import CitationRecord, SourceRecord


@dataclass(frozen=True, slots=True)
class DataText:
    """Text of the chronology. It may hold anything, and becomes one line."""

    text: str
    where: str = ""
    """Its place for the list of losses: `lamp-lit: summary`. Empty for text whose changes are not listed."""


@dataclass(frozen=True, slots=True)
class StrongWords:
    """A label in running text, in this program's words."""

    words: str


@dataclass(frozen=True, slots=True)
class StrongText:
    """Text of the chronology that is to be seen first: the title of an event in a table."""

    text: str
    where: str = ""
    """As in `DataText`."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The address of a source: a link where it is one to a web page, else text."""

    url: str
    where: str
    """As in `DataText`."""


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
class FootnoteMarks:
    """References to passages, behind what the passages support."""

    references: tuple[FootnoteRef, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class InnerLink:
    """Words that lead to another place of the document."""

    words: str
    """In this program's words: `Difference 3`."""
    anchor: str
    """That of a heading, a row or a list item of the same document."""


Inline: TypeAlias = str | DataText | StrongText | StrongWords | WebAddress | FootnoteMarks | InnerLink
"""A string is in this program's words, without any character that has a meaning in a format."""
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    level: int
    """1 to 4."""
    text: Inlines
    anchor: str = ""
    """What a link can lead to: `event-lamp-lit`; empty for nothing."""
    begins_page: bool = False
    """Whether it begins a new page, in a format that has pages."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Inlines


@dataclass(frozen=True, slots=True)
class Notice:
    """A block that is set apart: the content notice."""

    text: Inlines


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list without numbers."""

    items: tuple[Inlines, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One item of the numbered list of sources; nothing else stands between two of them."""

    number: int
    """From 1."""
    source: SourceRecord
    reference: Inlines
    """The source in full."""
    about: Inlines
    """What a reader must know of its passages."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """The footnote of one passage; nothing else stands between two of them."""

    mark: FootnoteRef
    """The first reference to it."""
    reference: Inlines
    """The source in full."""
    cited: Inlines = ()
    """Which part of the source is cited; empty where the chronology does not have the source."""
    quote: Inlines = ()
    """The passage's text; empty where there is none."""
    about: Inlines = ()
    """What a reader must know of the text."""


@dataclass(frozen=True, slots=True)
class LossList:
    """The place for what the format has changed in all of the document, what follows this place included."""

    format_name: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    cells: tuple[tuple[str, str], ...]
    """The name of each column and the text in it, as the file has it but for its syntax."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table that is laid out on paper."""

    name: str
    """Its heading."""
    share: int
    """Its part of the width, in relation to those of the others."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table that is laid out on paper.

    Rows of the same columns that follow one another are one table. Its first row, which is repeated on every
    page, is written from the columns.
    """

    columns: tuple[Column, ...]
    """At least one."""
    cells: tuple[tuple[Inlines, ...], ...]
    """Of each column, its paragraphs."""
    anchor: str = ""
    """What a link can lead to; empty for nothing."""
    is_wide: bool = False
    """Whether it is set on pages that lie on their side, in a format that has both kinds."""


Block: TypeAlias = (
    Heading | Paragraph | Notice | ItemList | SourceItem | Footnote | LossList | TableRow | GridRow
)


def separate_inlines(inlines: Iterable[Inline], between: str) -> Inlines:
    """Return inlines with words between each two."""
    parts = [part for inline in inlines for part in (between, inline)]
    return tuple(parts[1:])
