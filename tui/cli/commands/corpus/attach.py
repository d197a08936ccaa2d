"""`corpus attach`, `verify` and `detach`: the originals of sources."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.chronology_command import ChronologyCommand, WritingCommand
from tui.cli.common_options import (
    CommonOptions,
    chronology,
    common_options,
    format_option,
    own_chronology,
    text_option,
)
from tui.cli.completers import complete_files, complete_sources
from tui.cli.exit_codes import ExitCode

# Imported inside the functions: no other command, and no screen, should wait for it.


@click.command("attach", cls=WritingCommand)
@click.argument("paths", metavar="FILE...", shell_complete=complete_files, type=Path, nargs=-1, required=True)
@common_options(own_chronology, format_option)
def attach_(options: CommonOptions, paths: tuple[Path, ...]) -> ExitCode:
    """Attach originals: files, or all files in a folder, under any name.

    A file is matched to its source by the hashes. Text, Markdown, HTML, PDF and DOCX are read.
    The text is kept in corpus/originals/ for you alone: git ignores it, and exports leave it out.
    """
    from tui.cli.commands.corpus.originals import attach_paths  # noqa: PLC0415

    return attach_paths(options, paths)


@click.command(cls=ChronologyCommand)
@click.argument("wanted", metavar="[SOURCE]...", shell_complete=complete_sources, type=text_option, nargs=-1)
@common_options(chronology, format_option)
def verify(options: CommonOptions, wanted: tuple[str, ...]) -> ExitCode:
    """Compare the hashes with the originals that are attached."""
    from tui.cli.commands.corpus.originals import verify_sources  # noqa: PLC0415

    return verify_sources(options, wanted)


@click.command("detach", cls=WritingCommand)
@click.argument("wanted", metavar="[SOURCE]...", shell_complete=complete_sources, type=text_option, nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Delete all attached texts.")
@common_options(own_chronology)
def detach_(options: CommonOptions, wanted: tuple[str, ...], all_: bool) -> ExitCode:
    """Delete the kept texts of originals, not the files themselves.

    Args:
        options: The common options.
        wanted: Ids of sources.
        all_: Whether all are meant; then `wanted` must be empty.

    Raises:
        UsageError: Neither or both are given.
    """
    if bool(wanted) == all_:
        raise click.UsageError("name the sources, or add --all")
    from tui.cli.commands.corpus.originals import detach_sources  # noqa: PLC0415

    return detach_sources(options, wanted)
