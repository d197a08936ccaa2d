"""`show`, `source` and `differences`: one event, source or difference in full."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tui.chronology.keys import CitationKey
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import IN_RANGE, CommonOptions, common_options, format_option, text_option
from tui.cli.completers import complete_differences, complete_events, complete_passages
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, report_hidden, write_message, write_stdout
from tui.cli.output_format import print_many, print_one
from tui.cli.project_context import open_chronology, unknown
from tui.index.protocol import Index
from tui.index.records import EventRecord, EventRow, HiddenCounts, PassageRecord, SourceRecord
from tui.parsing.query.parse_query import Query
from tui.text.plural import pluralize
from tui.views.differences import differences_lines
from tui.views.event import event_lines
from tui.views.json_output import difference_json, event_json, passage_json, source_json, source_of
from tui.views.lines import plain
from tui.views.related_events import citing_events
from tui.views.source import passage_lines, source_lines, sources_lines


@click.command(cls=ChronologyCommand)
@click.argument("event", metavar="ID", shell_complete=complete_events, type=text_option)
@common_options(*IN_RANGE, format_option)
def show(options: CommonOptions, event: str) -> ExitCode:
    """Show one event in full: dates, citations, differences."""
    with open_chronology(options.path) as project:
        index = project.index
        query = options.query(index)
        record = event_as_of(index, query, event)
        if not _is_among(index, query, [event]):
            return _outside(event)
        possible = not _is_among(index, query.narrowed(certainly=True), [event])
        if possible:
            write_message(f"{event} is only possibly in the range")
        print_one(
            options.output_format,
            lambda: event_lines(record, index.info),
            lambda: event_json(record, possible=possible),
        )
        report_hidden(record.hidden)
    return ExitCode.OK


@click.command(cls=ChronologyCommand)
@click.argument("wanted", metavar="[ID[#N]]", shell_complete=complete_passages, type=text_option, default="")
@click.option("--original", is_flag=True, help="Show the attached original instead.")
@common_options(*IN_RANGE, format_option)
def source(options: CommonOptions, wanted: str, original: bool) -> ExitCode:
    """List the sources; or show one, or one of its passages.

    With a range of dates, only sources cited by an event in it.

    Args:
        options: The common options.
        wanted: The id of a source, `SOURCE#PASSAGE`, or empty for every source.
        original: Whether to show the attached original.

    Raises:
        UsageError: The original is wanted of no source.
        CommandError: There is no such source.
    """
    key = CitationKey.parse(wanted)
    name = key.source
    with open_chronology(options.path) as project:
        index = project.index
        query = options.query(index)
        if not name and original:
            raise click.UsageError("--original needs the ID of a source")
        if not name:
            return _list_sources(options, index, query)
        record = index.source(name, query.public_day)
        if record is None and index.source(name):
            return _outside(name)
        if record is None:
            raise unknown("source", name, [item.id for item in index.sources(query.public_day)])
        if not _is_cited(options, index, query, name):
            return _outside(name)
        passages = index.passages(name)
        if original:
            from tui.cli.commands.original import print_original  # noqa: PLC0415  (seldom asked for)

            meant = _meant(record, passages, key.passage) if key.passage else None
            return print_original(options.output_format, record, project.original_of(name), meant)
        if key.passage:
            meant = _meant(record, passages, key.passage)
            events = citing_events(index, name, meant.key, query.whole)
            _print_passage(options.output_format, record, passages, meant, events)
        else:
            print_one(
                options.output_format,
                lambda: source_lines(record, passages),
                lambda: source_json(record, passages),
            )
        report_hidden(record.hidden)
    return ExitCode.OK


@click.command(cls=ChronologyCommand)
@click.argument("wanted", metavar="[ID]", shell_complete=complete_differences, type=text_option, default="")
@common_options(*IN_RANGE, format_option)
def differences(options: CommonOptions, wanted: str) -> ExitCode:
    """Show where the sources differ, side by side.

    ID is the id of an event or of a difference.
    """
    with open_chronology(options.path) as project:
        index = project.index
        query = options.query(index)
        everywhere = index.differences(None, query.public_day)
        differences = [
            difference
            for difference in everywhere
            if not wanted or wanted in (difference.id, *difference.events)
        ]
        if wanted and not differences and not _is_event_or_difference(index, wanted):
            ids = [*_event_ids(index, query), *(difference.id for difference in everywhere)]
            raise unknown("event or difference", wanted, ids)
        if options.narrows:
            differences = [
                difference for difference in differences if _is_among(index, query, difference.events)
            ]
        if options.output_format == "text":
            write_stdout(plain(differences_lines(differences)))
        else:
            print_many(options.output_format, map(difference_json, differences))
        write_message(f"{len(differences)} of {pluralize(index.info.differences, 'difference')}")
        later = len(index.differences()) - len(everywhere)
        report_hidden(
            sum(
                (difference.hidden for difference in differences),
                HiddenCounts(differences=0 if wanted else later),
            )
        )
    return ExitCode.OK if differences or not wanted else ExitCode.FOUND


def _is_event_or_difference(index: Index, name: str) -> bool:
    return index.event(name) is not None or any(difference.id == name for difference in index.differences())


def event_as_of(index: Index, query: Query, event: str) -> EventRecord:
    """Return an event by its id, as of the query's day.

    Args:
        index: The open index.
        query: Its as-of day counts; the rest of it does not.
        event: The id.

    Raises:
        CommandError: There is no such event, it cannot be read, or it was not public by that day.
    """
    record = index.event(event, query.public_day)
    if record is None:
        raise _unreadable(index, event) or unknown("event", event, _event_ids(index, query))
    if not _is_among(index, query.whole, [event]):
        raise CommandError(ExitCode.FOUND, f"{event} was not public by then")
    return record


def _list_sources(options: CommonOptions, index: Index, query: Query) -> ExitCode:
    issued = index.sources(query.public_day)
    sources = [record for record in issued if _is_cited(options, index, query, record.id)]
    if options.output_format == "text":
        write_stdout(plain(sources_lines(sources)))
    else:
        print_many(options.output_format, map(source_json, sources))
    write_message(f"{len(sources)} of {pluralize(index.info.sources, 'source')}")
    later = HiddenCounts(sources=index.info.sources - len(issued))
    report_hidden(sum((record.hidden for record in sources), later))
    return ExitCode.OK


def _print_passage(
    how: str,
    record: SourceRecord,
    passages: list[PassageRecord],
    meant: PassageRecord,
    events: list[EventRow],
) -> None:
    print_one(
        how,
        lambda: passage_lines(record, passages, meant.number, cited_by=events),
        lambda: {**passage_json(meant), "cited_by": [event.id for event in events]},
    )


def _meant(record: SourceRecord, passages: list[PassageRecord], key: str) -> PassageRecord:
    # As in citations, a label takes precedence over a number.
    matches = [passage for passage in passages if passage.key == key]
    matches += [passage for passage in passages if str(passage.number) == key]
    if not matches:
        raise unknown(
            "passage", str(CitationKey(record.id, key)), [str(passage.citation_key) for passage in passages]
        )
    return matches[0]


def _is_among(index: Index, query: Query, events: Iterable[str]) -> bool:
    return any(index.position(query, event) is not None for event in events)


def _is_cited(options: CommonOptions, index: Index, query: Query, source: str) -> bool:
    """Return whether an event in the range cites the source, as of the query's day; True without a range."""
    if not (options.from_ or options.to):
        return True
    rows = (row.id for row in index.citing(source) if _is_among(index, query, [row.id]))
    events = (event for row in rows if (event := index.event(row, query.public_day)))
    return any(source_of(citation) == source for event in events for citation in event.cites)


def _event_ids(index: Index, query: Query) -> list[str]:
    """Return the ids of the events that were public by the query's day, for suggestions."""
    return [row.id for row in index.rows(query.whole)]


def _unreadable(index: Index, event: str) -> CommandError | None:
    """Return why an event in the files cannot be shown; None where no entry has that id."""
    row = index.unread_named(event)
    if row is None:
        return None
    why = row.reasons[0]
    return CommandError(
        ExitCode.UNREADABLE, f"{event} cannot be read: {why.place}: {why.message}", why.remedy
    )


def _outside(name: str) -> ExitCode:
    write_message(f"{name} is outside the range")
    return ExitCode.FOUND
