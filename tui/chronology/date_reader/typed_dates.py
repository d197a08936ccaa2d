"""Dates that somebody types where EDTF is understood: what is used, what is asked, and how it is said."""

from __future__ import annotations

from typing import NamedTuple

from tui.chronology.calendar import iso_date
from tui.chronology.date_format import format_date
from tui.chronology.date_reader.date_parts import existing_date
from tui.chronology.date_reader.interpretation import Interpretation, InterpretationKind
from tui.chronology.date_reader.read_date import read_date
from tui.chronology.date_reader.year_pairs import LAST_OLD_STYLE, PAIR, YearPair
from tui.chronology.edtf import EdtfError, cached_parse
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.edtf_faults import GENERAL_REMEDY, INTERVAL_REMEDY


class DateRemark(NamedTuple):
    """How a date was read, and what to write if something else is meant."""

    message: str
    remedy: str


def read_typed_date(text: str) -> Interpretation:
    """Return what a typed date means: as `read_date`, but EDTF is EDTF unless it can be several dates."""
    found = read_date(text)
    date = existing_date(text.strip())
    if date is None or found.kind is InterpretationKind.SEVERAL:
        return found
    return Interpretation(InterpretationKind.ONE, (date,))


def read_typed_period(text: str) -> Interpretation:
    """Return what typed dates mean as a period: readings with the same first and last day are one."""
    found = read_typed_date(text)
    if len(found.readings) < 2 or len({(date.first_day, date.last_day) for date in found.readings}) > 1:
        return found
    return Interpretation(InterpretationKind.ONE, (min(found.readings, key=lambda date: len(date.text)),))


def explain_refusal(text: str, error: EdtfError) -> EdtfError:
    """Return the error with the readings of a text that is not EDTF, or with the reason why it has none.

    Args:
        text: The text.
        error: What is wrong with it as EDTF.
    """
    found = read_date(text)
    reason, remedy = error.reason, error.remedy
    if found.date:
        remedy = f"write {found.date}"
        if "/" in text:
            reason = f"“{text.strip()}” is not an EDTF date"
    elif found.readings:
        reason = f"“{text.strip()}” {found.reason.removeprefix('it ')}"
        remedy = f"write {_either(found.readings)}"
    elif found.is_recognized and error.remedy in {GENERAL_REMEDY, INTERVAL_REMEDY}:
        reason, remedy = f"“{text.strip()}” is not an EDTF date: {found.reason}", GENERAL_REMEDY
    return EdtfError(reason, f"{remedy}{_financial_year(text)}", error.start, error.end)


def _financial_year(text: str) -> str:
    """What to write for a text such as `2012/13` where it is a financial year; empty for another text."""
    match = PAIR.fullmatch(text.strip())
    if not match or match["mark"] != "/" or len(match["s"]) != 2 or int(match["y"]) <= LAST_OLD_STYLE:
        return ""
    first = int(match["y"])
    is_next = YearPair(first, match["s"], "/").is_next
    days = f"{first}-04-01/{first + 1}-03-31"
    return f"; for a financial year write its first and last day, such as {days}" if is_next else ""


def refusal_of(text: str) -> str:
    """Return why a text is no date, and what to write; empty for EDTF."""
    try:
        cached_parse(text)
    except EdtfError as error:
        explained = explain_refusal(text, error)
        return f"{explained.reason}; {explained.remedy}"
    return ""


def use_typed_date(text: str) -> EdtfDate:
    """Return the date of a typed text, EDTF or with one reading.

    Raises:
        EdtfError: It has none, or several; the remedy says what to write for each.
    """
    try:
        return cached_parse(text)
    except EdtfError as error:
        if date := read_date(text).date:
            return date
        explained = explain_refusal(text, error)
        raise explained from None


def remark_on(text: str, date: EdtfDate, field: str = "") -> DateRemark | None:
    """Return what to say of a typed date that is used; None where it is EDTF that is only meant so.

    Args:
        text: As typed.
        date: What it was read as.
        field: What stands before a date where it is typed: `in:`.
    """
    message = f"{field}{text} is read as {date_words(date)}"
    if existing_date(text.strip()) is None:
        return DateRemark(message, f"in EDTF it is {field}{date}")
    found = read_date(text)
    if found.kind is not InterpretationKind.SEVERAL:
        return None
    others = [other for other in found.readings if other.text != date.text]
    choices = (f"for {date_words(other)} write {field}{unmistakable_text(other)}" for other in others)
    return DateRemark(message, "; ".join(choices))


def unmistakable_text(date: EdtfDate) -> str:
    """Return EDTF for a date that nobody reads as another: `2006-07-01/2006-07-31` for July 2006."""
    if read_date(date.text).kind is not InterpretationKind.SEVERAL or abs(date.first_day) >= FAR:
        return date.text
    return f"{iso_date(date.first_day)}/{iso_date(date.last_day)}"


def date_words(date: EdtfDate) -> str:
    """Return a date in words, to stand beside another one."""
    return format_date(date).removeprefix("some time in ")


def _either(dates: tuple[EdtfDate, ...]) -> str:
    texts = [date.text for date in dates]
    return f"{', '.join(texts[:-1])} or {texts[-1]}"


def inferred_date(text: str) -> str:
    """Return the EDTF of a date that a cataloguer inferred: `1789?` for `[1789]`; else empty text."""
    date = read_date(text).date if text.startswith("[") else None
    return date.text if date and date.uncertain else ""
