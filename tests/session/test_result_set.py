from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import row
from tests.session.shelf import Shelf
from tui.index.possible_events import only_possible
from tui.parsing.query.parse_query import Query, parse_query
from tui.project.project import Project
from tui.session.result_set import ResultSet


def shelf(events: int) -> Shelf:
    return Shelf([row(f"event-{at}", rank=at + 1) for at in range(events)])


def test_everything_is_counted_and_laid_out() -> None:
    held = shelf(1_000)
    found = ResultSet.whole(held.index, Query())
    assert (found.count, found.complete, found.layout.lines) == (1_000, True, 1_001)
    assert held.asked == []


def test_rows_are_read_by_blocks_and_kept() -> None:
    held = shelf(1_000)
    found = ResultSet.whole(held.index, Query())
    for position in (0, 1, 255, 256, 999, 0):
        assert found.row(position).id == f"event-{position}"
    assert held.asked == [(0, 256), (256, 256), (768, 256)]


def test_going_through_all_of_them_keeps_only_some() -> None:
    held = shelf(20_000)
    found = ResultSet.whole(held.index, Query())
    assert all(found.event(position).rank == position + 1 for position in range(20_000))
    assert len(held.asked) == -(-20_000 // 256)
    assert len(found._blocks) <= 65


def test_a_glimpse_asks_once_and_keeps_what_it_was_told() -> None:
    held = shelf(1_000)
    found = ResultSet.glimpse(held.index, Query())
    assert (found.count, found.complete) == (64, False)
    assert found.row(60).id == "event-60"
    assert held.asked == [(0, 64)]


def test_a_glimpse_of_little_is_complete() -> None:
    assert ResultSet.glimpse(shelf(3).index, Query()).complete
    assert ResultSet.glimpse(shelf(0).index, Query()).complete


def test_ids_of_a_range_include_both_ends() -> None:
    assert ResultSet.whole(shelf(9).index, Query()).ids(2, 4) == ("event-2", "event-3", "event-4")


def test_without_dates_nothing_is_asked_about_doubts() -> None:
    held = shelf(9)
    found = ResultSet.whole(held.index, parse_query("flood kind:works")[0])
    found.count_possible()
    assert not any(found.is_possible(row) for row in held.held)
    assert (held.counted, found.possible) == (0, 0)


def test_doubts_are_counted_by_one_question() -> None:
    held = shelf(9)
    found = ResultSet.whole(held.index, parse_query("in:2006/2012")[0])
    found.count_possible()
    assert held.counted == 1


DATES = st.sampled_from(["1950", "1955/1957", "1957-05", "1951/..", "../1955", "[1951..1956]", "1954~"])
LIMITS = st.sampled_from(["in:{}", "from:{}", "to:{}", "before:{}", "after:{}", "(in:{} OR tea)", "-in:{}"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(LIMITS, DATES), max_size=3))
def test_a_doubt_is_what_the_index_does_not_find_certainly(
    project: Project, limits: list[tuple[str, str]]
) -> None:
    query = parse_query(" ".join(limit.format(date) for limit, date in limits))[0]
    found = ResultSet.whole(project.index, query)
    found.count_possible()
    rows = project.index.rows(query)
    doubted = {row.id for row in rows if found.is_possible(row)}
    assert doubted == only_possible(project.index, query, {row.id for row in rows})
    assert len(doubted) == found.possible
