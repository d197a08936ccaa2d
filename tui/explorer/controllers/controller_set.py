"""All controllers of the main screen, and the way from a command to the method that does it.

Those that the first frame needs are built at once; the others, with the screens that they open, are imported
when one of their commands is run.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from tui.explorer.controllers.excerpt_view import ExcerptController
from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.controllers.overview_view import OverviewController
from tui.explorer.controllers.pane_layout import LayoutController, LayoutPort
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.search import SearchController
from tui.explorer.controllers.tasks import TaskRunner
from tui.session.session import Session
from tui.views.commands.command import CommandScope
from tui.views.commands.table import commands_in

if TYPE_CHECKING:
    from tui.explorer.controllers.add_document import DocumentController
    from tui.explorer.controllers.exports import ExportController
    from tui.explorer.controllers.filters import FilterController
    from tui.explorer.controllers.knowledge_view import KnowledgeController
    from tui.explorer.controllers.link_router import LinkRouter
    from tui.explorer.controllers.originals import OriginalsController
    from tui.explorer.controllers.version_changes import ChangesController
    from tui.explorer.controllers.writing.event_drafts import DraftController
    from tui.explorer.controllers.writing.event_writing import WritingController
    from tui.explorer.controllers.writing.import_questions import QuestionController
    from tui.explorer.controllers.writing.source_searches import LookingController

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
        self._session = session
        self._port = port
        self.layout = LayoutController(session, layout_port)
        self.navigation = NavigationController(session, port)
        self.search = SearchController(session, self.layout, port)
        self.overview = OverviewController(session, self.layout, port)
        self.excerpt = ExcerptController(session, port)
        self.tasks = TaskRunner(session.project, port)

    @cached_property
    def exports(self) -> ExportController:
        """What exports and copies."""
        from tui.explorer.controllers.exports import ExportController  # noqa: PLC0415  (see above; so are the others below)

        return ExportController(self._session, self._port)

    @cached_property
    def drafts(self) -> DraftController:
        """What drafts events from passages."""
        from tui.explorer.controllers.writing.event_drafts import DraftController  # noqa: PLC0415

        return DraftController(self._session.project, self.navigation, self._port)

    @cached_property
    def writing(self) -> WritingController:
        """What writes events by the form."""
        from tui.explorer.controllers.writing.event_writing import WritingController  # noqa: PLC0415

        return WritingController(self._session, self.navigation, self.tasks, self._port)

    @cached_property
    def links(self) -> LinkRouter:
        """What follows links, and opens pages."""
        from tui.explorer.controllers.link_router import LinkRouter  # noqa: PLC0415

        return LinkRouter(
            self._session,
            self.search,
            self.navigation,
            self.drafts,
            self._port,
            writing=self.writing,
            exports=self.exports,
        )

    @cached_property
    def filters(self) -> FilterController:
        """What opens the filters and saved queries."""
        from tui.explorer.controllers.filters import FilterController  # noqa: PLC0415

        return FilterController(self._session, self.search, self.links.follow, self._port)

    @cached_property
    def knowledge(self) -> KnowledgeController:
        """What shows who was aware of the events."""
        from tui.explorer.controllers.knowledge_view import KnowledgeController  # noqa: PLC0415

        return KnowledgeController(self._session, self.links.follow, self._port)

    @cached_property
    def originals(self) -> OriginalsController:
        """What attaches originals, and verifies them."""
        from tui.explorer.controllers.originals import OriginalsController  # noqa: PLC0415

        return OriginalsController(self._session, self.tasks, self.links, self._port)

    @cached_property
    def documents(self) -> DocumentController:
        """What adds documents as sources."""
        from tui.explorer.controllers.add_document import DocumentController  # noqa: PLC0415
        from tui.explorer.controllers.writing.workbook_updates import WorkbookController  # noqa: PLC0415

        project, tasks, port = self._session.project, self.tasks, self._port
        workbooks = WorkbookController(project, tasks, port)
        return DocumentController(project, tasks, self.links, port, workbooks=workbooks)

    @cached_property
    def questions(self) -> QuestionController:
        """What asks and writes what imported dates mean."""
        from tui.explorer.controllers.writing.import_questions import QuestionController  # noqa: PLC0415

        return QuestionController(self._session, self.tasks, self.links, self._port, writing=self.writing)

    @cached_property
    def looking(self) -> LookingController:
        """What looks for words in the sources, and writes that down."""
        from tui.explorer.controllers.writing.source_searches import LookingController  # noqa: PLC0415

        return LookingController(self._session, self.links, self._port, writing=self.writing)

    @cached_property
    def changes(self) -> ChangesController:
        """What shows changes since an earlier version."""
        from tui.explorer.controllers.version_changes import ChangesController  # noqa: PLC0415

        return ChangesController(self._session.project, self.links, self._port)

    def follow(self) -> None:
        """Read what is shown around the session as it is now: lanes, links, what is hidden."""
        self.search.read_surroundings()
        self.overview.follow()

    def show_written(self) -> None:
        """Go to what was written last, once the files were read again."""
        # One that no command has asked for has written nothing.
        built = vars(self)
        if "drafts" in built:
            self.drafts.show_awaited()
        if "writing" in built:
            self.writing.show_awaited()
        if "documents" in built:
            self.documents.show_added()
        self.count_questions()

    def count_questions(self) -> None:
        """Say how many questions of imports and merges are open; nothing is read where there were none."""
        root = self._session.project.root
        if "questions" in vars(self) or any((root / name).is_dir() for name in ("imports", "merges")):
            self.questions.count()

    def forget_filters(self) -> None:
        """Forget the terms of the query that are switched off."""
        if "filters" in vars(self):
            self.filters.forget()

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
