"""Lines of marked spans: the one form in which every view is written.

A pane turns roles into styles; the command line keeps the text. Text in spans is raw data: it is
cleaned here (`plain`) or where a pane draws it, never before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.text.sanitize import sanitize_line
from tui.text.wrap import wrap_hanging


class TextRole(StrEnum):
    """What a span is, never how it looks."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    QUIET = "quiet"
    DATE = "date"
    STATUS = "status"
    DIFFERS = "differs"
    PROBLEM = "problem"
    CITED = "cited"
    NOTE = "note"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A run of text with one role."""

    text: str
    role: TextRole = TextRole.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line before wrapping."""

    spans: tuple[TextSpan, ...] = ()
    indent: int = 0
    """Cells before its first row."""
    hang: int = 0
    """Cells before each further row."""
    anchor: str = ""
    """What a pane may scroll to or act on: `citation:2`, `passage:6`."""

    @property
    def text(self) -> str:
        """Its words without their roles."""
        return "".join(span.text for span in self.spans)


BLANK = Line()


def line(*spans: TextSpan | str, indent: int = 0, hang: int = 0, anchor: str = "") -> Line:
    """A line from spans and plain strings."""
    marked = tuple(TextSpan(span) if isinstance(span, str) else span for span in spans)
    return Line(tuple(span for span in marked if span.text), indent, hang, anchor)


def heading(text: str) -> Line:
    """A line that names what follows."""
    return line(TextSpan(text, TextRole.HEADING))


def field(label: str, *value: TextSpan | str, width: int = 11, anchor: str = "") -> Line:
    """A labelled value, the values of neighbouring fields in one column."""
    return line(TextSpan(label.ljust(width), TextRole.LABEL), *value, hang=width, anchor=anchor)


def paragraph(text: str, role: TextRole = TextRole.PLAIN, indent: int = 0) -> list[Line]:
    """Running text, one line for each of its own lines."""
    return [
        line(TextSpan(part, role), indent=indent, hang=indent) for part in text.splitlines() if part.strip()
    ]


def section(lines: Iterable[Line]) -> list[Line]:
    """Lines with a blank one before them; nothing where there are none."""
    held = list(lines)
    return [BLANK, *held] if held else []


def leads(one: Line, width: int) -> tuple[int, int]:
    """The cells before a line's first row and before each further one: half of the width at most."""
    return min(one.indent, width // 2), min(one.hang, width // 2)


def plain(lines: Iterable[Line], width: int | None = 78) -> str:
    """The text of lines, cleaned for a terminal and wrapped to `width` cells; None wraps nothing."""
    return "".join(f"{row}\n" for one in lines for row in _rows(one, width))


def _rows(one: Line, width: int | None) -> list[str]:
    text = sanitize_line(one.text)
    if width is None:
        return [(" " * one.indent + text).rstrip()]
    indent, hang = leads(one, width)
    first, *others = wrap_hanging(text, width - indent, width - hang)
    rows = [" " * indent + text[slice(*first)]]
    rows += [" " * hang + text[slice(*other)] for other in others]
    return [row.rstrip() for row in rows]
