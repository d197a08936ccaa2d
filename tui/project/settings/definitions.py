"""The table of settings: parsing, display and schema are all made from it. Add a setting here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tui.export.layout import COLUMNS, FONTS, NOTES, PAPERS, PARTS, UnknownName, read_names
from tui.parsing.errors import quote_value
from tui.project.settings.settings import DEFAULTS
from tui.text.failure import Failure
from tui.text.suggest import closest_match

OWN_THEMES = ("dateline-dark", "dateline-light")
THEMES = (
    *OWN_THEMES,
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""Our own themes, then Textual's: listed here because this floor does not import Textual."""
LANE_COLOURS = ("blue", "orange", "green", "purple", "red", "teal", "yellow", "grey")
"""Names of colours that every theme has in a readable shade, in the order of the lanes."""
FORMATS = (
    "markdown",
    "html",
    "page",
    "pandoc",
    "csv",
    "json",
    "csl-json",
    "ics",
    "docx",
    "xlsx",
    "svg",
    "timelinejs",
    "timesketch",
)
"""The formats of exports: listed here because the start should not wait for what writes them."""
PANES = ("timeline", "detail", "excerpt", "overview")

_MOST = 2_000
"""Code points of a text."""
_HEX = re.compile(r"#[0-9A-Fa-f]{6}").fullmatch


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidValue(Failure):
    """Why a value is not accepted."""

    code: str


@dataclass(frozen=True, slots=True)
class SettingDefinition:
    """One setting."""

    name: str
    """As in the file: `start.pane`."""
    about: str
    """One line, without a full stop."""
    refuses: Callable[[Any], InvalidValue | None]
    """Returns why a value of the file is not accepted; None where it is."""
    schema: dict[str, Any]
    """Its JSON Schema, for editors."""

    @property
    def field(self) -> str:
        """Return its name in `Settings`."""
        return self.name.replace(".", "_")

    @property
    def default(self) -> str | bool:
        """Return its default value."""
        value: str | bool = getattr(DEFAULTS, self.field)
        return value


def wrong_type(value: object, wanted: str) -> InvalidValue:
    """Return the message for a value of another type.

    Args:
        value: The value.
        wanted: The right type, in words.
    """
    return InvalidValue(f"this is {_type_of(value)}, not {wanted}", f"write {wanted}", code="wrong-type")


def _type_of(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or a time")


def _flag(value: object) -> InvalidValue | None:
    return None if isinstance(value, bool) else wrong_type(value, "true or false")


def text_refusal(value: object) -> InvalidValue | None:
    """Return why a value is not a text of one line; None where it is."""
    if not isinstance(value, str):
        return wrong_type(value, "a text")
    if len(value) > _MOST or not value.isprintable():
        return InvalidValue(
            "the text is too long, or more than one line", "write one line of plain text", code="bad-text"
        )
    return None


def refuse_unlisted(choices: tuple[str, ...], noun: str) -> Callable[[object], InvalidValue | None]:
    """Return a function that refuses every value but the choices.

    Args:
        choices: The allowed values.
        noun: What they are, in words, for the message.
    """

    def refuses(value: object) -> InvalidValue | None:
        if not isinstance(value, str):
            return wrong_type(value, "a text")
        if value in choices:
            return None
        meant = closest_match(value[:100], choices)
        remedy = f"did you mean {meant}?" if meant else f"write one of: {', '.join(choices)}"
        return InvalidValue(f"there is no {noun} {quote_value(value)}", remedy, code="unknown-value")

    return refuses


theme_refusal = refuse_unlisted(THEMES, "theme")


def colour_refusal(value: object) -> InvalidValue | None:
    """Return why a value is not a colour for lanes; None where it is."""
    if isinstance(value, str) and _HEX(value):
        return None
    refused = refuse_unlisted(LANE_COLOURS, "colour")(value)
    if refused is None or refused.code == "wrong-type" or "did you mean" in refused.remedy:
        return refused
    return InvalidValue(
        refused.message, f"{refused.remedy}; or its red, green and blue as #rrggbb", code=refused.code
    )


def _query(value: object) -> InvalidValue | None:
    if refused := text_refusal(value):
        return refused
    from tui.parsing.query.parse_query import parse_query  # noqa: PLC0415  (seldom set)

    problems = [problem for problem in parse_query(str(value))[1] if not problem.is_remark]
    return InvalidValue(problems[0].message, problems[0].remedy, code="bad-query") if problems else None


def _names(known: tuple[str, ...]) -> Callable[[object], InvalidValue | None]:
    """Return a check of a list of names that is joined by commas."""

    def refused(value: object) -> InvalidValue | None:
        if refusal := text_refusal(value):
            return refusal
        names = read_names(str(value), known)
        if isinstance(names, UnknownName):
            return InvalidValue(names.message, names.remedy, code="unknown-value")
        return None

    return refused


def _choice(choices: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(choices)}


_FLAG = {"type": "boolean"}
_TEXT = {"type": "string", "maxLength": _MOST}

ENTRIES = (
    SettingDefinition(
        "theme", "the colour theme; NO_COLOR in the environment overrides it", theme_refusal, _choice(THEMES)
    ),
    SettingDefinition("ascii", "whether to draw with ASCII characters only", _flag, _FLAG),
    SettingDefinition("mouse", "whether to use the mouse, or leave it to the terminal", _flag, _FLAG),
    SettingDefinition("remember", "whether to start each chronology where you left it", _flag, _FLAG),
    SettingDefinition("start.pane", "the pane to start in", refuse_unlisted(PANES, "pane"), _choice(PANES)),
    SettingDefinition("start.query", "the query to start with when no position is saved", _query, _TEXT),
    SettingDefinition(
        "export.folder", "the folder for exports (default: that of the last export)", text_refusal, _TEXT
    ),
    SettingDefinition(
        "export.format", "the format of exports", refuse_unlisted(FORMATS, "format"), _choice(FORMATS)
    ),
    SettingDefinition(
        "export.columns",
        f"the columns of a docx, joined by commas: {', '.join(COLUMNS)} (default: all)",
        _names(COLUMNS),
        _TEXT,
    ),
    SettingDefinition(
        "export.without",
        f"the parts to leave out of a document for readers, joined by commas: {', '.join(PARTS)}",
        _names(PARTS),
        _TEXT,
    ),
    SettingDefinition(
        "export.font", "the letters of a docx", refuse_unlisted(tuple(FONTS), "font"), _choice(tuple(FONTS))
    ),
    SettingDefinition("export.notes", "the notes of a docx", refuse_unlisted(NOTES, "kind"), _choice(NOTES)),
    SettingDefinition(
        "export.paper", "the paper of a picture", refuse_unlisted(PAPERS, "paper"), _choice(PAPERS)
    ),
)
BY_NAME = {entry.name: entry for entry in ENTRIES}
TABLES = {
    "start": "how the explorer starts",
    "export": "the folder, format and layout of exports",
    "keys": "the keys of commands, by their ids",
    "lanes": "the colours of the overview's lanes, by the ids of their kinds",
}
"""The tables of the file."""
