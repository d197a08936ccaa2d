from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import row
from tui.index.records import EventRow, YearGroup
from tui.session.timeline_layout import GAP_DAYS, LineKind, TimelineLayout, TimelineLine, group_by_year

_DAYS = st.none() | st.integers(700_000, 703_000)
GROUPS = st.lists(
    st.builds(
        lambda year, count, ends: YearGroup(year, count, min(ends), max(ends)) if None not in ends
        else YearGroup(year, count, None, None),
        st.none() | st.integers(-50, 2100),
        st.integers(1, 5),
        st.tuples(_DAYS, _DAYS),
    ),
    max_size=12,
)  # fmt: skip


def drawn(groups: Sequence[YearGroup]) -> list[TimelineLine]:
    """The lines, by the words of the specification: a gap, a heading, events."""
    lines: list[TimelineLine] = []
    position, latest = 0, None
    for group in groups:
        first, last = group.first_start, group.last_start
        if latest is not None and first is not None and first - latest > GAP_DAYS:
            lines.append(TimelineLine(LineKind.GAP, group.year, gap=(latest, first)))
        lines.append(TimelineLine(LineKind.HEADING, group.year))
        lines += [TimelineLine(LineKind.ROW, group.year, position + at) for at in range(group.count)]
        position += group.count
        latest = max((day for day in (latest, last) if day is not None), default=None)
    return lines


@settings(max_examples=150, deadline=None)
@given(GROUPS)
def test_every_line_holds_what_it_should(groups: list[YearGroup]) -> None:
    layout = TimelineLayout(groups)
    expected = drawn(groups)
    assert layout.lines == len(expected)
    assert layout.events == sum(group.count for group in groups)
    assert [layout.entry(line) for line in range(layout.lines)] == expected


@settings(max_examples=100, deadline=None)
@given(GROUPS)
def test_an_event_is_on_its_line(groups: list[YearGroup]) -> None:
    layout = TimelineLayout(groups)
    for position in range(layout.events):
        entry = layout.entry(layout.line_of(position))
        assert (entry.holds, entry.position) == (LineKind.ROW, position)


@settings(max_examples=100, deadline=None)
@given(GROUPS)
def test_the_heading_above_is_the_last_one_at_or_before(groups: list[YearGroup]) -> None:
    layout = TimelineLayout(groups)
    headings = [line for line in range(layout.lines) if layout.entry(line).holds is LineKind.HEADING]
    for line in range(layout.lines):
        assert layout.heading_above(line) == max(heading for heading in headings if heading <= line)


@settings(max_examples=100, deadline=None)
@given(GROUPS.filter(bool), st.integers(-4, 4))
def test_moving_by_years_never_turns_round(groups: list[YearGroup], years: int) -> None:
    layout = TimelineLayout(groups)
    there = [layout.year_start(position, years) for position in range(layout.events)]
    assert all(before <= after for before, after in pairwise(there))
    assert all(0 <= position < layout.events for position in there)
    for here, position in enumerate(there):
        assert position >= here if years > 0 else position <= here


def test_a_gap_is_longer_than_a_leap_year() -> None:
    def lines(apart: int) -> int:
        return TimelineLayout([YearGroup(1, 1, 0, 0), YearGroup(2, 1, apart, apart)]).lines

    assert (lines(GAP_DAYS), lines(GAP_DAYS + 1)) == (4, 5)


def test_nothing_has_no_lines() -> None:
    assert (TimelineLayout([]).lines, TimelineLayout([]).events) == (0, 0)


def by_brute_force(rows: list[EventRow]) -> list[YearGroup]:
    grouped = []
    for year, run in groupby(rows, key=lambda each: each.year):
        members = list(run)
        starts = [day for each in members if each.when for day in each.when.start_days]
        grouped.append(YearGroup(year, len(members), min(starts, default=None), max(starts, default=None)))
    return grouped


DATES = st.sampled_from(["1957-05-14", "1957", "1957~", "1958-21", "../1950", "/1951", "1950/..", ""])
ROWS = st.lists(
    st.builds(lambda date, year: row(date=date, year=year), DATES, st.sampled_from([None, 1957, 1958]))
)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_groups_agree_with_brute_force(rows: list[EventRow]) -> None:
    assert group_by_year(rows) == by_brute_force(rows)
