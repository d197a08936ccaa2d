"""Preparing the import of a table: what it would write, beside what is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from tui.parsing.documents.contents import Progress, UnreadableDocument
from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.limits import MEGABYTE, Limits
from tui.parsing.protected_names import ProtectedNames
from tui.parsing.safe_files import InputFile, read_file
from tui.parsing.source_file import read_source_file
from tui.parsing.tables.read_table import ReadTable, read_table
from tui.parsing.tables.table import cell_address
from tui.project.atomic_write import digest_of
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.imports.compare_table import TableComparison, compare_table
from tui.project.imports.compose_events import compose_events
from tui.project.imports.hidden_names import find_names
from tui.project.imports.import_request import FirstMapping, ImportRequest, begin_mapping
from tui.project.imports.mapping import FOLDER, BadMapping, ImportMapping, mapping_path
from tui.project.imports.mapping_file import write_mapping
from tui.project.imports.match_rows import match_rows
from tui.project.imports.plan import ImportPlan, plan_import
from tui.project.imports.rows.row_bases import RowBases, bases_path, hash_words, read_bases, write_bases
from tui.project.imports.rows.row_passages import RowPassage, read_passages
from tui.project.imports.source_text import source_text
from tui.project.workbook.edited_workbook import has_exported_sheets
from tui.text.failure import Failure, describe_os_error
from tui.text.plural import pluralize

_FIRST = 4096
"""Bytes of a file that show its line ends."""
_MADE_BY_IMPORT = re.compile(r"^x-file: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class UnreadableEvents(Failure):
    """What is there of the chronology cannot be read."""


@dataclass(frozen=True, slots=True)
class TableImport:
    """An import that can be written."""

    plan: ImportPlan
    comparison: TableComparison
    source: Path
    """The file of the source."""
    mapping: Path
    """The file of the mapping."""
    files: tuple[tuple[Path, bytes], ...] = ()
    """The files that would change, with their new bytes, in the order in which they are written."""
    digests: Mapping[Path, str] = field(default_factory=dict)
    """By file the SHA-256 of what may be replaced; empty for no file."""
    conflict: BadMapping | None = None
    """Why it must not be written; None where it may."""

    @property
    def summary(self) -> str:
        """Return what it makes: `10 passages and 9 draft events (dates: 8 taken, 1 asked, 1 none)`."""
        passages = pluralize(len(self.comparison.passages), "passage")
        events = pluralize(len(self.comparison.added), "draft event")
        return f"{passages} and {events} (dates: {self.plan.date_counts})"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is there of an earlier import."""

    mapping: ImportMapping | None
    mapping_file: Path
    mapping_text: str
    source_text: str
    passages: tuple[RowPassage, ...]
    bases: RowBases


def prepare_import(
    root: Path, request: ImportRequest, names: ProtectedNames, progress: Progress | None = None
) -> TableImport | Failure:
    """Say what an import would write. Nothing is written.

    Args:
        root: The chronology's folder.
        request: What is to be imported.
        names: The names that must not appear.
        progress: Called while a long table is read.

    Returns:
        The import; or why it cannot be: an `UnreadableDocument`, a `BadMapping`, a `HiddenName` or another.
    """
    mapping = begin_mapping(root, request)
    if isinstance(mapping, Failure):
        return mapping
    read = read_table(
        request.path,
        encoding=mapping.mapping.encoding,
        delimiter=mapping.mapping.delimiter,
        progress=progress,
    )
    if isinstance(read, UnreadableDocument):
        return read
    if has_exported_sheets(table.name for table in read.file.tables):
        return BadMapping(
            "it is an exported workbook, and no table",
            f"update the chronology by it: dateline import {request.path.name}",
        )
    if refused := find_names(read, request.path.name, names):
        return refused
    events = read_events_file(root)
    if isinstance(events, Failure):
        return UnreadableEvents(events.message, events.remedy)
    return _prepare(root, request, mapping, read, events, progress=progress)


