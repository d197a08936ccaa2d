"""Commands of `browse` that show things: event, citations, passages, sources, differences, overviews."""

from __future__ import annotations

from collections.abc import Callable

from tui.chronology.enums import TextKind
from tui.chronology.keys import CitationKey
from tui.chronology.problem import name_counts
from tui.cli.browse.reader import Reader
from tui.cli.browse.spoken_text import SPOKEN, about_lines, rows_lines, years_lines
from tui.index.records import CitationRecord, EventRow, PassageRecord, SourceRecord
from tui.text.failure import Failure
from tui.text.suggest import closest_match
from tui.validation.reporters import format_text
from tui.views.differences import cited_as, differences_lines
from tui.views.event import event_lines
from tui.views.lines import Line, line
from tui.views.queries.match_reasons import reason_lines
from tui.views.related_events import citing_events, groups_lines, related_groups, supported_events
from tui.views.related_events import group_results as grouped_by
from tui.views.source import citation_status, passage_lines, source_lines, sources_lines

PAGE = 10
"""Events of a page: no more than one can listen to."""
_AROUND = 2
"""Paragraphs of an original that are shown before and after the passage."""


def page(reader: Reader, _: str = "") -> list[Line]:
    """Show ten events from this one on, and the unreadable entries among them."""
    index = reader.index
    rows = index.rows(reader.state.query, reader.state.cursor.position, PAGE)
    if not (reader.state.query.is_empty and index.info.unread):
        return _with_reasons(reader, rows)
    # Unreadable entries before all events are listed with the first event only.
    first = (
        reader.state.cursor.position + index.unread_above(reader.state.cursor.position + 1)
        if reader.state.cursor.position
        else 0
    )
    shown = reader.state.cursor.position + len(rows)
    end = shown + index.unread_above(shown + 1) if rows else index.info.unread
    return rows_lines(index.timeline(first, end - first))


def _with_reasons(reader: Reader, rows: list[EventRow]) -> list[Line]:
    """Return events one a line, each with by what else than its title the query finds it."""
    query = reader.state.query
    found = reader.index.match_reasons(query, rows)
    results = reader.state.results
    possible = frozenset(row.id for row in rows if results and results.is_possible(row))
    return [
        text_line
        for row, row_line in zip(rows, rows_lines(rows, possible), strict=True)
        for text_line in (
            row_line,
            *reason_lines(found.get(row.rank, ()), query.highlight_terms, SPOKEN.ellipsis, indent=2),
        )
    ]


def years(reader: Reader, _: str) -> list[Line]:
    """Show how many events each year has."""
    return years_lines(reader) or [nothing_found(reader)]


def show(reader: Reader, _: str = "") -> list[Line]:
    """Show everything about the event."""
    record, state = reader.state.record, reader.state
    matches = reason_lines(state.reasons, state.query.highlight_terms, SPOKEN.ellipsis)
    return (
        event_lines(record, reader.index.info, SPOKEN, matches=matches) if record else [nothing_found(reader)]
    )


def citation(by: int) -> Callable[[Reader, str], list[Line]]:
    """Return a command that shows another citation of the event.

    Args:
        by: 1 for the next citation, at first the first one; -1 for the previous.
    """

    def tell(reader: Reader, number: str) -> list[Line]:
        if number and not (number.isdecimal() and reader.cite_number(int(number[:6]))):
            return [line(f"the event has no citation {number}")]
        if reader.citation is None:
            return [
                nothing_found(reader) if reader.state.row is None else line("The event has no citations.")
            ]
        moved = bool(number) or reader.cite(by)
        end = "There is no next citation." if by > 0 else "There is no previous citation."
        return [*_cited(reader, reader.citation), *([] if moved else [line(end)])]

    return tell


def passage(reader: Reader, key: str) -> list[Line]:
    """Show the passage that the citation cites, or one that is named, with those around it."""
    if key:
        return source(reader, key)
    cited = reader.citation
    return _context(reader, cited) if cited else [nothing_found(reader)]


