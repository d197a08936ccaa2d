"""A stretch of a document, from some words to others: a page may have menus around its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.parsing.documents.contents import DocumentParagraph, UnreadableDocument
from tui.text.search_text import normalize


@dataclass(frozen=True, slots=True)
class WantedStretch:
    """What is wanted of a document: both empty for all of it."""

    first: str = ""
    """Words of the first paragraph; empty to begin with the document."""
    last: str = ""
    """Words of the last paragraph; empty to go on to the end."""

    def __bool__(self) -> bool:
        """Return whether less than the whole may be wanted."""
        return bool(self.first.strip() or self.last.strip())


@dataclass(frozen=True, slots=True)
class FoundStretch:
    """The stretch of a document that was wanted."""

    paragraphs: tuple[DocumentParagraph, ...]
    remarks: tuple[str, ...]


def find_stretch(
    paragraphs: Sequence[DocumentParagraph], wanted: WantedStretch
) -> FoundStretch | UnreadableDocument:
    """Return the paragraphs from the first one with some words to the next one with others, both included.

    Capitals, accents and punctuation do not matter.

    Args:
        paragraphs: Of the document.
        wanted: The words.
    """
    texts = [f" {normalize(one.text)} " for one in paragraphs]
    first, last = normalize(wanted.first), normalize(wanted.last)
    starts = [at for at, text in enumerate(texts) if f" {first} " in text or not first]
    if not starts:
        return _not_found(wanted.first)
    ends = [at for at in range(starts[0], len(texts)) if f" {last} " in texts[at] or not last]
    if not ends:
        behind = f" behind “{wanted.first}”" if first else ""
        return _not_found(wanted.last, behind)
    end = ends[0] if last else len(texts) - 1
    remarks = [f"only passages {starts[0] + 1} to {end + 1} of its {len(texts)} are taken"]
    if first and len(starts) > 1:
        remarks.append(f"“{wanted.first}” is in {len(starts)} of its passages; the first of them begins it")
    return FoundStretch(tuple(paragraphs[starts[0] : end + 1]), tuple(remarks))


def _not_found(words: str, where: str = "") -> UnreadableDocument:
    return UnreadableDocument(
        f"the words “{words}” are in none of its passages{where}",
        "copy some words of one paragraph from the text",
    )
