"""Building an index: writing a chronology and its problems into an empty database."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.event import Citation, Difference
from tui.chronology.problem import Problem, Severity, count_problems
from tui.chronology.source import Source
from tui.evidence.differences import DateConflict, conflicts_by_date
from tui.index.citation_resolver import resolve_citation
from tui.index.event_order import OrderedEvent, sort_events
from tui.index.id_numbers import IdNumbers
from tui.index.index_store import IN_PROGRESS
from tui.index.sqlite.builder.bulk_insert import BulkInserter, Value
from tui.index.sqlite.builder.event_writer import EventWriter
from tui.index.sqlite.schema import schema
from tui.index.sqlite.timeline_queries import add_unread
from tui.parsing.loader import LoadedChronology
from tui.text.garbage import without_collecting

_MOST_NAMED = 20
"""Events that a problem names where each of its events shows it."""
_GATHERED = 64 * 1024 * 1024
"""Bytes of words that FTS5 collects before it writes: fewer pieces to merge, and a file of half the size."""


def build_index(path: Path, reading: LoadedChronology, problems: Sequence[Problem]) -> None:
    """Write the file of an index. It appears completely or not at all, even if others write it too.

    Args:
        path: The file; it is replaced if it exists.
        reading: The chronology as it was read.
        problems: All problems of reading and checking it.

    Raises:
        OSError: It cannot be written.
        sqlite3.Error: SQLite cannot write it, for instance because the disk is full.
    """
    descriptor, name = tempfile.mkstemp(prefix=IN_PROGRESS, suffix=".sqlite", dir=path.parent)
    os.close(descriptor)
    making = Path(name)
    try:
        with closing(sqlite3.connect(making, isolation_level=None)) as connection:
            fill_tables(connection, reading, problems)
        with making.open("rb") as written:
            os.fsync(written.fileno())
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)


def fill_tables(
    connection: sqlite3.Connection, reading: LoadedChronology, problems: Sequence[Problem]
) -> None:
    """Write an index into an empty database.

    Args:
        connection: In autocommit mode.
        reading: The chronology as it was read.
        problems: All problems of reading and checking it.
    """
    # The file is not used before it is finished, so there is nothing to roll back or to wait for.
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    connection.executescript(schema())
    for table in ("search", "stems"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (_GATHERED,))  # noqa: S608
    connection.execute("BEGIN")
    with without_collecting():
        _write(BulkInserter(connection), reading, problems)
    for table in ("search", "stems"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
    connection.execute("COMMIT")


def _write(batches: BulkInserter, reading: LoadedChronology, problems: Sequence[Problem]) -> None:
    chronology = reading.chronology
    numbers = IdNumbers(chronology)
    placed = sort_events(chronology.events, chronology.clock, chronology.precedence)
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    faulty = frozenset(event for problem in errors for event in problem.concerns)
    rows = EventWriter(reading, numbers, batches, faulty)
    for rank, ordered in enumerate(placed, 1):
        rows.add(rank, ordered)
    for word in sorted(rows.words):
        batches.add("word", word)
    if reading.unread:
        add_unread(batches, reading, {id(ordered.event): rank for rank, ordered in enumerate(placed, 1)})
    _sections(batches, placed)
    _kinds(batches, chronology, numbers)
    _actors(batches, chronology, numbers)
    for number, source in enumerate(chronology.sources):
        path = reading.place("sources", source.id).path
        _source(batches, source, number, numbers.of_source[number], path)
    conflicts = list(conflicts_by_date(chronology))
    for number, difference in enumerate(chronology.differences):
        _difference(batches, difference, number, chronology, numbers)
    for number, conflict in enumerate(conflicts, len(chronology.differences)):
        _conflict(batches, conflict, number, chronology, numbers)
    for number, problem in enumerate(sorted(problems, key=lambda problem: problem.order)):
        _problem(batches, problem, number)
    _meta(
        batches,
        reading,
        placed,
        problems,
        differences=len(chronology.differences) + len(conflicts),
        differing=len(rows.differing),
    )
    batches.flush()


def _sections(batches: BulkInserter, placed: Sequence[OrderedEvent]) -> None:
    last = 0
    for number, (year, run) in enumerate(groupby(placed, key=lambda ordered: ordered.year)):
        dates = [ordered.event.date for ordered in run]
        first, last = last + 1, last + len(dates)
        starts = [day for date in dates if date for day in date.start_days]
        batches.add(
            "section", number, year, first, last, min(starts, default=None), max(starts, default=None)
        )


def _kinds(batches: BulkInserter, chronology: Chronology, numbers: IdNumbers) -> None:
    for number, kind in enumerate(chronology.kinds):
        batches.add("kind", number, kind.id, kind.label, kind.about, numbers.of_kind[number], 1)
    for number, unlisted in numbers.kinds.unlisted:
        batches.add("kind", number, unlisted, unlisted, "", numbers.of_kind[number], 0)


def _actors(batches: BulkInserter, chronology: Chronology, numbers: IdNumbers) -> None:
    for number, actor in enumerate(chronology.actors):
        row = (actor.id, actor.name, actor.role, _edtf(actor.held), actor.named_because, actor.protected)
        batches.add("actor", number, *row, numbers.of_actor[number], 1)
    for number, unlisted in numbers.actors.unlisted:
        batches.add("actor", number, unlisted, unlisted, "", "", "", 0, numbers.of_actor[number], 0)


def _source(batches: BulkInserter, source: Source, number: int, events: int, path: str) -> None:
    batches.add(
        "source",
        number,
        source.id,
        source.type,
        source.title,
        json.dumps(source.author),
        source.container_title,
        source.publisher,
        _edtf(source.issued),
        source.issued_because,
        source.url,
        _edtf(source.accessed),
        source.language,
        source.rights,
        source.text.value,
        source.note,
        len(source.passages),
        events,
        path,
        source.bundle,
        source.issued.first_day if source.issued else None,
    )
    for passage in source.passages:
        batches.add(
            "passage",
            number,
            passage.number,
            passage.key,
            passage.text,
            passage.span.start if passage.span else None,
            passage.span.end if passage.span else None,
            str(passage.hash or ""),
            passage.speaker,
            source.origin_of(passage),
            _edtf(passage.about),
        )


def _difference(
    batches: BulkInserter, difference: Difference, number: int, chronology: Chronology, numbers: IdNumbers
) -> None:
    batches.add("difference", number, difference.id, difference.question, difference.note, 0)
    for place, event in enumerate(dict.fromkeys(difference.events)):
        batches.add("difference_event", number, place, event)
    versions = ((version.says, version.cites) for version in difference.versions)
    _versions(batches, versions, number, chronology, numbers)


def _conflict(
    batches: BulkInserter, conflict: DateConflict, number: int, chronology: Chronology, numbers: IdNumbers
) -> None:
    event = conflict.event
    # No id from a file contains a colon.
    batches.add("difference", number, f"dates:{event.id}", f"{event.title}: when?", "", 1)
    batches.add("difference_event", number, 0, event.id)
    versions = ((format_date(date), cites) for date, cites in conflict.versions)
    _versions(batches, versions, number, chronology, numbers)


def _versions(
    batches: BulkInserter,
    versions: Iterable[tuple[str, Iterable[Citation]]],
    number: int,
    chronology: Chronology,
    numbers: IdNumbers,
) -> None:
    for place, (says, cites) in enumerate(versions):
        batches.add("version", number, place, says)
        for at, citation in enumerate(cites, 1):
            cited = resolve_citation(citation, chronology)
            batches.add("version_citation", number, place, at, *cited.row(numbers.source(cited.source)))


def _problem(batches: BulkInserter, problem: Problem, number: int) -> None:
    place = problem.place
    batches.add(
        "problem",
        number,
        problem.code,
        place.path,
        place.line,
        place.column,
        place.width,
        problem.message,
        problem.remedy,
        problem.severity.value,
        problem.excerpt,
        json.dumps(problem.hints),
        json.dumps(problem.concerns[:_MOST_NAMED]),
        problem.count,
    )
    for event in dict.fromkeys(problem.concerns):
        batches.add("problem_event", event, number)


def _meta(
    batches: BulkInserter,
    reading: LoadedChronology,
    placed: Sequence[OrderedEvent],
    problems: Sequence[Problem],
    *,
    differences: int,
    differing: int,
) -> None:
    chronology = reading.chronology
    errors, warnings = count_problems(problems)
    dates = [ordered.event.date for ordered in placed if ordered.event.date]
    days = [day for date in dates for day in _bounded(date)]
    values: dict[str, Value] = {
        "title": chronology.title,
        "about": chronology.about,
        "notice": chronology.notice,
        "events": len(placed),
        "sources": len(chronology.sources),
        "differences": differences,
        "differing": differing,
        "errors": errors,
        "warnings": warnings,
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
        "complete": reading.is_complete,
        "unread": len(reading.unread),
        "actors_in_doubt": _actors_in_doubt(reading, problems),
    }
    for name, value in values.items():
        batches.add("meta", name, value)
    for path, digest in sorted(dict(reading.file_hashes).items()):
        batches.add("file", path, digest)


def _actors_in_doubt(reading: LoadedChronology, problems: Sequence[Problem]) -> int:
    errors = (problem.place for problem in problems if problem.severity is Severity.ERROR)
    count = sum(reading.section(place) == "actors" for place in errors)
    return count or int(not reading.is_sure_of_actors)


def _bounded(date: EdtfDate) -> list[int]:
    bounds = (date.start_min, date.start_max, date.end_min, date.end_max)
    return [bound for bound in bounds if isinstance(bound, int)]


def _edtf(date: EdtfDate | None) -> str:
    return date.text if date else ""
