"""The excerpt: the cited passage, lit in its context, and how the citation stands."""

from __future__ import annotations

from textual.reactive import var

from tui.explorer.lines_pane import LinesPane
from tui.index.index import Index
from tui.index.records import CitationRecord, EventRecord
from tui.text.words import Term
from tui.views.lines import BLANK, Line, Role, Span, line
from tui.views.source import citation_status, passages_lines, short_name, whose_words

AROUND = 12
"""How many passages before and after the cited one can be scrolled to."""


class Excerpt(LinesPane):
    """The passage that one citation of one event rests on."""

    index: var[Index | None] = var(None)
    """Where passages come from."""
    record: var[EventRecord | None] = var(None)
    """The event."""
    citation: var[int] = var(0)
    """Which of its citations, from 0."""
    lit: var[tuple[Term, ...]] = var(())
    """What the search looks for."""

    @property
    def cited(self) -> CitationRecord | None:
        """The citation shown."""
        if self.record is None or self.citation >= len(self.record.cites):
            return None
        return self.record.cites[self.citation]

    def watch_index(self) -> None:
        """The files were read again: passages around the cited one may read differently."""
        self._write()

    def watch_record(self, old: EventRecord | None, new: EventRecord | None) -> None:
        """Another event, or the same one with other citations."""
        same = bool(old and new and old.row.id == new.row.id)
        last = max(len(new.cites) - 1, 0) if new else 0
        self.set_reactive(Excerpt.citation, min(self.citation, last) if same else 0)
        self._write()

    def watch_citation(self) -> None:
        """Another citation."""
        self._write()

    def watch_lit(self) -> None:
        """Another search."""
        self._write()

    def step(self, by: int) -> None:
        """So many citations on; the first follows the last."""
        if self.record and self.record.cites:
            self.citation = (self.citation + by) % len(self.record.cites)

    def _write(self) -> None:
        cited, index = self.cited, self.index
        if cited is None or index is None:
            empty = "This event cites no source." if self.record else "What an event rests on is shown here."
            self.caption = "Excerpt"
            self.show([line(Span(empty, Role.QUIET))])
            return
        count = len(self.record.cites) if self.record else 0
        self.caption = f"Excerpt {cited.number} of {count}" + (
            f" · {cited.source.text}" if cited.source else ""
        )
        head = _head(cited)
        self.show([*head, *self._passages(cited, index)], self.lit, pinned=len(head))
        if cited.passage:
            self.show_anchor(f"passage:{cited.passage.number}")

    def _passages(self, cited: CitationRecord, index: Index) -> list[Line]:
        if cited.source is None:
            return []
        number = cited.passage.number if cited.passage else 0
        return passages_lines(
            index.passages(cited.source.id, max(number - AROUND, 1), 2 * AROUND + 1), number
        )


_STATUS = {"cited": Span(""), "sealed": Span("the source's are sealed", Role.QUIET)}
"""Shorter than elsewhere: what goes without saying beside the passage itself."""


def _head(cited: CitationRecord) -> list[Line]:
    """The source, whose words these are, how the citation stands: always in sight."""
    if cited.source is None:
        return [line(Span(cited.key, Role.TITLE)), line(citation_status(cited))]
    passage = cited.passage
    about = (("voice", passage.voice), ("origin", passage.origin)) if passage else ()
    said = " · ".join(f"{label} {value}" for label, value in about if value)
    status = _STATUS.get(cited.status, citation_status(cited))
    between = Span("; " if status.text else "", Role.QUIET)
    return [
        line(Span(short_name(cited.source), Role.TITLE)),
        line(Span(whose_words(cited.source), Role.QUIET), between, status),
        *([line(Span(said, Role.QUIET))] if said else []),
        BLANK,
    ]
