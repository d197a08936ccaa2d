"""Footnotes of a document that has one for each citation: who says it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.chronology.enums import CitationRole, QuoteStatus, TextKind
from tui.export.blocks import DataText, Footnote, FootnoteMarks, FootnoteRef, Inlines, InnerLink
from tui.export.citation_text import (
    date_words,
    given_times,
    locator,
    sentence,
    short_reference,
    status_words,
)
from tui.export.summary import capitalize
from tui.index.records import CitationRecord, PassageRecord

_UNCHECKED = {QuoteStatus.CITED, QuoteStatus.WHOLE, QuoteStatus.NOT_HELD}
_ROLES = {
    CitationRole.SUPPORTS: "",
    CitationRole.DISPUTES: "This passage disputes the event.",
    CitationRole.CONTEXT: "This passage is cited for context.",
}
_Cited = tuple[str, str, int | str]
"""The source's id, what is cited of it, and the passage's number or what the citation writes."""


class CitationNotes:
    """The footnotes of one document, or of a part of it, in the order in which they are asked for."""

    def __init__(self, before: int = 0) -> None:
        """Prepare for a document.

        Args:
            before: How many footnotes stand before these; their numbers go on from there.
        """
        self._before = before
        self._notes: list[tuple[FootnoteRef, FootnoteRef | None]] = []
        """Each note, and the first one on the same passage where that is another one."""
        self._first: dict[_Cited, FootnoteRef] = {}
        self._placed: dict[tuple[str, int], FootnoteRef] = {}
        """By event and number, the mark of each citation of an event."""

    def cite(self, citation: CitationRecord, place: tuple[str, int]) -> FootnoteMarks:
        """Return the mark of a note of its own for a citation; of the same note when it is asked for again.

        Args:
            citation: The citation.
            place: The event that has it, and its number there.
        """
        if mark := self._placed.get(place):
            return FootnoteMarks((replace(mark, is_first=False),))
        mark = self._placed[place] = self._new(citation)
        return FootnoteMarks((mark,))

    def _new(self, citation: CitationRecord) -> FootnoteRef:
        number = self._before + len(self._notes) + 1
        mark = FootnoteRef(f"note-{number}", number, is_first=True, citation=citation)
        cited = _identity(citation)
        self._notes.append((mark, self._first.get(cited)))
        self._first.setdefault(cited, mark)
        return mark

    def cite_again(self, citation: CitationRecord) -> FootnoteMarks:
        """Return the mark of the first note on a passage; of a note of its own where there is none yet."""
        first = self._first.get(_identity(citation))
        if first is None:
            return FootnoteMarks((self._new(citation),))
        return FootnoteMarks((FootnoteRef(first.label, first.number, is_first=False, citation=citation),))

    @property
    def last_number(self) -> int:
        """Return the number of the last footnote so far."""
        return self._before + len(self._notes)

    def cited(self) -> Iterator[CitationRecord]:
        """Yield the first citation of each passage that has a note."""
        return (mark.citation for mark, earlier in self._notes if earlier is None)

    def notes(self) -> Iterator[Footnote]:
        """Yield every note."""
        for mark, earlier in self._notes:
            yield _note(mark, earlier)


def _note(mark: FootnoteRef, earlier: FootnoteRef | None) -> Footnote:
    citation, place = mark.citation, mark.label
    if citation.source is None:
        unknown = DataText(f"The chronology has no source for {citation.key}.", f"{place}: reference")
        return Footnote(mark, (unknown,))
    missing = "" if citation.passage or not citation.key.passage else ", which is not in the source"
    reference: Inlines = (DataText(f"{short_reference(citation)}{missing}.", f"{place}: reference"),)
    said = _of_this_citation(citation)
    cited: Inlines = (DataText(said, f"{place}: citation"),) if said else ()
    if citation.passage is None:
        return Footnote(mark, reference, cited)
    if earlier:
        again = ("The passage is in note ", InnerLink(str(earlier.number), earlier.label), ".")
        return Footnote(mark, reference, (*cited, " ", *again) if cited else again)
    quote = DataText(passage_words(citation, citation.passage), f"{place}: text")
    about = DataText(_about(citation, citation.passage), f"{place}: particulars")
    return Footnote(mark, reference, cited, (quote,), (about,) if about.text else ())


def _of_this_citation(citation: CitationRecord) -> str:
    """Return what holds of a citation and not of every citation of its passage."""
    check = status_words(citation)
    parts = (
        _ROLES[citation.role],
        *(f"It {given}" for given in given_times(citation)),
        f"It says: {citation.says}" if citation.says else "",
        f"Quoted: “{citation.quote.strip()}” ({check})" if citation.quote else "",
        capitalize(check) if not citation.quote and citation.status not in _UNCHECKED else "",
    )
    return " ".join(sentence(part) for part in parts if part)


def passage_words(citation: CitationRecord, passage: PassageRecord) -> str:
    """Return a passage: in quotation marks where the words are the source's, after a label where not."""
    is_verbatim = citation.source is not None and citation.source.text is TextKind.VERBATIM
    return f"“{passage.text.strip()}”" if is_verbatim else f"Paraphrase: {passage.text.strip()}"


def _about(citation: CitationRecord, passage: PassageRecord) -> str:
    parts = (
        f"Speaker: {passage.speaker}" if passage.speaker else "",
        f"Origin: {passage.origin}" if passage.origin and passage.origin != passage.source else "",
        f"Date, given or inferred: {date_words(passage.about)}" if passage.about else "",
        "Not held" if citation.status is QuoteStatus.NOT_HELD else "",
    )
    return " ".join(sentence(part) for part in parts if part)


def cited_words(citation: CitationRecord) -> str:
    """Return a citation in a few words, with its role where that is not to support."""
    roles = {CitationRole.DISPUTES: "Disputes: ", CitationRole.CONTEXT: "Context: "}
    return roles.get(citation.role, "") + short_reference(citation)


def cited_otherwise(citation: CitationRecord) -> str:
    """Return what a source says instead of what the event says; empty for nothing."""
    return "; ".join(filter(None, (*given_times(citation), citation.says.strip())))


def _identity(citation: CitationRecord) -> _Cited:
    source = citation.source.id if citation.source else ""
    if citation.passage:
        return (source, f"passage {citation.pinpoint}", citation.passage.number)
    return (source, f"{locator(citation)} {citation.pinpoint}", str(citation.key))
