"""The options by which a document for paper is laid out: columns, parts, letters, notes, paper."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps

import click

from tui.cli.completers import complete_columns, complete_parts
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message
from tui.export.format_table import FORMATS, Format
from tui.export.layout import (
    COLUMNS,
    FONTS,
    NOTES,
    PAPERS,
    PARTS,
    WHOLE,
    Layout,
    UnknownName,
    make_layout,
    read_names,
)


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """The values of the options; None for those that are not given."""

    columns: str | None
    without: str | None
    font: str | None
    notes: str | None
    paper: str | None

    def layout(self, export_format: Format) -> Layout:
        """Return the layout: the options, and for those that are not given the settings of the config file.

        Args:
            export_format: The format that is written.

        Raises:
            CommandError: A name is not one of those there are, or the format has no layout.
        """
        layout = make_layout(*(value or "" for _, value in self._values()))
        if isinstance(layout, UnknownName):
            is_column = isinstance(read_names(self.columns or "", COLUMNS), UnknownName)
            at = "--columns" if is_column else "--without"
            raise CommandError(ExitCode.USAGE, f"{at}: {layout.message}", layout.remedy)
        for option, value in self._values():
            if value is not None and not _has_meaning(option, export_format):
                names = ", ".join(name for name, one in FORMATS.items() if _has_meaning(option, one))
                raise CommandError(
                    ExitCode.USAGE,
                    f"{option} has no meaning for {export_format.name}",
                    f"leave it out, or export as {names}",
                )
        return self._with_settings(layout, export_format)

    def _with_settings(self, layout: Layout, export_format: Format) -> Layout:
        """Return the layout with what the config file sets and no option does; tell which these are."""
        options = [option for option, _ in self._values() if _has_meaning(option, export_format)]
        if not options:
            return layout
        from tui.project.settings.config_file import load_config  # noqa: PLC0415  (other formats need none)
        from tui.project.settings.settings import SettingSource  # noqa: PLC0415

        config = load_config(os.environ)
        if config.problem_summary:
            write_message(config.problem_summary)
        names = [option.removeprefix("--") for option, value in self._values() if value is None]
        used = [
            name
            for name in names
            if f"--{name}" in options
            and config.settings.origin(f"export.{name}").source is SettingSource.FILE
            and getattr(config.settings.layout, name) != getattr(layout, name)
        ]
        if not used:
            return layout
        write_message(f"laid out by the config file: {', '.join(used)}", "see: dateline config show")
        return replace(layout, **{name: getattr(config.settings.layout, name) for name in used})

    def _values(self) -> Sequence[tuple[str, str | None]]:
        return (
            ("--columns", self.columns),
            ("--without", self.without),
            ("--font", self.font),
            ("--notes", self.notes),
            ("--paper", self.paper),
        )


def _has_meaning(option: str, export_format: Format) -> bool:
    if option == "--paper":
        return export_format.has_paper
    return export_format.has_parts if option == "--without" else export_format.has_layout


def layout_options(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    """Give a command the options of a layout, as its argument `laid_out`."""

    @click.option(
        "--columns",
        metavar="LIST",
        shell_complete=complete_columns,
        help=f"Columns of the table of a docx, joined by commas (default: {','.join(COLUMNS)}).",
    )
    @click.option(
        "--without",
        metavar="LIST",
        shell_complete=complete_parts,
        help=f"Parts to leave out of a document for readers, joined by commas: {', '.join(PARTS)}.",
    )
    @click.option(
        "--font",
        type=click.Choice(list(FONTS)),
        help=f"Letters of a docx, and their size (default: {WHOLE.font}, 10 points).",
    )
    @click.option(
        "--notes",
        type=click.Choice(list(NOTES)),
        help=f"Notes of a docx at the foot of the page or at the end (default: {WHOLE.notes}).",
    )
    @click.option(
        "--paper",
        type=click.Choice(list(PAPERS)),
        help=f"Paper of the pages of an svg, on its side (default: {WHOLE.paper}).",
    )
    @wraps(command)
    def with_layout(
        *arguments: object,
        columns: str | None,
        without: str | None,
        font: str | None,
        notes: str | None,
        paper: str | None,
        **others: object,
    ) -> ExitCode:
        laid_out = LayoutOptions(columns, without, font, notes, paper)
        return command(*arguments, laid_out=laid_out, **others)

    return with_layout
