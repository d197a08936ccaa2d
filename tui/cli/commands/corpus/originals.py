"""The work of `corpus attach`, `verify` and `detach`, and their reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tui.cli.common_options import CommonOptions
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, show_progress, write_message, write_stdout
from tui.cli.output_format import print_many
from tui.cli.project_context import find_chronology, open_chronology, unknown
from tui.evidence.hashes.hash_placement import OriginalText, PlacementReport
from tui.index.protocol import Index
from tui.index.records import PassageRecord
from tui.project.sources.attach_originals import attach_originals, attach_remarks, numbering_reader
from tui.project.sources.kept_originals import attached_sources, hashed_passages, remove_original
from tui.text.failure import Failure
from tui.views.hash_report import report_json, report_lines
from tui.views.json_output import Json
from tui.views.lines import plain


@dataclass(frozen=True, slots=True)
class _OriginalReport:
    """One source with its original."""

    source: str
    file: str
    placed: PlacementReport
    passages: list[PassageRecord]


def attach_paths(options: CommonOptions, paths: tuple[Path, ...]) -> ExitCode:
    """Attach files to the sources they are originals of, and report."""
    with open_chronology(options.path) as project:
        passages = _passages(project.index)
        hashed = {
            source: with_hash for source in passages if (with_hash := hashed_passages(passages[source]))
        }
        if not hashed:
            raise CommandError(
                ExitCode.USAGE,
                "no source in this chronology has hashes, so originals cannot be matched to sources",
                "see: dateline corpus hash --help",
            )
        try:
            result = attach_originals(
                project.root, hashed, paths, numbering_reader(show_progress), write_message
            )
        finally:
            show_progress("")
    reports = [
        _OriginalReport(attached.source, str(attached.file), attached.placed, passages[attached.source])
        for attached in result.attached
    ]
    _print(options.output_format, reports)
    for remark in attach_remarks(result, len(passages) - len(hashed)):
        write_message(remark.as_line())
    if result.refused:
        return ExitCode.UNWRITABLE
    if any(unread.file.is_named for unread in result.unread):
        return ExitCode.UNREADABLE
    return ExitCode.OK if reports and not result.rivals and _are_settled(reports) else ExitCode.FOUND


def verify_sources(options: CommonOptions, wanted: tuple[str, ...]) -> ExitCode:
    """Report on some sources; without ids, on all that have hashes."""
    with open_chronology(options.path) as project:
        passages = _passages(project.index)
        for name in wanted:
            _require(name, passages, "source")
        hashed = [source for source in wanted or passages if wanted or hashed_passages(passages[source])]
        originals = {source: project.original_of(source) for source in hashed}
    reports = [
        _OriginalReport(
            name, original.path, PlacementReport(original.placed, original.is_whole), passages[name]
        )
        for name, original in originals.items()
        if isinstance(original, OriginalText) and original.placed
    ]
    missing = [name for name in hashed if originals[name] is None]
    _print(options.output_format, reports, missing)
    unread = [original for original in originals.values() if isinstance(original, Failure)]
    for refused in unread:
        write_message(refused.as_line())
    for name, original in originals.items():
        if isinstance(original, OriginalText) and not original.placed:
            write_message(f"{name} has an original, but no hashes to verify it")
    if not hashed:
        write_message("there is nothing to verify: no passage has a hash", "see: dateline corpus hash --help")
    if missing:
        write_message(f"no original attached: {', '.join(missing)}", "see: dateline corpus attach --help")
    if unread:
        return ExitCode.UNREADABLE
    is_all_there = bool(reports) and not (wanted and len(reports) < len(hashed))
    return ExitCode.OK if is_all_there and _are_settled(reports) else ExitCode.FOUND


def detach_sources(options: CommonOptions, wanted: tuple[str, ...]) -> ExitCode:
    """Delete the attached originals of some sources; without ids, of all."""
    root = find_chronology(options.path).root
    names = attached_sources(root)
    if isinstance(names, Failure):
        raise CommandError.of(ExitCode.UNREADABLE, names)
    for name in wanted:
        _require(name, names, "attached original of")
    for name in dict.fromkeys(wanted) or names:
        refused = remove_original(root, name, write_message)
        if refused:
            raise CommandError.of(ExitCode.UNWRITABLE, refused)
        write_stdout(f"detached {name}\n")
    if not names:
        write_message("no original is attached")
    return ExitCode.OK


def _passages(index: Index) -> dict[str, list[PassageRecord]]:
    return {source.id: index.passages(source.id) for source in index.sources()}


def _require(name: str, ids: Iterable[str], noun: str) -> None:
    names = list(ids)
    if name not in names:
        raise unknown(noun, name, names)


def _are_settled(reports: Iterable[_OriginalReport]) -> bool:
    return all(report.placed.is_settled for report in reports)


def _print(how: str, reports: Iterable[_OriginalReport], missing: Iterable[str] = ()) -> None:
    if how == "text":
        for report in reports:
            by_key = {passage.key: passage for passage in reversed(report.passages)}
            write_stdout(plain(report_lines(report.source, report.file, report.placed, by_key)))
        return
    objects = [report_json(report.source, report.file, report.placed) for report in reports]
    lacking: list[Json] = [{"source": source, "attached": False} for source in missing]
    print_many(how, [*objects, *lacking])
