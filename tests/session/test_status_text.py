from __future__ import annotations

import pytest

from tests.builders import info, row
from tests.cases import each
from tests.session.shelf import Shelf
from tui.chronology.calendar import day_number
from tui.chronology.durations import elapsed
from tui.chronology.edtf import parse
from tui.index.records import EventRow
from tui.parsing.query.parse_query import Query, parse_query
from tui.session.result_set import ResultSet
from tui.session.status_text import (
    Elapsed,
    elapsed_between,
    fit_status,
    format_as_of,
    format_as_of_head,
    format_counts,
    format_query_message,
    format_query_period,
    format_range,
    format_since,
    range_days,
)
from tui.text.cell_width import cell_width

DATES = ("1955~", "", "1957-05-14", "1957-05-14", "1959-05-14", "1960/..")


def found(query: str = "", rows: list[EventRow] | None = None) -> ResultSet:
    held = [row(date=date) for date in DATES] if rows is None else rows
    return ResultSet.whole(Shelf(held).index, parse_query(query)[0])


def test_counts() -> None:
    assert format_counts(found(), info(events=6, sources=2)) == ["6 events", "2 sources", "1 difference"]
    alone = info(events=1, sources=1, differences=0)
    assert format_counts(found(), alone) == ["1 event", "1 source", "0 differences"]
    assert format_counts(found("hall"), info(events=64)) == ["6 of 64 events", "58 hidden"]
    glimpse = ResultSet.glimpse(Shelf([row()] * 300).index, Query())
    assert format_counts(glimpse, info(events=1_000_000)) == ["first 64 of 1000000 events", "counting"]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ((2, 2), "1 event"),
        ((2, 3), "2 events · the same day"),
        ((2, 4), "3 events · 2 years"),
        ((0, 2), "3 events · within 3 years 5 months"),
        ((1, 2), "2 events"),
        ((4, 5), "2 events"),
        ((0, 1), "2 events"),
    ],
)
def test_how_long_a_range_is(chosen: tuple[int, int], words: str) -> None:
    assert format_range(found(), chosen) == f"Range: {words}"


def test_a_range_of_unknown_length_is_only_counted() -> None:
    held = found(rows=[row(date="/1950"), row(date="/1951")])
    assert format_range(held, (0, 1)) == "Range: 2 events"


@pytest.mark.parametrize(
    ("chosen", "days"),
    [
        ((2, 4), (day_number(1957, 5, 14), day_number(1959, 5, 14))),
        ((0, 2), (day_number(1954, 1, 1), day_number(1957, 5, 14))),
        ((1, 2), None),
        ((4, 5), None),
    ],
)
def test_the_days_of_a_range(chosen: tuple[int, int], days: tuple[int, int] | None) -> None:
    assert range_days(found(), chosen) == days


@pytest.mark.parametrize(
    ("line", "rows", "nearest", "remark"),
    [
        ("hall", [row()], None, ""),
        ("", [], None, ""),
        ("hull", [], "hall", "nothing found; nearest word: hall"),
        ("hall", [], "hall", "nothing found"),
        ("hall", [], None, "nothing found"),
        ("old hall", [], None, "nothing found with all of these words"),
        ("kind:works", [], "hall", "nothing found"),
        ("kind:work", [], None, "there is no kind work; did you mean works?"),
    ],
)
def test_what_is_said_beside_the_query(
    line: str, rows: list[EventRow], nearest: str | None, remark: str
) -> None:
    query, troubles = parse_query(line)
    shelf = Shelf(rows, nearest)
    assert format_query_message(troubles, query, ResultSet.whole(shelf.index, query), shelf.index) == remark


def test_what_is_wrong_with_the_query_comes_first() -> None:
    query, troubles = parse_query("in:1957-13")
    assert troubles
    said = format_query_message(troubles, query, found(), Shelf([]).index)
    assert said == f"{troubles[0].message}; {troubles[0].remedy}"


@pytest.mark.parametrize(
    ("one", "other", "length"),
    [
        ("1957-05-14", "1957-05-18", "4 days"),
        ("1957-05-18", "1957-05-14", "4 days"),
        ("2006", "2013-05-14", "between 6 years 4 months and 7 years 5 months"),
        ("1957", "1957", "up to 1 year either way"),
        ("1957?", "1960", "between 2 years and 4 years (uncertain)"),
        ("1957-05-14", "", "unknown, one is undated"),
        ("", "", "unknown, one is undated"),
    ],
)
def test_from_one_event_to_another(one: str, other: str, length: str) -> None:
    ranks = (2, 1) if other and other < one else (1, 2)
    first = row("one", one, title="One", rank=ranks[0])
    second = row("other", other, title="Other", rank=ranks[1])
    told = elapsed_between(first, second)
    assert told == elapsed_between(second, first)
    assert told is not None
    assert (told.first, told.second) == (("One", "Other") if ranks == (1, 2) else ("Other", "One"))
    assert told.length == length


