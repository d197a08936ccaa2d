"""Rules about dates: events are dated or placed, not after their sources, not public before they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole
from tui.chronology.problem import Problem, Severity
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology
from tui.validation.citation_walk import CitationContext
from tui.validation.rules.rule import EventAt


def undated_events_have_neighbours(reading: LoadedChronology) -> Iterator[Problem]:
    """An event without a date is placed by an `after` or `before`, its own or another event's."""
    placed: set[int] | None = None
    for at, (event, path) in enumerate(zip(reading.chronology.events, reading.event_paths, strict=True)):
        if event.date is not None or event.after or event.before:
            continue
        placed = _beside_the_dated(reading.chronology) if placed is None else placed
        if at not in placed:
            yield reading.problem(
                "undated",
                (*path, "id"),
                f"`{event.id}` has no date and no `after` or `before`, so its place is not known",
                "add `date`; or, if no source gives one, `after` or `before` with the id of another event",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )


def _beside_the_dated(chronology: Chronology) -> set[int]:
    """The undated events that `after` and `before` connect to one with a date, directly or through others."""
    events, precedence = chronology.events, chronology.precedence
    tied: set[int] = set()
    todo = [at for at in precedence.order if events[at].date is not None]
    while todo:
        at = todo.pop()
        for neighbour in (*precedence.earlier.get(at, ()), *precedence.later.get(at, ())):
            if events[neighbour].date is None and neighbour not in tied:
                tied.add(neighbour)
                todo.append(neighbour)
    return tied


def events_precede_the_sources_that_support_them(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """No source supports an event that had certainly not begun when the source was issued.

    A source that announces an event may be cited `as: context`.

    Yields:
        A problem for each citation.
    """
    for cited in citations:
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


def nothing_is_public_before_it_begins(
    reading: LoadedChronology, events: Iterable[EventAt]
) -> Iterator[Problem]:
    """The date in `public` is not certainly before the event."""
    for event, path in events:
        if event.date and event.public and event.public.last_day < event.date.first_day:
            yield reading.problem(
                "public-too-early",
                (*path, "public"),
                f"`{event.id}` is public from {format_date(event.public)}, "
                f"before it began: {format_date(event.date)}",
                "correct one of the two dates",
                concerns=(event.id,),
            )


def dates_of_events_are_no_habits(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """No date is a set of one (catalogues write an inferred year like that) or a spreadsheet's midnight."""
    for event, path in events:
        for key, date in (("date", event.date), ("public", event.public)):
            yield from _habit(reading, (*path, key), date, (event.id,))


def dates_of_citations_are_no_habits(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """No date that a citation gives is a set of one, or a spreadsheet's midnight."""
    for cited in citations:
        if cited.citation.says:
            date = cited.citation.says.date
            yield from _habit(reading, (*cited.path, "says", "date"), date, cited.concerns)


def dates_of_sources_are_no_habits(reading: LoadedChronology) -> Iterator[Problem]:
    """No date of a source, nor one that a passage gives, is a set of one or a spreadsheet's midnight."""
    for source in reading.chronology.sources:
        yield from _habit(reading, ("sources", source.id, "issued"), source.issued, ())
        for passage in source.passages:
            for attribute, date in (("about", passage.about), ("said-on", passage.said_on)):
                if texts := _habit_texts(date):
                    yield reading.passage_problem(
                        "date-by-habit",
                        source.id,
                        passage,
                        *texts,
                        severity=Severity.WARNING,
                        attribute=attribute,
                    )


def _habit(
    reading: LoadedChronology, path: Path, date: EdtfDate | None, concerns: tuple[str, ...]
) -> Iterator[Problem]:
    if texts := _habit_texts(date):
        yield reading.problem("date-by-habit", path, *texts, severity=Severity.WARNING, concerns=concerns)


def _habit_texts(date: EdtfDate | None) -> tuple[str, str] | None:
    """The message and the remedy; None for a date that is not written by habit."""
    # Called for every date of a million events, so most are dismissed by a look at their text.
    is_set = date is not None and date.text.startswith("[")
    if date is None or not (is_set or "T00" in date.text):
        return None
    # The reader of dates, which few chronologies need here.
    from tui.chronology.date_reader.typed_dates import inferred_date  # noqa: PLC0415

    if is_set:
        inferred = inferred_date(date.text)
        message = f"{date} is read as a set of one date; in catalogues, brackets mean an inferred date"
        remedy = f"write {inferred} if it is inferred, or {date.text[1:-1]} if it is stated"
        return (message, remedy) if inferred else None
    if not date.text.endswith("T00:00:00"):
        return None
    day = date.text.partition("T")[0]
    message = f"{date} is midnight exactly, which spreadsheets write when no time is given"
    return message, f"write {day}; or {day}T00:00, if it was at midnight"
