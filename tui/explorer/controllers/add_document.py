"""Adding sources: ask for documents, write them into `corpus/`, and show the page of what was added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.date_format import format_date
from tui.chronology.edtf import parse
from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.tasks import TaskRunner, Tell, Then, count_rows
from tui.explorer.controllers.writing.workbook_updates import WorkbookController
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.dialogs import ConfirmDialog, PathDialog, StretchDialog
from tui.explorer.screens.list_page import PageContent
from tui.export.summary import capitalize
from tui.parsing.input_files import FOLDER
from tui.project.project import Project
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.views.lines import Line, TextRole, TextSpan, heading, line, section
from tui.views.links import SourceLink

if TYPE_CHECKING:
    from tui.parsing.documents.contents import DateOffer
    from tui.parsing.documents.document import Document
    from tui.project.imports.prepare_import import TableImport
    from tui.project.sources.add_documents import AddedDocument, RefusedDocument

# Reading documents is imported inside the functions: the start should not wait for models and YAML.


_MOST_REMARKS = 2
"""Remarks on a table that a notification has room for."""


class DocumentController:
    """Turns documents into sources, and opens the page of what was added once the index has it."""

    def __init__(
        self,
        project: Project,
        tasks: TaskRunner,
        links: LinkRouter,
        port: ScreenPort,
        *,
        workbooks: WorkbookController,
    ) -> None:
        """Prepare the controller.

        Args:
            project: The open chronology.
            tasks: Does the work.
            links: Opens the page of the source.
            port: The screen.
            workbooks: Does what is asked for by an exported workbook.
        """
        self._project = project
        self._workbooks = workbooks
        self._tasks = tasks
        self._links = links
        self._port = port
        self._added = ""
        """The id of a source that was just written, until it is shown."""
        self._page: PageContent | None = None
        """The page to show instead, where several documents were added."""
        self._message = ""
        """The message about it."""
        self._offered: list[AddedDocument] = []
        """Those of them whose date of issue is still to be asked about."""
        self._has_dated = False
        """Whether a date of issue was written since the files were read."""

    def add_source(self) -> None:
        """Ask for documents, and add them as sources."""
        if not self._tasks.is_free("Cannot add a source"):
            return
        if self._project.is_example:
            self._port.tell(
                "Cannot add a source to the example. Start a chronology of your own: dateline new DIR"
            )
            return
        self._port.open_screen(PathDialog("Add a document, or a folder of them", folders=True), self._add)

    def _add(self, path: Path | None) -> None:
        if path is None:
            return
        self._tasks.run("Reading", lambda tell: self._reader(path)(path, tell))

    def _reader(self, path: Path) -> Callable[[Path, Tell], Then]:
        """Return what reads a file: an exported workbook, another table, or a document."""
        from tui.parsing.tables.read_table import is_table_name  # noqa: PLC0415
        from tui.project.workbook.edited_workbook import is_workbook_file  # noqa: PLC0415

        if not (path.is_file() and is_table_name(path.name)):
            return self._read
        return self._workbooks.read if is_workbook_file(path) else self._read_table

    def _read_table(self, path: Path, tell: Tell) -> Then:
        """Say what an import of a table would make, and ask whether to do it; runs in a thread."""
        from tui.project.imports.import_request import ImportRequest  # noqa: PLC0415
        from tui.project.imports.prepare_import import prepare_import  # noqa: PLC0415

        root, names = self._project.root, self._project.names
        made = prepare_import(root, ImportRequest(path), names, count_rows(tell))
        refused = made if isinstance(made, Failure) else made.conflict
        if isinstance(made, Failure) or refused:
            why = _with_command(refused or Failure(""), "import").as_line()
            return lambda: self._port.tell(f"Not imported: {path}: {why}.")
        if not made.comparison.is_first and not made.files:
            return lambda: self._port.tell(f"{path.name} was imported before, and nothing in it is new.")
        again = "" if made.comparison.is_first else " It was imported before; what you changed stays."
        question = (
            f"{path.name} is a table: dateline import makes {made.summary} of it.{again} Import it now?"
        )
        ask = ConfirmDialog(question)
        return lambda: self._port.open_screen(ask, lambda yes: self._import(path) if yes else None)

    def _import(self, path: Path) -> None:
        """Import a table."""
        self._tasks.run("Importing", lambda tell: self._write_table(path, tell))

    def _write_table(self, path: Path, tell: Tell) -> Then:
        """Write what is made of a table; runs in a thread."""
        from tui.project.imports.import_request import ImportRequest  # noqa: PLC0415
        from tui.project.imports.import_table import write_import  # noqa: PLC0415

        root, names = self._project.root, self._project.names
        made = write_import(root, ImportRequest(path), names, tell=tell, progress=count_rows(tell))
        if isinstance(made, Failure):
            why = made.as_line()
            return lambda: self._port.tell(f"Not imported: {path}: {why}.")
        return lambda: self._tell_imported(made)

    def _tell_imported(self, made: TableImport) -> None:
        remarks = (*made.plan.losses, *made.plan.remarks)
        if len(remarks) > _MOST_REMARKS:
            remarks = (f"to see {len(remarks)} remarks: dateline import {made.plan.name} --preview",)
        told = (f"Imported {made.plan.name}: {made.summary}", *remarks)
        self._port.tell(" ".join(f"{capitalize(remark)}." for remark in told))
        self._port.post_message(FilesWritten())

    def _read(self, path: Path, tell: Tell) -> Then:
        """Read documents; runs in a thread."""
        from tui.parsing.documents.contents import FileType  # noqa: PLC0415
        from tui.project.sources.add_documents import RefusedDocument, list_documents  # noqa: PLC0415

        if path.is_dir():
            files = list_documents([path])
            outcomes = [
                self._add_one(file, f"file {at} of {len(files)}", tell) for at, file in enumerate(files, 1)
            ]
            return lambda: self._show_all(path, outcomes)
        document = _read_document(path, "", tell)
        if isinstance(document, RefusedDocument):
            return lambda: self._port.tell(f"Not added: {_refusal(document)}")
        if document.form is FileType.HTML and len(document.paragraphs) > 1:
            return lambda: self._ask_stretch(path, document)
        return self._date_or_write(path, document, tell)

    def _ask_stretch(self, path: Path, document: Document) -> None:
        """Ask which stretch of a page is taken: most have menus and other stories around their text."""
        from tui.parsing.documents.document import UnreadableDocument, take_stretch  # noqa: PLC0415
        from tui.parsing.documents.pages.stretch import WantedStretch  # noqa: PLC0415

        def find_mistake(first: str, last: str) -> str:
            taken = take_stretch(document, WantedStretch(first, last))
            return taken.as_line() if isinstance(taken, UnreadableDocument) else ""

        def take(words: tuple[str, str] | None) -> None:
            if words is None:
                self._port.tell(f"Not added: {path.name}.")
                return
            taken = take_stretch(document, WantedStretch(*words))
            if not isinstance(taken, UnreadableDocument):
                self._tasks.run("Writing", lambda tell: self._date_or_write(path, taken, tell))

        passages = pluralize(len(document.paragraphs), "passage")
        self._port.open_screen(StretchDialog(f"{path.name}: {passages}; take which?", find_mistake), take)

    def _date_or_write(self, path: Path, document: Document, tell: Tell) -> Then:
        """Ask about the date of issue, or write the source; runs in a thread."""
        from tui.project.sources.issue_date import find_issue_date  # noqa: PLC0415

        if offer := find_issue_date(document):
            return lambda: self._ask_issued(path, document, offer)
        return self._write(path, document, "", tell)

    def _add_one(
        self, file: Path | RefusedDocument, which: str, tell: Tell
    ) -> AddedDocument | RefusedDocument:
        """Make a source of one of several documents; runs in a thread."""
        from tui.project.sources.add_documents import RefusedDocument, add_document  # noqa: PLC0415

        if isinstance(file, RefusedDocument):
            return file
        tell(which)
        document = _read_document(file, f"{which}, ", tell)
        if isinstance(document, RefusedDocument):
            return document
        return add_document(self._project.root, file, document, tell=tell)

    def _ask_issued(self, path: Path, document: Document, offer: DateOffer) -> None:
        """Ask whether a date in the head of the text is the date of issue."""

        def write(yes: bool | None) -> None:
            issued = offer.date if yes else ""
            self._tasks.run("Writing", lambda tell: self._write(path, document, issued, tell))

        self._port.open_screen(ConfirmDialog(_issue_question(path.name, offer)), write)

    def _write(self, path: Path, document: Document, issued: str, tell: Tell) -> Then:
        """Write the source; runs in a thread."""
        from tui.project.sources.add_documents import RefusedDocument, add_document  # noqa: PLC0415

        outcome = add_document(self._project.root, path, document, issued=issued, tell=tell)
        if isinstance(outcome, RefusedDocument):
            return lambda: self._port.tell(f"Not added: {_refusal(outcome)}")
        return lambda: self._show(outcome)

    def _show(self, added: AddedDocument) -> None:
        pages = f" from {pluralize(added.document.pages, 'page')}" if added.document.pages else ""
        passages = pluralize(len(added.document.paragraphs), "passage")
        wrote = f"Wrote {FOLDER}/{added.source.path.name}: {passages}{pages}."
        self._message = " ".join([wrote, *(f"{capitalize(remark)}." for remark in _remarks(added))])
        self._port.tell(self._message)
        self._added = added.source.id
        self._port.post_message(FilesWritten())

    def _show_all(self, path: Path, outcomes: Sequence[AddedDocument | RefusedDocument]) -> None:
        """Show what became of each of several documents."""
        from tui.project.sources.add_documents import AddedDocument, RefusedDocument  # noqa: PLC0415

        added = [outcome for outcome in outcomes if isinstance(outcome, AddedDocument)]
        refused = [outcome for outcome in outcomes if isinstance(outcome, RefusedDocument)]
        if not outcomes:
            self._port.tell(f"Not added: there are no files in {path}.")
            return
        without = f"; {len(refused)} not added" if refused else ""
        self._message = f"Added {pluralize(len(added), 'source')}{without}."
        lines = [row for outcome in added for row in _added_lines(outcome)]
        if refused:
            rows = [line(_refusal(outcome), hang=4) for outcome in refused]
            lines += section([heading("Not added"), *rows])
        self._page = PageContent("Documents added", lines, frozenset({SourceLink}))
        self._offered = [outcome for outcome in added if outcome.offer]
        self._port.tell(self._message)
        if added:
            self._added = added[-1].source.id
            self._port.post_message(FilesWritten())
        else:
            self._open_page()

    def show_added(self) -> None:
        """Open the page of what was added, once the files were read again."""
        if self._added and self._project.index.source(self._added):
            self._open_page()

    def _open_page(self) -> None:
        source, page = self._added, self._page
        self._added, self._page = "", None
        if not self._port.is_idle:
            return
        if page:
            self._links.open(page)
            self._ask_next()
        else:
            self._links.follow(SourceLink(source))
        # Opening a page clears notifications, and this one is about the page.
        self._port.tell_behind(self._message)

    def _ask_next(self) -> None:
        """Ask about the next date in the text of a document that was added with others."""
        if self._offered:
            left, added = len(self._offered), self._offered[0]
            question = f"{_issue_question(added.source.path.stem, added.offer)} {left} to ask."
            keys = "y yes · n no · Esc asks no more"
            self._port.open_screen(ConfirmDialog(question, keys), self._date_source)
        elif self._has_dated:
            self._has_dated = False
            self._port.post_message(FilesWritten())

    def _date_source(self, yes: bool | None) -> None:
        """Write the date of issue of the source that was asked about."""
        from tui.project.sources.issue_date import accept_issue_date  # noqa: PLC0415

        added = self._offered.pop(0)
        if yes is None:
            self._offered = []
        elif yes and (refused := accept_issue_date(added.source.path)):
            self._port.tell(f"Not written: {refused.as_line()}.")
        self._has_dated |= bool(yes)
        self._ask_next()


def _issue_question(name: str, offer: DateOffer | None) -> str:
    if offer is None:
        return ""
    return f"Was {name} issued on {format_date(parse(offer.date))}? Its {offer.because}."


def _read_document(path: Path, before: str, tell: Tell) -> Document | RefusedDocument:
    """Read a document; runs in a thread."""
    from tui.parsing.documents.document import UnreadableDocument, read_document  # noqa: PLC0415
    from tui.project.sources.add_documents import RefusedDocument  # noqa: PLC0415

    document = read_document(path, progress=lambda page, pages: tell(f"{before}page {page} of {pages}"))
    return RefusedDocument(path, document) if isinstance(document, UnreadableDocument) else document


def _refusal(refused: RefusedDocument) -> str:
    """Return why no source was made, with the command's name where the remedy is one of its options."""
    return f"{refused.path}: {_with_command(refused.why, 'corpus add').as_line()}"


def _with_command(why: Failure, command: str) -> Failure:
    """Return a failure with the name of the command where its remedy is one of that command's options."""
    return Failure(why.message, f"{why.remedy} (dateline {command})") if "--" in why.remedy else why


def _remarks(added: AddedDocument) -> Iterator[str]:
    from tui.project.sources.add_documents import added_remarks  # noqa: PLC0415

    return (remark.as_line() for remark in added_remarks(added))


def _added_lines(added: AddedDocument) -> Iterator[Line]:
    source = added.source.id
    passages = f"  {pluralize(len(added.document.paragraphs), 'passage')}"
    yield line(TextSpan(source, TextRole.KEY), passages, hang=4, anchor=SourceLink(source))
    for remark in _remarks(added):
        yield line(TextSpan(remark, TextRole.QUIET), indent=2, hang=4)