def source(reader: Reader, wanted: str) -> list[Line]:
    """Show every source; one of them; or a passage of one with those around it."""
    sources = reader.index.sources(reader.state.query.public_day)
    if not wanted:
        return sources_lines(sources)
    key = CitationKey.parse(wanted)
    record = next((item for item in sources if item.id == key.source), None)
    if record is None:
        return [_unknown("source", key.source, [item.id for item in sources])]
    passages = reader.index.passages(key.source)
    if not key.passage:
        return source_lines(record, passages)
    meant = _passage(passages, key.passage)
    if meant is None:
        return [_unknown("passage", wanted, [str(item.citation_key) for item in passages])]
    return passage_lines(record, passages, meant.number, cited_by=_citing(reader, meant), marks=SPOKEN)


def original(reader: Reader, _: str) -> list[Line]:
    """Show the cited passage in the attached original."""
    from tui.views.original import original_lines  # noqa: PLC0415  (seldom asked for)

    cited = reader.citation
    if cited is None or cited.source is None:
        return [line("The event cites no source of this chronology.")]
    original_text = reader.project.original_of(cited.source.id)
    if isinstance(original_text, Failure):
        return [line(original_text.as_line())]
    if original_text is None:
        return [line(f"No original of {cited.source.id} is attached; see: dateline corpus attach --help")]
    return original_lines(cited.source, original_text, cited.passage, _AROUND if cited.passage else None)


def related(reader: Reader, _: str) -> list[Line]:
    """Show events related to this one."""
    if reader.state.record is None:
        return [nothing_found(reader)]
    groups = related_groups(reader.index, reader.state.record, reader.state.query.public_by)
    lines = groups_lines(groups, SPOKEN, "other event")
    return lines or [line("No related events.")]


def actors(reader: Reader, _: str) -> list[Line]:
    """Show the actors of the event, each with the query for all of its events."""
    if reader.state.record is None:
        return [nothing_found(reader)]
    named = [line(f"{actor.name}: search actor:{actor.id}") for actor in reader.state.record.actors]
    return named or [line("This event names no actor.")]


def cited_by(reader: Reader, _: str) -> list[Line]:
    """Show the events that cite the same passage, and the same source."""
    cited = reader.citation
    if cited is None or cited.source is None:
        return [line("The event cites no source of this chronology.")]
    groups = supported_events(reader.index, cited.source, cited.passage, reader.state.query.public_by)
    return groups_lines(groups, SPOKEN)


def grouped(reader: Reader, wanted: str) -> list[Line]:
    """Show the results by actor or by source."""
    name = "source" if wanted.casefold() == "source" else "actor"
    groups = grouped_by(reader.index, reader.state.query, name)
    return groups_lines(groups, SPOKEN) or [line(f"The events found name no {name}.")]


def knew(reader: Reader, actor: str) -> list[Line]:
    """Show how many entries of knowledge of the events found are about each actor; or those about one."""
    # Imported here: seldom asked for.
    from tui.views.knowledge.actor_counts import actor_counts, counts_lines  # noqa: PLC0415
    from tui.views.knowledge.actor_knowledge import about_actor, events_lines, foot_line, sections_lines  # noqa: PLC0415

    found, by = reader.index.knowledge(reader.state.query), reader.state.query.aware_by
    ids = [one.id for one in reader.index.actors()]
    if actor and actor not in ids:
        return [_unknown("actor", actor, ids)]
    entries = about_actor(found, actor)
    if not actor:
        lines = counts_lines(actor_counts(found, by), by)
    elif by:
        lines = sections_lines(entries, by, marks=SPOKEN)
    else:
        lines = events_lines(entries, marks=SPOKEN)
    return [*(list(lines) or [line("The events found have no such entry of knowledge.")]), foot_line()]


