"""The `export` command of `browse`: the range or the results, into a file, through the export gate."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tui import __version__
from tui.chronology.positions.today import today_of
from tui.cli.browse.reader import Reader
from tui.export.content import ExportSelection, gather_content
from tui.export.format_table import FORMATS, Format, UnknownEnding, format_for, is_misnamed
from tui.project.export_gate import ExportBlocked, check_export, refuse_size
from tui.project.write_export import write_export
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.text.suggest import closest_match
from tui.views.lines import Line, line

_FORCE, _ACCEPT, _FORMAT = "--force", "--accept-risk", "--format"


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: Path
    export_format: Format
    force: bool
    accepted: tuple[str, ...]


def export(reader: Reader, argument: str) -> list[Line]:
    """Write the range, else the results; return what was written and lost, or why nothing was."""
    wanted = _read(argument)
    if isinstance(wanted, Line):
        return [wanted]
    export_format = wanted.export_format
    selection = ExportSelection(reader.state.query, reader.chosen or None)
    program, today = f"dateline {__version__}", today_of(os.environ)
    content = gather_content(reader.index, selection, program=program, today=today)
    content = replace(content, stem=export_format.stem(wanted.path.name))
    exported = refuse_size(content, export_format) or check_export(
        reader.project, content, export_format.write, wanted.accepted
    )
    if isinstance(exported, ExportBlocked):
        return list(_withheld(exported))
    saved = write_export(wanted.path, exported, root=reader.project.root, force=wanted.force)
    if isinstance(saved, Failure):
        return [line(saved.as_line())]
    counts, written = content.counts, saved.file
    unread = f"; {counts.unread} could not be read" if counts.unread else ""
    done = "Replaced" if written.replaced else "Wrote"
    also = f" Next to it: {exported.other_names}, {saved.beside_size} bytes." if saved.beside else ""
    return [
        line(f"{done} {wanted.path} as {export_format.name}, {written.size} bytes.{also}"),
        *_misnamed(wanted),
        line(f"{counts.shown} of {pluralize(counts.events, 'event')}; {counts.hidden} hidden{unread}."),
        *(line(f"{loss.what} ({', '.join(loss.where[:3])})") for loss in exported.losses),
    ]


def _misnamed(wanted: _Wanted) -> Iterator[Line]:
    if is_misnamed(wanted.path.name, wanted.export_format):
        yield line(f"{wanted.path.name} contains {wanted.export_format.name}, despite its ending.")


def _read(argument: str) -> _Wanted | Line:
    try:
        words = shlex.split(argument)
    except ValueError:
        return line("the file name has an opening quotation mark and no closing one")
    accepted, files, formats, force = [], [], [], False
    rest = iter(words)
    for word in rest:
        if word == _FORCE:
            force = True
        elif word == _ACCEPT:
            accepted.append(next(rest, ""))
        elif word == _FORMAT:
            formats.append(next(rest, ""))
        elif word.startswith("--"):
            meant = closest_match(word, (_FORCE, _ACCEPT, _FORMAT))
            return line(f"there is no option {word}" + (f"; did you mean {meant}?" if meant else ""))
        else:
            files.append(word)
    if len(files) != 1:
        return line("Which file? Type: export FILE, in quotation marks if it has spaces")
    path = Path(files[0])
    export_format = _named(formats[-1]) if formats else format_for(path.name)
    if isinstance(export_format, UnknownEnding):
        export_format = line(f"{export_format.as_line()}, or name a format: {_FORMAT} NAME")
    return (
        export_format
        if isinstance(export_format, Line)
        else _Wanted(path, export_format, force, tuple(accepted))
    )


def _named(name: str) -> Format | Line:
    return FORMATS.get(name) or line(f"there is no format {name}; choose one of {', '.join(FORMATS)}")


def _withheld(withheld: ExportBlocked) -> Iterator[Line]:
    yield line(withheld.as_line())
    for risk in withheld.risks:
        yield line(f"{risk.code}: {risk.as_line()}")
        yield from (line(detail, indent=2, hang=2) for detail in risk.lines)
    if withheld.risks:
        options = " ".join(f"{_ACCEPT} {code}" for code in withheld.codes)
        yield line(f"To accept the risk, add {options}.")
