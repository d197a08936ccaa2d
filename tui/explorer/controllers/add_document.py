"""Adding a source: ask for a document, write it into `corpus/`, and show its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.tasks import TaskRunner, Tell, Then
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.dialogs import PathDialog
from tui.export.summary import capitalize
from tui.parsing.input_files import FOLDER
from tui.project.project import Project
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.views.links import SourceLink

if TYPE_CHECKING:
    from tui.parsing.documents.document import Document
    from tui.project.add_source import AddedSource


class DocumentController:
    """Turns a document into a source, and opens its page once the index has it."""

    def __init__(self, project: Project, tasks: TaskRunner, links: LinkRouter, port: ScreenPort) -> None:
        """Prepare the controller.

        Args:
            project: The open chronology.
            tasks: Does the work.
            links: Opens the page of the source.
            port: The screen.
        """
        self._project = project
        self._tasks = tasks
        self._links = links
        self._port = port
        self._added = ""
        """The id of a source that was just written, until it is shown."""
        self._message = ""
        """The message about it."""

    def add_source(self) -> None:
        """Ask for a document, and add it as a source."""
        if not self._tasks.is_free("Cannot add a source"):
            return
        if self._project.is_example:
            self._port.tell(
                "Cannot add a source to the example. Start a chronology of your own: dateline new DIR"
            )
            return
        self._port.open_screen(PathDialog("Add a document as a source"), self._add)

    def _add(self, path: Path | None) -> None:
        if path is not None:
            self._tasks.run("Reading", lambda tell: self._read(path, tell))

    def _read(self, path: Path, tell: Tell) -> Then:
        """Read the document; runs in a thread."""
        # Imported here: the start should not wait for models and YAML.
        from tui.parsing.documents.document import UnreadableDocument, read_document  # noqa: PLC0415
        from tui.project.add_source import add_source  # noqa: PLC0415

        document = read_document(path, progress=lambda page, pages: tell(f"page {page} of {pages}"))
        if isinstance(document, UnreadableDocument):
            unread = document.as_line()
            return lambda: self._port.tell(f"Not added: {path}: {unread}")
        added = add_source(self._project.root, document, path.name, tell=tell)
        if isinstance(added, Failure):
            refused = Failure(added.message, _remedy(added)).as_line()
            return lambda: self._port.tell(f"Not added: {refused}")
        return lambda: self._show(added, document)

    def _show(self, added: AddedSource, document: Document) -> None:
        self._message = _wrote(added, document)
        self._port.tell(self._message)
        self._added = added.id
        self._port.post_message(FilesWritten())

    def show_added(self) -> None:
        """Open the page of an added source, once the files were read again."""
        if self._added and self._project.index.source(self._added):
            source, self._added = self._added, ""
            if self._port.is_idle:
                self._links.follow(SourceLink(source))
                # Opening a page clears notifications, and this one is about the page.
                self._port.tell_behind(self._message)


def _remedy(refused: Failure) -> str:
    """Return the remedy, with the command's name where it mentions an option."""
    return f"{refused.remedy} (dateline corpus add)" if "--" in refused.remedy else refused.remedy


def _wrote(added: AddedSource, document: Document) -> str:
    passages = pluralize(len(document.paragraphs), "passage")
    pages = f" from {pluralize(document.pages, 'page')}" if document.pages else ""
    lacking = ("title",) * (not document.title) + ("date of issue",) * (not document.issued)
    wanting = (
        f"missing: {' and '.join(lacking)}; add {'it' if len(lacking) == 1 else 'them'} to the front matter"
    )
    named = ["its text contains names that must not appear"] if added.holds_names else []
    remarks = (*named, *document.remarks, *([wanting] if lacking else []))
    return " ".join(
        [
            f"Wrote {FOLDER}/{added.path.name}: {passages}{pages}.",
            *(f"{capitalize(remark)}." for remark in remarks),
        ]
    )
