"""The options of `export` by which positions leave: `--with-positions`, and `--party` for a schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import click

from tui.cli.completers import complete_parties
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError
from tui.cli.project_context import unknown
from tui.export.content import ExportSelection
from tui.export.format_table import FORMATS, SCHEDULE, SCHEDULE_NAMES, Format, UnknownEnding, format_for
from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query


@dataclass(frozen=True, slots=True)
class PositionsOptions:
    """The values of the options."""

    is_included: bool
    """Whether the positions of everybody are asked for."""
    party: str
    """The id of an actor; empty for none."""

    def check(self, export_format: Format) -> None:
        """Check that the options fit a format.

        Args:
            export_format: The format that is written.

        Raises:
            CommandError: They do not.
        """
        name, is_schedule = export_format.name, export_format.name in SCHEDULE_NAMES
        if is_schedule and not self.party:
            remedy = "add --party ACTOR; dateline positions lists who is criticised"
            raise CommandError(ExitCode.USAGE, "a schedule is of one party", remedy)
        if self.party and not is_schedule:
            raise CommandError(
                ExitCode.USAGE,
                f"--party has no meaning for {name}",
                f"leave it out, or add --format {SCHEDULE}",
            )
        if self.is_included and not (is_schedule or export_format.has_positions):
            able = ", ".join(one for one, item in FORMATS.items() if item.has_positions)
            message = f"--with-positions has no meaning for {name}"
            raise CommandError(ExitCode.USAGE, message, f"leave it out, or export as {able}")

    def selection(self, index: Index, query: Query) -> ExportSelection:
        """Return what is exported.

        Args:
            index: The open index.
            query: The events.

        Raises:
            CommandError: There is no such party, or the query has an as-of day.
        """
        if not (self.is_included or self.party):
            return ExportSelection(query)
        if query.as_of:
            message = "as of a day there are no positions: they are written later"
            raise CommandError(ExitCode.USAGE, message, "leave out --as-of and as-of:")
        if not self.party:
            return ExportSelection(query, positions_of="")
        names = {one.party: one.name for one in index.positions()}
        names |= {actor.id: actor.name for actor in index.actors()}
        if self.party not in names:
            raise unknown("actor", self.party, names)
        return ExportSelection(query, positions_of=self.party, party_name=names[self.party])


def schedule_format(name: str, file: str) -> Format:
    """Return the format of a schedule.

    Args:
        name: As `--format` takes it; the plain one is that of the file's ending.
        file: The file's name; empty for standard output.

    Raises:
        CommandError: The file's ending is that of no schedule.
    """
    from tui.export.positions.position_formats import SCHEDULES  # noqa: PLC0415  (other exports need none)

    if name != SCHEDULE or not file:
        return SCHEDULES[name]
    named = format_for(file, SCHEDULES[SCHEDULE], tuple(SCHEDULES.values()))
    if isinstance(named, UnknownEnding):
        raise CommandError(ExitCode.USAGE, named.message.replace("no format", "no schedule"), named.remedy)
    return named


def positions_options(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    """Give a command the options of positions, as its argument `positioned`."""

    @click.option(
        "--with-positions",
        is_flag=True,
        help="Include what was put to those who are criticised, and their answers; else none leave.",
    )
    @click.option(
        "--party",
        metavar="ACTOR",
        shell_complete=complete_parties,
        default="",
        help="Whose positions a schedule has.",
    )
    @wraps(command)
    def with_positions_options(
        *arguments: object, with_positions: bool, party: str, **others: object
    ) -> ExitCode:
        return command(*arguments, positioned=PositionsOptions(with_positions, party), **others)

    return with_positions_options
