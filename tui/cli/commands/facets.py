"""`facets`: the values to filter by, and how many events each would leave."""

from __future__ import annotations

import click

from tui.cli.chronology_command import QueryCommand
from tui.cli.common_options import IN_RANGE, CommonOptions, common_options, format_option, text_option
from tui.cli.completers import complete_query
from tui.cli.exit_codes import ExitCode
from tui.cli.output import report_awareness, report_hidden, write_message, write_stdout
from tui.cli.output_format import print_many
from tui.cli.project_context import open_chronology
from tui.text.plural import pluralize
from tui.views.facets import counts_of, facet_json, facet_values, facets_lines, labels_of
from tui.views.lines import plain


@click.command(cls=QueryCommand)
@click.argument("words", metavar="[QUERY]", shell_complete=complete_query, type=text_option, nargs=-1)
@common_options(*IN_RANGE, format_option)
def facets(options: CommonOptions, words: tuple[str, ...]) -> ExitCode:
    """List the values to filter by, with numbers of events.

    Kinds, actors, sources, status, origins, tags and speakers of the events that QUERY finds, and who has an
    entry as aware of them; each field is counted as if QUERY did not filter by it. Values that QUERY names
    are marked.
    """
    with open_chronology(options.path) as project:
        index = project.index
        query = options.query(index, words)
        values = facet_values(counts_of(index, query), labels_of(index, query), query)
        if options.output_format == "text":
            write_stdout(plain(facets_lines(values), width=None))
        else:
            print_many(options.output_format, map(facet_json, values))
        write_message(f"{index.count(query)} of {pluralize(index.info.events, 'event')}")
        report_hidden(index.hidden(query))
        report_awareness(index, query)
    return ExitCode.OK
