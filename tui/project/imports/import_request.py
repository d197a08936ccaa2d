"""What the command line says about an import, and the mapping that it begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.parsing.limits import MEGABYTE
from tui.parsing.safe_files import read_file
from tui.project.imports.mapping import (
    FOLDER,
    BadMapping,
    ImportMapping,
    UnreadableMapping,
    mapping_path,
)
from tui.project.imports.mapping_file import read_mapping, with_options
from tui.text.failure import Failure


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What the command line says about an import."""

    path: Path
    rules: Path | None = None
    """The file of a mapping; None for that of the table, where there is one."""
    source: str = ""
    """The id of the source; empty for that of the mapping."""
    sheet: str = ""
    table: str = ""
    kind: str = ""
    """Of all events for which the table says no other; empty for that of the mapping."""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirstMapping:
    """The mapping that an import begins with."""

    mapping: ImportMapping
    before: ImportMapping | None = None
    """That of the last import; None where there was none."""
    other: str = ""
    """The file of another table of the same name, whose mapping is not used; empty for none."""


def begin_mapping(root: Path, request: ImportRequest) -> FirstMapping | Failure:
    """Return the mapping to begin with.

    Args:
        root: The chronology's folder.
        request: What the command line says.
    """
    name = request.path.name
    kept = mapping_path(root, request.source or name)
    start: ImportMapping | None = None
    before: ImportMapping | None = None
    if request.rules is not None:
        given = request.rules.resolve()
        read = read_mapping(read_file(given.parent, given.name, MEGABYTE), name)
        if isinstance(read, UnreadableMapping):
            return read
        start = read
        kept = mapping_path(root, request.source or start.file)
    if kept.is_file():
        read = read_mapping(read_file(root, f"{FOLDER}/{kept.name}", MEGABYTE), name)
        if isinstance(read, UnreadableMapping):
            return read
        before = read
    other = ""
    if before is not None and start is None and not request.source and before.file != name:
        # `weir.csv` beside an imported `weir.xlsx`: the same table, or another one; nobody said which.
        other = before.file
        before = None
    mapping = start or before or ImportMapping(name)
    if request.source:
        mapping = replace(mapping, source={**mapping.source, "id": request.source})
    mapping = replace(mapping, sheet=request.sheet or mapping.sheet, table=request.table or mapping.table)
    mapping = replace(mapping, kind=request.kind or mapping.kind)
    if before is not None and start is not None and not start.answers:
        mapping = replace(mapping, answers=before.answers)
    made = with_options(mapping, columns=request.columns, dates=request.dates, answers={})
    return made if isinstance(made, BadMapping) else FirstMapping(made, before, other)
