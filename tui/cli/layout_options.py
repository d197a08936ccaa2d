"""The options by which a document for paper is laid out: its columns, its parts, its letters, its notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps

import click

from tui.cli.completers import complete_columns, complete_parts
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError
from tui.export.format_table import FORMATS, Format
from tui.export.layout import (
    COLUMNS,
    FONTS,
    NOTES,
    PARTS,
    WHOLE,
    Layout,
    UnknownName,
    make_layout,
    read_names,
)


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """The values of the options; empty for those that are not given."""

    columns: str
    without: str
    font: str
    notes: str

    def layout(self, export_format: Format) -> Layout:
        """Return the layout.

        Args:
            export_format: The format that is written.

        Raises:
            CommandError: A name is not one of those there are, or the format has no layout.
        """
        layout = make_layout(self.columns, self.without, self.font, self.notes)
        if isinstance(layout, UnknownName):
            at = "--columns" if isinstance(read_names(self.columns, COLUMNS), UnknownName) else "--without"
            raise CommandError(ExitCode.USAGE, f"{at}: {layout.message}", layout.remedy)
        for option, value in self._values():
            if value and not _has_meaning(option, export_format):
                names = ", ".join(name for name, one in FORMATS.items() if _has_meaning(option, one))
                raise CommandError(
                    ExitCode.USAGE,
                    f"{option} has no meaning for {export_format.name}",
                    f"leave it out, or export as {names}",
                )
        return layout

    def _values(self) -> Sequence[tuple[str, str]]:
        return (
            ("--columns", self.columns),
            ("--without", self.without),
            ("--font", self.font),
            ("--notes", self.notes),
        )


def _has_meaning(option: str, export_format: Format) -> bool:
    return export_format.has_parts if option == "--without" else export_format.has_layout


def layout_options(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    """Give a command the options of a layout, as its argument `laid_out`."""

    @click.option(
        "--columns",
        metavar="LIST",
        default="",
        shell_complete=complete_columns,
        help=f"Columns of the table of a docx, joined by commas (default: {','.join(COLUMNS)}).",
    )
    @click.option(
        "--without",
        metavar="LIST",
        default="",
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
    @wraps(command)
    def with_layout(
        *arguments: object, columns: str, without: str, font: str | None, notes: str | None, **others: object
    ) -> ExitCode:
        laid_out = LayoutOptions(columns, without, font or "", notes or "")
        return command(*arguments, laid_out=laid_out, **others)

    return with_layout
