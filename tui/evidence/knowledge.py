"""From when an entry of knowledge holds: possibly, and certainly."""

from __future__ import annotations

from tui.chronology.edtf_date import EdtfDate


def possible_day(since: EdtfDate | None) -> int | None:
    """Return the first day from which an entry may hold, a day number; None where it is not dated."""
    return since.first_day if since else None


def certain_day(since: EdtfDate | None) -> int | None:
    """Return the first day from which an entry certainly holds, a day number; None where it is not dated."""
    return since.begun_by if since else None
