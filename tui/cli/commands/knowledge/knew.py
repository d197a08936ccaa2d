"""`knew`: of which events an actor is shown to have been aware, and from when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import (
    CommonOptions,
    certainly,
    chronology,
    common_options,
    date_option,
    format_option,
    from_,
    text_option,
    to,
)
from tui.cli.completers import complete_actors, complete_query
from tui.cli.exit_codes import ExitCode
from tui.cli.output import write_message, write_stdout
from tui.cli.output_format import print_many
from tui.cli.project_context import open_chronology, unknown
from tui.export.knowledge.query_words import NOTHING_HIDDEN
from tui.index.knowledge_record import EventKnowledge
from tui.index.possible_events import only_possible
from tui.index.protocol import Index
from tui.light_dataclass import replace
from tui.parsing.query.parse_query import Query
from tui.text.plural import pluralize
from tui.views.knowledge.actor_counts import actor_counts, counts_json, counts_lines
from tui.views.knowledge.actor_knowledge import (
    about_actor,
    actor_event_json,
    events_lines,
    sections_by,
    sections_lines,
)
from tui.views.knowledge.awareness import Awareness
from tui.views.lines import Line, plain

_LEFT_OUT = {Awareness.LATER: "only after that date", Awareness.POSSIBLY: "only possibly by then"}
"""What may be left out, in words."""


@click.command(cls=ChronologyCommand)
@click.argument("actor", metavar="[ACTOR]", shell_complete=complete_actors, type=text_option, default="")
@common_options(
    chronology,
    from_,
    to,
    certainly,
    date_option("--as-of", help="The day by which they were aware. It hides nothing that came out later."),
    format_option,
)
@click.option(
    "--query",
    "words",
    metavar="QUERY",
    type=text_option,
    default="",
    shell_complete=complete_query,
    help="Only events that it finds; as for list.",
)
def knew(options: CommonOptions, actor: str, words: str) -> ExitCode:
    """Show who is recorded as aware of events, and when.

    With the id of an ACTOR: each event of which the actor is shown to have been aware or unaware, with what
    is shown, from when and by which passages. Without one, how many events each actor is shown to have been
    aware of. Exits with 1 if nothing is found.

    With --as-of, events are apart by whether the actor is shown to have been aware certainly by the end of
    that date, possibly, or without a date. --certainly leaves out what is only possible.

    Args:
        options: The common options.
        actor: The id of an actor; empty for all actors.
        words: A query that narrows the events.
    """
    with open_chronology(options.path) as project:
        index = project.index
        asked = options.query(index, [words] if words else [])
        # Where the query itself asks for awareness, its day is about that, too.
        query = asked if asked.aware_by else replace(asked, as_of=None)
        found = index.knowledge(query)
        if actor:
            ids = [one.id for one in index.actors()]
            if actor not in ids:
                raise unknown("actor", actor, ids)
            shown = _print_actor(options.output_format, index, query, asked, about_actor(found, actor))
        else:
            shown = _print_counts(options.output_format, asked, found)
        if asked.as_of:
            write_message(NOTHING_HIDDEN)
    return ExitCode.OK if shown else ExitCode.FOUND


def _print_actor(
    output_format: str, index: Index, query: Query, asked: Query, found: Sequence[EventKnowledge]
) -> int:
    """Print the events of one actor and a message with their number, which is returned."""
    by = asked.as_of
    left_out = [Awareness.LATER, *([Awareness.POSSIBLY] if asked.certainly else [])] if by else []
    sections = sections_by(found, by, frozenset(Awareness) - set(left_out))
    hidden = [(section, len(events)) for section, events in sections_by(found, by, left_out).items()]
    shown = list(_events(found, list(sections.values())))
    if output_format == "text":
        possible = only_possible(index, query, {one.row.id for one in shown})
        lines: Iterator[Line] = (
            sections_lines(sections, by, possible) if by else events_lines(found, possible)
        )
        write_stdout(plain(lines))
    else:
        print_many(output_format, (actor_event_json(one, by) for one in shown))
    counts = "".join(f"; {count} {_LEFT_OUT[section]}" for section, count in hidden if count)
    write_message(f"{len(shown)} of {pluralize(index.info.events, 'event')}{counts}")
    return len(shown)


def _events(
    found: Sequence[EventKnowledge], sections: Sequence[Sequence[EventKnowledge]]
) -> Iterator[EventKnowledge]:
    """Yield each event that stands in some section once, with all entries that it has in any."""
    shown: dict[int, set[int]] = {}
    for section in sections:
        for one in section:
            shown.setdefault(one.row.rank, set()).update(entry.number for entry in one.entries)
    for one in found:
        if one.row.rank in shown:
            kept = tuple(entry for entry in one.entries if entry.number in shown[one.row.rank])
            yield replace(one, entries=kept)


def _print_counts(output_format: str, asked: Query, found: Sequence[EventKnowledge]) -> int:
    """Print how many events each actor is shown to have been aware of; return the number of actors."""
    counts = actor_counts(found, asked.as_of)
    if output_format == "text":
        write_stdout(plain(counts_lines(counts, asked.as_of)))
    else:
        print_many(output_format, (counts_json(one, asked.as_of) for one in counts))
    write_message(f"{pluralize(len(counts), 'actor')}, {pluralize(len(found), 'event')}")
    return len(counts)
