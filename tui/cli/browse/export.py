"""`export` within `browse`: the range, else what is found, into a file, through the gate that all pass."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tui import __version__
from tui.cli.browse.reader import Reader
from tui.exporting.extract import Selection, gather, today_of
from tui.exporting.formats import FORMATS, format_of
from tui.project.publishing import publish
from tui.project.refused import Refused
from tui.project.releasing import Withheld, release
from tui.text.counted import counted
from tui.text.nearest import nearest
from tui.views.lines import Line, line

_FORCE, _ACCEPT = "--force", "--accept-risk"


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: Path
    force: bool
    accepted: tuple[str, ...]


def export(reader: Reader, argument: str) -> list[Line]:
    """Write the range, else what is found; say what was written and lost, or why nothing was."""
    wanted = _read(argument)
    if isinstance(wanted, Line):
        return [wanted]
    form = format_of(wanted.path.name)
    if form is None:
        endings = ", ".join(sorted({one.extension for one in FORMATS.values()}))
        return [line(f"no format is written to {wanted.path.name}: its ending should be one of {endings}")]
    selection = Selection(reader.query, reader.chosen or None)
    program, today = f"dateline {__version__}", today_of(os.environ)
    extract = gather(reader.index, selection, program=program, today=today)
    extract = replace(extract, stem=form.stem(wanted.path.name))
    exported = release(reader.project, extract, form.write, wanted.accepted)
    if isinstance(exported, Withheld):
        return list(_withheld(exported))
    published = publish(wanted.path, exported, root=reader.project.root, force=wanted.force)
    if isinstance(published, Refused):
        return [line("; ".join(filter(None, (published.message, published.remedy))))]
    counts, written, beside = extract.counts, published.file, published.beside
    unread = f"; {counts.unread} could not be read" if counts.unread else ""
    done = "Replaced" if written.replaced else "Wrote"
    also = f" Beside it: {beside.path.name}, {beside.size} bytes." if beside else ""
    return [
        line(f"{done} {wanted.path} as {form.name}, {written.size} bytes.{also}"),
        line(f"{counts.shown} of {counted(counts.events, 'event')}; {counts.hidden} hidden{unread}."),
        *(line(f"{loss.what} ({', '.join(loss.where[:3])})") for loss in exported.losses),
    ]


def _read(argument: str) -> _Wanted | Line:
    try:
        words = shlex.split(argument)
    except ValueError:
        return line("a quotation mark in the name of the file has no other")
    accepted, files, force = [], [], False
    rest = iter(words)
    for word in rest:
        if word == _FORCE:
            force = True
        elif word == _ACCEPT:
            accepted.append(next(rest, ""))
        elif word.startswith("--"):
            meant = nearest(word, (_FORCE, _ACCEPT))
            return line(f"there is no option {word}" + (f"; did you mean {meant}?" if meant else ""))
        else:
            files.append(word)
    if len(files) != 1:
        return line("Into which file? export, and one name; quotation marks around one with spaces.")
    return _Wanted(Path(files[0]), force, tuple(accepted))


def _withheld(withheld: Withheld) -> Iterator[Line]:
    yield line("; ".join(filter(None, (withheld.message, withheld.remedy))))
    for risk in withheld.risks:
        yield line(f"{risk.code}: {risk.message}; {risk.remedy}")
        yield from (line(detail, indent=2, hang=2) for detail in risk.lines)
    if withheld.risks:
        options = " ".join(f"{_ACCEPT} {code}" for code in withheld.codes)
        yield line(f"If you answer for it, add {options}.")
