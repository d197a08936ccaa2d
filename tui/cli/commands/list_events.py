"""`list`, `search` and `timeline`: events in order, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from tui.chronology.edtf_date import EdtfDate
from tui.cli.chronology_command import ChronologyCommand, QueryCommand
from tui.cli.coloured_lines import write_lines
from tui.cli.commands.search_matches import page_reasons, print_nearest, suggest_words, with_matches
from tui.cli.common_options import (
    IN_RANGE,
    CommonOptions,
    as_of,
    certainly,
    chronology,
    common_options,
    date_option,
    format_option,
    order_option,
    path_argument,
    text_option,
)
from tui.cli.completers import complete_query
from tui.cli.exit_codes import ExitCode
from tui.cli.output import report_awareness, report_hidden, write_message
from tui.cli.output_format import print_many
from tui.cli.project_context import not_read, open_chronology
from tui.index.possible_events import only_possible
from tui.index.protocol import Index
from tui.index.records import ChronologyInfo, EventRow, ResultOrder, TimelineRow, UnreadRow
from tui.parsing.query.parse_query import Query
from tui.session.listed_results import order_of
from tui.text.plural import pluralize
from tui.views.event_line import list_lines
from tui.views.json_output import Json, event_json, passage_json
from tui.views.queries.match_reasons import reason_json


@click.command("list", cls=QueryCommand)
@click.argument("words", metavar="[QUERY]", shell_complete=complete_query, type=text_option, nargs=-1)
@common_options(*IN_RANGE, order_option, format_option)
def list_(options: CommonOptions, words: tuple[str, ...]) -> ExitCode:
    """List events in order, one a line.

    QUERY is what the explorer's search takes: words, "phrases", kind:courts, is:differs, AND, OR, NOT and
    parentheses (in quotation marks, for the shell). Write -- before a query that begins with a minus or is
    the name of a folder.
    """
    with open_chronology(options.path) as project:
        index = project.index
        query = options.query(index, words)
        if not _print_events(options, index, query):
            suggest_words(index, query)
    return ExitCode.OK


@click.command(cls=ChronologyCommand)
@path_argument
@common_options(
    date_option("--at", help="A date, such as 2013-05-14 or 2013 (any EDTF date).", required=True),
    chronology,
    certainly,
    as_of,
    format_option,
)
def timeline(options: CommonOptions, at: EdtfDate) -> ExitCode:
    """List the events under way at a date.

    Events that were only possibly under way are marked.
    """
    with open_chronology(options.path) as project:
        _print_events(options, project.index, options.query(project.index).narrowed(from_=at, to=at))
    return ExitCode.OK


@click.command(cls=QueryCommand)
@click.argument(
    "words", metavar="QUERY", shell_complete=complete_query, type=text_option, nargs=-1, required=True
)
@common_options(*IN_RANGE, order_option, format_option)
def search(options: CommonOptions, words: tuple[str, ...]) -> ExitCode:
    """List the events that match, with what matches.

    QUERY is as for list. Exits with 1 if nothing matches; then the events nearest to any of the words are
    listed on standard error.
    """
    with open_chronology(options.path) as project:
        index = project.index
        query = options.query(index, words)
        total = _print_events(options, index, query, is_search=True)
        if not total:
            suggest_words(index, query)
            print_nearest(index, query, options.output_format)
    return ExitCode.OK if total else ExitCode.FOUND


def _print_events(options: CommonOptions, index: Index, query: Query, *, is_search: bool = False) -> int:
    """Print the results of a query and a message with their number, which is returned."""
    rows = index.ordered(query, order_of(query, options.order))
    # It is unknown whether a search would find them.
    unread = index.info.unread if query.is_empty else 0
    possible = only_possible(index, query, {row.id for row in rows})
    if options.output_format != "text":
        print_many(options.output_format, _values(index, query, rows, possible, is_search=is_search))
    else:
        listed: Sequence[TimelineRow] = index.timeline() if unread else rows
        if unread and options.order is not ResultOrder.DATE:
            # What cannot be read has no place in such an order.
            listed = [*rows, *(row for row in listed if isinstance(row, UnreadRow))]
        lines = list_lines(listed, possible=possible, with_kinds=True)
        write_lines(with_matches(index, query, rows, lines) if is_search else lines)
    write_message(_counted(len(rows), index.info, _doubtful(query, len(possible))))
    report_hidden(index.hidden(query))
    report_awareness(index, query)
    return len(rows)


def _doubtful(query: Query, possible: int) -> str:
    """Return how many events meet a query only possibly; empty for none."""
    if not possible:
        return ""
    # Imported here: most queries meet no doubt.
    from tui.export.knowledge.query_words import possible_words  # noqa: PLC0415

    return f"{possible} {possible_words(query)}"


def _counted(total: int, info: ChronologyInfo, possible: str) -> str:
    hidden = f"; {info.events - total} hidden" if total < info.events else ""
    doubtful = f"; {possible}" if possible else ""
    events = pluralize(info.events + info.unread, "event")
    return f"{total} of {events}{hidden}{doubtful}{not_read(info.unread)}"


def _values(
    index: Index, query: Query, rows: Sequence[EventRow], possible: frozenset[str], *, is_search: bool
) -> Iterator[Json]:
    reasons = page_reasons(index, query, rows) if is_search else iter([()] * len(rows))
    for row, found in zip(rows, reasons, strict=True):
        event = index.event(row.id, query.public_day)
        if event is None:
            continue
        value = event_json(event, possible=row.id in possible)
        if is_search:
            value["matches"] = [reason_json(reason) for reason in found]
            value["passages"] = [passage_json(passage) for passage in index.matching_passages(query, row.id)]
        yield value
