"""The page on which the passages with the words of a search are ticked off, one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.chronology.keys import CitationKey
from tui.explorer.bindings import bindings_of
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.index.records import PassageRecord, SourceRecord
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm
from tui.views.commands.command import CommandScope
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, paragraph
from tui.views.links import Link, TickPlace
from tui.views.source import short_name

MOST = 300
"""Passages that can be ticked off: with more, the words are too common to say anything."""
_KEYS = "Enter ticks: read, and not it · Ctrl+s writes · Esc closes"
_NONE = "Ctrl+s writes that down · Esc closes"


@dataclass(frozen=True, slots=True)
class WordHits:
    """What the words of a query find in all sources."""

    words: tuple[str, ...]
    """Folded; any of them counts."""
    sources: int
    """How many sources were searched."""
    found: tuple[tuple[SourceRecord, tuple[PassageRecord, ...]], ...]
    """Each source with its passages that have one of the words."""

    @property
    def keys(self) -> tuple[CitationKey, ...]:
        """The passages, in order."""
        return tuple(passage.citation_key for _, passages in self.found for passage in passages)


def hit_lines(hits: WordHits, ticked: frozenset[CitationKey]) -> list[Line]:
    """Return the passages with their ticks, by source.

    Args:
        hits: The passages.
        ticked: Those that were read and are not it.
    """
    lines: list[Line] = []
    for source, passages in hits.found:
        lines += [*([BLANK] if lines else []), heading(short_name(source))]
        for passage in passages:
            key = passage.citation_key
            lines.append(
                line(
                    TextSpan("[x] " if key in ticked else "[ ] ", TextRole.KEY),
                    TextSpan(f"[{passage.key}] ", TextRole.LABEL),
                    passage.text,
                    hang=4,
                    anchor=TickPlace(key),
                )
            )
    searched = pluralize(hits.sources, "source")
    return lines or paragraph(f"No passage of {searched} has a word that begins like this.")


class SearchPage(ListPage):
    """Lists the passages with the words; the chosen one is ticked, or its tick is taken away."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.SEARCHES)
    HELP_FIRST = CommandScope.SEARCHES

    def __init__(
        self,
        hits: WordHits,
        write: Callable[[Sequence[CitationKey]], None],
        follow: Follow,
        *,
        ascii_only: bool,
    ) -> None:
        """Prepare the page.

        Args:
            hits: The passages.
            write: Asks what was looked for and writes the search; called with the passages that were ticked.
            follow: Opens the help.
            ascii_only: Whether symbols are ASCII.
        """
        self._hits, self._write, self._follow_other = hits, write, follow
        self._ticked: frozenset[CitationKey] = frozenset()
        self._terms = tuple(SearchTerm(word) for entry in hits.words for word in entry.split())
        super().__init__(self._content(), self._follow_hit, ascii_only)

    @property
    def left(self) -> int:
        """Return how many passages are not ticked."""
        return len(self._hits.keys) - len(self._ticked)

    def _content(self) -> PageContent:
        hits = self._hits
        counts = (
            f"{len(self._ticked)} of {pluralize(len(hits.keys), 'passage')} ticked" if hits.keys else "none"
        )
        title = f"Look for {', '.join(hits.words)} in {pluralize(hits.sources, 'source')}: {counts}"
        return PageContent(
            title,
            hit_lines(hits, self._ticked),
            frozenset({TickPlace}),
            keys=_KEYS,
            highlight_terms=self._terms,
        )

    def fill(self) -> None:
        """Put the passages into the list."""
        super().fill()
        if not self._hits.keys:
            self.say_keys(_NONE)

    def _follow_hit(self, link: Link) -> None:
        if isinstance(link, TickPlace):
            self._tick(self._ticked ^ {link.key})
        else:
            self._follow_other(link)

    def _tick(self, ticked: frozenset[CitationKey]) -> None:
        self._ticked = ticked
        self._written = self._content()
        page = self.query_one("#page", ChoiceList)
        page.offer(self._written.lines, self._written.kinds, highlight_terms=self._terms, keep_place=True)
        self.query_one(".dialog").border_title = Content(sanitize_line(self._written.title))

    def action_choose(self) -> None:
        """Tick the selected passage, or take its tick away; a page without passages stays."""
        if self.chosen:
            self._follow_hit(self.chosen)

    def action_untick_passages(self) -> None:
        """Take every tick away."""
        self._tick(frozenset())

    def action_write_search(self) -> None:
        """Write the search, with the passages in their order."""
        self._write([key for key in self._hits.keys if key in self._ticked])

    def click_beside(self) -> None:
        """Close only where nothing was ticked, which must not be lost."""
        if not self._ticked:
            self.dismiss()
