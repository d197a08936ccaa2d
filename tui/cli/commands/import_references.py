"""The part of `import` for references of a library: each becomes a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message, write_stdout
from tui.parsing.protected_names import ProtectedNames
from tui.text.failure import Failure
from tui.views.json_output import Json, dump

if TYPE_CHECKING:
    from tui.project.imports.import_references import PlannedSource, ReferenceImport

# What reads files and writes sources is imported inside the functions: no other command should wait for it.


def find_references(file: Path) -> bytes | None:
    """Return the bytes of a file of references; None for a table, and for what cannot be read.

    Args:
        file: The file.
    """
    from tui.parsing.documents.contents import UnreadableDocument  # noqa: PLC0415
    from tui.parsing.tables.read_table import read_table_bytes  # noqa: PLC0415
    from tui.parsing.tables.references import is_reference_file  # noqa: PLC0415

    if file.suffix.casefold() not in {".ris", ".json"}:
        return None
    data = read_table_bytes(file)
    return None if isinstance(data, UnreadableDocument) or not is_reference_file(data, file.name) else data


def import_references(
    root: Path, file: Path, data: bytes, names: ProtectedNames, *, is_json: bool, is_preview: bool
) -> ExitCode:
    """Import references, or show what would be made of them.

    Args:
        root: The chronology's folder.
        file: The file.
        data: Its bytes.
        names: The names that must not appear.
        is_json: Whether to answer in JSON.
        is_preview: Whether to show and not to write.

    Raises:
        CommandError: The file cannot be read, or the sources cannot be written.
    """
    from tui.parsing.documents.contents import UnreadableDocument  # noqa: PLC0415
    from tui.project.imports.import_references import prepare_references, write_references  # noqa: PLC0415

    if is_preview:
        made = prepare_references(root, file.name, data, names)
    else:
        made = write_references(root, file.name, data, names, tell=write_message)
    if isinstance(made, UnreadableDocument):
        raise CommandError(ExitCode.UNREADABLE, f"{file}: {made.message}", made.remedy)
    if isinstance(made, Failure):
        raise CommandError.of(ExitCode.UNWRITABLE, made)
    if is_json:
        write_stdout(dump(_json(made)), "\n")
    else:
        write_stdout(f"{line}\n" for line in _lines(made, is_preview=is_preview))
    for loss in made.losses:
        write_message(loss)
    if is_preview:
        write_message("nothing was written", "leave --preview out to write it")
    return ExitCode.OK


def _lines(made: ReferenceImport, *, is_preview: bool) -> Iterator[str]:
    new = [source for source in made.sources if source.is_new]
    changed = [source for source in made.sources if source.kept]
    parts = [f"{len(made.sources) - len(new) - len(changed)} as before"]
    parts += [f"{len(changed)} changed"] if changed else []
    parts += [f"{len(new)} new"] if new else []
    parts += [f"{len(made.gone)} gone ({', '.join(made.gone[:10])})"] if made.gone else []
    yield ", ".join(parts)
    for source in made.sources:
        if is_preview or source.is_new:
            yield _line(source)
        for key, ours, theirs in source.kept:
            yield f"  {source.id}: kept {key}: “{ours}”; by the file: “{theirs}”"


def _line(source: PlannedSource) -> str:
    shown = source.issued or " or ".join(source.readings) or "—"
    mark = "  ASK: " if source.readings and not source.issued else "  "
    reason = f"{mark}{source.reason}" if source.reason else ""
    return (
        f"  {source.id}: {source.reference.title or 'no title'} ({source.reference.type}) → {shown}{reason}"
    )


def _json(made: ReferenceImport) -> Json:
    sources = [
        {
            "id": source.id,
            "title": source.reference.title,
            "type": source.reference.type,
            "cell": source.reference.issued,
            "readings": list(source.readings),
            "reason": source.reason,
            "new": source.is_new,
            "kept": [{"key": key, "ours": ours, "theirs": theirs} for key, ours, theirs in source.kept],
        }
        for source in made.sources
    ]
    return {"sources": sources, "gone": list(made.gone)}
