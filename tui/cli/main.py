"""The command `dateline`: its list of commands, and how errors become messages and exit codes."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Sequence

import click

from tui import __version__
from tui.cli.argument_tokens import split_arguments
from tui.cli.chronology_command import ChronologyGroup
from tui.cli.commands.explore import explore, require_place
from tui.cli.common_options import chronology
from tui.cli.exit_codes import ExitCode, format_codes
from tui.cli.lazy_commands import COMPLETION_VARIABLE, LazyCommands, with_help
from tui.cli.name_redaction import begin_without_names
from tui.cli.old_names import refuse_old_option
from tui.cli.output import (
    CommandError,
    close_output,
    finish_output,
    make_output_safe,
    write_message,
    write_stdout,
)
from tui.index.protocol import DamagedIndexError

_EXPLORE = ""
"""The name by which click looks up the explorer; no command or path can have it."""


class DatelineGroup(ChronologyGroup):
    """A group whose default command is the explorer: a word that is no command is a chronology to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the explorer before anything but a command or the group's own options."""
        if args and args[0] in {"-h", "--help", "--version"}:
            return super().parse_args(ctx, args)
        typed = [
            token for token in split_arguments((*explore.params, *self.params), args) if not token.option
        ][:2]
        place = next((token.at for token in typed if args[token.at] in self.commands), None)
        if place is None:
            return super().parse_args(ctx, [_EXPLORE, *args])
        self._require_own(ctx, args, place)
        require_place(ctx, [args[token.at] for token in typed if token.at < place])
        return super().parse_args(ctx, args)

    def _require_own(self, ctx: click.Context, args: list[str], place: int) -> None:
        """Refuse options before a command that are not the group's own."""
        own = {name for parameter in self.params for name in parameter.opts}
        for token in split_arguments((*explore.params, *self.params), args[:place]):
            if token.option and token.option not in own:
                refuse_old_option(token.option)
                written = f"dateline {args[place]} {token.option}"
                raise click.UsageError(
                    f"options go after the command (except -C and --example): {written}", ctx
                )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name; the explorer for the name `_EXPLORE`."""
        return explore if cmd_name == _EXPLORE else super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Add the explorer's options to the program's help."""
        own: dict[str, click.Parameter] = {}
        for parameter in (*explore.params, *self.params):
            # Options that both have are listed once.
            own.setdefault(parameter.opts[0], parameter)
        options = [option for option in own.values() if isinstance(option, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Add the exit codes."""
        formatter.write(f"\nExit codes:\n{format_codes()}\n")


def _version(context: click.Context, _parameter: click.Parameter, is_given: bool) -> None:
    if is_given and not context.resilient_parsing:
        write_stdout(f"dateline {__version__}\n")
        context.exit()


_COMMANDS = LazyCommands(
    {
        "check": "tui.cli.commands.check:check",
        "fix": "tui.cli.commands.fix:fix",
        "list": "tui.cli.commands.list_events:list_",
        "search": "tui.cli.commands.list_events:search",
        "facets": "tui.cli.commands.facets:facets",
        "show": "tui.cli.commands.show:show",
        "source": "tui.cli.commands.show:source",
        "differences": "tui.cli.commands.show:differences",
        "speaker": "tui.cli.commands.statements.speaker:speaker",
        "conflicts": "tui.cli.commands.statements.conflicts:conflicts",
        "positions": "tui.cli.commands.positions.list_positions:positions",
        "put": "tui.cli.commands.positions.write_letter:put",
        "searches": "tui.cli.commands.searches.searches:searches",
        "timeline": "tui.cli.commands.list_events:timeline",
        "knew": "tui.cli.commands.knowledge.knew:knew",
        "elapsed": "tui.cli.commands.elapsed:elapsed",
        "changes": "tui.cli.commands.changes:changes",
        "diff": "tui.cli.commands.changes:diff",
        "textconv": "tui.cli.commands.changes:textconv",
        "merge-driver": "tui.cli.commands.merges.merge_driver:merge_driver",
        "browse": "tui.cli.commands.browse:browse",
        "export": "tui.cli.commands.export:export",
        "event": "tui.cli.commands.event.group:event",
        "import": "tui.cli.commands.import_table:import_",
        "merge": "tui.cli.commands.merges.merge:merge",
        "corpus": "tui.cli.commands.corpus.group:corpus",
        "protect": "tui.cli.commands.protect:protect",
        "serve": "tui.cli.commands.serve:serve",
        "demo": "tui.cli.commands.explore:demo",
        "new": "tui.cli.commands.new:new",
        "schema": "tui.cli.commands.check:schema",
        "keys": "tui.cli.commands.new:keys",
        "config": "tui.cli.commands.config:config",
        "completion": "tui.cli.commands.completion:completion",
    }
)


@click.group(
    cls=DatelineGroup,
    commands=_COMMANDS,
    subcommand_metavar="[PATH | COMMAND ...]",
    # The help is the same for a pipe and for a terminal of any width.
    context_settings={"terminal_width": 78, "help_option_names": ["-h", "--help"]},
)
@chronology
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def dateline() -> None:
    """Explore a sourced chronology.

    Without a command, opens the explorer on PATH (a folder or its events.yaml); else on the nearest
    events.yaml in this folder or above; else on the example. Write ./NAME for a folder named like a command.

    Every command about a chronology takes PATH before its name or as its first word, and -C PATH and
    --example anywhere; without them it reads the nearest events.yaml, and never the example. A word
    that could be a QUERY or an ID is read as PATH if it has a slash, or if there is no chronology nearby.
    """


with_help(dateline)
with_help(explore)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and write its error message, if any.

    Args:
        arguments: What follows the program's name.

    Returns:
        The exit code.
    """
    make_output_safe()
    begin_without_names()
    if COMPLETION_VARIABLE in os.environ:
        from tui.cli.commands.completion import complete  # noqa: PLC0415  (only shells ask for it)

        return complete(dateline)
    try:
        return _run(arguments)
    except BrokenPipeError:
        close_output()
        return ExitCode.PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except MemoryError:
        write_message("not enough memory", "close other programs, or allow it more: ulimit -v")
        return ExitCode.UNREADABLE
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno in {errno.EMFILE, errno.ENFILE}:
            write_message(
                "too many files are open for this", "close other programs, or allow it more: ulimit -n"
            )
            return ExitCode.UNREADABLE
        # The last stop before a traceback would reach the user.
        return _broken(fault)


def _run(arguments: Sequence[str]) -> int:
    try:
        # Not `dateline.main`, which has codes and words of its own for all that can happen.
        with _old_options_refused(), dateline.make_context("dateline", list(arguments)) as context:
            code = int(dateline.invoke(context) or 0)
        finish_output()
    except click.exceptions.Exit as ended:
        finish_output()
        return ended.exit_code
    except CommandError as stopped:
        write_message(stopped.failure.as_line())
        return stopped.code
    except DamagedIndexError:
        write_message("the index in the cache is damaged", "run the command again: it rebuilds the index")
        return ExitCode.UNREADABLE
    except click.UsageError as mistake:
        # Some of click's messages end in a full stop, and a remedy follows.
        write_message(mistake.format_message().removesuffix("."), _hint(mistake))
        return ExitCode.USAGE
    return code


@contextlib.contextmanager
def _old_options_refused() -> Iterator[None]:
    """Say of an option that no command has any more what it is called now."""
    try:
        yield
    except click.NoSuchOption as mistake:
        refuse_old_option(mistake.option_name)
        raise


def _hint(mistake: click.UsageError) -> str:
    path = mistake.ctx.command_path.strip() if mistake.ctx else "dateline"
    return f"see: {path} --help"


def _broken(fault: Exception) -> int:
    try:
        from tui.cli.crash_report import write_crash_report  # noqa: PLC0415  (nothing here is needed while all goes well)

        report = write_crash_report(fault)
    except Exception as another:
        # A message without a report is better than none.
        report = f"{type(fault).__name__}; no report could be written: {type(another).__name__}"
    with contextlib.suppress(Exception):
        write_message("internal error", report)
    close_output()
    return ExitCode.INTERNAL
