"""The date of an event as somebody types it: the one place where forms and commands have it read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.chronology.date_format import format_date
from tui.chronology.date_reader.typed_dates import remark_on, use_typed_date
from tui.chronology.edtf import EdtfError
from tui.parsing.yaml.tree import Data
from tui.text.failure import Failure

DATE_KEYS = ("date", "public")
"""The keys of an event that hold a date."""


@dataclass(frozen=True, slots=True)
class DateEntry:
    """A date that can be written."""

    text: str
    """EDTF."""
    words: str
    """What it means, in words: `about 1871`."""
    remark: str = ""
    """How to write what may have been meant instead; empty where nothing else may."""


def read_date_entry(typed: str) -> DateEntry | Failure:
    """Read a date as it was typed.

    Args:
        typed: The text; blanks around it do not matter.

    Returns:
        The date; or what is wrong with it, and what to write instead.
    """
    try:
        when = use_typed_date(typed.strip())
    except EdtfError as error:
        return Failure(error.reason, error.remedy)
    remark = remark_on(typed, when)
    return DateEntry(when.text, format_date(when), remark.remedy if remark else "")


def read_dates(values: Mapping[str, Data]) -> dict[str, Data]:
    """Return the values of an event with its dates in EDTF, as far as they can be read."""
    written = dict(values)
    for key in DATE_KEYS:
        typed = values.get(key)
        read = read_date_entry(typed) if isinstance(typed, str) and typed else None
        if isinstance(read, DateEntry):
            written[key] = read.text
    return written
