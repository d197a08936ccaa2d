"""The date of a row: what its cells can mean, and what a person answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from tui.chronology.date_reader.date_parts import existing_date
from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.figures import TWO_DIGITS
from tui.chronology.date_reader.interpretation import Interpretation, InterpretationKind
from tui.chronology.date_reader.read_date import read_date
from tui.parsing.tables.table import CellRow, cell_address
from tui.project.imports.guess_columns import TableColumns
from tui.project.imports.mapping import NO_DATE, ImportMapping

NO_DATE_GIVEN = "no date is given"
_YEAR = re.compile("-?[0-9]{1,4}")
_FIGURES = re.compile("[0-9]{4}(?: [0-9]{1,2}){0,2}")
_PARTS = DateRules(hyphen="month", is_spreadsheet=True)
"""Of year, month and day in cells of their own, `2010-11` is a month."""
_ANY_DAY = "2001-01-01"
_CLOCKS = DateRules(is_spreadsheet=False)
"""In a column of times, midnight is a time of day."""
_DAY = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"-?[0-9]{4}-[0-9]{2}")
_YEARS = re.compile(r"-?[0-9]{4}/-?[0-9]{4}")


_NOTE_MARK = re.compile(
    r"(?P<date>.*?[\w.?~)\]])\s*(?:[*†‡§]+|[⁰¹²³⁴-⁹]+|\[(?:[0-9]{1,3}|[a-z]|(?:fn|note)\.? ?[0-9]+)\])",
    re.IGNORECASE,
)
"""A date with the mark of a note behind it: `1807[1]`, `2 October 1700*`, `1829¹`."""


class DateState(Enum):
    """What came of a row's date."""

    TAKEN = "taken"
    """It has one reading, or a person chose one."""
    ASKED = "asked"
    """It has several readings."""
    NONE = "none"
    """It has no reading, or a person said that it is no date."""


@dataclass(frozen=True, slots=True)
class RowDate:
    """The date of one row."""

    state: DateState
    written: str
    """What the cell says, in one line; empty where it is empty."""
    address: str
    """Of the cell: `B7`; empty where no column is one of dates."""
    readings: tuple[str, ...] = ()
    """EDTF: one, several, or none."""
    reason: str = ""
    """Why there is not one reading, without a full stop; empty where there is one."""
    remark: str = ""
    """What was left out of it, such as a time of day that cannot be read; empty for nothing."""

    @property
    def date(self) -> str:
        """Return the date of the event, as EDTF; empty where it has none."""
        return self.readings[0] if self.state is DateState.TAKEN and self.readings else ""

    @property
    def spelling(self) -> str:
        """Return what the event keeps of the spelling: nothing where it is the date itself."""
        written = self.written
        if _FIGURES.fullmatch(written):
            written = "-".join(part.zfill(2) for part in written.split())
        is_same = self.date and (written == self.date or self.date.startswith(f"{written}T"))
        return "" if is_same or not self.written else self.written

    @property
    def note(self) -> str:
        """Return why the event has no date, for its note; empty where it has one."""
        if self.state is DateState.TAKEN or not self.reason or self.reason == ANSWERED:
            return ""
        if self.readings:
            return f"It may be {either(self.readings)}: {self.reason}."
        return f"Not read: {self.reason}."


ANSWERED = "answered: it gives no date"


def either(readings: tuple[str, ...]) -> str:
    """Return readings as a choice: `2010/2011 or 2010-11`."""
    return " or ".join(filter(None, (", ".join(readings[:-1]), readings[-1])))


def read_row_date(row: CellRow, columns: TableColumns, mapping: ImportMapping) -> RowDate:
    """Return the date of a row.

    Args:
        row: The row.
        columns: Which of its cells are what.
        mapping: The rules about dates, and the answers.
    """
    places = columns.fields.get("date", ())
    if not places:
        return RowDate(DateState.NONE, "", "", reason="no column has dates")
    address = cell_address(row.number, places[0])
    if len(places) > 1 and not _YEAR.fullmatch(row.text(places[0]).strip()):
        # Not a year, a month and a day, but columns of which the first that says anything counts.
        places = (next((place for place in places if row.text(place)), places[0]),)
    written = _written(row, places)
    found = _typed(row, places) or _read(row, places, mapping)
    is_marked = False
    if len(places) == 1 and (marked := _NOTE_MARK.fullmatch(written)) and not _is_edtf(written):
        found, is_marked = read_date(marked["date"], mapping.rules), True
    ends = columns.fields.get("end", ())
    if ends and _written(row, ends):
        written, found = _until(written, found, row, ends, mapping)
    dated = _dated(found, written, address)
    if is_marked and dated.readings:
        dated = replace(dated, remark="the mark of a note behind the date was left out")
    if shown := _written(row, columns.fields.get("display", ())):
        dated = _displayed(shown, found, dated, mapping)
    answer = mapping.answers.get(address, "")
    if answer == NO_DATE:
        return replace(dated, state=DateState.NONE, readings=(), reason=ANSWERED)
    if answer:
        dated = replace(dated, state=DateState.TAKEN, readings=(answer,), reason="")
    clock = row.text(columns.fields["time"][0]) if columns.fields.get("time") else ""
    return _at_time(dated, clock)


def _is_edtf(text: str) -> bool:
    return existing_date(text) is not None


