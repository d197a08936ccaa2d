"""Footnotes: one for each passage that is cited, however often, in the order of the first reference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tui.exporting.citation import (
    about_passage,
    date_words,
    locator,
    reference,
    sentence,
    whose_words,
)
from tui.exporting.escape import autolink
from tui.exporting.ink import Ink
from tui.index.records import CitationRecord, SourceRecord

_Cited = tuple[str, int | str]
"""The source's id and the passage's number; where the chronology has no such thing, what was written."""


class Footnotes:
    """Gives every passage its label when it is first referred to; one per document."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._labels: dict[_Cited, str] = {}
        self._cited: dict[str, CitationRecord] = {}

    def marks(self, citations: Iterable[CitationRecord]) -> str:
        """References to some passages, each once: `[^gazette-6][^echo-2]`. Empty for none."""
        return "".join(dict.fromkeys(f"[^{self._label(citation)}]" for citation in citations))

    def definitions(self) -> Iterator[str]:
        """A block for each passage referred to so far."""
        for label, citation in self._cited.items():
            yield "\n\n    ".join(
                [f"[^{label}]: {self._head(citation, label)}", *self._body(citation, label)]
            )

    def _label(self, citation: CitationRecord) -> str:
        cited = _identity(citation)
        if cited not in self._labels:
            label = self._unused(_slug(citation))
            self._labels[cited] = label
            self._cited[label] = citation
        return self._labels[cited]

    def _unused(self, slug: str) -> str:
        """The slug, or the slug with the first number that makes it new."""
        label, number = slug, 1
        while label in self._cited:
            number += 1
            label = f"{slug}-{number}"
        return label

    def _head(self, citation: CitationRecord, label: str) -> str:
        if citation.source is None:
            return self._ink(f"The chronology has no source for {citation.key}.", f"{label}: reference")
        part = locator(citation)
        missing = "" if citation.passage or "#" not in citation.key else ", which the source does not have"
        cited = self._ink(f"Cited: {part}{missing}.", f"{label}: passage")
        return f"{full_reference(citation.source, self._ink)} {cited}"

    def _body(self, citation: CitationRecord, label: str) -> Iterator[str]:
        source, passage = citation.source, citation.passage
        if source is None or passage is None:
            return
        yield f"> {self._ink(passage.text, f'{label}: text')}"
        sealed = "The source's words are sealed, and not held here." if citation.status == "sealed" else ""
        about = (sentence(whose_words(source)), sealed, about_passage(passage))
        yield self._ink(" ".join(filter(None, about)), f"{label}: particulars")


def full_reference(source: SourceRecord, ink: Ink) -> str:
    """A source's reference in Markdown, with its address as a link and the day it was looked at."""
    where = f"{source.id}: reference"
    accessed = f"Accessed {date_words(source.accessed)}." if source.accessed else ""
    address = autolink(source.url) or ink(source.url, where)
    cited = (ink(reference(source), where), f"{address}." if address else "", ink(accessed, where))
    return " ".join(filter(None, cited))


def _identity(citation: CitationRecord) -> _Cited:
    source = citation.source.id if citation.source else ""
    return (source, citation.passage.number if citation.passage else citation.key)


def _slug(citation: CitationRecord) -> str:
    """Source and passage in lower-case letters, digits and hyphens: readable, and safe to paste."""
    source = citation.source.id if citation.source else citation.key
    passage = citation.passage.key if citation.passage else citation.key.partition("#")[2]
    plain = unicodedata.normalize("NFKD", f"{source} {passage if citation.source else ''}").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "source"
