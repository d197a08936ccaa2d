"""Making a source of a document: asked for by its path, written into `corpus/`, shown when it was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.explorer.dialogs import AskPath
from tui.explorer.working import Tell, Then, Working, refusal
from tui.exporting.holdings import capital
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.reading.inputs import FOLDER
from tui.text.counted import counted

if TYPE_CHECKING:
    from tui.project.adding import Added
    from tui.reading.documents.document import Document


class Adding(Working):
    """Leads from a path to a source, and to its page as soon as the index has it."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._added = ""
        """The id of a source that was just written, until it is shown."""
        self._said_of_it = ""
        """What there was to say of it."""

    def action_add_source(self) -> None:
        """Ask for a document, and make a source of it."""
        if not self.is_free("Nothing is added"):
            return
        if self.project.is_example:
            self.tell_reader("Nothing is added to the example. Start your own: dateline new DIR")
            return
        self.app.push_screen(AskPath("Make a source of a document"), self._add)

    def _add(self, path: Path | None) -> None:
        if path is not None:
            self.work_on("Reading", lambda tell: self._read(path, tell))

    def _read(self, path: Path, tell: Tell) -> Then:
        """Runs in a thread."""
        # Models and YAML: no screen should wait for them.
        from tui.project.adding import add  # noqa: PLC0415
        from tui.reading.documents.document import Unreadable, read_document  # noqa: PLC0415

        document = read_document(path, progress=lambda page, pages: tell(f"page {page} of {pages}"))
        if isinstance(document, Unreadable):
            unread = refusal(Refused(document.message, document.remedy))
            return lambda: self.tell_reader(f"Nothing was added: {path}: {unread}")
        added = add(self.project.root, document, path.name, tell=tell)
        if isinstance(added, Refused):
            refused = refusal(Refused(added.message, _remedy(added)))
            return lambda: self.tell_reader(f"Nothing was added: {refused}")
        return lambda: self._show(added, document)

    def _show(self, added: Added, document: Document) -> None:
        self._said_of_it = _wrote(added, document)
        self.tell_reader(self._said_of_it)
        self._added = added.id
        self.call_later(self.run_action, "app.reload")

    def watch_info(self) -> None:
        """The files were read again: a source that was added may be among them."""
        if self._added and self.project.index.source(self._added):
            source, self._added = self._added, ""
            if self.is_idle:
                self.call_later(self._show_source, source)

    def _show_source(self, source: str) -> None:
        self.follow(f"source:{source}")
        # A page takes away what was said before it, and this is about the page.
        self.app.screen.call_later(self.tell_reader, self._said_of_it)


def _remedy(refused: Refused) -> str:
    """What to do: where it is an option, of which command."""
    return f"{refused.remedy} (dateline corpus add)" if "--" in refused.remedy else refused.remedy


def _wrote(added: Added, document: Document) -> str:
    what = counted(len(document.paragraphs), "passage")
    pages = f" from {counted(document.pages, 'page')}" if document.pages else ""
    lacking = ("title",) * (not document.title) + ("date of issue",) * (not document.issued)
    wanting = f"the file does not tell its {' and '.join(lacking)}; write it into the front matter"
    named = ["its text holds names that must not appear"] if added.holds_names else []
    remarks = (*named, *document.remarks, *([wanting] if lacking else []))
    return " ".join(
        [f"Wrote {FOLDER}/{added.path.name}: {what}{pages}.", *(f"{capital(remark)}." for remark in remarks)]
    )