def _displayed(shown: str, found: Interpretation, dated: RowDate, mapping: ImportMapping) -> RowDate:
    """Return the date of a row that also has it in words, which may be less exact, but not another one.

    Args:
        shown: The words.
        found: What its columns of figures mean.
        dated: The same as the date of the row.
        mapping: The rules about dates.
    """
    words = read_date(shown, mapping.rules)
    if found.date is None:
        return _dated(words, shown, dated.address)
    date = found.date.text
    if (
        words.date
        and words.date.first_day <= found.date.last_day
        and found.date.first_day <= words.date.last_day
    ):
        return RowDate(DateState.TAKEN, shown, dated.address, (words.date.text,))
    readings = tuple(reading.text for reading in words.readings)
    if date in readings:
        return RowDate(DateState.TAKEN, shown, dated.address, (date,))
    reason = f"its figures say {date}, its words another date" if readings else f"its words: {words.reason}"
    return RowDate(DateState.ASKED, shown, dated.address, (date, *readings), reason)


def _read(row: CellRow, places: tuple[int, ...], mapping: ImportMapping) -> Interpretation:
    """Return what the cells of a date mean: one cell, or a year, a month and a day."""
    texts = [" ".join(row.text(place).split()) for place in places]
    said = [text for text in texts if text]
    if len(texts) == 1 or not texts[0]:
        return read_date(texts[0], mapping.rules)
    year = texts[0]
    if year.startswith("-") and len(said) == 1:
        both = (existing_date(f"-{int(year[1:]):04}"), existing_date(f"-{int(year[1:]) - 1:04}"))
        readings = tuple(date for date in both if date)
        return Interpretation(
            InterpretationKind.SEVERAL, readings, "a year before our era, counted with a year 0 or not"
        )
    while not texts[-1]:
        texts.pop()
    if all(re.fullmatch("[0-9]{1,2}", text) for text in texts[1:]):
        return read_date("-".join([f"{int(year):04}", *(f"{int(text):02}" for text in texts[1:])]), _PARTS)
    return read_date(" ".join(reversed([text for text in texts if text])), mapping.rules)


def _written(row: CellRow, places: tuple[int, ...]) -> str:
    return " ".join(" ".join(row.text(place) for place in places).split())


def _typed(row: CellRow, places: tuple[int, ...]) -> Interpretation | None:
    """Return the date of a cell that the file says is one."""
    cell = row.cells[places[0]] if len(places) == 1 and places[0] < len(row.cells) else None
    date = existing_date(cell.text) if cell and cell.is_date else None
    return Interpretation(InterpretationKind.ONE, (date,)) if date else None


def _until(
    written: str, found: Interpretation, row: CellRow, ends: tuple[int, ...], mapping: ImportMapping
) -> tuple[str, Interpretation]:
    """Return the spelling and the date from one cell to another."""
    last = _typed(row, ends) or _read(row, ends, mapping)
    whole = f"{written} to {_written(row, ends)}"
    if found.date and last.date:
        span = existing_date(f"{found.date}/{last.date}") or (found.date if found.date == last.date else None)
        if span:
            return whole, Interpretation(InterpretationKind.ONE, (span,))
        return whole, Interpretation(
            InterpretationKind.NONE, reason="it ends before it begins, or either is no plain date"
        )
    both = read_date(whole, mapping.rules)
    return whole, both if both.kind is not InterpretationKind.ONE else found if not found.date else last


def _dated(found: Interpretation, written: str, address: str) -> RowDate:
    readings = tuple(date.text for date in found.readings)
    if found.date:
        return RowDate(DateState.TAKEN, written, address, readings)
    if not readings:
        reason = "years of two digits: say which century" if found.reason == TWO_DIGITS else found.reason
        reason = NO_DATE_GIVEN if not written else reason
        return RowDate(DateState.NONE, written, address, (), reason)
    readings, reason = _question(readings, found.reason)
    return RowDate(DateState.ASKED, written, address, readings, reason)


def _question(readings: tuple[str, ...], reason: str) -> tuple[tuple[str, ...], str]:
    """Return the readings in the order in which they are offered, and what is asked."""
    if all(map(_DAY.fullmatch, readings)) and len({reading[:4] for reading in readings}) == 1:
        return readings, "day and month in figures"
    pairs = tuple(reading for reading in readings if _YEARS.fullmatch(reading))
    if pairs and any(map(_MONTH.fullmatch, readings)):
        return (
            *pairs,
            *(reading for reading in readings if reading not in pairs),
        ), "two years, or a year and a month"
    if len(readings) == 2 and {reading[:1] == "[" for reading in readings} == {True, False}:
        return readings, "once between the two, or all that time"
    return readings, reason


@lru_cache(maxsize=2_000)
def _time_of_day(clock: str) -> str:
    """Return `T09:30`; empty where a text is no time of day."""
    read = read_date(f"{_ANY_DAY} {clock}", _CLOCKS).date
    return read.text.removeprefix(_ANY_DAY) if read and read.text.startswith(f"{_ANY_DAY}T") else ""


def _at_time(dated: RowDate, clock: str) -> RowDate:
    """Return a date with the time of day of its row, where the date is a whole day."""
    if not clock or not _DAY.fullmatch(dated.date):
        return dated
    time = _time_of_day(clock)
    if not time:
        return RowDate(
            dated.state, dated.written, dated.address, dated.readings, remark=f"“{clock}” is no time of day"
        )
    return RowDate(DateState.TAKEN, dated.written, dated.address, (f"{dated.date}{time}",))
