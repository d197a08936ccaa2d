"""The options that commands share, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import click

from tui.chronology.edtf import EdtfError, parse
from tui.chronology.other_meanings import other_meaning
from tui.chronology.when import When
from tui.cli.chronology_command import PATH_ARGUMENT, remember
from tui.cli.codes import Code
from tui.cli.speaking import Stopped, say
from tui.index.index import Index
from tui.project.finding import Shipped, Wanted
from tui.reading.query import Query, parse_query
from tui.views.known_values import known_values

Command = TypeVar("Command", bound=Callable[..., Any])
"""What click makes a command of."""
Option: TypeAlias = Callable[[Callable[..., Code]], Callable[..., Code]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the common options say."""

    path: Wanted = None
    from_: When | None = None
    to: When | None = None
    certainly: bool = False
    known_by: When | None = None
    form: str = "text"
    """text, json or jsonl."""

    @property
    def narrows(self) -> bool:
        """Whether the options alone leave anything out."""
        return bool(self.from_ or self.to or self.known_by)

    def query(self, index: Index, words: Iterable[str] = ()) -> Query:
        """The query of the words, narrowed by the options; raises `Stopped` where it makes no sense."""
        query, problems = parse_query(" ".join(words), known_values(index))
        for problem in problems:
            if problem.is_searched or problem.is_doubt:
                say(problem.message, problem.remedy)
                continue
            # What follows the comma says how the search field goes on; a command does not go on.
            raise Stopped(Code.USAGE, problem.message.partition(", so ")[0], problem.remedy)
        query = query.narrowed(from_=self.from_, to=self.to, certainly=self.certainly, known_by=self.known_by)
        if query.is_contradictory:
            raise Stopped(Code.USAGE, "the range ends before it begins", "change --from or --to")
        return query


def _date(_context: click.Context, parameter: click.Parameter, value: str | None) -> When | None:
    """The date with its bounds; fails with what to write instead."""
    if value is None:
        return None
    try:
        when = parse(value)
    except EdtfError as error:
        raise click.BadParameter(f"{value}: {error.reason}; {error.remedy}", param=parameter) from error
    limits = {"from_": (when.earliest,), "at": (when.earliest, when.latest)}.get(
        parameter.name or "", (when.latest,)
    )
    if not any(isinstance(limit, int) for limit in limits):
        raise click.BadParameter(
            f"{value} sets no limit: that side of it is open or unknown", param=parameter
        )
    tell_other_meaning(value)
    return when


def tell_other_meaning(typed: str) -> None:
    """Say how a date is read that may be meant otherwise, and what to write for that."""
    if meaning := other_meaning(typed):
        say(meaning.remark, meaning.remedy)


def date_option(*names: str, help: str, required: bool = False) -> Option:  # noqa: A002  (click's word for it)
    """An option that takes an EDTF date."""
    return click.option(*names, callback=_date, metavar="EDTF", help=help, required=required)


def text(value: str) -> str:
    """An argument that is no path, without the halves of characters that bytes of no encoding leave in it."""
    return value.encode("utf-8", "replace").decode()


def chronology(command: Command) -> Command:
    """The options by which a `ChronologyCommand` is told which chronology is meant."""
    return _path(_example(command, hidden=False))


def own_chronology(command: Command) -> Command:
    """The same for a `WritingCommand`, which refuses the example in plain words."""
    return _path(_example(command, hidden=True))


def path_argument(command: Command) -> Command:
    """PATH, for a command that takes no other words."""
    argument = click.argument(
        PATH_ARGUMENT, metavar="[PATH]", required=False, type=Path, expose_value=False, callback=remember
    )
    return argument(command)


def _path(command: Command) -> Command:
    option = click.option(
        "-C",
        "--chronology",
        "path",
        type=Path,
        metavar="PATH",
        multiple=True,
        expose_value=False,
        callback=remember,
        help="A folder or its events.yaml, as PATH; else the nearest one upwards.",
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
        help="The chronology that comes with dateline.",
    )
    return option(command)


known_by = date_option("--known-by", help="Leave out what became known later than this.")
certainly = click.option(
    "--certainly", is_flag=True, help="Leave out what only possibly falls in the range; else it is marked."
)
from_ = date_option("--from", "from_", help="Leave out what certainly ended before this.")
to = date_option("--to", help="Leave out what certainly began after this.")
form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="jsonl: one object a line.",
)


def asking(*options: Option) -> Option:
    """Give a command some of the common options, gathered into an `Asked` as its first argument."""

    def decorate(command: Callable[..., Code]) -> Callable[..., Code]:
        @wraps(command)
        def gathered(**values: Any) -> Code:  # noqa: ANN401  (click hands over what it read)
            given = {name: values.pop(name) for name in Asked.__slots__ if name in values}
            return command(Asked(**given), **values)

        collected: Callable[..., Code] = gathered
        for option in reversed(options):
            collected = option(collected)
        return collected

    return decorate


IN_RANGE = (chronology, from_, to, certainly, known_by)
"""The options that say which events."""
