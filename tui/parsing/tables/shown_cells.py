"""What a cell of a spreadsheet shows: its number format decides how exact its date is."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from tui.chronology.month_names import MONTHS
from tui.parsing.tables.table import TableCell, cell_text

_NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What is no code of a format: texts in quotation marks, single letters, paddings, colours and languages."""
_MINUTES = re.compile(r"(?<=h)([^a-z]*)m{1,2}(?![a-z])|m{1,2}(?=[^a-z]*s)", re.IGNORECASE)


def show_cell(value: object, number_format: str) -> TableCell:
    """Return a cell as a reader of the sheet sees it; a date as EDTF, no more exact than what is shown.

    Args:
        value: As openpyxl returns it; None for an empty cell.
        number_format: The format of the cell: `dd/mm/yyyy`.
    """
    if value is None:
        return TableCell()
    if isinstance(value, bool):
        return TableCell("TRUE" if value else "FALSE")
    if isinstance(value, datetime):
        return _shown_date(value, _codes(number_format))
    if isinstance(value, date):
        return TableCell(value.isoformat(), is_date=True)
    if isinstance(value, time):
        return TableCell(value.strftime("%H:%M:%S" if value.second else "%H:%M"))
    if isinstance(value, timedelta):
        return TableCell(str(value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return TableCell(str(int(value)))
    return TableCell(cell_text(str(value)))


def _codes(number_format: str) -> frozenset[str]:
    """Return what a format shows of a date: `y`, `m` for the month, `d`, `h`."""
    first = _NO_CODE.sub("", number_format.partition(";")[0].casefold())
    without_minutes = _MINUTES.sub(lambda found: found[1] or "", first)
    return frozenset(code for code in "ymdh" if code in (first if code == "h" else without_minutes))


def _shown_date(value: datetime, codes: frozenset[str]) -> TableCell:
    day = f"{value.year:04}-{value.month:02}-{value.day:02}"
    # A format that is none of a date, or one of a time only, hides nothing that could be taken for wrong.
    if not codes & {"y", "m", "d"}:
        return TableCell(value.strftime("%H:%M") if codes else day, is_date=not codes)
    if "y" not in codes:
        parts = ([str(value.day)] if "d" in codes else []) + (
            [MONTHS[value.month - 1]] if "m" in codes else []
        )
        return TableCell(" ".join(parts))
    if "m" not in codes:
        return TableCell(day[:4], is_date=True)
    if "d" not in codes:
        return TableCell(day[:7], is_date=True)
    clock = f"T{value:%H:%M}" if "h" in codes and (value.hour or value.minute or value.second) else ""
    return TableCell(day + clock, is_date=True)
