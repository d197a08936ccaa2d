"""The options that several commands share, and the values they give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import click

from tui.chronology.edtf import EdtfError
from tui.chronology.edtf_date import EdtfDate
from tui.cli.chronology_command import PATH_ARGUMENT, remember
from tui.cli.completers import complete_folders, complete_folders_or_commands, complete_risks
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message
from tui.index.protocol import Index
from tui.index.records import ResultOrder
from tui.light_dataclass import dataclass
from tui.parsing.query.parse_query import Query, parse_query
from tui.project.locate_project import Shipped, Wanted
from tui.views.queries.query_values import known_values

Command = TypeVar("Command", bound=Callable[..., Any])
"""The functions that click turns into commands."""
OptionDecorator: TypeAlias = Callable[[Callable[..., ExitCode]], Callable[..., ExitCode]]


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """The values of the common options."""

    path: Wanted = None
    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    certainly: bool = False
    as_of: EdtfDate | None = None
    output_format: str = "text"
    """`text`, `json` or `jsonl`."""
    order: ResultOrder = ResultOrder.DATE
    """What events are ordered by."""

    @property
    def narrows(self) -> bool:
        """Return whether the options alone leave any event out."""
        return bool(self.from_ or self.to or self.as_of)

    def query(self, index: Index, words: Iterable[str] = ()) -> Query:
        """Return the query of some words, narrowed by the options.

        Args:
            index: For the values that fields can have.
            words: As typed.

        Raises:
            CommandError: The query has a mistake.
        """
        query, problems = parse_query(" ".join(words), known_values(index))
        for problem in problems:
            if problem.is_remark:
                write_message(problem.message, problem.remedy)
                continue
            # The part after the comma is about typing on in the search field, which a command does not do.
            raise CommandError(ExitCode.USAGE, problem.message.partition(", so ")[0], problem.remedy)
        query = query.narrowed(from_=self.from_, to=self.to, certainly=self.certainly, as_of=self.as_of)
        if query.is_contradictory:
            raise CommandError(ExitCode.USAGE, "the range ends before it begins", "change --from or --to")
        return query


def _date(_context: click.Context, parameter: click.Parameter, value: str | None) -> EdtfDate | None:
    """Return the date with its bounds; raises with what to write instead."""
    if value is None:
        return None
    # The reader of dates: no command without a date should wait for it.
    from tui.chronology.date_reader.typed_dates import use_typed_date  # noqa: PLC0415

    try:
        when = use_typed_date(value)
    except EdtfError as error:
        raise click.BadParameter(f"{value}: {error.reason}; {error.remedy}", param=parameter) from error
    limits = {"from_": (when.earliest,), "at": (when.earliest, when.latest)}.get(
        parameter.name or "", (when.latest,)
    )
    if not any(isinstance(limit, int) for limit in limits):
        raise click.BadParameter(
            f"{value} sets no limit: it is open or unknown on that side", param=parameter
        )
    tell_reading(value, when)
    return when


def tell_reading(typed: str, date: EdtfDate) -> None:
    """Write a message where a date is not EDTF or may be meant otherwise: how it was read, and in EDTF.

    Args:
        typed: As typed.
        date: What it was read as.
    """
    from tui.chronology.date_reader.typed_dates import remark_on  # noqa: PLC0415

    if remark := remark_on(typed, date):
        write_message(*remark)


def date_option(*names: str, help: str, required: bool = False) -> OptionDecorator:  # noqa: A002  (click's word for it)
    """Return an option that takes a date, in EDTF or as people write it."""
    return click.option(*names, callback=_date, metavar="DATE", help=help, required=required)


def text_option(value: str) -> str:
    """Return an argument without lone surrogates, which undecodable bytes leave in it."""
    return value.encode("utf-8", "replace").decode()


def read_pairs(_context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Return the values of an option, each `KEY=VALUE`, as one mapping: a callback of click.

    Args:
        _context: Not used.
        parameter: The option, whose `metavar` says how a value is written.
        values: As they are typed.

    Raises:
        click.BadParameter: A value has no key, no `=` or nothing behind it.
    """
    pairs = {}
    for value in values:
        key, sign, text = value.partition("=")
        if not sign or not key.strip() or not text.strip():
            raise click.BadParameter(f"{value}: write it as {parameter.metavar}", param=parameter)
        pairs[key.strip()] = text.strip()
    return pairs


def chronology(command: Command) -> Command:
    """Add the options that name a chronology to a `ChronologyCommand`."""
    return _path(_example(command, hidden=False))


def own_chronology(command: Command) -> Command:
    """Add the options that name a chronology to a `WritingCommand`, which refuses the example."""
    return _path(_example(command, hidden=True))


def path_argument(command: Command) -> Command:
    """Add PATH to a command that takes no other words."""
    argument = click.argument(
        PATH_ARGUMENT,
        metavar="[PATH]",
        shell_complete=complete_folders_or_commands,
        required=False,
        type=Path,
        expose_value=False,
        callback=remember,
    )
    return argument(command)


def _path(command: Command) -> Command:
    option = click.option(
        "-C",
        "--chronology",
        "path",
        type=Path,
        metavar="PATH",
        shell_complete=complete_folders,
        multiple=True,
        expose_value=False,
        callback=remember,
        help="The chronology: a folder or its events.yaml (default: the nearest one, here or above).",
    )
    return option(command)


def _example(command: Command, *, hidden: bool) -> Command:
    option = click.option(
        Shipped.EXAMPLE.value,
        "example",
        is_flag=True,
        expose_value=False,
        callback=remember,
        hidden=hidden,
        help="Use the example chronology that comes with dateline.",
    )
    return option(command)


as_of = date_option("--as-of", help="Only what was public by then; with known-to:, the day of awareness.")
certainly = click.option(
    "--certainly",
    is_flag=True,
    help="Leave out events that only possibly fall in the range; else they are marked.",
)
from_ = date_option("--from", "from_", help="Leave out events that certainly ended before this date.")
to = date_option("--to", help="Leave out events that certainly began after this date.")
order_option = click.option(
    "--order",
    "--by",
    type=click.Choice([order.value for order in ResultOrder]),
    default=ResultOrder.DATE.value,
    callback=lambda _context, _parameter, value: ResultOrder(value),
    show_default=True,
    help="Order; relevance: titles with the words first; kind: as the lanes.",
)
format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="jsonl: one JSON object per line.",
)


force_option = click.option("--force", is_flag=True, help="Replace FILE if it exists.")


def accept_risk_option(blocked: str) -> OptionDecorator:
    """Return the option that accepts privacy risks: `accepted`, a tuple of their codes.

    Args:
        blocked: What a risk blocks, in words with its article.
    """
    return click.option(
        "--accept-risk",
        "accepted",
        metavar="CODE",
        shell_complete=complete_risks,
        multiple=True,
        help=f"Accept this privacy risk (named when {blocked} is blocked); may be repeated.",
    )


def common_options(*options: OptionDecorator) -> OptionDecorator:
    """Return a decorator that gathers some options into a `CommonOptions`, the function's first argument.

    Args:
        options: The options that the command takes.
    """

    def decorate(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
        @wraps(command)
        def gathered(**values: Any) -> ExitCode:  # noqa: ANN401  (click hands over what it read)
            given = {name: values.pop(name) for name in CommonOptions.__slots__ if name in values}
            return command(CommonOptions(**given), **values)

        collected: Callable[..., ExitCode] = gathered
        for option in reversed(options):
            collected = option(collected)
        return collected

    return decorate


IN_RANGE = (chronology, from_, to, certainly, as_of)
"""The options that select events by date."""
