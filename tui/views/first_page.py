"""The page of the first start: the content notice, what the symbols mean, and the keys to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from tui.chronology.enums import EventStatus
from tui.text.cell_width import cell_width, truncate
from tui.text.sanitize import sanitize_line
from tui.text.wrap import wrap
from tui.views.commands.command import Command
from tui.views.event_line import STATUS_SHORT, status_role
from tui.views.keys.key_format import FIRST, footer_commands, key_words
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line
from tui.views.symbols import Symbols

_APART = 2
"""The least cells between two items of one row."""
_LEAST_NOTICE = 3
"""The least rows of the notice; for a screen on which not even they fit, there is no page."""

Item = tuple[TextSpan, str]
"""A symbol or a key, and what it means."""


def first_page_lines(
    notice: str, commands: tuple[Command, ...], marks: Symbols, width: int, height: int
) -> list[Line]:
    """Return the page as lines of one row each.

    Args:
        notice: The chronology's content notice; empty for none.
        commands: With the keys in effect.
        marks: The set of symbols.
        width: Cells of a row.
        height: The most rows. Where there are not enough, the end of the notice is left out, and the page
            says which key shows all of it.
    """
    symbols, statuses = _symbols(marks), _statuses()
    widest = _widest([*symbols, *statuses])
    below = [
        *_rows(symbols, width, widest),
        *_rows(statuses, width, widest),
        BLANK,
        *_rows(keys := _keys(commands), width, _widest(keys)),
    ]
    if not notice.strip():
        return below
    room = max(height - len(below) - 1, _LEAST_NOTICE)
    return [*_notice_rows(notice, commands, marks, width, room), BLANK, *below]


def _notice_rows(
    notice: str, commands: tuple[Command, ...], marks: Symbols, width: int, room: int
) -> list[Line]:
    rows = [
        text[start:end]
        for text in map(sanitize_line, notice.splitlines())
        if text.strip()
        for start, end in wrap(text, width)
    ]
    if len(rows) <= room:
        return [line(TextSpan(row, TextRole.NOTE)) for row in rows]
    about = next((command.keys[0] for command in commands if command.id == "about" and command.keys), "")
    more = f"{marks.ellipsis} ({key_words(about)} shows all of it)" if about else marks.ellipsis
    last = truncate(rows[room - 1], max(width - cell_width(more), 0), "").rstrip()
    return [
        *(line(TextSpan(row, TextRole.NOTE)) for row in rows[: room - 1]),
        line(TextSpan(last, TextRole.NOTE), TextSpan(more, TextRole.QUIET)),
    ]


def _symbols(marks: Symbols) -> list[Item]:
    signs = (
        (marks.exact, "a known day"),
        (marks.coarse, "date not exact"),
        (marks.lasting, "lasted for a time"),
        (f"{marks.before} {marks.after}", "by, from a date"),
        (marks.undated, "undated"),
        (marks.differs, "sources differ"),
    )
    return [(TextSpan(sign, TextRole.KEY), meaning) for sign, meaning in signs]


def _statuses() -> list[Item]:
    return [(TextSpan(STATUS_SHORT[status], status_role(status)), status.value) for status in EventStatus]


def _keys(commands: tuple[Command, ...]) -> list[Item]:
    return [
        (TextSpan(key_words(command.keys[0]), TextRole.KEY), command.label)
        for command in footer_commands(FIRST, commands)
        if command.keys
    ]


def _widest(items: Sequence[Item]) -> int:
    return max((cell_width(f"{span.text} {meaning}") for span, meaning in items), default=0)


def _rows(items: Sequence[Item], width: int, widest: int) -> list[Line]:
    """Return items in columns, as many as fit beside each other."""
    columns = max((width + _APART) // (widest + _APART), 1)
    rows = []
    for start in range(0, len(items), columns):
        spans: list[TextSpan] = []
        for at, (span, meaning) in enumerate(items[start : start + columns]):
            used = sum(cell_width(each.text) for each in spans)
            spans += [TextSpan(" " * (at * (widest + _APART) - used)), span, TextSpan(f" {meaning}")]
        rows.append(line(*spans))
    return rows
