"""From a link to what it leads to: a citation, an event, a query, a draft, or a page."""

from __future__ import annotations

from tui.explorer.controllers.current_event import lacks_event
from tui.explorer.controllers.event_drafts import DraftController
from tui.explorer.controllers.link_pages import PAGE_FACTORIES, open_page
from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.search import SearchController
from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.session.session import Session


class LinkRouter:
    """Follows links, and opens pages."""

    def __init__(
        self,
        session: Session,
        search: SearchController,
        navigation: NavigationController,
        drafts: DraftController,
        port: ScreenPort,
    ) -> None:
        """Prepare the router.

        Args:
            session: The user's place.
            search: Runs the query of a link.
            navigation: Goes to the event of a link.
            drafts: Drafts an event from the passage of a link.
            port: The screen.
        """
        self._session = session
        self._search = search
        self._navigation = navigation
        self._drafts = drafts
        self._port = port

    def read(self, command: str) -> None:
        """Open the page of a command."""
        if not lacks_event(command, self._session, self._port):
            self.follow(f"page:{command}")

    def open(self, content: PageContent) -> None:
        """Open a page."""
        self._port.open_screen(open_page(self._context, content))

    def follow(self, anchor: str) -> None:
        """Follow a link: to a citation, an event, a draft, a query, or else to a page."""
        kind, _, target = anchor.partition(":")
        if kind == "citation":
            self._port.excerpt.citation = int(target) - 1
        elif kind == "event":
            self._port.close_screens()
            self._navigation.go_to_event(target)
        elif kind == "query":
            self._port.close_screens()
            self._search.search(target)
        elif kind == "draft":
            self._draft(target)
        elif kind == "reading":
            passage, _, number = target.rpartition(":")
            self._draft(passage, int(number))
        elif kind in PAGE_FACTORIES and (page := PAGE_FACTORIES[kind](self._context, target)):
            self._port.open_screen(page)

    def _draft(self, passage: str, number: int | None = None) -> None:
        if page := self._drafts.draft(passage, number):
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