def differences(reader: Reader, scope: str) -> list[Line]:
    """Show the differences of the event, or all differences."""
    day = reader.state.query.public_day
    if scope.casefold() == "all":
        everywhere = differences_lines(reader.index.differences(None, day))
        return everywhere or [line("No differences between sources are recorded.")]
    if reader.state.row is None:
        return [nothing_found(reader)]
    lines = differences_lines(reader.index.differences(reader.state.row.id, day))
    return lines or [line("No difference is recorded about this event; differences all lists the others.")]


def conflicts(reader: Reader, _: str) -> list[Line]:
    """Show the sets of statements that cannot all hold."""
    from tui.views.statements.conflicts import conflicts_lines  # noqa: PLC0415  (seldom asked for)

    return conflicts_lines(reader.index.conflicts(reader.state.query.public_day))


def dated(reader: Reader, _: str) -> list[Line]:
    """Show the passages of the cited source that give a date no event uses yet."""
    from tui.views.passage_dates import date_lines, list_dated_passages, unused_dates  # noqa: PLC0415  (seldom asked for)

    cited = reader.citation
    if cited is None or cited.source is None:
        return [line("The event cites no source of this chronology.")]
    dated_passages = list_dated_passages(reader.index, cited.source)
    return date_lines(cited.source, unused_dates(dated_passages), len(dated_passages))


def problems(reader: Reader, _: str) -> list[Line]:
    """Show the problems that the checks found."""
    report = format_text(reader.index.problems())
    return [line(row) for row in report.splitlines()] or [line("No problems found.")]


def about(reader: Reader, _: str) -> list[Line]:
    """Show the description of the chronology."""
    return about_lines(reader)


def _cited(reader: Reader, cited: CitationRecord) -> list[Line]:
    of = len(reader.state.record.cites) if reader.state.record else 0
    head = line(f"Citation {cited.number} of {of}: {cited_as(cited)}: ", citation_status(cited))
    quote = [line(f'Quotation: "{cited.quote}"')] if cited.quote else []
    # A listener would take a paraphrase for what the source says.
    is_paraphrase = cited.source is not None and cited.source.text is TextKind.PARAPHRASE
    whose = " in the editor's words" if is_paraphrase else ""
    text = [line(f"Passage{whose}: {cited.passage.text}")] if cited.passage else []
    return [head, *quote, *text]


def _context(reader: Reader, cited: CitationRecord) -> list[Line]:
    if cited.source is None:
        return [line(f"There is no source {cited.key} in this chronology.")]
    passages = reader.index.passages(cited.source.id)
    if cited.passage is None:
        return source_lines(cited.source, passages)
    events = _citing(reader, cited.passage)
    source = _source_as_of(reader, cited.source)
    return passage_lines(source, passages, cited.passage.number, cited_by=events, marks=SPOKEN)


def _citing(reader: Reader, passage: PassageRecord) -> list[EventRow]:
    return citing_events(reader.index, passage.source, passage.key, reader.state.query.whole)


def _source_as_of(reader: Reader, record: SourceRecord) -> SourceRecord:
    return reader.index.source(record.id, reader.state.query.public_day) or record


def _passage(passages: list[PassageRecord], key: str) -> PassageRecord | None:
    # As in citations, a label takes precedence over a number.
    named = [candidate for candidate in passages if candidate.key == key]
    return next(iter([*named, *(candidate for candidate in passages if str(candidate.number) == key)]), None)


def _unknown(noun: str, name: str, names: list[str]) -> Line:
    meant = closest_match(name, names)
    return line(f"there is no {noun} {name}" + (f"; did you mean {meant}?" if meant else ""))


def nothing_found(reader: Reader) -> Line:
    """Return that there is no event to read, with what to do."""
    info = reader.index.info
    if info.events:
        return line("No events found; clear shows all events again.")
    errors = name_counts(info.errors, 0)
    return line(
        f"No events can be shown: {errors[0]}; problems lists them." if errors else "There are no events yet."
    )
