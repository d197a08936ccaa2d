"""All controllers of the main screen, and the way from a command to the method that does it."""

from __future__ import annotations

from collections.abc import Callable

from tui.explorer.controllers.add_document import DocumentController
from tui.explorer.controllers.event_drafts import DraftController
from tui.explorer.controllers.event_writing import WritingController
from tui.explorer.controllers.excerpt_view import ExcerptController
from tui.explorer.controllers.exports import ExportController
from tui.explorer.controllers.filters import FilterController
from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.controllers.originals import OriginalsController
from tui.explorer.controllers.overview_view import OverviewController
from tui.explorer.controllers.pane_layout import LayoutController, LayoutPort
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.search import SearchController
from tui.explorer.controllers.tasks import TaskRunner
from tui.session.session import Session
from tui.views.commands.command import CommandScope
from tui.views.commands.table import commands_in

_DONE_BY = {command.id: command.does for command in commands_in(CommandScope.MAIN)}
"""By command id: the controller and its method, as the table of commands names them."""


class ControllerSet:
    """The controllers. The table of commands names them as they are named here."""

    def __init__(self, session: Session, port: ScreenPort, layout_port: LayoutPort) -> None:
        """Build them.

        Args:
            session: The user's place, which all of them share.
            port: The screen.
            layout_port: The screen, as far as its panes are laid out.
        """
        project = session.project
        self.layout = LayoutController(session, layout_port)
        self.navigation = NavigationController(session, port)
        self.search = SearchController(session, self.layout, port)
        self.overview = OverviewController(session, self.layout, port)
        self.excerpt = ExcerptController(session, port)
        self.exports = ExportController(session, port)
        self.drafts = DraftController(project, self.navigation, port)
        self.tasks = TaskRunner(project, port)
        self.writing = WritingController(session, self.navigation, self.tasks, port)
        self.links = LinkRouter(
            session, self.search, self.navigation, self.drafts, port, writing=self.writing
        )
        self.filters = FilterController(session, self.search, self.links.follow, port)
        self.originals = OriginalsController(session, self.tasks, self.links, port)
        self.documents = DocumentController(project, self.tasks, self.links, port)

    def follow(self) -> None:
        """Read what is shown around the session as it is now: lanes, links, what is hidden."""
        self.search.read_surroundings()
        self.overview.follow()

    def show_written(self) -> None:
        """Go to what was written last, once the files were read again."""
        self.drafts.show_awaited()
        self.writing.show_awaited()
        self.documents.show_added()

    def run(self, command: str) -> None:
        """Do what a command of the main screen does.

        Args:
            command: Its id.
        """
        self.method_of(command)()

    def method_of(self, command: str) -> Callable[[], None]:
        """Return what does a command of the main screen, ready to be called.

        Args:
            command: Its id.
        """
        named = _DONE_BY[command]
        controller, _, name = named.removesuffix("()").partition(".")
        method = getattr(getattr(self, controller), name)
        return method if named.endswith("()") else lambda: method(command)
