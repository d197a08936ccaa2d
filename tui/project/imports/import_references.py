"""Importing the references of a library: each becomes a source, and none that is there is written over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui.chronology.date_reader.read_date import read_date
from tui.chronology.ids import short_id
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.input_files import FOLDER, list_source_files
from tui.parsing.limits import Limits
from tui.parsing.protected_names import ProtectedNames
from tui.parsing.safe_files import is_inside, read_file
from tui.parsing.tables.references import Reference, read_references
from tui.parsing.yaml.tree import Data, read_tree
from tui.project.atomic_write import write_together
from tui.project.folder_lock import Tell, folder_locked, tell_nobody
from tui.project.imports.hidden_names import HiddenName
from tui.project.imports.rows.row_passages import front_matter_end
from tui.project.sources.add_source import new_source_id
from tui.project.text_edits.yaml_scalars import DOUBLE, write_scalar
from tui.text.failure import Failure, describe_os_error

_WORD = re.compile(r"[a-z][a-z0-9_-]*|[0-9]+(?:-[a-z0-9]+)*")
_LONGEST_KEY = 90
"""Characters of an id that is made of a reference's key."""
_ITEM = "x-item"
"""The key by which a source knows its reference: `library.json#pike2011`."""


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """A reference, and the source that it becomes or is."""

    id: str
    reference: Reference
    issued: str
    """EDTF; empty where the reference gives no date, or several."""
    readings: tuple[str, ...]
    reason: str
    """Why there is not one date of issue; empty where there is."""
    text: str
    """Of its file."""
    is_new: bool
    kept: tuple[tuple[str, str, str], ...] = ()
    """By key what the source has and what the reference says now: what is there stays."""


@dataclass(frozen=True, slots=True)
class ReferenceImport:
    """An import of references."""

    sources: tuple[PlannedSource, ...]
    gone: tuple[str, ...]
    """The ids of sources whose references the file no longer has; they stay."""
    losses: tuple[str, ...]


def prepare_references(
    root: Path, name: str, data: bytes, names: ProtectedNames
) -> ReferenceImport | Failure:
    """Say what an import of references would write. Nothing is written.

    Args:
        root: The chronology's folder.
        name: Of the file.
        data: Its bytes.
        names: The names that must not appear.

    Returns:
        The import; or why it cannot be.
    """
    read = read_references(data, name)
    if isinstance(read, UnreadableDocument):
        return read
    if refused := _find_names(read.references, name, names):
        return refused
    try:
        stems = {PurePosixPath(file).stem.casefold(): file for file in list_source_files(root)}
    except (OSError, RuntimeError) as fault:
        reason = describe_os_error(fault) if isinstance(fault, OSError) else "its links go in a circle"
        return Failure(f"{FOLDER}/ cannot be used: {reason}")
    known = dict(_known(root, stems.values(), f"{name}#"))
    taken = set(stems)
    planned = [_planned(reference, name, known, taken) for reference in read.references]
    items = {f"{name}#{reference.key}" for reference in read.references}
    gone = tuple(source for item, (source, _) in known.items() if item not in items)
    return ReferenceImport(tuple(planned), gone, read.losses)


def _find_names(references: tuple[Reference, ...], name: str, names: ProtectedNames) -> HiddenName | None:
    if names.problem:
        return HiddenName(names.problem.message, names.problem.remedy)
    veil = names.veil
    if veil is None:
        return None
    if veil.finds(name):
        return HiddenName("the file's name contains a name that must not appear", "rename the file")
    found = [
        str(number)
        for number, reference in enumerate(references, 1)
        if any(map(veil.finds, _texts(reference)))
    ]
    if not found:
        return None
    shown = ", ".join(found[:5]) + (f" and {len(found) - 5} more" if len(found) > 5 else "")
    return HiddenName(
        f"names that must not appear are in the references: number {shown}", "write pseudonyms there first"
    )


def _texts(reference: Reference) -> Iterator[str]:
    for field in Reference.__dataclass_fields__:
        value = getattr(reference, field)
        if isinstance(value, str):
            yield value
    yield from reference.author
    for pair in reference.others:
        yield from pair


