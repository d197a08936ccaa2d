"""`facets`: the values there are to filter by, and how many events each would leave."""

from __future__ import annotations

import click

from tui.cli.chronology_command import QueryCommand
from tui.cli.codes import Code
from tui.cli.opened import opened
from tui.cli.options import IN_RANGE, Asked, asking, form, text
from tui.cli.printing import print_many
from tui.cli.speaking import answer, say, tell_hidden
from tui.text.counted import counted
from tui.views.facets import counts_of, facet_json, facet_values, facets_lines, labels_of
from tui.views.lines import plain


@click.command(cls=QueryCommand)
@click.argument("words", metavar="[QUERY]", type=text, nargs=-1)
@asking(*IN_RANGE, form)
def facets(asked: Asked, words: tuple[str, ...]) -> Code:
    """Values to filter by, each with its number of events.

    Kinds, actors, sources, standing, origins, tags and voices of the events that QUERY finds; of one
    field, as if QUERY said nothing of that field. What QUERY chooses is marked.
    """
    with opened(asked.path) as project:
        index = project.index
        query = asked.query(index, words)
        values = facet_values(counts_of(index, query), labels_of(index, query), query)
        if asked.form == "text":
            answer(plain(facets_lines(values), width=None))
        else:
            print_many(asked.form, map(facet_json, values))
        say(f"{index.count(query)} of {counted(index.info.events, 'event')}")
        tell_hidden(index.hidden(query))
    return Code.OK
