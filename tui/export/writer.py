"""The interface of a text format that people read, and the rendering of blocks through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from tui.export.blocks import (
    Block,
    DataText,
    Footnote,
    FootnoteMarks,
    FootnoteRef,
    GridRow,
    Heading,
    Inline,
    Inlines,
    InnerLink,
    ItemList,
    LossList,
    Notice,
    Paragraph,
    SourceItem,
    StrongText,
    StrongWords,
    WebAddress,
)
from tui.export.escaper import TrackingEscaper
from tui.export.result import Loss
from tui.export.summary import capitalize
from tui.index.records import SourceRecord
from tui.text.plural import pluralize

_PLACES_LISTED = 20
"""Places listed for each loss; the rest are counted."""


@dataclass(frozen=True, slots=True)
class FootnoteText:
    """The footnote of one passage, in the format."""

    reference: FootnoteRef
    """The first reference to it."""
    head: str
    """The citation in words."""
    text: str
    """The passage's words, and what a reader must know of them; may be empty."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row of a table, in the format."""

    cells: tuple[tuple[str, ...], ...]
    """Of each column, its paragraphs."""
    anchor: str = ""
    """What a link can lead to; empty for nothing."""


class MarkupWriter(Protocol):
    """Writes one document. All text is in the format already, except what is given to `ink`."""

    ink: TrackingEscaper

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """Return a heading.

        Args:
            level: 1 to 4.
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

    def inner_link(self, words: str, anchor: str) -> str:
        """Return words that lead to another place of the document."""

    def table(self, names: Sequence[str], rows: Iterable[TableLine], *, is_wide: bool) -> str:
        """Return a table.

        Args:
            names: The headings of the columns.
            rows: The rows, in the format.
            is_wide: Whether it is set on pages that lie on their side.
        """

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return references to passages, to be put after a text."""

    def notes(self, notes: Iterable[FootnoteText]) -> Iterator[str]:
        """Yield the footnotes, and what stands before and after all of them."""

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources.

        Args:
            source: The source.
            reference: The source in full, in the format.
            about: What a reader must know of its passages, in the format.
        """


def render_blocks(blocks: Iterable[Block], pen: MarkupWriter) -> list[str]:
    """Return a document block by block, in a format; its `ink` has the losses then.

    Args:
        blocks: The document. It is read once, block by block.
        pen: The format.
    """
    written: list[str] = []
    losses: tuple[int, str] | None = None
    for kind, group in groupby(blocks, type):
        if kind is Footnote:
            written += pen.notes(write_note(block, pen) for block in group if isinstance(block, Footnote))
        elif kind is SourceItem:
            sources = (_source(block, pen) for block in group if isinstance(block, SourceItem))
            written.append(pen.listed(sources, numbered=True))
        elif kind is GridRow:
            written += _tables((block for block in group if isinstance(block, GridRow)), pen)
        else:
            for block in group:
                if isinstance(block, LossList):
                    losses = len(written), block.format_name
                else:
                    written.append(_block(block, pen))
    if losses:
        place, format_name = losses
        written[place:place] = [_block(block, pen) for block in loss_blocks(pen.ink.losses, format_name)]
    return written


def loss_blocks(losses: Sequence[Loss], format_name: str) -> Iterator[Heading | ItemList]:
    """Yield what stands in the place of a `LossList`; nothing where nothing was changed."""
    if losses:
        yield Heading(2, (f"What writing this as {format_name} changed",))
        yield ItemList(tuple(map(_loss, losses)))


def _loss(loss: Loss) -> Inlines:
    places, more = DataText("; ".join(loss.where[:_PLACES_LISTED])), len(loss.where) - _PLACES_LISTED
    head = f"{capitalize(loss.what)} in {pluralize(len(loss.where), 'place')}: "
    return (head, places, f"; and {more} more") if more > 0 else (head, places)


def _block(block: Block, pen: MarkupWriter) -> str:
    match block:
        case Heading(level, text, anchor):
            return pen.heading(level, render_inlines(text, pen), anchor)
        case Paragraph(text):
            return pen.paragraph(render_inlines(text, pen))
        case Notice(text):
            return pen.quote(render_inlines(text, pen))
        case ItemList(items):
            return pen.listed(render_inlines(item, pen) for item in items)
        case _:
            raise TypeError(f"{type(block).__name__} is no block of this format")


def _tables(rows: Iterable[GridRow], pen: MarkupWriter) -> Iterator[str]:
    """Yield a table for rows of the same columns that follow one another."""
    for (columns, is_wide), alike in groupby(rows, lambda row: (row.columns, row.is_wide)):
        lines = (_table_line(row, pen) for row in alike)
        yield pen.table([column.name for column in columns], lines, is_wide=is_wide)


def _table_line(row: GridRow, pen: MarkupWriter) -> TableLine:
    cells = tuple(tuple(render_inlines(text, pen) for text in paragraphs) for paragraphs in row.cells)
    return TableLine(cells, row.anchor)


def _source(item: SourceItem, pen: MarkupWriter) -> str:
    about = render_inlines(item.about, pen)
    return pen.source(item.source, render_inlines(item.reference, pen), about)


def write_note(note: Footnote, pen: MarkupWriter) -> FootnoteText:
    """Return a footnote in a format."""
    parts = (render_inlines(part, pen) for part in (note.cited, note.quote, note.about))
    return FootnoteText(note.mark, render_inlines(note.reference, pen), " ".join(filter(None, parts)))


def render_inlines(inlines: Inlines, pen: MarkupWriter) -> str:
    """Return running text in a format."""
    return "".join([_inline(inline, pen) for inline in inlines])


def _inline(inline: Inline, pen: MarkupWriter) -> str:
    match inline:
        case str():
            return inline
        case DataText(text, where):
            return pen.ink(text, where)
        case StrongText(text, where):
            return pen.strong(pen.ink(text, where))
        case StrongWords(words):
            return pen.strong(words)
        case WebAddress(url, where):
            return pen.link(url) or pen.ink(url, where)
        case FootnoteMarks(references):
            return pen.marks(references)
        case InnerLink(words, anchor):
            return pen.inner_link(words, anchor)
