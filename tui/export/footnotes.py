"""Footnotes: one for each passage that is cited, in the order of the first reference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from tui.chronology.enums import QuoteStatus
from tui.chronology.ids import to_id
from tui.export.blocks import DataText, Footnote, FootnoteMarks, FootnoteRef, Inlines, WebAddress
from tui.export.citation_text import (
    about_passage,
    date_words,
    locator,
    reference,
    sentence,
    whose_words,
)
from tui.export.escape import collapse_whitespace
from tui.index.records import CitationRecord, SourceRecord

_Cited = tuple[str, int | str, str]
"""The source's id and the passage's number; the citation as written where the chronology has neither."""


class Footnotes:
    """The footnotes of one document. A passage gets its label when it is first referred to."""

    def __init__(self) -> None:
        self._cited: dict[_Cited, FootnoteRef] = {}
        """The first reference to each passage."""
        self._labels: set[str] = set()

    def marks(self, citations: Iterable[CitationRecord]) -> Inlines:
        """Return references to some passages, each once. Empty for none."""
        named = {mark.label: mark for mark in map(self._referred, citations)}
        return (FootnoteMarks(tuple(named.values())),) if named else ()

    def notes(self) -> Iterator[Footnote]:
        """Yield a block for each passage referred to so far."""
        return map(_note, self._cited.values())

    def _referred(self, citation: CitationRecord) -> FootnoteRef:
        cited = _identity(citation)
        first = self._cited.get(cited)
        if first:
            return FootnoteRef(first.label, first.number, is_first=False, citation=citation)
        label = self._unused(_slug(citation))
        self._labels.add(label)
        self._cited[cited] = FootnoteRef(label, len(self._cited) + 1, is_first=True, citation=citation)
        return self._cited[cited]

    def _unused(self, slug: str) -> str:
        """Return the slug, or the slug with the first number that makes it new."""
        label, number = slug, 1
        while label in self._labels:
            number += 1
            label = f"{slug}-{number}"
        return label


def _note(first: FootnoteRef) -> Footnote:
    citation, label = first.citation, first.label
    source, passage = citation.source, citation.passage
    if source is None:
        unknown = DataText(f"The chronology has no source for {citation.key}.", f"{label}: reference")
        return Footnote(first, (unknown,))
    missing = "" if passage or not citation.key.passage else ", which is not in the source"
    place = f"{citation.place_in_bundle}, " if citation.place_in_bundle else ""
    cited = DataText(f"Cited: {place}{locator(citation)}{missing}.", f"{label}: passage")
    if passage is None:
        return Footnote(first, full_reference(source), (cited,))
    quote = DataText(passage.text, f"{label}: text")
    not_held = "The source's words are not held here, only their hash."
    held = not_held if citation.status is QuoteStatus.NOT_HELD else ""
    about = " ".join(filter(None, (sentence(whose_words(source)), held, about_passage(passage))))
    particulars = DataText(about, f"{label}: particulars")
    return Footnote(first, full_reference(source), (cited,), (quote,), (particulars,))


def full_reference(source: SourceRecord) -> Inlines:
    """Return a source's reference, with its address as a link and the day it was accessed."""
    where = f"{source.id}: reference"
    cited: Inlines = (DataText(reference(source), where),)
    if collapse_whitespace(source.url):
        cited = (*cited, " ", WebAddress(source.url, where), ".")
    if source.accessed:
        cited = (*cited, " ", DataText(f"Accessed {date_words(source.accessed)}.", where))
    return cited


def _identity(citation: CitationRecord) -> _Cited:
    source = citation.source.id if citation.source else ""
    cited = citation.passage.number if citation.passage else str(citation.key)
    return (source, cited, citation.pinpoint)


def _slug(citation: CitationRecord) -> str:
    """Return source and passage in lower-case letters, digits and hyphens."""
    source = citation.source.id if citation.source else citation.key
    passage = citation.passage.key if citation.passage else citation.key.passage
    plain = unicodedata.normalize("NFKD", f"{source} {passage if citation.source else ''}").lower()
    return to_id(plain.encode("ascii", "ignore").decode()) or "source"
