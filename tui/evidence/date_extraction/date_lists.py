"""The dates of a row of days and months that share one year, such as `3, 5 and 17 May`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tui.chronology.calendar import day_number, days_in_month
from tui.evidence.date_extraction.date_parts import DatePart
from tui.evidence.date_extraction.intervals import NO_EDTF, is_real_date, spans
from tui.evidence.date_extraction.lexicon import WEEKDAYS, Candidate, Candidates, Unresolved, ymd

_PLACES: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_TOTALS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HALF_A_YEAR: Final = 6
_NO_SUCH_DAY = Unresolved("there is no such day")
_MIXED = Unresolved("a year may follow, and how these dates belong together is not understood")


@dataclass(frozen=True, slots=True)
class DateItem:
    """A day or month of a row."""

    month: int
    """1 to 12."""
    day: int
    """1 to 31; 0 for the month as a whole."""
    weekday: int | None
    """0 for Monday to 6; None where none is named."""
    joiner: str
    """The letter for what joins it to the item before (`DatePart.joiner`)."""

    @property
    def place(self) -> tuple[int, int]:
        """The month and day, by which items sort within a year."""
        return self.month, self.day

    def date(self, year: int) -> str:
        """Its EDTF in a year, whether or not the day exists."""
        return ymd(year, self.month, self.day)

    def is_in(self, year: int) -> bool:
        """Whether the day exists in a year."""
        return self.day <= days_in_month(year, self.month)

    def remark(self, year: int) -> str:
        """A note where its weekday is wrong in a year; empty where it is right, or none is named."""
        if self.weekday is None or (day_number(year, self.month, self.day) - 1) % 7 == self.weekday:
            return ""
        return f"though that was no {WEEKDAYS[self.weekday].capitalize()}"


def items_of(parts: Sequence[DatePart]) -> tuple[DateItem, ...]:
    """The items of a row: its days with their months, or its months where it has no days."""
    row = [part for part in parts if part.kind in {"D", "M"}]
    is_month_first = row[0].kind == "M"
    has_days = any(part.kind == "D" for part in row)
    items: list[DateItem] = []
    for number, part in enumerate(row):
        if part.kind == "M" and not has_days:
            items.append(DateItem(part.number, 0, None, part.joiner))
        elif part.kind == "D":
            around = reversed(row[:number]) if is_month_first else iter(row[number:])
            month = next(near for near in around if near.kind == "M")
            is_first = is_month_first and row[number - 1].kind == "M"
            named = month.weekday if is_first and part.weekday is None else part.weekday
            items.append(
                DateItem(month.number, part.number, named, month.joiner if is_first else part.joiner)
            )
    return tuple(items)


def dates_of(items: Sequence[DateItem], years: Sequence[tuple[int, str]], opening: str = "") -> Candidates:
    """Return all readings of a row of days or months.

    Args:
        items: The row.
        years: Each possible year of its last item, with a note that explains it.
        opening: `between` or `from`, where such a word stands before a range; empty for none.
    """
    senses: list[Candidate] = []
    for year, note in years:
        for of_items in dict.fromkeys((_years(items, year), _years(items, year, is_wrapped=True))):
            if all(item.is_in(item_year) for item, item_year in zip(items, of_items, strict=True)):
                row = _senses(items, of_items, opening)
                if isinstance(row, Unresolved):
                    return row
                senses += (Candidate(sense.date, _noted(sense.note, note)) for sense in row)
    return tuple(senses) or _NO_SUCH_DAY


def _noted(note: str, more: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, (note if note != "as written" or not more else "", more))))


def _years(items: Sequence[DateItem], year: int, *, is_wrapped: bool = False) -> tuple[int, ...]:
    """Return the year of each item; that of the last is the one that is written.

    A range that ends in January can begin in December of the year before; for a mere list that is only one
    possible reading (`is_wrapped`).
    """
    years = [year]
    for item, next_item in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        is_range = next_item.joiner in {"-", "/"}
        is_before = (
            item.place > next_item.place
            if is_range
            else item.month - next_item.month >= _HALF_A_YEAR and is_wrapped
        )
        year -= is_before
        years.append(year)
    return tuple(reversed(years))


def _senses(items: Sequence[DateItem], years: Sequence[int], opening: str) -> Candidates:
    rows = list(_rows(tuple(zip(items, years, strict=True))))
    senses: list[Candidate] = []
    for number, row in enumerate(rows):
        note = "as written" if len(rows) == 1 else _item_note(number, len(rows))
        read = _row(row, note, opening)
        if isinstance(read, Unresolved):
            return read
        senses += read
    return tuple(senses)


_Placed = tuple[DateItem, int]
"""An item and its year."""


def _rows(placed: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    """Split the items at commas and `and`."""
    row: list[_Placed] = []
    for item, year in placed:
        if row and item.joiner in {",", "&"}:
            yield row
            row = []
        row.append((item, year))
    yield row


def _row(row: Sequence[_Placed], note: str, opening: str) -> Candidates:
    dates = [item.date(year) for item, year in row]
    if len(row) == 1:
        [(item, year)] = row
        return (Candidate(dates[0], ", ".join(filter(None, (note, item.remark(year))))),)
    joiners = {item.joiner for item, _ in row[1:]}
    one_of = f"[{','.join(dates)}]"
    if joiners == {"|"}:
        return (Candidate(one_of, "on one of them"),) if is_real_date(one_of) else NO_EDTF
    if len(row) != 2 or not joiners <= {"-", "/"}:
        return _MIXED
    first, last = (
        (Candidate(date, item.remark(year)),) for date, (item, year) in zip(dates, row, strict=True)
    )
    senses = spans(opening, first, last)
    if joiners == {"/"} and isinstance(senses, tuple) and is_real_date(one_of):
        return (*senses, Candidate(one_of, "on one of the two"))
    return senses


def _item_note(number: int, total: int) -> str:
    if total > len(_PLACES):
        return f"number {number + 1} of {total}"
    return f"the {_PLACES[number]} of the {_TOTALS[total - 2]}"
