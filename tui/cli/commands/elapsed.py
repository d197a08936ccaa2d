"""`elapsed`: the time between two events, as the range that their dates allow."""

from __future__ import annotations

import click

from tui.chronology.durations import days_between, elapsed_days, order_dates
from tui.chronology.edtf_date import EdtfDate
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.commands.show import event_as_of
from tui.cli.common_options import (
    CommonOptions,
    as_of,
    chronology,
    common_options,
    format_option,
    text_option,
)
from tui.cli.completers import complete_events
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError
from tui.cli.output_format import print_one
from tui.cli.project_context import open_chronology
from tui.index.records import EventRow
from tui.views.event_line import format_date_cell
from tui.views.json_output import row_json
from tui.views.lines import Line, TextRole, TextSpan, line


@click.command(cls=ChronologyCommand)
@click.argument("one", metavar="ID", shell_complete=complete_events, type=text_option)
@click.argument("other", metavar="ID", shell_complete=complete_events, type=text_option)
@common_options(chronology, as_of, format_option)
def elapsed(options: CommonOptions, one: str, other: str) -> ExitCode:
    """Show the time between two events, as a range.

    Counted from start to start: the shortest and the longest time that both dates allow. JSON also gives
    days: negative if the other event may have come first, null if there is no limit.

    Args:
        options: The common options.
        one: The id of an event.
        other: The id of the other event; the order does not matter.
    """
    with open_chronology(options.path) as project:
        query = options.query(project.index)
        rows = [event_as_of(project.index, query, name).row for name in (one, other)]
        dates = [_date(row) for row in rows]
        words = days_between(*dates)
        least, most = elapsed_days(*order_dates(*dates))
        first, second = rows if order_dates(*dates) == tuple(dates) else reversed(rows)
        print_one(
            options.output_format,
            lambda: [_told(words, first, second)],
            lambda: {
                "elapsed": words,
                "least_days": least,
                "most_days": most,
                "from": row_json(first),
                "to": row_json(second),
            },
        )
    return ExitCode.OK


def _date(row: EventRow) -> EdtfDate:
    if row.when is None:
        raise CommandError(
            ExitCode.FOUND, f"{row.id} is undated", "to see what it comes after or before: dateline show ID"
        )
    return row.when


def _told(words: str, first: EventRow, second: EventRow) -> Line:
    ends = " to ".join(f"{row.id} ({format_date_cell(row)})" for row in (first, second))
    return line(words, TextSpan(f", from {ends}", TextRole.QUIET))
