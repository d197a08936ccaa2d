"""Looking for words in all sources: the passages that have them, and the search that is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.chronology.keys import CitationKey
from tui.chronology.positions.today import today_of
from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.writing.event_writing import WritingController
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.searches.search_dialog import SearchDialog, SearchWords
from tui.explorer.screens.searches.search_page import MOST, SearchPage, WordHits
from tui.explorer.threads import repeat_interrupted
from tui.export.summary import capitalize
from tui.project.folder_lock import SHORT
from tui.session.session import Session
from tui.text.cancellation import StoppedError, stop_if_asked, stoppable
from tui.text.failure import Failure
from tui.text.plural import pluralize

if TYPE_CHECKING:
    from tui.index.protocol import Index

_GROUP = "searches"
_NO_WORDS = (
    "Search for words first (/): beginnings of words that would be in it. * lists what was looked for."
)


class LookingController:
    """Makes a search of the sources from the words of the query."""

    def __init__(
        self, session: Session, links: LinkRouter, port: ScreenPort, *, writing: WritingController
    ) -> None:
        """Prepare the controller.

        Args:
            session: The user's place.
            links: Opens the help.
            port: The screen.
            writing: Takes the last write back.
        """
        self._session = session
        self._project = session.project
        self._links = links
        self._port = port
        self._writing = writing
        self._page: SearchPage | None = None

    def open_page(self) -> None:
        """Look for the words of the query, and open the page of the passages that have any of them."""
        if self._project.read_only:
            self._port.tell("Cannot write a search: this is read-only.")
            return
        if self._project.is_example:
            self._port.tell(
                "Cannot write a search into the example. Start a chronology of your own: dateline new DIR"
            )
            return
        words = tuple(dict.fromkeys(term.text for term in self._session.state.query.highlight_terms))
        if not words:
            self._port.tell(_NO_WORDS)
            return
        self._port.threads.run_in_thread(partial(self._look, words), _GROUP)

    def _look(self, words: tuple[str, ...]) -> None:
        """Look through every source; runs in a thread."""
        index = self._project.index
        with suppress(StoppedError), stoppable(self._port.threads.is_cancelled):
            hits = find_hits(index, words)
            self._port.threads.call_from_thread(partial(self._open, hits))

    def _open(self, hits: WordHits) -> None:
        if len(hits.keys) > MOST:
            count = pluralize(len(hits.keys), "passage")
            self._port.tell(
                f"{count} have these words, too many to read one by one: search for longer words."
            )
            return
        self._page = SearchPage(
            hits, partial(self._ask, hits), self._links.follow, ascii_only=self._port.ascii_only
        )
        self._port.open_screen(self._page)

    def _ask(self, hits: WordHits, ticked: Sequence[CitationKey]) -> None:
        left = len(hits.keys) - len(ticked)
        if left:
            them = "it" if left == 1 else "them"
            self._port.tell(f"{pluralize(left, 'passage')} not ticked yet: read {them} first.")
            return
        record = self._session.state.record
        dialog = SearchDialog(record.row.id if record else "", self._find_mistake)
        self._port.open_screen(dialog, partial(self._write, hits, ticked))

    def _find_mistake(self, typed: SearchWords) -> str:
        """Return what is wrong with what was typed; empty for nothing."""
        if not typed.looked_for:
            return "say what was looked for, in neutral words"
        index, mask = self._project.index, self._project.names.mask
        unknown = next((name for name in typed.about if index.event(name) is None), "")
        if unknown:
            return f"there is no event {unknown}"
        if mask(typed.looked_for) != typed.looked_for:
            return "this contains a name that must not appear in this chronology"
        return ""

    def _write(self, hits: WordHits, ticked: Sequence[CitationKey], typed: SearchWords | None) -> None:
        if typed is None:
            return
        from tui.project.searches.write_search import NewSearch, add_search  # noqa: PLC0415  (it needs YAML and the models)

        search = NewSearch(
            looked_for=typed.looked_for,
            about=typed.about,
            words=hits.words,
            seen=tuple(ticked),
            on=today_of(os.environ).isoformat(),
        )
        written = add_search(self._project.root, search, patience=SHORT)
        if isinstance(written, Failure):
            self._port.tell(f"Not written: {written.as_line()}.")
            return
        self._writing.remember(written)
        self._port.close_screens()
        self._port.tell(f"{capitalize(written.what)}. Z takes it back.")
        self._port.post_message(FilesWritten())


def find_hits(index: Index, words: Sequence[str]) -> WordHits:
    """Return the passages of all sources that have any of some words.

    Args:
        index: The open index.
        words: Folded.
    """
    from tui.evidence.searches.find_words import TextFinder, fold_entry  # noqa: PLC0415  (only this needs it)

    entries = [fold_entry(word) for word in words]
    found = []
    sources = repeat_interrupted(index.sources)
    for source in sources:
        stop_if_asked()
        passages = repeat_interrupted(partial(index.passages, source.id))
        hits = TextFinder([passage.text for passage in passages]).find(entries)
        if hits:
            found.append((source, tuple(passages[at] for at in hits)))
    return WordHits(tuple(words), len(sources), tuple(found))
