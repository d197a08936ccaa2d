"""Writing the tables of an index that are about the chronology as a whole, or about few of its parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby, islice

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.event import Citation, Difference
from tui.chronology.problem import Problem, Severity, count_problems
from tui.chronology.source import Source
from tui.evidence.differences import DateConflict, conflicts_by_date
from tui.evidence.searches.search_result import first_day_there
from tui.index.event_order import OrderedEvent, sort_events
from tui.index.id_numbers import IdNumbers
from tui.index.sqlite.builder.bulk_insert import RowReceiver, Value
from tui.index.sqlite.builder.conflict_rows import claimed_dates, write_conflicts, write_windows
from tui.index.sqlite.builder.position_rows import write_positions
from tui.index.sqlite.builder.search_tables import write_searches
from tui.index.sqlite.positions import BLOCK
from tui.index.sqlite.timeline_queries import add_unread
from tui.index.texts.citation_resolver import resolve_citation
from tui.parsing.loader import LoadedChronology
from tui.text.search_text import normalize

_MOST_NAMED = 20
"""Events that a problem names where each of its events shows it."""


class WholeChronology:
    """A chronology in order, with its problems, and the rows of what it has beside events."""

    def __init__(self, reading: LoadedChronology, problems: Sequence[Problem]) -> None:
        """Put the events in order; nothing is written yet.

        Args:
            reading: The chronology as it was read.
            problems: All problems of reading and checking it.
        """
        chronology = reading.chronology
        self._reading = reading
        self._problems = problems
        self.numbers = IdNumbers(chronology)
        """The numbers of kinds, actors and sources, to be counted before anything is written here."""
        self.placed = sort_events(chronology.events, chronology.clock, chronology.precedence)
        """The events in order."""
        errors = (problem for problem in problems if problem.severity is Severity.ERROR)
        self.faulty = frozenset(event for problem in errors for event in problem.concerns)
        """The ids of the events in which the checks found an error."""

    def write(self, batches: RowReceiver, ranks: Sequence[int], *, differing: int) -> None:
        """Write every table without a row for each event.

        Args:
            batches: Receives the rows.
            ranks: The rank of each event.
            differing: How many events the sources differ about.
        """
        reading, numbers, placed = self._reading, self.numbers, self.placed
        chronology = reading.chronology
        if reading.unread:
            add_unread(batches, reading, {id(ordered.event): at for at, ordered in enumerate(placed, 1)})
        for number, rank in enumerate(islice(ranks, 0, None, BLOCK)):
            batches.add("block", number, rank)
        _sections(batches, placed, ranks)
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
        write_positions(batches, reading, numbers)
        write_searches(batches, reading, numbers)
        for number, problem in enumerate(sorted(self._problems, key=lambda problem: problem.order)):
            _problem(batches, problem, number)
        write_windows(batches, chronology)
        write_conflicts(batches, reading)
        differences = len(chronology.differences) + len(conflicts)
        _meta(batches, reading, placed, self._problems, differences=differences, differing=differing)


def _sections(batches: RowReceiver, placed: Sequence[OrderedEvent], ranks: Sequence[int]) -> None:
    end = 0
    for number, (year, run) in enumerate(groupby(placed, key=lambda ordered: ordered.year)):
        dates = [ordered.event.date for ordered in run]
        first, end = end, end + len(dates)
        starts = [day for date in dates if date for day in date.start_days]
        bounds = (min(starts, default=None), max(starts, default=None))
        batches.add("section", number, year, ranks[first], ranks[end - 1], len(dates), *bounds)


def _kinds(batches: RowReceiver, chronology: Chronology, numbers: IdNumbers) -> None:
    for number, kind in enumerate(chronology.kinds):
        batches.add("kind", number, kind.id, kind.label, kind.about, numbers.of_kind[number], 1)
    for number, unlisted in numbers.kinds.unlisted:
        batches.add("kind", number, unlisted, unlisted, "", numbers.of_kind[number], 0)


def _actors(batches: RowReceiver, chronology: Chronology, numbers: IdNumbers) -> None:
    for number, actor in enumerate(chronology.actors):
        row = (actor.id, actor.name, actor.role, _edtf(actor.held), actor.named_because, actor.protected)
        batches.add("actor", number, *row, numbers.of_actor[number], 1)
    for number, unlisted in numbers.actors.unlisted:
        batches.add("actor", number, unlisted, unlisted, "", "", "", 0, numbers.of_actor[number], 0)


def _source(batches: RowReceiver, source: Source, number: int, events: int, path: str) -> None:
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
        source.extent.value,
        source.issued.first_day if source.issued else None,
        first_day_there(source),
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
            ",".join(passage.said_by),
            _edtf(passage.said_on),
            ",".join(passage.matters),
            f" {folded} " if (folded := normalize(passage.text)) else "",
        )
        for actor in passage.said_by:
            batches.add("statement", actor, number, passage.number)


def _difference(
    batches: RowReceiver, difference: Difference, number: int, chronology: Chronology, numbers: IdNumbers
) -> None:
    batches.add("difference", number, difference.id, difference.question, difference.note, 0)
    for place, event in enumerate(dict.fromkeys(difference.events)):
        batches.add("difference_event", number, place, event)
    versions = ((version.says, version.cites, claimed_dates(version)) for version in difference.versions)
    _versions(batches, versions, number, chronology, numbers)


def _conflict(
    batches: RowReceiver, conflict: DateConflict, number: int, chronology: Chronology, numbers: IdNumbers
) -> None:
    event = conflict.event
    # No id from a file contains a colon.
    batches.add("difference", number, f"dates:{event.id}", f"{event.title}: when?", "", 1)
    batches.add("difference_event", number, 0, event.id)
    versions = ((format_date(date), cites, "[]") for date, cites in conflict.versions)
    _versions(batches, versions, number, chronology, numbers)


def _versions(
    batches: RowReceiver,
    versions: Iterable[tuple[str, Iterable[Citation], str]],
    number: int,
    chronology: Chronology,
    numbers: IdNumbers,
) -> None:
    for place, (says, cites, dates) in enumerate(versions):
        batches.add("version", number, place, says, dates)
        for at, citation in enumerate(cites, 1):
            cited = resolve_citation(citation, chronology)
            batches.add("version_citation", number, place, at, *cited.row(numbers.source(cited.source)))


def _problem(batches: RowReceiver, problem: Problem, number: int) -> None:
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
    batches: RowReceiver,
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
        "searches": len(chronology.searches),
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
