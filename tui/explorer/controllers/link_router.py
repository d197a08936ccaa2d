"""From a link to what it leads to: a citation, an event, a query, a draft, or a page."""

from __future__ import annotations

from tui.chronology.keys import CitationKey
from tui.explorer.controllers.current_event import lacks_event
from tui.explorer.controllers.exports import ExportController
from tui.explorer.controllers.link_pages import linked_page, open_page
from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.search import SearchController
from tui.explorer.controllers.writing.event_drafts import DraftController
from tui.explorer.controllers.writing.event_writing import WritingController
from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.session.session import Session
from tui.views.links import (
    AnswerPlace,
    CitationLink,
    CiteLink,
    DateReadingLink,
    DraftLink,
    EventLink,
    FacetPlace,
    Link,
    OrderPlace,
    PageLink,
    PairPlace,
    PartyExportLink,
    PassagePlace,
    QueryLink,
    QuestionPlace,
    QuoteLink,
    RevisionPlace,
    SavedQueryPlace,
    TermPlace,
    TickPlace,
)


class LinkRouter:
    """Follows links, and opens pages."""

    def __init__(
        self,
        session: Session,
        search: SearchController,
        navigation: NavigationController,
        drafts: DraftController,
        port: ScreenPort,
        *,
        writing: WritingController,
        exports: ExportController,
    ) -> None:
        """Prepare the router.

        Args:
            session: The user's place.
            search: Runs the query of a link.
            navigation: Goes to the event of a link.
            drafts: Drafts an event from the passage of a link.
            port: The screen.
            writing: Opens the form with the passage of a link.
            exports: Opens the export screen with what a link leads to.
        """
        self._session = session
        self._search = search
        self._navigation = navigation
        self._drafts = drafts
        self._writing = writing
        self._exports = exports
        self._port = port

    def read(self, command: str) -> None:
        """Open the page of a command."""
        if not lacks_event(command, self._session, self._port):
            self.follow(PageLink(command))

    def open(self, content: PageContent) -> None:
        """Open a page."""
        self._port.open_screen(open_page(self._context, content))

    def follow(self, link: Link) -> None:
        """Follow a link: to a citation, an event, a draft, a query, or to a page."""
        match link:
            case CitationLink(number):
                self._port.excerpt.citation = number - 1
            case EventLink(event):
                self._port.close_screens()
                self._navigation.go_to_event(event)
            case QueryLink(line):
                self._port.close_screens()
                self._search.search(line)
            case DraftLink(key):
                self._draft(key)
            case DateReadingLink(key, number):
                self._draft(key, number)
            case CiteLink(key, quote, is_new):
                self._writing.cite(key, quote, is_new=is_new)
            case PartyExportLink(party, is_letter):
                self._exports.export_positions(party, is_letter=is_letter)
            case QuoteLink(key):
                self._writing.quote(key, self.follow)
            case PassagePlace() | FacetPlace() | TermPlace() | SavedQueryPlace() | OrderPlace():
                # Only the list that it is in can do something with it.
                pass
            case QuestionPlace() | PairPlace() | AnswerPlace() | RevisionPlace() | TickPlace():
                # Only the list that it is in can do something with it.
                pass
            case _:
                if page := linked_page(self._context, link):
                    self._port.open_screen(page)

    def _draft(self, key: CitationKey, number: int | None = None) -> None:
        if page := self._drafts.draft(key, number):
            self.open(page)

    @property
    def _context(self) -> PageContext:
        state = self._session.state
        return PageContext(
            self._session.project,
            self._port.ascii_only,
            self._port.pane,
            state.query,
            state.record,
            self._port.excerpt.cited,
            self.follow,
            self._port.settings.commands,
        )
