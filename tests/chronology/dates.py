"""Strategies: dates as EDTF writes them, of every form that is taken."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.chronology.calendar import day_number, iso_date, ymd_from_day
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import EdtfDate

MARKS = st.sampled_from(["", "", "", "~", "?", "%"])
DAYS = st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31))


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _forms(day: int) -> list[str]:
    """One day, at each precision."""
    year, month, _ = ymd_from_day(day)
    forms = [iso_date(day), f"{_year(year)}-{month:02}", _year(year), f"{_year(year)}-{month:02}-XX"]
    forms += [f"{_year(year)}-XX", f"{_year(year)}-XX-XX", f"{_year(year)}-{21 + (month - 1) // 3}"]
    return forms if year < 0 else [*forms, f"{year // 10:03}X", f"{year // 100:02}XX"]


def _read(text: str) -> EdtfDate | None:
    """Nothing where the sides that were drawn are reversed."""
    try:
        return parse(text)
    except EdtfError:
        return None


def singles(days: st.SearchStrategy[int] = DAYS) -> st.SearchStrategy[str]:
    return days.flatmap(lambda day: st.sampled_from(_forms(day)))


def spans(days: st.SearchStrategy[int] = DAYS) -> st.SearchStrategy[str]:
    marked = st.builds(str.__add__, singles(days), MARKS)
    both = st.builds("{}/{}".format, marked, marked)
    one = st.builds(str.replace, st.sampled_from(["../@", "@/..", "/@", "@/"]), st.just("@"), marked)
    return both | one


def sets(days: st.SearchStrategy[int] = DAYS) -> st.SearchStrategy[str]:
    single = singles(days)
    member = single | st.builds("{}..{}".format, single, single)
    edge = st.builds(str.replace, st.sampled_from(["[..@]", "[@..]"]), st.just("@"), single)
    return edge | st.lists(member, min_size=1, max_size=3).map(lambda members: f"[{','.join(members)}]")


def whens(days: st.SearchStrategy[int] = DAYS) -> st.SearchStrategy[EdtfDate]:
    """Any date: a moment, a span or a set."""
    texts = st.builds(str.__add__, singles(days), MARKS) | spans(days) | sets(days)
    read = texts.map(_read)
    return read.filter(lambda when: when is not None)  # type: ignore[return-value]  # what filter leaves
