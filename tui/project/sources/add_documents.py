"""Adding documents: each file becomes a source, or it is said why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tui.parsing.documents.contents import DateOffer
from tui.parsing.documents.document import Document, UnreadableDocument
from tui.project.folder_lock import Tell, tell_nobody
from tui.project.sources.add_source import AddedSource, add_source
from tui.project.sources.document_files import UnreadableFile, walk_files
from tui.project.sources.issue_date import find_issue_date
from tui.text.failure import Failure

MOST_FILES = 1_000
"""Documents that one call adds."""
_GIVEN = "given when the document was added"


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """A document of which a source was made."""

    source: AddedSource
    document: Document
    offer: DateOffer | None
    """The date of issue that its text may give; None where it gives none, or the date is known."""


@dataclass(frozen=True, slots=True)
class RefusedDocument:
    """A file of which no source was made."""

    path: Path
    why: Failure
    """An `UnreadableDocument`, an `InvalidId`, or why the source was not written."""


def list_documents(paths: Iterable[Path]) -> list[Path | RefusedDocument]:
    """Return the files that are meant by files and folders, each once.

    Args:
        paths: Files and folders; of a folder, all files in it and below it are meant, without hidden ones.
    """
    found: dict[Path, Path | RefusedDocument] = {}
    for path in paths:
        for file in walk_files(path):
            if isinstance(file, UnreadableFile):
                at = file.file.path
                found.setdefault(at, RefusedDocument(at, UnreadableDocument(file.why.message)))
            elif len(found) < MOST_FILES:
                found.setdefault(file.path.resolve(), file.path)
            else:
                why = Failure(f"there are more than {MOST_FILES:,} files", "add the others in another call")
                return [*found.values(), RefusedDocument(path, why)]
    return list(found.values())


def add_document(
    root: Path,
    path: Path,
    document: Document,
    *,
    id: str = "",  # noqa: A002  (what it is called everywhere)
    issued: str = "",
    force: bool = False,
    tell: Tell = tell_nobody,
) -> AddedDocument | RefusedDocument:
    """Make a source of a document.

    Args:
        root: The chronology's folder.
        path: The document's file.
        document: What was read of it.
        id: The source's id; empty to make one.
        issued: Its date of issue, as EDTF; empty for the one that the document states.
        force: Whether a source of that id may be replaced.
        tell: Called with a message while another command holds the lock.
    """
    offer = find_issue_date(document)
    if issued:
        because = offer.because if offer and offer.date == issued else _GIVEN
        document, offer = replace(document, issued=issued, issued_because=because), None
    added = add_source(root, document, document.name or path.name, id=id, offer=offer, force=force, tell=tell)
    if isinstance(added, Failure):
        return RefusedDocument(path, added)
    return AddedDocument(added, document, offer)


def added_remarks(added: AddedDocument) -> Iterator[Failure]:
    """Yield what to know about a source that was added, each with what to do."""
    document = added.document
    if added.source.holds_names:
        yield Failure("its text contains names that must not appear", "see: dateline check")
    for remark in document.remarks:
        yield Failure(remark)
    if added.offer:
        yield Failure(
            f"its text gives {added.offer.date} ({added.offer.because})",
            "if it was issued then, remove the # from the line issued: in the front matter",
        )
    lacking = [
        name
        for name, is_lacking in (
            ("title", not document.title),
            ("date of issue", not document.issued and not added.offer),
        )
        if is_lacking
    ]
    if lacking:
        them = "them" if len(lacking) > 1 else "it"
        yield Failure(f"missing: {' and '.join(lacking)}", f"add {them} to the front matter")
