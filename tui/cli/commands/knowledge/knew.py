"""`knew`: the entries of knowledge about an actor, or how many there are about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    foot_line,
    sections_by,
    sections_lines,
)
from tui.views.knowledge.awareness import Awareness
from tui.views.lines import BLANK, Line, plain


@click.command(cls=ChronologyCommand)
@click.argument("actor", metavar="[ACTOR]", shell_complete=complete_actors, type=text_option, default="")
@common_options(
    chronology,
    from_,
    to,
    certainly,
    date_option("--as-of", help="The day by which entries are dated. It hides nothing that came out later."),
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

    With the id of an ACTOR: each event with entries about the actor, with what is shown, from when, by which
    passages, and when the event became public. Without one, how many entries are about each actor, and how
    many of them about parts of it. Exits with 1 if nothing is found.

    With --as-of, only entries dated by the end of that date, and those perhaps dated by then, are listed;
    others are counted. --certainly leaves out those that are only perhaps dated by then.

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
    sections = (Awareness.CERTAINLY,) if asked.certainly else (Awareness.CERTAINLY, Awareness.POSSIBLY)
    shown = list(_events(found, list(sections_by(found, by, sections).values()))) if by else found
    if output_format == "text":
        possible = only_possible(index, query, {one.row.id for one in shown})
        lines = sections_lines(found, by, sections, possible) if by else events_lines(found, possible)
        _print_lines(lines)
    else:
        print_many(output_format, (actor_event_json(one, by) for one in shown))
    perhaps = len(sections_by(found, by, (Awareness.POSSIBLY,))[Awareness.POSSIBLY]) if by else 0
    counts = f"; {perhaps} only perhaps dated by then" if asked.certainly and perhaps else ""
    write_message(f"{len(shown)} of {pluralize(index.info.events, 'event')}{counts}")
    return len(shown)


def _print_lines(lines: Iterable[Line]) -> None:
    """Print lines, and below them that an entry which is not there says nothing."""
    shown = list(lines)
    blank = [BLANK] if shown and shown[-1] != BLANK else []
    write_stdout(plain([*shown, *blank, foot_line()]))


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
    """Print how many entries are about each actor; return the number of actors."""
    counts = actor_counts(found, asked.as_of)
    if output_format == "text":
        _print_lines(counts_lines(counts, asked.as_of))
    else:
        print_many(output_format, (counts_json(one, asked.as_of) for one in counts))
    write_message(f"{pluralize(len(counts), 'actor')}, {pluralize(len(found), 'event')}")
    return len(counts)
