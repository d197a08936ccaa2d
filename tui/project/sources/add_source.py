"""Adding a source: a document becomes a file in `corpus/`, written completely or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from tui.chronology.ids import is_id
from tui.parsing.documents.contents import DateOffer
from tui.parsing.documents.document import Document
from tui.parsing.documents.markdown_writer import render_source
from tui.parsing.input_files import FOLDER, list_source_files
from tui.parsing.limits import MEGABYTE, Limits
from tui.parsing.protected_names import ProtectedNames, load_protected_names
from tui.parsing.safe_files import InputFile, is_inside, read_file
from tui.parsing.source_file import read_source_file
from tui.project.atomic_write import write_file
from tui.project.folder_lock import Tell, change_locked, tell_nobody
from tui.text.failure import Failure, describe_os_error

_NO_SOURCE = "readme"
"""Names of files in `corpus/` that are no sources (see `tui.parsing.input_files`)."""
_MOST = 32
"""Characters of an id that is made here; one that the user gives may have 100."""
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"})
"""Words that are left out of an id that is made here, as long as others are left."""
_FRONT = 20_000
"""Characters at the start of a source in which the hash of its original is looked for."""


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A source that was written."""

    id: str
    path: Path
    """Absolute."""
    replaced: bool
    """Whether an older source of the same id was replaced."""
    holds_names: bool = False
    """Whether its paragraphs contain protected names, which the check reports."""


@dataclass(frozen=True, slots=True)
class InvalidId(Failure):
    """The id that was given cannot be used."""


def add_source(
    root: Path,
    document: Document,
    name: str,
    *,
    id: str = "",  # noqa: A002  (what it is called everywhere)
    offer: DateOffer | None = None,
    force: bool = False,
    tell: Tell = tell_nobody,
) -> AddedSource | Failure:
    """Write a document into `corpus/` as a source.

    Args:
        root: The chronology's folder.
        document: What was read.
        name: The name of the document's file, without its folder.
        id: The source's id. Empty: the id of a source made from the same bytes, else a new one made from the
            title or the name.
        offer: A date of issue to offer in the front matter; None for none.
        force: Whether a source of that id may be replaced.
        tell: Called with a message while another command holds the lock.

    Returns:
        What was written, or why nothing was. The id and the front matter contain no protected names,
        whatever the document and its file are called; paragraphs stay as they are, and the check reports
        names in them.
    """
    names = load_protected_names(root)
    if id and names.mask(id) != id:
        return InvalidId("the id contains a name that must not appear", "choose another")
    document, name = _without_names(document, names), names.mask(name)
    if offer and names.mask(offer.words) != offer.words:
        offer = None
    if id and (not is_id(id) or id == _NO_SOURCE):
        return InvalidId(
            f"{id} cannot be a source's id", "use lower case letters a to z, digits and single hyphens"
        )
    try:
        if not is_inside(root, root / FOLDER):
            return Failure(
                f"{FOLDER}/ is a link that points outside the chronology's folder", "replace it with a folder"
            )
        (root / FOLDER).mkdir(exist_ok=True)
    except (OSError, RuntimeError) as fault:
        return _unusable(fault)
    attempt = partial(_add, root, document, name, id, offer, force=force)
    added = change_locked(root / FOLDER / "new.md", attempt, tell=tell)
    holds_names = names.veil is not None and names.veil.finds(document.text)
    return replace(added, holds_names=holds_names) if isinstance(added, AddedSource) else added


def _add(
    root: Path, document: Document, name: str, wanted: str, offer: DateOffer | None, *, force: bool
) -> AddedSource | Failure:
    try:
        files = {PurePosixPath(file).stem.casefold(): file for file in list_source_files(root)}
    except (OSError, RuntimeError) as fault:
        return _unusable(fault)
    twin = _twin(root, files, document.sha256)
    if twin and not force and wanted in {"", twin}:
        return Failure(
            f"{FOLDER}/{files[twin]} was already made from this file", "add --force to make it again"
        )
    chosen = wanted or twin or new_source_id(document.title or PurePosixPath(name).stem, files)
    older = files.get(chosen, "")
    if older and older != f"{chosen}.md":
        return Failure(f"{FOLDER}/{older} is already a source with this id", "choose another with --id")
    text = render_source(document, chosen, name, PurePosixPath(name).stem, offer)
    return _write(root, chosen, document, text, force=force)


def _unusable(fault: OSError | RuntimeError) -> Failure:
    reason = describe_os_error(fault) if isinstance(fault, OSError) else "its links go in a circle"
    return Failure(f"{FOLDER}/ cannot be used: {reason}")


def _without_names(document: Document, names: ProtectedNames) -> Document:
    return replace(
        document,
        title=names.mask(document.title),
        author=tuple(map(names.mask, document.author)),
        container_title=names.mask(document.container_title),
        issued_because=names.mask(document.issued_because),
        url=names.mask_form(document.url),
        extra=tuple((key, names.mask(value)) for key, value in document.extra),
        remarks=tuple(map(names.mask, document.remarks)),
    )


def _write(root: Path, chosen: str, document: Document, text: str, *, force: bool) -> AddedSource | Failure:
    shown = f"{FOLDER}/{chosen}.md"
    limits = Limits()
    if len(document.paragraphs) > limits.passages:
        return Failure(f"it has more than {limits.passages:,} passages", "split it")
    if len(text.encode()) > limits.source_file:
        return Failure(f"the source would be larger than {limits.source_file / MEGABYTE:g} MB", "split it")
    _require_the_same(shown, text, document, limits)
    target = root / FOLDER / f"{chosen}.md"
    if target.is_symlink():
        return Failure(f"{shown} is a link, and links are not written to", "choose another id with --id")
    written = write_file(target, text, force=force)
    if isinstance(written, Failure):
        # The writer's message names the whole path; here the name inside the chronology is enough.
        return Failure(written.message.replace(str(target), shown), _remedy(written))
    return AddedSource(chosen, written.path, written.replaced)


def _remedy(refused: Failure) -> str:
    return refused.remedy.replace("choose another name", "choose another id with --id")


def _require_the_same(path: str, text: str, document: Document, limits: Limits) -> None:
    """Make sure that the written source reads back as the document; raises where it does not."""
    source = read_source_file(InputFile(path, text), limits).source
    passages = source.passages if source else ()
    wanted = [(passage.text, passage.label, passage.speaker) for passage in document.paragraphs]
    # A passage without a label may have been given its number for one.
    written = [
        (
            passage.text,
            "" if passage.label == str(passage.number) else passage.label,
            passage.speaker,
        )
        for passage in passages
    ]
    if written != wanted:
        message = f"the source of {len(wanted)} passages does not read back as it was written"
        raise AssertionError(message)


def _twin(root: Path, names: Mapping[str, str], sha256: str) -> str:
    """Return the id of the source that was made from a file of the same bytes; empty for none."""
    line = f"\nx-original-sha256: {sha256}\n"
    for stem, name in names.items():
        if line in read_file(root, f"{FOLDER}/{name}", Limits().source_file).text[:_FRONT]:
            return stem
    return ""


def new_source_id(title: str, taken: Container[str]) -> str:
    """Return a new id made from a title.

    Args:
        title: The title.
        taken: The ids of all sources.
    """
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    words = [word for word in words if word not in _SMALL_WORDS] or words
    base = words[0][:_MOST] if words else "source"
    for word in words[1:]:
        if len(base) + 1 + len(word) > _MOST:
            break
        base = f"{base}-{word}"
    chosen, number = base, 1
    while chosen in taken or chosen == _NO_SOURCE:
        number += 1
        chosen = f"{base}-{number}"
    return chosen
