"""Dates: an event has one or a neighbour, nothing is told before it happens, and none is written by habit."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.event import CitationRole
from tui.chronology.other_meanings import other_meaning
from tui.chronology.problem import Problem, Severity
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology
from tui.validation.citation_walk import iter_citations


def undated_events_have_neighbours(reading: LoadedChronology) -> Iterator[Problem]:
    """An event without a date says which event it follows or precedes, or is named so by another."""
    placed: set[int] | None = None
    for at, (event, path) in enumerate(zip(reading.chronology.events, reading.event_paths, strict=True)):
        if event.date is not None or event.after or event.before:
            continue
        placed = _beside_the_dated(reading.chronology) if placed is None else placed
        if at not in placed:
            yield reading.problem(
                "undated",
                (*path, "id"),
                f"`{event.id}` has no date and no neighbour, and so no place",
                "add `date`; or, if no source dates it, `after` or `before` with the id of another event",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )


def _beside_the_dated(chronology: Chronology) -> set[int]:
    """The undated events that `after` and `before` tie to one with a date, or to others that are so tied."""
    events, held = chronology.events, chronology.precedence
    tied: set[int] = set()
    todo = [at for at in held.order if events[at].date is not None]
    while todo:
        at = todo.pop()
        for one in (*held.earlier.get(at, ()), *held.later.get(at, ())):
            if events[one].date is None and one not in tied:
                tied.add(one)
                todo.append(one)
    return tied


def events_precede_the_sources_that_support_them(reading: LoadedChronology) -> Iterator[Problem]:
    """No source supports an event that had certainly not begun on the latest day the source may be of.

    What a source announces may be cited `as: context`.
    """
    for cited in iter_citations(reading):
        date = cited.event.date if cited.event else None
        issued = cited.source.issued if cited.source else None
        if date is None or issued is None or cited.citation.role is not CitationRole.SUPPORTS:
            continue
        if date.first_day > issued.last_day:
            yield reading.problem(
                "event-after-source",
                cited.path,
                f"{cited.citation.source} is of {format_date(issued)}, before the event: {format_date(date)}",
                "correct the date; or, if the source only announces the event, cite it `as: context`",
                concerns=cited.concerns,
            )


def nothing_is_public_before_it_begins(reading: LoadedChronology) -> Iterator[Problem]:
    """`public` is not certainly before the event."""
    for event, path in zip(reading.chronology.events, reading.event_paths, strict=True):
        if event.date and event.public and event.public.last_day < event.date.first_day:
            yield reading.problem(
                "public-too-early",
                (*path, "public"),
                f"`{event.id}` is public from {format_date(event.public)}, "
                f"before it began: {format_date(event.date)}",
                "correct one of the two dates",
                concerns=(event.id,),
            )


def dates_are_no_habits(reading: LoadedChronology) -> Iterator[Problem]:
    """No date is a set of one, as catalogues write an inferred year, or a spreadsheet's midnight."""
    for event, path in zip(reading.chronology.events, reading.event_paths, strict=True):
        for key, when in (("date", event.date), ("public", event.public)):
            yield from _habit(reading, (*path, key), when, (event.id,))
    for cited in iter_citations(reading):
        if cited.citation.says:
            date = cited.citation.says.date
            yield from _habit(reading, (*cited.path, "says", "date"), date, cited.concerns)
    for source in reading.chronology.sources:
        yield from _habit(reading, ("sources", source.id, "issued"), source.issued, ())
        for passage in source.passages:
            if told := _told(passage.about):
                yield reading.passage_problem(
                    "date-by-habit",
                    source.id,
                    passage,
                    *told,
                    severity=Severity.WARNING,
                    attribute="about",
                )


def _habit(
    reading: LoadedChronology, path: Path, when: EdtfDate | None, concerns: tuple[str, ...]
) -> Iterator[Problem]:
    if told := _told(when):
        yield reading.problem("date-by-habit", path, *told, severity=Severity.WARNING, concerns=concerns)


def _told(when: EdtfDate | None) -> tuple[str, str] | None:
    """The message and the remedy; None for a date that means what it says."""
    # Asked of every date of a million events: most are passed over by their letters.
    is_set = when is not None and when.text.startswith("[")
    if when is None or not (is_set or "T00" in when.text):
        return None
    meaning = other_meaning(when.text)
    if meaning is None:
        return None
    if is_set:
        message = f"{meaning.text} is a set of one date; in a catalogue, brackets mean that it is inferred"
        return message, f"write {meaning.other} where it is inferred, and {meaning.sure} where it is stated"
    message = f"{meaning.text} is midnight to the second, as spreadsheets write it where no time is given"
    return message, f"write {meaning.other}; or {meaning.sure}, if it was at midnight"
