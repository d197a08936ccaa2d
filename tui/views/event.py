"""One event in full: clocks, standing, sources counted by origin, differing accounts, notes."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf import read
from tui.chronology.lengths import later
from tui.chronology.wording import words
from tui.exporting.citation import written_later
from tui.index.records import CitationRecord, EventRecord, Info
from tui.text.counted import counted
from tui.views.differences import account_lines, cited_as, hidden_lines
from tui.views.lines import BLANK, Line, Role, Span, field, heading, line, paragraph, section
from tui.views.marks import UNICODE, Marks
from tui.views.row import date_words
from tui.views.source import citation_status

ROLE_WORDS = {"supports": "", "disputes": "disputes this", "context": "for context"}


def event_lines(event: EventRecord, info: Info, marks: Marks = UNICODE) -> list[Line]:
    """Everything about one event, in the order in which a careful reader asks."""
    return [
        *_head(event, info, marks),
        *section(paragraph(event.summary)),
        *section(_hidden(event)),
        *section(_clocks(event, marks)),
        *section(_people(event)),
        *section(_citations(event, marks)),
        *section(_differences(event, marks)),
        *section(_note(event)),
        *section(_problems(event, marks)),
        BLANK,
        line(Span(f"{event.row.id} {marks.dot} {event.place.path}:{event.place.line}", Role.QUIET)),
    ]


def support(event: EventRecord) -> str:
    """How many sources, from how many independent origins."""
    return f"{counted(event.row.sources, 'source')}, {counted(event.row.origins, 'origin')}"


def kind_label(kind: str, info: Info) -> str:
    """A kind's label; its id where the chronology does not describe it."""
    return next((known.label for known in info.kinds if known.id == kind), kind)


def _head(event: EventRecord, info: Info, marks: Marks) -> list[Line]:
    row = event.row
    # What the words say of one known day is all there is to it.
    written = row.date if row.when and not row.when.is_exact else ""
    return [
        line(Span(row.title, Role.TITLE)),
        line(
            Span(date_words(row), Role.DATE),
            Span(f" {marks.dot} {kind_label(row.kind, info)}", Role.QUIET),
            Span(f" {marks.dot} {written}" if written else "", Role.QUIET),
        ),
        line(Span(row.standing, Role.STANDING), Span(f" {marks.dot} {support(event)}", Role.QUIET)),
    ]


def _hidden(event: EventRecord) -> Iterator[Line]:
    yield from hidden_lines(event.hidden)
    yield from paragraph(written_later(event), Role.NOTE)


def _clocks(event: EventRecord, marks: Marks) -> Iterator[Line]:
    """When it happened, was known, was published: each later clock with the time since the one before it."""
    happened = event.row.when
    places = [
        f"after {event.after}" if event.after else "",
        f"before {event.before}" if event.before else "",
    ]
    place = " and ".join(filter(None, places))
    if happened:
        yield field("Happened", words(happened), Span(f", {place}" if place else "", Role.QUIET))
    elif place:
        yield field("Happened", "undated: ", place)
    before = happened
    clocks = (
        ("Known", event.known, "" if event.known_given else " (its earliest source)"),
        ("Published", event.published, ""),
    )
    for label, date, note in clocks:
        if date:
            clock = read(date)
            since = later(before, clock) if before else ""
            lag = f" {marks.dot} {since}" if since else ""
            yield field(label, words(clock), Span(f"{note}{lag}", Role.QUIET))
            before = clock


def _people(event: EventRecord) -> Iterator[Line]:
    for place, actor in enumerate(event.actors):
        label = "Who" if place == 0 else ""
        # What a protected person does or did helps to tell who it is.
        role = f" ({actor.role})" if actor.role and not actor.protected else ""
        yield field(label, actor.name, Span(role, Role.QUIET))
    if event.tags:
        yield field("Tags", ", ".join(event.tags))


def _citations(event: EventRecord, marks: Marks) -> Iterator[Line]:
    if not event.cites:
        return
    yield heading(f"Sources ({support(event)})")
    for citation in event.cites:
        yield _citation(citation, marks)
        if citation.quote:
            opening, closing = marks.quotes
            yield line(f"{opening}{citation.quote}{closing}", indent=4, hang=4)


def _citation(citation: CitationRecord, marks: Marks) -> Line:
    gives = f"gives {words(read(citation.says_date))}" if citation.says_date else ""
    says = f"says {citation.says}" if citation.says else ""
    does = ", ".join(filter(None, (ROLE_WORDS[citation.role], gives, says)))
    name = cited_as(citation)
    return line(
        Span(f"{citation.number} ".rjust(4), Role.KEY),
        name,
        Span(f" {does}" if does else "", Role.DIFFERS),
        # What to write in another event, in a query or on the command line, to come here.
        Span(f" {marks.dot} {citation.key}" if name != citation.key else "", Role.QUIET),
        *_checked(citation, marks),
        hang=4,
        anchor=f"citation:{citation.number}",
    )


def _checked(citation: CitationRecord, marks: Marks) -> tuple[Span | str, ...]:
    """How it stands against its source; of what is as it should be, a word."""
    if citation.status in {"cited", "whole"}:
        return ()
    if citation.status == "sealed":
        return (Span(f" {marks.dot} sealed", Role.QUIET),)
    return ": ", citation_status(citation)


def _differences(event: EventRecord, marks: Marks) -> Iterator[Line]:
    if event.accounts:
        yield heading(f"{marks.differs} Where the sources differ ({len(event.accounts)})")
        for account in event.accounts:
            yield from account_lines(account, indent=2)


def _note(event: EventRecord) -> Iterator[Line]:
    if event.note:
        yield heading("Editor's note")
        yield from paragraph(event.note, Role.NOTE)


def _problems(event: EventRecord, marks: Marks) -> Iterator[Line]:
    if event.problems:
        yield heading(f"Problems ({len(event.problems)})")
        for problem in event.problems:
            yield line(Span(f"{problem.place}: {problem.message}", Role.PROBLEM), indent=2, hang=4)
            yield line(Span(f"{marks.remedy} {problem.remedy}", Role.QUIET), indent=4, hang=6)
