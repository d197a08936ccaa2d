"""The excerpt pane: the cited passage among those around it, and the result of checking the citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.reactive import var

from tui.chronology.enums import QuoteStatus, TextKind
from tui.explorer.widgets.shown_event import ShownEvent
from tui.explorer.widgets.text_pane import TextPane
from tui.index.records import CitationRecord, PassageRecord, SourceRecord
from tui.project.project import Project
from tui.text.cell_width import cell_width
from tui.text.failure import Failure
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm, find_terms
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line
from tui.views.links import PassagePlace
from tui.views.source import citation_status, passages_lines, short_name

if TYPE_CHECKING:
    from tui.evidence.hashes.hash_placement import OriginalText

AROUND = 12
"""How many passages before and after the cited one are included; of an original, how many lines."""
_CORNERS = 3
"""How many cells fewer than a row a caption must have to fit into the frame."""


class Excerpt(TextPane):
    """Shows the passage of one citation of the event."""

    # It is written anew with every step through the events.
    MOST = 200_000

    shown: var[ShownEvent] = var(ShownEvent())
    """The row under the cursor."""
    citation: var[int] = var(0)
    """The number of the citation, from 0."""
    shows_original: var[bool] = var(False)
    """Whether to show the original, where one is attached."""

    def __init__(self, *, id: str | None = None, ascii_only: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, ascii_only=ascii_only)
        self.project: Project | None = None
        """The open chronology; None before it is set."""
        self._written_for = 0
        """The cells of a row for which the head was written."""
        self._described: tuple[str, ...] = ()
        """What the frame says of the citation: its number, and whose words are shown."""

    @property
    def cited(self) -> CitationRecord | None:
        """Return the citation shown; None for none."""
        cites = self._cites
        return cites[self.citation] if self.citation < len(cites) else None

    @property
    def _cites(self) -> Sequence[CitationRecord]:
        return self.shown.record.cites if self.shown.record else ()

    def read_anew(self, project: Project) -> None:
        """Redraw after the files were read again, since other passages may have changed."""
        self.project = project
        self._write()

    def on_resize(self) -> None:
        """Write the head anew for another width."""
        super().on_resize()
        if self.text_width != self._written_for and self.project:
            self._write()

    def watch_shown(self, old: ShownEvent, new: ShownEvent) -> None:
        """Show another event, or one with other citations, or other matches."""
        if (old.record, old.unread, old.highlight_terms) == (new.record, new.unread, new.highlight_terms):
            # The place that was scrolled to stays.
            return
        if old.record is not new.record:
            is_same = bool(old.record and new.record and old.id == new.id)
            last, first = max(len(self._cites) - 1, 0), _likeliest(self._cites, new.highlight_terms)
            self.set_reactive(Excerpt.citation, min(self.citation, last) if is_same else first)
        self._write()

    def watch_citation(self) -> None:
        """Show another citation."""
        self._write()

    def watch_shows_original(self) -> None:
        """Show the other text of the source."""
        self._write()

    def toggle_original(self) -> None:
        """Toggle paraphrase and original; where there is no original, notify the user why."""
        source = self.cited.source if self.cited else None
        loaded = self.project.original_of(source.id) if self.project and source else None
        hints = _hints(source, loaded) if source and not self.shows_original else []
        for hint in hints:
            self.notify(sanitize_line(hint.text), markup=False)
        # Without an original there is nothing to show; one that cannot be read shows the reason instead.
        if not hints or isinstance(loaded, Failure):
            self.shows_original = not self.shows_original

    def step(self, by: int) -> None:
        """Show another citation; after the last comes the first.

        Args:
            by: How many citations onward; negative to go back.
        """
        if cites := self._cites:
            self.citation = (self.citation + by) % len(cites)

    def show_match(self, step: int) -> bool:
        """Scroll to the next (1) or previous (-1) match, and say in the frame which one it is.

        Args:
            step: 1 or -1.

        Returns:
            Whether there was another match.
        """
        is_moved = super().show_match(step)
        number, hits = self.hit_after(step, is_moved=is_moved)
        self._describe(f"hit {number} of {hits}" if hits else "")
        return is_moved

    def _describe(self, hit: str) -> None:
        """Say in the frame which citation is shown, and whose words: these also where the frame is narrow."""
        number, *kind = self._described or ("",)
        fuller, narrower, least = (
            (number, hit, *kind),
            (number.removeprefix("Excerpt "), hit, *kind),
            (*kind, hit),
        )
        texts = [" · ".join(filter(None, parts)) or "Excerpt" for parts in (fuller, narrower, least)]
        room = self.text_width - _CORNERS
        self.caption = next((text for text in texts if cell_width(text) <= room), texts[-1])

    def _write(self) -> None:
        cited = self.cited
        if cited is None or self.project is None:
            empty = _without_source(self.shown)
            self.caption, self.lower_caption = "Excerpt", ""
            self.show([line(TextSpan(empty, TextRole.QUIET))])
            return
        loaded = self.project.original_of(cited.source.id) if cited.source and self.shows_original else None
        original = None if isinstance(loaded, Failure) else loaded
        kind = "original" if original else cited.source.text if cited.source else ""
        number = f"Excerpt {cited.number} of {len(self._cites)}"
        self._described = (number, kind) if kind else (number,)
        self._describe("")
        self.lower_caption = str(cited.key)
        hints = _hints(cited.source, loaded) if self.shows_original and cited.source else []
        head = [*_head(cited, original, self.text_width), *hints, BLANK]
        self._written_for = self.text_width
        body = _original_body(original, cited) if original else self._passages(cited)
        lines = [*head, *body]
        self.show(lines, self.shown.highlight_terms, pinned=len(head), around=_quoted_in(lines, cited))
        if cited.passage:
            self.show_anchor(PassagePlace(cited.passage.number))

    def _passages(self, cited: CitationRecord) -> list[Line]:
        if cited.source is None or self.project is None:
            return []
        number = cited.passage.number if cited.passage else 0
        first = max(number - AROUND, 1)
        return passages_lines(self.project.index.passages(cited.source.id, first, 2 * AROUND + 1), number)


def _original_body(original: OriginalText, cited: CitationRecord) -> list[Line]:
    from tui.views.original import original_text  # noqa: PLC0415  (few sources have an original)

    return original_text(original, cited.passage, AROUND)


def _quoted_in(lines: Sequence[Line], cited: CitationRecord) -> dict[int, int]:
    """By the place of the line that holds the quotation word for word, where in it that begins."""
    anchor = PassagePlace(cited.passage.number) if cited.passage and cited.quote else None
    places = ((at, one.text.find(cited.quote)) for at, one in enumerate(lines) if one.anchor == anchor)
    return {at: place for at, place in places if place > 0} if anchor else {}


def _without_source(shown: ShownEvent) -> str:
    """Return why nothing is shown."""
    if shown.unread:
        return "The sources are shown once the event can be read."
    if shown.record is None:
        return "No event selected. Its cited passage appears here."
    later = shown.record.hidden.citations
    return "All sources of this event were issued later." if later else "This event cites no source."


def _likeliest(cites: Sequence[CitationRecord], terms: Sequence[SearchTerm]) -> int:
    """Return the first of the citations whose passages contain most of the search terms."""
    matches = [
        sum(bool(find_terms(citation.passage.text, (term,))) for term in terms) if citation.passage else 0
        for citation in cites
    ]
    return matches.index(max(matches)) if matches else 0


_NOT_HELD = "original not held".replace(" ", "\N{NO-BREAK SPACE}")
_STATUS = {
    QuoteStatus.CITED: TextSpan(""),
    QuoteStatus.NOT_HELD: TextSpan(_NOT_HELD, TextRole.QUIET),
}
"""Shorter words than elsewhere, since the passage itself is shown."""


def _head(cited: CitationRecord, original: OriginalText | None, width: int) -> list[Line]:
    """Return the head, which is always visible: source, whose words, status, speaker and origin.

    Args:
        cited: The citation.
        original: The original of its source; None for none.
        width: Cells of a row.
    """
    if cited.source is None:
        return [line(TextSpan(str(cited.key), TextRole.TITLE)), line(citation_status(cited))]
    passage = cited.passage
    status = _STATUS.get(cited.status, citation_status(cited))
    whose = "editor's words" if cited.source.text is TextKind.PARAPHRASE else "the source's own words"
    if original:
        from tui.views.original import placement_status  # noqa: PLC0415  (as above)

        status = placement_status(original, passage) if passage else TextSpan("")
        whose = "the source's own words"
    words = TextSpan(f"{whose}," if status.text else whose, TextRole.QUIET)
    is_one_row = cell_width(f"{words.text} {status.text}") <= width
    # With little room each has one row; the frame shows the key.
    place = f"{cited.place_in_bundle}: " if cited.place_in_bundle else ""
    lines = [
        line(TextSpan(place, TextRole.LABEL), TextSpan(short_name(cited.source), TextRole.TITLE)),
        *([line(words, " ", status)] if is_one_row and status.text else [line(words), line(status)]),
        line(TextSpan(_speaker_and_origin(cited.source, passage), TextRole.QUIET)),
    ]
    return [each for each in lines if each.spans]


def _speaker_and_origin(source: SourceRecord, passage: PassageRecord | None) -> str:
    """Return who speaks and the origin: short, since it should fit into one row beside a timeline."""
    if passage is None:
        return ""
    origin = "this source" if passage.origin == source.id else passage.origin
    # A line is not broken at a no-break space.
    named = f"origin:\N{NO-BREAK SPACE}{origin}" if origin else ""
    speaker = passage.speaker if origin or not passage.speaker else f"speaker: {passage.speaker}"
    return ", ".join(filter(None, (speaker, named)))


def _hints(source: SourceRecord, loaded: OriginalText | Failure | None) -> list[Line]:
    """Return why there is no original, and what to do about it; empty where there is one."""
    if isinstance(loaded, Failure):
        return [line(TextSpan(loaded.as_line(), TextRole.PROBLEM))]
    if loaded or source.text is TextKind.VERBATIM:
        return []
    return [
        line(
            "No original is attached. To attach one: ",
            TextSpan("dateline corpus attach PATH", TextRole.KEY),
        )
    ]
