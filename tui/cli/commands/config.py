"""`config`: the path of the config file, the settings in effect, and its JSON Schema."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from tui.cli.exit_codes import ExitCode
from tui.cli.output import write_message, write_stdout
from tui.text.sanitize import sanitize_line
from tui.views.json_output import dump

if TYPE_CHECKING:
    from tui.project.settings.config_file import LoadedConfig
    from tui.project.settings.settings import SettingOrigin, Settings


@click.group(invoke_without_command=True)
@click.pass_context
def config(context: click.Context) -> None:
    """Show the config file, the settings in effect, the schema."""
    if context.invoked_subcommand is None:
        write_stdout(f"{context.get_help()}\n")


@config.command()
def path() -> ExitCode:
    """Print the path of the config file, even if it does not exist yet."""
    from tui.project.settings.config_file import load_config  # noqa: PLC0415  (only these commands need it)

    config = load_config(os.environ)
    if config.path is None:
        write_message("the config file is switched off by DATELINE_CONFIG")
        return ExitCode.OK
    write_stdout(f"{config.path}\n")
    if not config.exists:
        write_message("this file does not exist yet", "to let an editor check it: dateline config schema")
    return ExitCode.OK


@config.command()
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def show(output_format: str) -> ExitCode:
    """Show the settings in effect, where each comes from, and problems.

    Exits with 1 if there are problems.
    """
    from tui.project.settings.config_file import load_config  # noqa: PLC0415
    from tui.validation.reporters import format_json, format_text  # noqa: PLC0415  (as above)

    loaded = load_config(os.environ)
    if output_format == "json":
        shown = {
            "path": str(loaded.path) if loaded.path else None,
            "exists": loaded.exists,
            "settings": {name: _as_json(loaded, name, value) for name, value in _rows(loaded.settings)},
            "problems": format_json(loaded.problems),
        }
        write_stdout(f"{dump(shown)}\n")
    else:
        write_stdout(_text(loaded))
        if loaded.problems:
            write_stdout("\n", format_text(loaded.problems, most=None))
    return ExitCode.FOUND if loaded.problems else ExitCode.OK


@config.command()
def schema() -> ExitCode:
    """Print the JSON Schema of the config file, for editors.

    Save it next to the config file, and begin that with: #:schema ./config.schema.json
    """
    from tui.project.settings.schema import config_schema  # noqa: PLC0415  (as above)

    write_stdout(f"{dump(config_schema())}\n")
    return ExitCode.OK


def _rows(settings: Settings) -> list[tuple[str, Any]]:
    """Return every setting by its name, with its value in effect."""
    from tui.project.settings.definitions import ENTRIES  # noqa: PLC0415  (as above)

    keys = {command.id: command.keys for command in settings.commands}
    return [
        *((entry.name, getattr(settings, entry.field)) for entry in ENTRIES),
        *((f"keys.{name}", list(keys[name])) for name in settings.keys),
        *((f"lanes.{kind}", colour) for kind, colour in settings.lanes.items()),
    ]


def _as_json(loaded: LoadedConfig, name: str, value: object) -> dict[str, object]:
    origin = loaded.settings.origin(name)
    named = {"name": origin.name} if origin.name else {}
    return {
        "value": value,
        "from": origin.source.value,
        **named,
        **({"line": origin.line} if origin.line else {}),
    }


def _text(loaded: LoadedConfig) -> str:
    from tui.text.cell_width import pad  # noqa: PLC0415  (as above)

    note = "" if loaded.exists else " (does not exist yet)"
    origin = loaded.settings.origin
    rows = [
        (sanitize_line(name), _said(value), _from(origin(name))) for name, value in _rows(loaded.settings)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(pad, row, widths)).rstrip() for row in rows]
    return "\n".join([f"{loaded.path or 'no config file'}{note if loaded.path else ''}", "", *lines, ""])


def _said(value: object) -> str:
    from tui.views.keys.key_format import key_words  # noqa: PLC0415  as above

    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "  ".join(map(key_words, value)) or "none"
    return str(value) or "none"


def _from(origin: SettingOrigin) -> str:
    return f"line {origin.line}" if origin.line else f"{origin.source} {origin.name}".rstrip()
