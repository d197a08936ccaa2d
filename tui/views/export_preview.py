"""Preview of an export: the written text as a reader of that format would see it, as lines.

It understands only what this program writes. The text has passed the export gate, so the preview shows
nothing that the export would not contain.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from types import MappingProxyType

from tui.views.lines import BLANK, Line, TextRole, TextSpan, field, line

_HEADINGS = {1: TextRole.TITLE, 2: TextRole.HEADING, 3: TextRole.TITLE}
_INLINE = re.compile(
    r"""
      \\(?P<char>.)
    | \*\*(?P<strong>.+?)\*\*
    | \[\^(?P<mark>[a-z0-9-]+)\]
    | <(?P<url>https?:[^<>\s]+)>
    """,
    re.VERBOSE,
)
_NOTE = re.compile(r"\[\^([a-z0-9-]+)\]: (.*)").fullmatch
_HEADING = re.compile(r"(#{1,3}) (.*)").fullmatch
_ITEM = re.compile(r"(-|[0-9]+\.) (.*)").fullmatch


def _markdown(text: str) -> Iterator[Line]:
    """Read Markdown as `tui.export.formats.markdown_format` and `pandoc_format` write it."""
    rows = text.splitlines()
    if rows[:1] == ["---"]:
        behind = rows.index("---", 1) + 1
        yield from (line(TextSpan(row, TextRole.QUIET)) for row in rows[1 : behind - 1])
        rows = rows[behind:]
    yield from (_row(row) for row in rows if not row.startswith(":::"))


def _row(row: str) -> Line:
    if heading := _HEADING(row):
        role = _HEADINGS[len(heading[1])]
        return line(*(TextSpan(span.text, role) for span in _inline(heading[2])))
    if note := _NOTE(row):
        return line(TextSpan(f"[{note[1]}] ", TextRole.LABEL), *_inline(note[2]), hang=2)
    if item := _ITEM(row):
        sign = f"{item[1]} "
        return line(sign, *_inline(item[2]), hang=len(sign))
    text = row.lstrip(" ")
    indent = len(row) - len(text)
    if text.startswith("> "):
        text, indent = text[2:], indent + 2
    return line(*_inline(text), indent=indent, hang=indent)


def _inline(text: str) -> Iterator[TextSpan]:
    plain, at = "", 0
    for match in _INLINE.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match["char"]:
            plain += match["char"]
            continue
        yield TextSpan(plain)
        plain = ""
        if match["mark"]:
            yield TextSpan(f"[{match['mark']}]", TextRole.QUIET)
        else:
            yield (
                TextSpan(match["url"], TextRole.KEY)
                if match["url"]
                else TextSpan(match["strong"], TextRole.LABEL)
            )
    yield TextSpan(plain + text[at:])


class _Page(HTMLParser):
    """A reader of pages as `tui.export.formats.html_format` writes them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._spans: list[TextSpan] = []
        self._open: list[str] = []
        self._numbers: list[int] = []
        self._sign = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block; `meta` is the one kind of element that has no end."""
        if tag == "meta":
            return
        if tag in _BLOCKS:
            self._flush()
        if tag in {"ol", "ul"}:
            self._numbers.append(0)
        if tag == "li":
            self._numbers[-1] += 1
            self._sign = f"{self._numbers[-1]}. " if self._open[-1] == "ol" else "- "
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line at the end of a block."""
        if tag in _BLOCKS:
            self._flush()
        if tag in {"ol", "ul"}:
            self._numbers.pop()
            self.lines.append(BLANK)
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take text inside a block of the body."""
        if "body" not in self._open or self._open[-1] not in _TEXT:
            return
        roles = [_ROLES[tag] for tag in reversed(self._open) if tag in _ROLES]
        self._spans.append(TextSpan(data, roles[0] if roles else TextRole.PLAIN))

    def _flush(self) -> None:
        spans, self._spans = self._spans, []
        if not "".join(span.text for span in spans).strip():
            return
        tag = next((tag for tag in reversed(self._open) if tag in _BLOCKS), "")
        indent = 4 if tag == "blockquote" else 0
        sign, self._sign = self._sign, ""
        self.lines.append(line(sign, *spans, indent=indent, hang=indent + len(sign)))
        if tag in {"p", "h1", "h2", "h3"}:
            self.lines.append(BLANK)


_BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "ol", "ul", "blockquote", "body"})
_TEXT = frozenset({"p", "h1", "h2", "h3", "li", "blockquote", "strong", "sup", "a"})
_ROLES: Mapping[str, TextRole] = {
    "h1": TextRole.TITLE, "h2": TextRole.HEADING, "h3": TextRole.TITLE, "strong": TextRole.LABEL,
    "sup": TextRole.QUIET, "a": TextRole.KEY,
}  # fmt: skip


def _html(text: str) -> Iterator[Line]:
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.lines


def _table(text: str) -> Iterator[Line]:
    """Yield each row of a table under its first cell, without empty cells."""
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))):
        cells = [(name, cell) for name, cell in row.items() if cell]
        yield line(TextSpan(cells[0][1], TextRole.TITLE))
        yield from (field(name, cell, width=13) for name, cell in cells[1:])
        yield BLANK


_FORMS: Mapping[str, Callable[[str], Iterator[Line]]] = MappingProxyType(
    {"markdown": _markdown, "pandoc": _markdown, "html": _html, "csv": _table}
)


def preview_lines(format_name: str, text: str) -> list[Line] | None:
    """Return an export as its readers will see it.

    Args:
        format_name: The name of a format in `tui.export.format_table.FORMATS`.
        text: As that format has written it.

    Returns:
        The lines; None where readers see the text itself (JSON and the like).
    """
    render = _FORMS.get(format_name)
    return list(render(text)) if render else None


def raw_lines(text: str) -> list[Line]:
    """Return a text line by line, as it is in its file."""
    return [line(row) for row in text.split("\n")[: -1 if text.endswith("\n") else None]]
