"""What `attach`, `verify` and `detach` do, and how they report it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tui.cli.codes import Code
from tui.cli.opened import located, opened, unknown
from tui.cli.options import Asked
from tui.cli.printing import print_many
from tui.cli.speaking import Stopped, answer, passing, say
from tui.evidence.originals import Original, Placed
from tui.index.index import Index
from tui.index.records import PassageRecord
from tui.project.attaching import Reader, attach, remarks
from tui.project.originals import detach, kept, sealed_passages
from tui.project.refused import Refused
from tui.reading.documents.document import Document, Unreadable, read_document
from tui.views.as_json import Json
from tui.views.lines import plain
from tui.views.placements import placed_json, placed_lines


@dataclass(frozen=True, slots=True)
class _Report:
    """One source with its original."""

    source: str
    file: str
    placed: Placed
    passages: list[PassageRecord]


def attach_paths(asked: Asked, paths: tuple[Path, ...]) -> Code:
    """Find whose originals the files are, keep their texts, and report."""
    with opened(asked.path) as project:
        passages = _passages(project.index)
        sealed = {source: those for source in passages if (those := sealed_passages(passages[source]))}
        if not sealed:
            raise Stopped(
                Code.USAGE,
                "no source of this chronology is sealed, so no original can be recognised",
                "see: dateline corpus seal --help",
            )
        try:
            found = attach(project.root, sealed, paths, _reader(), say)
        finally:
            passing("")
    reports = [_Report(it.source, str(it.file), it.placed, passages[it.source]) for it in found.attached]
    _print(asked.form, reports)
    for remark in remarks(found, len(passages) - len(sealed)):
        say(remark.message, remark.remedy)
    if found.refused:
        return Code.UNWRITABLE
    if any(one.file.is_named for one in found.unread):
        return Code.UNREADABLE
    return Code.OK if reports and not found.rivals and _are_settled(reports) else Code.FOUND


def _reader() -> Reader:
    """What reads a document, and shows which one it is at."""
    numbers = count(1)

    def read(path: Path) -> Document | Unreadable:
        number = next(numbers)
        passing(f"file {number}")
        return read_document(
            path, progress=lambda page, pages: passing(f"file {number}, page {page} of {pages}")
        )

    return read


def verify_sources(asked: Asked, wanted: tuple[str, ...]) -> Code:
    """Report of the sources that are wanted; of all that are sealed where none is."""
    with opened(asked.path) as project:
        passages = _passages(project.index)
        for name in wanted:
            _require(name, passages, "source")
        sealed = [source for source in wanted or passages if wanted or sealed_passages(passages[source])]
        originals = {source: project.original_of(source) for source in sealed}
    reports = [
        _Report(name, one.path, Placed(one.placed, one.is_whole), passages[name])
        for name, one in originals.items()
        if isinstance(one, Original) and one.placed
    ]
    missing = [name for name in sealed if originals[name] is None]
    _print(asked.form, reports, missing)
    unread = [one for one in originals.values() if isinstance(one, Refused)]
    for refused in unread:
        say(refused.message, refused.remedy)
    for name, one in originals.items():
        if isinstance(one, Original) and not one.placed:
            say(f"{name} has an original, and no seals to verify it by")
    if missing:
        say(f"no original attached: {', '.join(missing)}", "see: dateline corpus attach --help")
    if unread:
        return Code.UNREADABLE
    is_all_there = bool(reports) and not (wanted and len(reports) < len(sealed))
    return Code.OK if is_all_there and _are_settled(reports) else Code.FOUND


def detach_sources(asked: Asked, wanted: tuple[str, ...]) -> Code:
    """Delete what is kept of the sources that are wanted; of all where none is."""
    root = located(asked.path).root
    names = kept(root)
    if isinstance(names, Refused):
        raise Stopped(Code.UNREADABLE, names.message, names.remedy)
    for name in wanted:
        _require(name, names, "attached original of")
    for name in dict.fromkeys(wanted) or names:
        refused = detach(root, name, say)
        if refused:
            raise Stopped(Code.UNWRITABLE, refused.message, refused.remedy)
        answer(f"detached {name}\n")
    if not names:
        say("no original is attached")
    return Code.OK


def _passages(index: Index) -> dict[str, list[PassageRecord]]:
    return {source.id: index.passages(source.id) for source in index.sources()}


def _require(name: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if name not in names:
        raise unknown(what, name, names)


def _are_settled(reports: Iterable[_Report]) -> bool:
    return all(report.placed.is_settled for report in reports)


def _print(how: str, reports: Iterable[_Report], missing: Iterable[str] = ()) -> None:
    if how == "text":
        for report in reports:
            by_key = {passage.key: passage for passage in reversed(report.passages)}
            answer(plain(placed_lines(report.source, report.file, report.placed, by_key)))
        return
    found = [placed_json(report.source, report.file, report.placed) for report in reports]
    lacking: list[Json] = [{"source": source, "attached": False} for source in missing]
    print_many(how, [*found, *lacking])
