"""`searches`: what was looked for in the sources and not found, and what its words find now."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tui.chronology.enums import SearchStatus
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import (
    CommonOptions,
    as_of,
    chronology,
    common_options,
    format_option,
    text_option,
)
from tui.cli.completers import complete_searches
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, report_hidden, write_message, write_stdout
from tui.cli.output_format import print_many
from tui.cli.project_context import open_chronology, unknown
from tui.export.searches.search_json import search_json
from tui.index.protocol import Index
from tui.index.records import HiddenCounts
from tui.index.search_records import SearchRecord
from tui.text.plural import pluralize
from tui.views.lines import plain
from tui.views.searches.search_lines import searches_lines


@click.command(cls=ChronologyCommand)
@click.argument("wanted", metavar="[ID]", shell_complete=complete_searches, type=text_option, default="")
@common_options(chronology, as_of, format_option)
def searches(options: CommonOptions, wanted: str) -> ExitCode:
    """Show what was looked for in the sources.

    ID is the id of a search or of an event. Each search is made again by its words: it holds as long as
    every passage that has one of them was seen not to be it. Exit code 1 where one does not hold.

    Args:
        options: The common options.
        wanted: The id, or empty for every search.

    Raises:
        CommandError: There is no such search, or it was made later.
    """
    with open_chronology(options.path) as project:
        index = project.index
        day = options.query(index).public_day
        made = index.searches(None, day)
        shown = _wanted(made, wanted)
        if wanted and not shown:
            _refuse(index, wanted)
        if options.output_format == "text":
            write_stdout(plain(searches_lines(shown)))
        else:
            print_many(options.output_format, map(search_json, shown))
        write_message(f"{len(shown)} of {pluralize(index.info.searches, 'search')}")
        if not wanted:
            report_hidden(HiddenCounts(searches=index.info.searches - len(made)))
    is_open = any(one.status in {SearchStatus.UNREAD, SearchStatus.OVERTAKEN} for one in shown)
    return ExitCode.FOUND if is_open or (wanted and not shown) else ExitCode.OK


def _wanted(searches: Iterable[SearchRecord], name: str) -> list[SearchRecord]:
    return [one for one in searches if not name or name == one.id or name in one.about]


def _refuse(index: Index, name: str) -> None:
    """Raise the error that nothing has an id, or that it was made later; an event may have no search."""
    everything = index.searches()
    if _wanted(everything, name):
        raise CommandError(ExitCode.FOUND, f"{name} was not looked for by then")
    if index.event(name) is None:
        ids = [one.id for one in everything] + [event for one in everything for event in one.about]
        raise unknown("search or event", name, ids)