def _prepare(
    root: Path,
    request: ImportRequest,
    first: FirstMapping,
    read: ReadTable,
    events: EventsFile,
    *,
    progress: Progress | None,
) -> TableImport | Failure:
    mapping, before = first.mapping, first.before
    kept = _read_kept(root, first, request)
    if isinstance(kept, Failure):
        return kept
    actors, kinds = events.actors(), events.kinds()
    plan = plan_import(request.path.name, read.file, mapping, actors, kinds, progress=progress)
    if isinstance(plan, BadMapping):
        return plan
    kept = replace(kept, passages=tuple(read_passages(kept.source_text, _names_of(plan, before))))
    answers = _moved_answers(plan, kept, mapping) | _addressed(request.answers, plan)
    if wrong := _check_answers(request.answers, plan):
        return wrong
    if answers != dict(mapping.answers):
        answered = replace(plan.mapping, answers=answers)
        plan = plan_import(request.path.name, read.file, answered, actors, kinds, progress=progress)
        if isinstance(plan, BadMapping):
            return plan
    made = _compared(root, plan, kept, events)
    if first.other and isinstance(made, TableImport):
        shown = f"{FOLDER}/{kept.mapping_file.name}"
        return replace(
            made,
            conflict=BadMapping(
                f"{shown} is the mapping of {first.other}",
                f"for a later version of it, add: --rules {shown}; for another table: --id ID",
            ),
        )
    return made


def _names_of(plan: ImportPlan, before: ImportMapping | None) -> list[str]:
    older = [name for names in before.columns.values() for name in names] if before else []
    return [*plan.columns.names, *older]


def _read_kept(root: Path, first: FirstMapping, request: ImportRequest) -> _Kept | Failure:
    """Return what is there of an earlier import; or why what is there is none."""
    mapping, before = first.mapping, first.before
    path = mapping_path(root, request.source or mapping.file)
    if first.other:
        return _Kept(None, path, "", "", (), RowBases())
    text = ""
    if path.is_file():
        text = read_file(root, f"{FOLDER}/{path.name}", MEGABYTE).text
    shown = f"{CORPUS}/{mapping.source_id}.md"
    older = ""
    if (root / shown).exists() or (root / shown).is_symlink():
        file = read_file(root, shown, Limits().source_file)
        if file.fault:
            return UnreadableEvents(f"{shown} cannot be read: {file.fault.message}", file.fault.remedy)
        older = file.text
        if not _MADE_BY_IMPORT.search(older):
            return BadMapping(
                f"{shown} is already a source, and was not made by import", "choose another id: --id ID"
            )
    rows = bases_path(path)
    bases = read_bases(read_file(root, f"{FOLDER}/{rows.name}", Limits().source_file).text) if older else None
    return _Kept(before, path, text, older, (), bases or RowBases())


def _addressed(answers: Mapping[str, str], plan: ImportPlan) -> dict[str, str]:
    """Return answers by the address of their cell: `7` is the date of row 7."""
    by_row = {str(row.number): row.date.address for row in plan.rows}
    return {by_row.get(key, key.upper()): value for key, value in answers.items()}


def _check_answers(given: Mapping[str, str], plan: ImportPlan) -> BadMapping | None:
    known = {row.date.address for row in plan.rows}
    unknown = next((key for key in _addressed(given, plan) if key not in known), "")
    if unknown:
        return BadMapping(f"no date is read from {unknown}", "see the cells with --preview")
    return None


def _moved_answers(plan: ImportPlan, kept: _Kept, mapping: ImportMapping) -> dict[str, str]:
    """Return the answers of the last import at the cells where their rows are now.

    An answer is dropped where its cell has other words now, or is gone: then it is asked again.
    """
    if not mapping.answers or not kept.passages:
        return dict(mapping.answers)
    columns = plan.mapping.columns
    matched = match_rows(kept.passages, plan.rows, columns.get("number", ()))
    places = plan.columns.fields.get("date", ())
    answers: dict[str, str] = {}
    for at, older in matched.older.items():
        row, passage = plan.rows[at], kept.passages[older]
        number = passage.label.removeprefix("row ")
        answer = (
            mapping.answers.get(cell_address(int(number), places[0]))
            if number.isdecimal() and places
            else None
        )
        dates = columns.get("date", ())
        base = kept.bases.rows.get(passage.label)
        is_same = base is not None and base.words == hash_words(row.words)
        cells, before = dict(row.pairs), dict(passage.pairs)
        if answer and (is_same or all(cells.get(name) == before.get(name) for name in dates)):
            answers[row.date.address] = answer
    return answers


