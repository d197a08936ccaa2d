"""Reading the date in a document's metadata, in the forms that programs write."""

from __future__ import annotations

import re

from tui.chronology.edtf import EdtfError, parse

_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d:?\d\d.*)?", re.ASCII | re.DOTALL)


def parse_metadata_date(written: str) -> str:
    """The day, month or year of an ISO 8601 date and time, or an EDTF date; empty for anything else.

    `2013-05-15T09:30:00+01:00` is `2013-05-15`: the day where it was written, not in Greenwich.
    """
    match = _DAY.fullmatch(written.strip())
    try:
        return parse(match[1] if match else written.strip()).text
    except EdtfError:
        return ""
