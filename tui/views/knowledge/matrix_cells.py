"""The cells of the matrix of who was aware, in short words; the full ones are in `matrix_entries`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tui.chronology.edtf import cached_parse
from tui.chronology.enums import EventStatus, KnowledgeForm
from tui.chronology.short_date_format import format_date_short
from tui.export.knowledge.matrix import MatrixCell
from tui.index.knowledge_record import KnowledgeRecord
from tui.views.event_line import status_role
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.symbols import UNICODE, Symbols

FORMS = {
    KnowledgeForm.TOLD: "told",
    KnowledgeForm.RECORDED: "record",
    KnowledgeForm.SAID: "said aware",
}
"""How an entry is shown, in few words."""
NO_DATE = "no date"


def cell_lines(cell: MatrixCell, marks: Symbols) -> tuple[Line, ...]:
    """Return what stands in a cell: a line for the entries that show awareness, one for those that deny it.

    Args:
        cell: The cell.
        marks: The set of symbols.

    Returns:
        One or two lines, such as `told 2006 (part) +1 ≠` and `unaware (part)`: of the entry that comes first
        how it is shown, its date, whether it is about a part of the actor only, its status where it is not
        the usual one; how many more there are; whether one of them differs.
    """
    lines = []
    if cell.aware:
        lines.append(_line(cell.aware, FORMS[cell.aware[0].form], marks, NO_DATE))
    if cell.unaware:
        lines.append(_line(cell.unaware, "unaware", marks))
    return tuple(lines)


@lru_cache(maxsize=8192)
def short_date(date: str, marks: Symbols) -> str:
    """Return a date in at most twelve cells; empty for none.

    Args:
        date: EDTF, or empty.
        marks: The set of symbols.
    """
    short = format_date_short(cached_parse(date), None) if date else ""
    return short.replace(UNICODE.dash, marks.dash)


def _line(entries: Sequence[KnowledgeRecord], word: str, marks: Symbols, no_date: str = "") -> Line:
    first = entries[0]
    differs = any(entry.differs for entry in entries)
    date = first.since or no_date
    return _cached_line(
        (word, date), first.status, marks, is_of_part=bool(first.part), more=len(entries) - 1, differs=differs
    )


@lru_cache(maxsize=8192)
def _cached_line(
    words: tuple[str, str], status: EventStatus, marks: Symbols, *, is_of_part: bool, more: int, differs: bool
) -> Line:
    """Return one line of a cell: thousands of cells hold the same."""
    word, date = words
    is_usual = status is EventStatus.REPORTED
    pieces = (
        TextSpan(f"{word}," if date == NO_DATE else word),
        TextSpan(date if date == NO_DATE else short_date(date, marks), TextRole.DATE),
        TextSpan("(part)" if is_of_part else "", TextRole.QUIET),
        TextSpan("" if is_usual else status.value, status_role(status)),
        TextSpan(f"+{more}" if more else "", TextRole.QUIET),
        TextSpan(marks.differs if differs else "", TextRole.DIFFERS),
    )
    spans: list[TextSpan | str] = []
    for piece in pieces:
        if piece.text:
            spans += [" ", piece] if spans else [piece]
    return line(*spans)
