"""Lines of a view on standard output: with colours on a terminal, and without them the same text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping

from tui.cli.name_redaction import without_names
from tui.cli.output import is_terminal, write_coloured, write_stdout
from tui.operating_system import obeys_colour_codes
from tui.text.sanitize import sanitize_line
from tui.views.lines import Line, TextRole, plain

_CODES: Mapping[TextRole, str] = {
    TextRole.TITLE: "1",
    TextRole.HEADING: "1",
    TextRole.LABEL: "2",
    TextRole.QUIET: "2",
    TextRole.DATE: "36",
    TextRole.ESTABLISHED: "32",
    TextRole.ADMITTED: "96",
    TextRole.REPORTED: "94",
    TextRole.ALLEGED: "33",
    TextRole.DISPUTED: "35",
    TextRole.DIFFERS: "1;33",
    TextRole.PROBLEM: "31",
    TextRole.CITED: "1",
    TextRole.KEY: "1",
}
"""Select graphic rendition (ECMA-48, 8.3.117): the terminal's own colours, so that its theme holds."""


def write_lines(lines: Iterable[Line]) -> None:
    """Write lines to standard output, each on one row however long.

    Args:
        lines: The lines; their text is raw.

    Raises:
        CommandError: Standard output cannot be written to.
    """
    if is_coloured():
        write_coloured(coloured_rows(lines))
    else:
        write_stdout(plain(lines, width=None))


def is_coloured() -> bool:
    """Return whether standard output is a terminal that shows colours, and NO_COLOR does not forbid them."""
    is_wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return is_wanted and is_terminal(sys.stdout) and obeys_colour_codes()


def coloured_rows(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the rows of lines with the codes of their colours, sanitized and without protected names.

    Args:
        lines: As in `write_lines`.
    """
    for one in lines:
        row = plain([one], width=None)
        masked = without_names(row)
        spans = "".join(_span(sanitize_line(span.text), _CODES.get(span.role, "")) for span in one.spans)
        text = "".join(sanitize_line(span.text) for span in one.spans)
        # A name that is masked may begin in one span and end in another: such a row has no colours.
        is_same = masked == row == f"{' ' * one.indent}{text}\n"
        yield f"{' ' * one.indent}{spans}\n" if is_same else masked


def _span(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text.strip() else text
