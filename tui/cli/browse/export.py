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
from tui.exporting.formats import FORMATS, Format, UnknownEnding, format_for, is_misnamed
from tui.project.publishing import publish
from tui.project.refused import Refused
from tui.project.releasing import Withheld, release
from tui.text.counted import counted
from tui.text.nearest import nearest
from tui.views.lines import Line, line

_FORCE, _ACCEPT, _FORMAT = "--force", "--accept-risk", "--format"


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: Path
    form: Format
    force: bool
    accepted: tuple[str, ...]


def export(reader: Reader, argument: str) -> list[Line]:
    """Write the range, else what is found; say what was written and lost, or why nothing was."""
    wanted = _read(argument)
    if isinstance(wanted, Line):
        return [wanted]
    form = wanted.form
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
        *_misnamed(wanted),
        line(f"{counts.shown} of {counted(counts.events, 'event')}; {counts.hidden} hidden{unread}."),
        *(line(f"{loss.what} ({', '.join(loss.where[:3])})") for loss in exported.losses),
    ]


def _misnamed(wanted: _Wanted) -> Iterator[Line]:
    if is_misnamed(wanted.path.name, wanted.form):
        yield line(f"{wanted.path.name} holds {wanted.form.name}, whatever its ending says.")


def _read(argument: str) -> _Wanted | Line:
    try:
        words = shlex.split(argument)
    except ValueError:
        return line("a quotation mark in the name of the file has no other")
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
            meant = nearest(word, (_FORCE, _ACCEPT, _FORMAT))
            return line(f"there is no option {word}" + (f"; did you mean {meant}?" if meant else ""))
        else:
            files.append(word)
    if len(files) != 1:
        return line("Into which file? export, and one name; quotation marks around one with spaces.")
    path = Path(files[0])
    form = _named(formats[-1]) if formats else format_for(path.name)
    if isinstance(form, UnknownEnding):
        form = line(f"{form.message}; {form.remedy}, or name a format: {_FORMAT} NAME")
    return form if isinstance(form, Line) else _Wanted(path, form, force, tuple(accepted))


def _named(name: str) -> Format | Line:
    return FORMATS.get(name) or line(f"there is no format {name}; choose one of {', '.join(FORMATS)}")


def _withheld(withheld: Withheld) -> Iterator[Line]:
    yield line("; ".join(filter(None, (withheld.message, withheld.remedy))))
    for risk in withheld.risks:
        yield line(f"{risk.code}: {risk.message}; {risk.remedy}")
        yield from (line(detail, indent=2, hang=2) for detail in risk.lines)
    if withheld.risks:
        options = " ".join(f"{_ACCEPT} {code}" for code in withheld.codes)
        yield line(f"If you answer for it, add {options}.")
