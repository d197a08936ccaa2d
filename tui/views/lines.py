"""Lines of marked spans: the form in which every view is written.

A pane turns roles into styles; the command line keeps the text. The text in spans is raw data: `plain` or
the pane that draws it sanitizes it, nothing before them does.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from tui.light_dataclass import dataclass
from tui.text.sanitize import sanitize_line
from tui.text.wrap import wrap_hanging
from tui.views.links import Link


class TextRole(StrEnum):
    """What a span is, not how it looks."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    QUIET = "quiet"
    DATE = "date"
    ESTABLISHED = "established"
    """A status, as are the four after it: each has a look of its own."""
    ADMITTED = "admitted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    DIFFERS = "differs"
    PROBLEM = "problem"
    CITED = "cited"
    NOTE = "note"
    KEY = "key"


class TextSpan(NamedTuple):
    """A run of text with one role."""

    text: str
    role: TextRole = TextRole.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a view before wrapping; it may take several rows."""

    spans: tuple[TextSpan, ...] = ()
    indent: int = 0
    """Cells before its first row."""
    hang: int = 0
    """Cells before each further row."""
    anchor: Link | None = None
    """What a pane may scroll to or open; None for nothing."""

    @property
    def text(self) -> str:
        """Return the text without the roles."""
        return "".join(span.text for span in self.spans)


BLANK = Line()


def line(*spans: TextSpan | str, indent: int = 0, hang: int = 0, anchor: Link | None = None) -> Line:
    """Make a line of spans and plain strings; empty ones are dropped.

    Args:
        spans: The text, in order.
        indent: Cells before the first row.
        hang: Cells before each further row.
        anchor: As in `Line`.
    """
    marked = tuple(TextSpan(span) if isinstance(span, str) else span for span in spans)
    return Line(tuple(span for span in marked if span.text), indent, hang, anchor)


def heading(text: str) -> Line:
    """Return a heading line."""
    return line(TextSpan(text, TextRole.HEADING))


def field(label: str, *value: TextSpan | str, width: int = 11, anchor: Link | None = None) -> Line:
    """Return a labelled value. The values of neighbouring fields are in one column.

    Args:
        label: Printed before the value.
        value: Spans and plain strings.
        width: Cells of the label's column.
        anchor: As in `Line`.
    """
    return line(TextSpan(label.ljust(width), TextRole.LABEL), *value, hang=width, anchor=anchor)


def paragraph(text: str, role: TextRole = TextRole.PLAIN, indent: int = 0) -> list[Line]:
    """Return running text, one line for each of its own lines that is not blank.

    Args:
        text: With line feeds.
        role: The role of all of it.
        indent: Cells before every row.
    """
    return [
        line(TextSpan(part, role), indent=indent, hang=indent) for part in text.splitlines() if part.strip()
    ]


def section(lines: Iterable[Line]) -> list[Line]:
    """Return lines with a blank one before them; nothing where there are none."""
    listed = list(lines)
    return [BLANK, *listed] if listed else []


def matching_lines(lines: Iterable[Line], typed: str) -> list[Line]:
    """The lines that hold every word that is typed, each block of them still under its heading.

    Args:
        lines: Blocks with a blank line between them; a block may begin with a heading.
        typed: Words, or parts of them, whatever their case; a word of the heading counts for every line
            below it. Without any, every line is kept.

    Returns:
        Nothing where no line holds them.
    """
    words = typed.casefold().split()
    kept: list[Line] = []
    for has_text, block in groupby(lines, key=lambda one: bool(one.spans)):
        held = list(block) if has_text else []
        head = held[:1] if held and held[0].spans[0].role is TextRole.HEADING else []
        above = head[0].text if head else ""
        found = [
            one
            for one in held[len(head) :]
            if all(word in f"{above} {one.text}".casefold() for word in words)
        ]
        if found:
            kept += section([*head, *found]) if kept else [*head, *found]
    return kept


def leads(text_line: Line, width: int) -> tuple[int, int]:
    """Return the cells before a line's first row and before each further one.

    Args:
        text_line: The line.
        width: Cells of a row. Neither indentation is more than half of it.
    """
    return min(text_line.indent, width // 2), min(text_line.hang, width // 2)


def plain(lines: Iterable[Line], width: int | None = 78) -> str:
    """Return the text of lines, sanitized for a terminal, each row ended by a line feed.

    Args:
        lines: The lines.
        width: Cells to wrap to; None for no wrapping.
    """
    return "".join(f"{row}\n" for text_line in lines for row in _rows(text_line, width))


def _rows(text_line: Line, width: int | None) -> list[str]:
    text = sanitize_line(text_line.text)
    if width is None:
        return [(" " * text_line.indent + text).rstrip()]
    indent, hang = leads(text_line, width)
    first, *others = wrap_hanging(text, width - indent, width - hang)
    rows = [" " * indent + text[slice(*first)]]
    rows += [" " * hang + text[slice(*row_range)] for row_range in others]
    return [row.rstrip() for row in rows]
