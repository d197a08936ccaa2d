"""Zooming and moving the window of the overview."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.chronology.calendar import day_number
from tui.session.viewport import DayRange

YEARS_3000 = 1_095_750
WHOLES = st.builds(
    lambda first, days: DayRange(first, first + days),
    st.integers(day_number(-9999, 1, 1), day_number(6999, 1, 1)),
    st.integers(0, YEARS_3000) | st.integers(0, 400),
)


@st.composite
def windows(draw: st.DrawFn) -> tuple[DayRange, DayRange, int]:
    """A window, all there is, and a day of it."""
    whole = draw(WHOLES)
    first, last = sorted(draw(st.tuples(*[st.integers(whole.first, whole.last)] * 2)))
    return DayRange(first, last), whole, draw(st.integers(whole.first, whole.last))


def within(window: DayRange, whole: DayRange) -> bool:
    return whole.first <= window.first <= window.last <= whole.last


@settings(max_examples=300, deadline=None)
@given(windows())
def test_nothing_is_shown_beyond_what_there_is(given: tuple[DayRange, DayRange, int]) -> None:
    window, whole, day = given
    for other in (
        window.zoomed_in(day, whole),
        window.zoomed_out(day, whole),
        window.panned(1, whole),
        window.panned(-1, whole),
        window.showing(day, whole),
    ):
        assert within(other, whole)


@settings(max_examples=300, deadline=None)
@example((DayRange(0, 0), DayRange(0, 0), 0))
@example((DayRange(0, 6), DayRange(-100, 100), 6))
@given(windows())
def test_zooming_in_and_out_keeps_the_centre(given: tuple[DayRange, DayRange, int]) -> None:
    window, whole, day = given
    day = window.nearest(day)
    closer = window.zoomed_in(day, whole)
    assert closer.days == max(window.days // 2, 1)
    assert closer.holds(day)
    again = closer.zoomed_out(day, whole)
    assert again == whole or abs(again.first + again.last - window.first - window.last) <= 4


@settings(max_examples=200, deadline=None)
@given(windows())
def test_a_day_keeps_its_place_in_the_window(given: tuple[DayRange, DayRange, int]) -> None:
    window, whole, day = given
    day = window.nearest(day)
    closer = window.zoomed_in(day, whole)
    before, after = (day - window.first) / window.days, (day - closer.first) / closer.days
    assert abs(before - after) <= 1 / closer.days


@settings(max_examples=200, deadline=None)
@given(windows())
def test_every_zoom_ends_at_a_day_and_at_everything(given: tuple[DayRange, DayRange, int]) -> None:
    window, whole, day = given
    for _ in range(24):
        window = window.zoomed_in(day, whole)
    assert window == DayRange(day, day)
    for _ in range(24):
        window = window.zoomed_out(day, whole)
    assert window == whole


def test_what_is_not_in_the_window_comes_into_its_middle() -> None:
    whole = DayRange(1, 1_000)
    assert DayRange(100, 199).zoomed_in(500, whole) == DayRange(475, 524)
    assert DayRange(100, 199).showing(500, whole) == DayRange(450, 549)
    assert DayRange(100, 199).showing(150, whole) == DayRange(100, 199)
    assert DayRange(100, 199).showing(990, whole) == DayRange(901, 1_000)


def test_moving_by_quarters() -> None:
    whole = DayRange(1, 1_000)
    assert DayRange(100, 199).panned(1, whole) == DayRange(125, 224)
    assert DayRange(100, 199).panned(-1, whole) == DayRange(75, 174)
    assert DayRange(5, 104).panned(-1, whole) == DayRange(1, 100)
    assert DayRange(7, 7).panned(1, whole) == DayRange(8, 8)
    assert whole.panned(1, whole) == whole
