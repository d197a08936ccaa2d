"""Sets of statements that cannot all hold: which, how small, and which not."""

from __future__ import annotations

import pytest

from tests.evidence.conflicts.village import chronology, difference, event, says, sets
from tui.evidence.conflicts import conflicts
from tui.evidence.conflicts.conflict_search import MOST_VISITS
from tui.evidence.conflicts.conflicts import MOST_SETS, find_conflicts

CHAIN = (
    event("a", date="2010"),
    event("b", after="a", before="c"),
    event("c", before="d"),
    event("d", date="2005"),
)
LIT = event("lit", date="1874-06-02")


def test_a_chain_through_undated_events() -> None:
    assert sets(*CHAIN) == [
        [
            "a is dated 2010",
            "b comes after a",
            "b comes before c",
            "c comes before d",
            "d is dated 2005",
        ]
    ]


def test_every_one_of_them_is_needed() -> None:
    assert not sets(*CHAIN[:3], event("d", date="2011"))
    assert not sets(CHAIN[0], event("b", before="c"), *CHAIN[2:])
    assert not sets(event("a"), *CHAIN[1:])


@pytest.mark.parametrize("date", ["2005?", "2005%", "../2005?", "2004/..", "2004/", "2010~", "2009~"])
def test_what_is_uncertain_open_or_wide_enough_constrains_nothing(date: str) -> None:
    assert not sets(*CHAIN[:3], event("d", date=date))


def test_an_uncertain_side_does_not_narrow_the_other() -> None:
    # Its end may be wrong, so its beginning may be late in 2004.
    late = event("late", date="2004/2004-03?", after="mid")
    assert not sets(event("mid", date="2004-06"), late)


def test_a_date_that_lasts_may_be_in_the_middle_of_another() -> None:
    assert not sets(event("mid", date="2010"), event("long", date="2004/2012", after="mid"))
    assert sets(event("mid", date="2013"), event("long", date="2004/2012", after="mid"))


def test_a_source_puts_an_event_where_its_own_date_cannot_be() -> None:
    ordered = event(
        "ordered", date="[..1875]", cites=[says("echo#1", date="1873"), says("echo#1", after="lit")]
    )
    expected = [
        "lit is dated 1874-06-02",
        "ordered is dated 1873 (echo#1)",
        "ordered comes after lit (echo#1)",
    ]
    assert sets(LIT, ordered) == [expected]


def test_the_same_statement_by_the_same_passage_is_one() -> None:
    ordered = event("ordered", date="[..1875]", cites=[says("echo#1", date="1873")])
    versions = difference(
        "when", {"echo#1": {"ordered": {"date": "1873"}}}, {"echo#1": {"ordered": {"after": "lit"}}}
    )
    assert len(sets(LIT, ordered, differences=(versions,))) == 1


def test_the_same_statement_by_two_passages_is_one_with_both() -> None:
    ordered = event("ordered", cites=[says("echo#1", date="1873"), says("log#2", date="1873")], after="lit")
    [[_, _, said]] = sets(LIT, ordered)
    assert said == "ordered is dated 1873 (echo#1, log#2)"


def test_two_sources_that_order_two_events_the_other_way_round() -> None:
    first = event("first", cites=[says("echo#1", before="second"), says("log#1", after="second")])
    assert sets(first, event("second")) == [
        ["first comes after second (log#1)", "first comes before second (echo#1)"]
    ]


def test_a_source_that_closes_a_circle_with_others_still_takes_part_in_sets_of_dates() -> None:
    one, other = says("echo#1", after="lit"), says("log#1", before="lit")
    ordered = event("ordered", date="1873", cites=[one, other])
    assert sorted(map(len, sets(LIT, ordered))) == [2, 3]


def test_a_circle_of_the_chronology_is_a_set() -> None:
    assert sets(event("a", after="b"), event("b", after="a")) == [["b comes after a", "a comes after b"]]


def test_two_dates_of_one_event_are_left_to_the_differences() -> None:
    dated = event("dated", date="2007", cites=[says("echo#1", date="2005"), says("log#1", date="2007~")])
    # Of 2005 and 2007, and of 2005 and about 2007.
    found = find_conflicts(chronology(dated))
    assert (found.sets, found.pairs) == ((), 2)


def test_two_dates_that_no_difference_lists_are_a_set() -> None:
    dated = event("dated", date="[..2013]", cites=[says("echo#1", date="2005"), says("log#1", date="2007")])
    assert sets(dated) == [["dated is dated 2005 (echo#1)", "dated is dated 2007 (log#1)"]]


def test_all_independent_sets_are_found() -> None:
    events = [
        event("early", date="2010", before="late"),
        event("earlier", date="2011", before="late"),
        event("late", date="2005"),
        event("other", date="1999", after="late"),
    ]
    found = sets(*events)
    assert [(one[0], one[-1]) for one in found] == [
        ("early is dated 2010", "late is dated 2005"),
        ("earlier is dated 2011", "late is dated 2005"),
        ("late is dated 2005", "other is dated 1999"),
    ]


def test_what_a_smaller_set_explains_is_no_set_of_its_own() -> None:
    events = [event("a", date="2010"), event("b", date="2005", after="a"), event("c", date="2006", after="b")]
    assert sets(*events) == [["a is dated 2010", "b comes after a", "b is dated 2005"]]


def test_sets_beyond_the_most_are_counted() -> None:
    late = [event(f"e-{n}", date="2005", after="first") for n in range(MOST_SETS + 7)]
    found = find_conflicts(chronology(event("first", date="2010"), *late))
    assert (len(found.sets), found.more) == (MOST_SETS, 7)


def test_a_search_ends_and_counts_what_it_leaves() -> None:
    count = 400
    chain = [event("e-0", date="2010")] + [event(f"e-{n}", after=f"e-{n - 1}") for n in range(1, count)]
    late = [event(f"late-{n}", date="2005", after=f"e-{count - 1}") for n in range(count)]
    assert 2 * count * count > MOST_VISITS
    found = find_conflicts(chronology(*chain, *late))
    assert 0 < len(found.sets) <= MOST_SETS
    assert len(found.sets) + found.more == count


def test_long_sets_are_counted_after_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflicts, "MOST_STATEMENTS", 5)
    late = [event(f"e-{n}", date="2005", after="first") for n in range(4)]
    found = find_conflicts(chronology(event("first", date="2010"), *late))
    assert (len(found.sets), found.more) == (2, 2)


def test_statements_about_events_that_are_not_there_take_no_part() -> None:
    versions = difference(
        "when", {"echo#1": {"gone": {"date": "1873", "after": "lit"}, "lit": {"after": "gone"}}}
    )
    assert not sets(LIT, differences=(versions,))
