"""Dates in at most twelve cells, for a column: those that do not fit are shortened to coarser dates."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision, Unbounded
from tui.chronology.month_names import SEASONS, SHORT_MONTHS

WIDTH = 12
"""Cells, which are code points here, into which every date fits."""

_COARSER = {Precision.DAY: Precision.MONTH, Precision.MONTH: Precision.YEAR, Precision.SEASON: Precision.YEAR}
_FOUR_DIGITS = 1000
_ABOUT = ("c. ", "~")
"""Both ways of writing "about", the more readable one first."""


def format_date_short(date: EdtfDate, heading_year: int | None) -> str:
    """A date for a column: `14 May`, `2006`, `2004–12`, `c. Jan 2013`, `by 2010`, `2007–`.

    Whether it lasted that long or happened once in that time is not said: the symbol before it does.

    Args:
        date: Any date.
        heading_year: The year (astronomical: 0 is 1 BC) of the heading above it, which is not repeated; None
            for no heading.

    Returns:
        At most `WIDTH` cells.
    """
    return next(text for text in _candidates(date, heading_year) if len(text) <= WIDTH)


def _candidates(date: EdtfDate, heading: int | None) -> Iterator[str]:
    """From the fullest to one that always fits."""
    start, end = date.start, date.end
    if isinstance(start, DateExpression) and isinstance(end, DateExpression):
        if date.shape is DateForm.SPAN or start != end:
            return _pair(date, start, end, heading)
        return _side(start, heading)
    before, after = _open_marks(date)
    if isinstance(start, DateExpression):
        return (f"{text}{after}" for text in _side(start, heading))
    if isinstance(end, DateExpression):
        return (f"{before}{text}" for text in _side(end, heading))
    return iter(("some time",))


def _open_marks(date: EdtfDate) -> tuple[str, str]:
    """What stands before a date that has no start, and behind one that has no end."""
    if date.shape is DateForm.SET:
        return "by ", "+"
    return "?–" if date.start is Unbounded.UNKNOWN else "–", "–?" if date.end is Unbounded.UNKNOWN else "–"


def _side(stated: DateExpression, heading: int | None) -> Iterator[str]:
    """One date, ever shorter."""
    doubt = "?" if stated.uncertain else ""
    for side in _ever_coarser(stated):
        name = _name(side, heading)
        if stated.approximate:
            yield from (f"{about}{name}{doubt}" for about in _ABOUT)
        else:
            yield f"{name}{doubt}"


def _ever_coarser(stated: DateExpression) -> Iterator[DateExpression]:
    """The date, its month, its year."""
    yield stated
    while stated.precision in _COARSER:
        stated = stated._replace(precision=_COARSER[stated.precision])
        yield stated


def _name(stated: DateExpression, heading: int | None) -> str:
    year = "" if stated.year == heading else f" {_year(stated.year)}"
    match stated.precision:
        case Precision.DAY:
            return f"{stated.day} {SHORT_MONTHS[stated.month - 1]}{year}"
        case Precision.MONTH:
            return f"{SHORT_MONTHS[stated.month - 1]}{year}"
        case Precision.SEASON:
            return f"{SEASONS[stated.month]}{year}"
        case Precision.DECADE if stated.year % 100:
            return f"{stated.year}s"
        case Precision.DECADE | Precision.CENTURY:
            return _years(stated.year, _last_year(stated))
    return _year(stated.year)


def _pair(date: EdtfDate, start: DateExpression, end: DateExpression, heading: int | None) -> Iterator[str]:
    """A span from one date to another, or a moment between two dates or on one of them."""
    years = _years(start.year, _last_year(end))
    marked = date.approximate or date.uncertain
    if date.shape is DateForm.SET and date.members == ((start, start), (end, end)):
        either = zip(_side(start, heading), _side(end, heading), strict=False)
        yield from (f"{low} or {high}" for low, high in either if low != high)
    if marked and start.year != end.year:
        yield _marked_years(start, end)
    about = "~" if date.approximate else ""
    doubt = "?" if date.uncertain else ""
    for stretch in (*(() if marked else _within_year(start, end, heading)), years):
        yield f"{about}{stretch}{doubt}"
    yield years
    # Only the longest years do not fit by now.
    yield years.replace(" BC", "BC")


def _marked_years(start: DateExpression, end: DateExpression) -> str:
    """Both years, each with its own marks."""
    low, high = (
        f"{'~' if side.approximate else ''}{{}}{'?' if side.uncertain else ''}" for side in (start, end)
    )
    first, last = start.year, _last_year(end)
    later = _year(last) if end.approximate else _later_year(first, last)
    return f"{low.format(_years(first, _last_year(start)))}–{high.format(later)}"


def _within_year(start: DateExpression, end: DateExpression, heading: int | None) -> Iterator[str]:
    """Days, then months, of one year: `14–16 May`, `May–Jun 2013`."""
    if (
        start.year != end.year
        or max(start.precision, end.precision) > Precision.MONTH
        or start.masked
        or end.masked
    ):
        return
    last_month = _name(end._replace(precision=Precision.MONTH), heading)
    if start.precision is end.precision is Precision.DAY:
        if start == end:
            yield _name(end, heading)
        shared = start.month == end.month
        first = f"{start.day}" if shared else f"{start.day} {SHORT_MONTHS[start.month - 1]}"
        yield f"{first}–{end.day} {last_month}"
    yield last_month if start.month == end.month else f"{SHORT_MONTHS[start.month - 1]}–{last_month}"


def _last_year(stated: DateExpression) -> int:
    if stated.precision is Precision.SEASON:
        return stated.year + (stated.month == 12)
    return stated.year + {Precision.CENTURY: 99, Precision.DECADE: 9}.get(stated.precision, 0)


def _years(first: int, last: int) -> str:
    if first == last:
        return _year(first)
    return f"{1 - first}–{1 - last} BC" if last <= 0 else f"{_year(first)}–{_later_year(first, last)}"


def _later_year(first: int, last: int) -> str:
    """The later year of two: of a year of four digits in the same century, the last two."""
    if first >= _FOUR_DIGITS and first // 100 == last // 100:
        return f"{last % 100:02}"
    return _year(last)


def _year(year: int) -> str:
    """Year 0 is 1 BC. AD is left out: the column has no room for it."""
    return str(year) if year > 0 else f"{1 - year} BC"
