"""Parsing TOML line by line: a line that is no TOML is reported and left out, the rest is read."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from tui.parsing.errors import SyntaxFault
from tui.project.settings.toml_locations import TomlLocations, locate_values

_MOST_BAD_LINES = 20
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CODE = "bad-toml"


def parse_toml(text: str) -> tuple[dict[str, Any], TomlLocations, list[SyntaxFault]]:
    """Read a TOML document, leaving out lines that are no TOML.

    Args:
        text: With lines that end in a line feed.

    Returns:
        Its data; the locations of its keys and values; the syntax errors.
    """
    lines = text.split("\n")
    faults: list[SyntaxFault] = []
    while len(faults) < _MOST_BAD_LINES:
        kept = "\n".join(lines)
        try:
            return tomllib.loads(kept), locate_values(kept), faults
        except RecursionError:
            fault = SyntaxFault(_CODE, 0, 0, "brackets are nested too deeply", "write fewer of them")
            return {}, TomlLocations(), [*faults, fault]
        except ValueError as error:
            at = _AT.search(str(error))
            line, column = (int(at[1]), int(at[2])) if at and at[1] else (0, 0)
            faults.append(_fault(_AT.sub("", str(error)), lines, line, column))
            if not line or not lines[line - 1].strip():
                break
            _blank(lines, line - 1)
    return {}, TomlLocations(), faults


def _fault(message: str, lines: list[str], line: int, column: int) -> SyntaxFault:
    text = f"this is not TOML: {message[:1].lower()}{message[1:]}"
    if line:
        start = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        return SyntaxFault(_CODE, start, start + 1, text, "correct the line; it is skipped until then")
    # Something was not closed, or a number is too long: tomllib gives no line.
    return SyntaxFault(
        _CODE, 0, 0, text, "close what was opened; no settings of the file are used until then"
    )


def _blank(lines: list[str], bad: int) -> None:
    """Empty a line, keeping the numbers of all others; for the head of a table, all lines of the table."""
    end = bad + 1
    if lines[bad].lstrip().startswith("["):
        while end < len(lines) and not lines[end].lstrip().startswith("["):
            end += 1
    for number in range(bad, end):
        lines[number] = " " * len(lines[number])