def _known(
    root: Path, files: Iterable[str], prefix: str
) -> Iterator[tuple[str, tuple[str, dict[str, Data]]]]:
    """Yield the references that are sources already, with their id and their front matter."""
    for file in files:
        text = read_file(root, f"{FOLDER}/{file}", Limits().source_file).text
        front = text[3 : front_matter_end(text)].removesuffix("\n").removesuffix("---")
        data = read_tree(front).data
        item = data.get(_ITEM) if isinstance(data, dict) else None
        if isinstance(data, dict) and isinstance(item, str) and item.startswith(prefix):
            yield item, (PurePosixPath(file).stem, data)


def _planned(
    reference: Reference, name: str, known: dict[str, tuple[str, dict[str, Data]]], taken: set[str]
) -> PlannedSource:
    item = f"{name}#{reference.key}"
    found = read_date(reference.issued) if reference.issued else None
    issued = found.date.text if found and found.date else ""
    readings = tuple(date.text for date in found.readings) if found else ()
    reason = "" if issued else (found.reason if found else "no date of issue is given")
    source, front = known.get(item, ("", {}))
    chosen = source or _new_id(reference, taken)
    taken.add(chosen)
    values = dict(_values(reference, chosen, item, name, issued))
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in _written(values)) + "---\n"
    kept = tuple(
        (key, _shown(front.get(key)), _shown(value))
        for key, value in values.items()
        if source and key not in {"id", _ITEM, "issued-because"} and _shown(front.get(key)) != _shown(value)
    )
    return PlannedSource(chosen, reference, issued, readings, reason, text, not source, kept)


def _new_id(reference: Reference, taken: set[str]) -> str:
    own = short_id(reference.key, _LONGEST_KEY)
    if own and not own.isdecimal() and own not in taken and own != "readme":
        return own
    return new_source_id(reference.title or own or "reference", taken)


def _values(
    reference: Reference, name: str, item: str, file: str, issued: str
) -> Iterator[tuple[str, object]]:
    accessed = read_date(reference.accessed).date if reference.accessed else None
    yield from {
        "id": name,
        "type": reference.type,
        "title": reference.title or name,
        "author": list(reference.author),
        "container-title": reference.container_title,
        "publisher": reference.publisher,
        "issued": issued,
        "issued-because": f"given by {file}" if issued else "",
        "URL": reference.url,
        "accessed": accessed.text if accessed else "",
        "language": reference.language,
        "x-issued": reference.issued if reference.issued != issued else "",
        "x-accessed": reference.accessed if reference.accessed and not accessed else "",
        _ITEM: item,
    }.items()
    seen: dict[str, str] = {}
    for key, text in reference.others:
        seen[key] = f"{seen[key]}; {text}" if key in seen else text
    yield from ((f"x-{key}", text) for key, text in seen.items())


def _written(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if value:
            is_word = key in {"id", "type"} and _WORD.fullmatch(str(value))
            yield key, str(value) if is_word else _quoted(value)


def _quoted(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    return write_scalar(str(value), DOUBLE)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def write_references(
    root: Path, name: str, data: bytes, names: ProtectedNames, *, tell: Tell = tell_nobody
) -> ReferenceImport | Failure:
    """Write a source for each reference that is none yet: all or none.

    Args:
        root: The chronology's folder.
        name: Of the file.
        data: Its bytes.
        names: The names that must not appear.
        tell: Called with a message while another command holds the lock.

    Returns:
        What was written; or why nothing was.
    """
    folder = root / FOLDER
    if not is_inside(root, folder):
        return Failure(
            f"{FOLDER}/ is a link that points outside the chronology's folder", "replace it with a folder"
        )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        return Failure(f"{FOLDER}/ cannot be used: {describe_os_error(fault)}")
    with folder_locked(folder / "new.md", tell=tell) as refused:
        if refused:
            return refused
        made = prepare_references(root, name, data, names)
        if isinstance(made, Failure):
            return made
        files = [(folder / f"{source.id}.md", source.text) for source in made.sources if source.is_new]
        written = write_together(files, over={path: "" for path, _ in files}) if files else []
        return written if isinstance(written, Failure) else made
