"""Adding a source: ask for a document, write it into `corpus/`, and show its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.explorer.controllers.tasks import TaskController, Tell, Then
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


class DocumentController(TaskController):
    """Turns a document into a source, and opens its page once the index has it."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._added = ""
        """The id of a source that was just written, until it is shown."""
        self._said_of_it = ""
        """The message about it."""

    def action_add_source(self) -> None:
        """Ask for a document, and add it as a source."""
        if not self.is_free("Cannot add a source"):
            return
        if self.project.is_example:
            self.tell_reader(
                "Cannot add a source to the example. Start a chronology of your own: dateline new DIR"
            )
            return
        self.app.push_screen(PathDialog("Add a document as a source"), self._add)

    def _add(self, path: Path | None) -> None:
        if path is not None:
            self.work_on("Reading", lambda tell: self._read(path, tell))

    def _read(self, path: Path, tell: Tell) -> Then:
        """Read the document; runs in a thread."""
        # Imported here: the start should not wait for models and YAML.
        from tui.parsing.documents.document import UnreadableDocument, read_document  # noqa: PLC0415
        from tui.project.add_source import add_source  # noqa: PLC0415

        document = read_document(path, progress=lambda page, pages: tell(f"page {page} of {pages}"))
        if isinstance(document, UnreadableDocument):
            unread = document.as_line()
            return lambda: self.tell_reader(f"Not added: {path}: {unread}")
        added = add_source(self.project.root, document, path.name, tell=tell)
        if isinstance(added, Failure):
            refused = Failure(added.message, _remedy(added)).as_line()
            return lambda: self.tell_reader(f"Not added: {refused}")
        return lambda: self._show(added, document)

    def _show(self, added: AddedSource, document: Document) -> None:
        self._said_of_it = _wrote(added, document)
        self.tell_reader(self._said_of_it)
        self._added = added.id
        self.call_later(self.run_action, "app.reload")

    def watch_info(self) -> None:
        """Open the page of an added source, once the files were read again."""
        if self._added and self.project.index.source(self._added):
            source, self._added = self._added, ""
            if self.is_idle:
                self.call_later(self._show_source, source)

    def _show_source(self, source: str) -> None:
        self.follow(SourceLink(source))
        # Opening a page clears notifications, and this one is about the page.
        self.app.screen.call_later(self.tell_reader, self._said_of_it)


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
