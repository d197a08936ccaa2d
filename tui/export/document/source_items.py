"""Sources and files as a document lists them: in full, with addresses and hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.enums import SourceExtent
from tui.export.blocks import Block, Column, DataText, GridRow, Inlines, SourceItem, WebAddress
from tui.export.citation_text import date_words, reference, sentence, whose_words
from tui.export.escape import collapse_whitespace
from tui.index.records import SourceRecord

_FILES = (Column("File", 45), Column("SHA-256", 55))


def source_items(sources: Iterable[SourceRecord]) -> Iterator[Block]:
    """Yield the items of a numbered list of sources, in full."""
    for number, source in enumerate(sources, 1):
        about = (
            f"Passages: {whose_words(source).lower()}",
            "Extent: a part of the source" if source.extent is SourceExtent.PART else "",
            f"Date of issue: {source.issued_because}" if source.issued_because else "",
            f"Rights: {source.rights}" if source.rights else "",
            f"Editor's note: {source.note}" if source.note else "",
        )
        said = " ".join(sentence(part) for part in about if part)
        yield SourceItem(
            number, source, full_reference(source), (DataText(said, f"{source.id}: particulars"),)
        )


def file_rows(digests: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """Yield a table of files, each with its SHA-256."""
    for path, digest in digests:
        yield GridRow(_FILES, (((DataText(path, "files"),),), ((DataText(digest, "files"),),)))


def full_reference(source: SourceRecord) -> Inlines:
    """Return a source's reference, with its address as a link and the day it was accessed."""
    where = f"{source.id}: reference"
    cited: Inlines = (DataText(reference(source), where),)
    if collapse_whitespace(source.url):
        cited = (*cited, " ", WebAddress(source.url, where), ".")
    if source.accessed:
        cited = (*cited, " ", DataText(f"Accessed {date_words(source.accessed)}.", where))
    return cited