def test_from_an_event_to_itself_there_is_no_time() -> None:
    assert elapsed_between(row(), row()) is None


SINCE = Elapsed(
    "水門の会社は村の集会所で会った", "The committee meets for once", "at least 2 years", "at least 2 years"
)


@each("width", range(130))
def test_the_length_is_told_before_the_titles(width: int) -> None:
    told = format_since(SINCE, width)
    assert cell_width(told) <= width
    assert ("at least 2 years" in told) is (width >= len("at least 2 years"))
    assert told == "" or "at least 2 years" in told
    assert told.startswith("from 水") is (width >= len("from  to : at least 2 years") + 16)
    assert told.startswith("to the mark: at") is (29 <= width < len("from  to : at least 2 years") + 16)


@pytest.mark.parametrize(
    ("one", "other", "brief"),
    [
        ("2006", "2013-05-14", "6 years to 8 years"),
        ("2012~", "2013-05", "8 months earlier to 3 years later"),
        ("1957-05-14", "", "unknown"),
    ],
)
def test_the_length_in_brief(one: str, other: str, brief: str) -> None:
    told = elapsed_between(row("one", one, rank=1), row("other", other, rank=2))
    assert told
    assert told.brief == brief
    assert format_since(told, len(brief)) == brief
    assert format_since(told, len(brief) + 6) == f"mark: {brief}"


def test_nothing_is_said_of_a_day_looked_back_to_where_nobody_asks() -> None:
    assert format_as_of_head(Query()) == format_as_of(Shelf([]).index, Query()) == ""


def test_the_time_is_told_from_the_event_that_is_listed_first() -> None:
    opened = row("opened", rank=1, date="2006", title="It opens")
    ordered = row("ordered", rank=2, date="[..2013-05-15]", title="It is ordered")
    told = elapsed_between(ordered, opened)
    assert told
    assert (told.first, told.second) == ("It opens", "It is ordered")
    assert told.length == elapsed(parse("2006"), parse("[..2013-05-15]"))
    assert told == elapsed_between(opened, ordered)


def test_a_range_whose_last_event_may_begin_before_its_first() -> None:
    held = found(rows=[row(date="2006-05-10"), row(date="[2004..2012]")])
    assert range_days(held, (0, 1)) == (day_number(2004, 1, 1), day_number(2012, 12, 31))
    assert format_range(held, (0, 1)) == "Range: 2 events · within 9 years"
    turned = found(rows=[row(date="2006-05/2006-12"), row(date="2006-04-30")])
    assert range_days(turned, (0, 1)) == (day_number(2006, 4, 30), day_number(2006, 12, 31))


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (35, "Range: 3 events · within 9 years"),
        (32, "Range: 3 events · within 9 years"),
        (31, "3 events · within 9 years"),
        (25, "3 events · within 9 years"),
        (24, "3 events"),
        (8, "3 events"),
        (5, "3 ev…"),
    ],
)
def test_no_length_of_a_range_is_cut(width: int, words: str) -> None:
    assert fit_status("Range: 3 events · within 9 years", width) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("in:2006/2012", "2006–2012"),
        ("in:2006", "2006"),
        ("in:2010-03", "March 2010"),
        ("in:2010-03/2011-05", "March 2010 to May 2011"),
        ("in:2010-03-02/2010-03-05", "2 to 5 March 2010"),
        ("in:2010/..", "2010 onwards"),
        ("in:../2010", "up to 2010"),
        ("from:2010", "2010 or later"),
        ("to:2010", "2010 or earlier"),
        ("from:2006 to:2012", "2006 to 2012"),
        ("before:2012", ""),
        ("flood", ""),
    ],
)
def test_the_period_of_a_query_in_words(line: str, words: str) -> None:
    assert format_query_period(parse_query(line)[0]) == words


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, "25 selected · 2006–2012 · 8 possibly"),
        (35, "25 · 2006–2012 · 8 possibly"),
        (25, "25 selected · 8 possibly"),
        (20, "25 · 8 possibly"),
    ],
)
def test_a_period_with_little_room(width: int, words: str) -> None:
    assert fit_status("25 selected · 2006–2012 · 8 possibly", width) == words
