"""What the order leaves to undated events, and why."""

from __future__ import annotations

import pytest

from tests.evidence.conflicts.village import chronology, event
from tui.chronology.calendar import iso_date
from tui.chronology.event import Event
from tui.evidence.conflicts.order_windows import order_windows


def windows(*events: Event) -> dict[str, tuple[str, str]]:
    """By event, the first and the last day; a dash for none."""
    return {
        one.event: (_day(one.first_day), _day(one.last_day)) for one in order_windows(chronology(*events))
    }


def _day(day: int | None) -> str:
    return "-" if day is None else iso_date(day)


def test_between_the_beginnings_of_two_dates() -> None:
    events = [
        event("reports", date="2006"),
        event("withdraws", after="reports", before="trial"),
        event("trial", date="2013-01/2013-05-14"),
    ]
    assert windows(*events) == {"withdraws": ("2006-01-01", "2013-01-31")}
    (window,) = order_windows(chronology(*events))
    assert (window.after, window.before) == (("reports", "2006", 1), ("trial", "2013-01", 1))


def test_through_others_and_from_the_nearest_of_equal_days() -> None:
    events = [
        event("a", date="2010"),
        event("a-too", date="2010", before="c"),
        event("b", after="a"),
        event("c", after="b"),
    ]
    by_name = {one.event: one for one in order_windows(chronology(*events))}
    assert by_name["b"].after == ("a", "2010", 1)
    assert by_name["c"].after == ("a-too", "2010", 1)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2007~", ("-", "2008-12-31")),
        ("2007?", ("-", "-")),
        ("2007/2009?", ("-", "2007-12-31")),
        ("2007?/2009", ("-", "2009-12-31")),
        ("../2009", ("-", "2009-12-31")),
        ("2007/..", ("-", "2007-12-31")),
        ("[..2009]", ("-", "2009-12-31")),
        ("[2007..2009]", ("-", "2009-12-31")),
    ],
)
def test_which_day_limits_what_comes_before(date: str, days: tuple[str, str]) -> None:
    found = windows(event("mid", before="end"), event("end", date=date))
    assert found == ({} if days == ("-", "-") else {"mid": days})


def test_where_beginnings_leave_no_day_the_whole_dates_count() -> None:
    events = [
        event("start", date="2010"),
        event("mid", after="start", before="long"),
        event("long", date="2004/2012"),
    ]
    assert windows(*events) == {"mid": ("2010-01-01", "2012-12-31")}


def test_no_window_where_the_statements_cannot_all_hold() -> None:
    events = [event("a", date="2010"), event("b", after="a", before="c"), event("c", date="2005")]
    assert windows(*events) == {}


def test_a_dated_event_and_one_without_links_have_none() -> None:
    assert windows(event("a", date="2010"), event("b", date="2011", after="a"), event("c")) == {}