def _compared(root: Path, plan: ImportPlan, kept: _Kept, events: EventsFile) -> TableImport | Failure:
    data = events.tree.data if isinstance(events.tree.data, dict) else {}
    differences = data.get("differences")
    listed = differences if isinstance(differences, list) else []
    comparison = compare_table(plan, kept.passages, kept.mapping, events.events, listed, bases=kept.bases)
    if not comparison.is_first and not comparison.same and not comparison.changes and plan.rows:
        return BadMapping(
            f"none of its rows is in {CORPUS}/{plan.mapping.source_id}.md, so it is another table",
            "give its source an id of its own: --id ID",
        )
    source = root / CORPUS / f"{plan.mapping.source_id}.md"
    made = TableImport(plan, comparison, source, kept.mapping_file)
    return _with_files(root, made, kept, events)


def _with_files(root: Path, made: TableImport, kept: _Kept, events: EventsFile) -> TableImport | Failure:
    """Return an import with the bytes of the files that it changes."""
    kinds = () if events.events or events.kinds() else tuple(_kinds_of(made.plan.mapping))
    content = compose_events(events, made.comparison.changed, made.comparison.added, kinds)
    if isinstance(content, Failure):
        return content
    text = source_text(made.plan, made.comparison.passages, kept.source_text)
    if wrong := _check_source(text, made):
        return wrong
    mapping = write_mapping(made.plan.mapping, kept.mapping_text, kept.mapping)
    rows = bases_path(made.mapping)
    # In this order: where the system ends between two of them, the same import completes them.
    wanted = (
        (events.path, content),
        (made.source, _as_there(made.source, text)),
        (made.mapping, _as_there(made.mapping, mapping)),
        (rows, _as_there(rows, write_bases(made.plan.mapping.status, made.plan.rows))),
    )
    digests: dict[Path, str] = {events.path: events.digest}
    try:
        digests |= {path: digest_of(path) for path, _ in wanted[1:]}
    except OSError as fault:
        return Failure(f"cannot read what is there: {describe_os_error(fault)}")
    files = tuple((path, data) for path, data in wanted if sha256(data).hexdigest() != digests[path])
    return replace(made, files=files, digests={path: digests[path] for path, _ in files})


def _kinds_of(mapping: ImportMapping) -> list[str]:
    """Return the kinds of a mapping, for a chronology that has none yet."""
    return list(dict.fromkeys([mapping.kind, *mapping.kinds.values()]))


def _as_there(path: Path, text: str) -> bytes:
    """Return the bytes of a text, with the line ends of the file that is there."""
    try:
        first = path.read_bytes()[:_FIRST]
    except OSError:
        first = b""
    return (text.replace("\n", "\r\n") if b"\r\n" in first else text).encode()


def _check_source(text: str, made: TableImport) -> Failure | None:
    """Return why the source would not be what is meant; None where it is."""
    limits = Limits()
    if len(made.comparison.passages) > limits.passages:
        return Failure(f"it has more than {limits.passages:,} rows", "split it")
    if len(text.encode()) > limits.source_file:
        return Failure(f"the source would be larger than {limits.source_file / MEGABYTE:g} MB", "split it")
    shown = f"{CORPUS}/{made.source.name}"
    source = read_source_file(InputFile(shown, text), limits).source
    passages = source.passages if source else ()
    labels = [passage.partition("]")[0].removeprefix("[") for passage in made.comparison.passages]
    rows = [label for label in labels if label.startswith("row ")]
    read = [passage.key for passage in passages if passage.key.startswith("row ")]
    if len(passages) != len(labels) or read != rows:
        return Failure(f"{shown} would not read back as it is written", "please report this table")
    return None
