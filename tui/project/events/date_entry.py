"""The date of an event as somebody types it: the one place where forms and commands have it read."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chronology.date_format import format_date
from tui.chronology.date_reader.other_meanings import other_meaning
from tui.chronology.edtf import EdtfError, parse
from tui.text.failure import Failure


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
        when = parse(typed.strip())
    except EdtfError as error:
        return Failure(error.reason, error.remedy)
    meaning = other_meaning(typed)
    return DateEntry(when.text, format_date(when), meaning.remedy if meaning else "")
