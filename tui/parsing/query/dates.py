"""Dates in queries: EDTF, or as people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.chronology.edtf import EdtfError, cached_parse

if TYPE_CHECKING:
    from tui.chronology.date_reader.typed_dates import DateRemark
    from tui.chronology.edtf_date import EdtfDate

_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?")
"""What nobody means for something else, so that a query with it needs no reader of dates."""


def parse_date(text: str) -> EdtfDate:
    """Return a date of a query.

    Raises:
        EdtfError: It is neither EDTF, nor a date as people write it with one reading.
    """
    try:
        return cached_parse(text)
    except EdtfError:
        from tui.chronology.date_reader.typed_dates import use_typed_date  # noqa: PLC0415

        return use_typed_date(text)


def remark_on_date(text: str, date: EdtfDate, field: str) -> DateRemark | None:
    """Return what to say of how a date was read; None where it is EDTF that is only meant so.

    Args:
        text: As typed.
        date: What it was read as.
        field: What stands before it: `in:`.
    """
    if _PLAIN.fullmatch(text):
        return None
    from tui.chronology.date_reader.typed_dates import remark_on  # noqa: PLC0415

    return remark_on(text, date, field)
