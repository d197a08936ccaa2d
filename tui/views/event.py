"""One event in full: dates, status, awareness, sources, differences, positions, searches, note, problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.date_format import format_date
from tui.chronology.durations import compare_later
from tui.chronology.edtf import cached_parse
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus
from tui.export.citation_text import says_instead, written_later
from tui.export.support import count_support
from tui.index.records import ChronologyInfo, CitationRecord, EventRecord
from tui.text.note_marks import show_marks
from tui.views.differences import cited_as, difference_lines, hidden_lines
from tui.views.event_line import format_date_cell, status_role
from tui.views.lines import BLANK, Line, TextRole, TextSpan, field, heading, line, paragraph, section
from tui.views.links import CitationLink
from tui.views.source import citation_status
from tui.views.symbols import UNICODE, Symbols

_NOT_SURE = {EventStatus.ALLEGED, EventStatus.DISPUTED}
ROLE_WORDS = {
    CitationRole.SUPPORTS: "",
    CitationRole.DISPUTES: "disputes this",
    CitationRole.CONTEXT: "for context",
}


def event_lines(
    event: EventRecord, info: ChronologyInfo, marks: Symbols = UNICODE, *, matches: Iterable[Line] = ()
) -> list[Line]:
    """Return everything about one event, most important first.

    Args:
        event: The event as the index has it.
        info: The chronology, for the labels of kinds.
        marks: The set of symbols.
        matches: By what a search finds it (`tui.views.queries.match_reasons`).
    """
    return [
        *_head(event, info, marks),
        *matches,
        *section(paragraph(_summary(event))),
        *section(_hidden(event)),
        *section(_clocks(event, marks)),
        *section(_people(event)),
        *section(_knowledge(event, marks)),
        *section(_citations(event, marks)),
        *section(_differences(event, marks)),
        *section(_positions(event)),
        *section(_searches(event)),
        *section(_note(event)),
        *section(_problems(event, marks)),
        BLANK,
        line(TextSpan(f"{event.row.id} {marks.dot} {event.place.path}:{event.place.line}", TextRole.QUIET)),
    ]


def support(event: EventRecord) -> str:
    """Return how many sources an event has, how many dispute it, and how many origins support it."""
    return count_support(event).in_words()


def _summary(event: EventRecord) -> str:
    """Return the summary, in which the mark of a note is the number that the citation has below."""
    return show_marks(event.summary, len(event.cites) + event.hidden.citations)


def kind_label(kind: str, info: ChronologyInfo) -> str:
    """Return the label of a kind, or its id where the chronology does not describe it."""
    return next((described.label for described in info.kinds if described.id == kind), kind)


def _head(event: EventRecord, info: ChronologyInfo, marks: Symbols) -> list[Line]:
    row = event.row
    # For one known day the EDTF date says no more than the words.
    written = row.date if row.when and not row.when.is_exact else ""
    return [
        line(TextSpan(row.title, TextRole.TITLE)),
        line(
            TextSpan(format_date_cell(row), TextRole.DATE),
            TextSpan(f" {marks.dot} {kind_label(row.kind, info)}", TextRole.QUIET),
            TextSpan(f" {marks.dot} {written}" if written else "", TextRole.QUIET),
        ),
        line(
            TextSpan(row.status, status_role(row.status)),
            TextSpan(f" {marks.dot} {support(event)}", TextRole.QUIET),
        ),
    ]


def _hidden(event: EventRecord) -> Iterator[Line]:
    yield from hidden_lines(event.hidden)
    yield from paragraph(written_later(event), TextRole.NOTE)


def _clocks(event: EventRecord, marks: Symbols) -> Iterator[Line]:
    """Yield when it happened, became public and was issued, each later date with the time since the last."""
    happened = event.row.when
    # That something is alleged, or disputed, does not say that it happened.
    label = "Dated" if event.row.status in _NOT_SURE else "Happened"
    places = [
        f"after {event.after}" if event.after else "",
        f"before {event.before}" if event.before else "",
    ]
    place = " and ".join(filter(None, places))
    if happened:
        yield field(label, format_date(happened), TextSpan(f", {place}" if place else "", TextRole.QUIET))
    elif place:
        yield field(label, "undated: ", place)
    if event.window:
        # Imported here: few events are undated, and a start needs none of them.
        from tui.views.statements.conflicts import window_lines  # noqa: PLC0415

        yield from window_lines(event)
    if event.date_as_written:
        yield field("As written", event.date_as_written)
    before = happened
    clocks = (
        ("Public", event.public, "" if event.is_public_given else " (its earliest source)"),
        ("Issued", event.issued, ""),
    )
    for label, date, note in clocks:
        if date:
            clock = cached_parse(date)
            since = compare_later(before, clock) if before else ""
            lag = f" {marks.dot} {since}" if since else ""
            yield field(label, format_date(clock), TextSpan(f"{note}{lag}", TextRole.QUIET))
            before = clock


def _people(event: EventRecord) -> Iterator[Line]:
    for place, actor in enumerate(event.actors):
        label = "Who" if place == 0 else ""
        # The role of a protected person could help to identify them.
        role = f" ({actor.role})" if actor.role and not actor.protected else ""
        yield field(label, actor.name, TextSpan(role, TextRole.QUIET))
    if event.tags:
        yield field("Tags", ", ".join(event.tags))
    if event.merged_from:
        yield field("From", ", ".join(event.merged_from))


def _knowledge(event: EventRecord, marks: Symbols) -> Iterator[Line]:
    if event.knowledge:
        # Few events have any, and a start needs none of its words.
        from tui.views.knowledge.event_knowledge import knowledge_lines  # noqa: PLC0415

        yield from knowledge_lines(event, marks)


def _citations(event: EventRecord, marks: Symbols) -> Iterator[Line]:
    if not event.cites:
        return
    yield heading(f"Sources ({support(event)})")
    for citation in event.cites:
        yield _citation(citation, marks)
        if citation.quote:
            opening, closing = marks.quotes
            yield line(f"{opening}{citation.quote}{closing}", indent=4, hang=4)


def _citation(citation: CitationRecord, marks: Symbols) -> Line:
    does = ", ".join(filter(None, (ROLE_WORDS[citation.role], says_instead(citation))))
    name = cited_as(citation)
    return line(
        TextSpan(f"{citation.number} ".rjust(4), TextRole.KEY),
        name,
        TextSpan(f" {does}" if does else "", TextRole.DIFFERS),
        # The key to write in another event, in a query or on the command line.
        TextSpan(f" {marks.dot} {citation.key}" if name != str(citation.key) else "", TextRole.QUIET),
        *_checked(citation, marks),
        hang=4,
        anchor=CitationLink(citation.number),
    )


def _checked(citation: CitationRecord, marks: Symbols) -> tuple[TextSpan | str, ...]:
    """Return the result of checking a citation; nothing where there is nothing to remark."""
    if citation.status in {QuoteStatus.CITED, QuoteStatus.WHOLE}:
        return ()
    if citation.status is QuoteStatus.NOT_HELD:
        return (TextSpan(f" {marks.dot} not held", TextRole.QUIET),)
    return ": ", citation_status(citation)


def _differences(event: EventRecord, marks: Symbols) -> Iterator[Line]:
    if event.differences:
        yield heading(f"{marks.differs} Where the sources differ ({len(event.differences)})")
        for difference in event.differences:
            yield from difference_lines(difference, indent=2)


def _positions(event: EventRecord) -> Iterator[Line]:
    if event.positions:
        from tui.views.positions.position_lines import event_position_lines  # noqa: PLC0415  (few events have any)

        yield heading("Positions")
        yield from event_position_lines(event.positions)


def _searches(event: EventRecord) -> Iterator[Line]:
    if event.searches:
        # Few events have any, and a start needs none.
        from tui.views.searches.search_lines import searched_section  # noqa: PLC0415

        yield from searched_section(event.searches, event.row.id)


def _note(event: EventRecord) -> Iterator[Line]:
    if event.note:
        yield heading("Editor's note")
        yield from paragraph(event.note, TextRole.NOTE)


def _problems(event: EventRecord, marks: Symbols) -> Iterator[Line]:
    if event.problems:
        yield heading(f"Problems ({len(event.problems)})")
        for problem in event.problems:
            yield line(TextSpan(f"{problem.place}: {problem.message}", TextRole.PROBLEM), indent=2, hang=4)
            yield line(TextSpan(f"{marks.remedy} {problem.remedy}", TextRole.QUIET), indent=4, hang=6)
