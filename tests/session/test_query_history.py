"""Undoing and redoing changes of the query line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.session.query_history import QueryHistory, describe_change

CHANGES = st.lists(st.tuples(st.sampled_from(["", "a", "ab", "b", "tag:x"]), st.booleans()), max_size=12)


def after(changes: list[tuple[str, bool]]) -> QueryHistory:
    past = QueryHistory()
    for line, typed in changes:
        past = past.changed(line, typed=typed)
    return past


@given(CHANGES)
def test_undone_and_redone_it_is_the_same(changes: list[tuple[str, bool]]) -> None:
    past = after(changes)
    assert past.line == (changes[-1][0] if changes else "")
    steps = len(past.before)
    gone = past
    for _ in range(steps):
        assert gone.undone().redone() == gone.settled()
        gone = gone.undone()
    assert gone.line == ""
    assert gone.undone() == gone
    for _ in range(steps):
        gone = gone.redone()
    assert gone == past.settled()
    assert gone.redone() == gone


@given(CHANGES)
def test_no_step_changes_nothing(changes: list[tuple[str, bool]]) -> None:
    past = after(changes)
    lines = [*past.before, past.line]
    assert all(one != next_ for one, next_ in pairwise(lines))


def test_typing_one_query_is_one_change() -> None:
    past = after([("t", True), ("te", True), ("tea", True)])
    assert (past.before, past.line) == (("",), "tea")
    again = past.settled().changed("teas", typed=True).changed("tea x", typed=True)
    assert again.before == ("", "tea")
    assert past.changed("te", typed=True).changed("", typed=True) == QueryHistory()


def test_a_change_forgets_what_was_undone() -> None:
    past = after([("a", False), ("b", False)]).undone()
    assert (past.line, past.after) == ("a", ("b",))
    assert past.changed("tag:x").after == ()


def test_only_so_many_changes_are_kept() -> None:
    past = after([(str(number), False) for number in range(300)])
    assert len(past.before) == 100
    assert past.undone().line == "298"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "lamp", "lamp added"),
        ("lamp fog", "fog", "lamp left out"),
        ("lamp kind:a", "lamp kind:a,b", "kind:a,b added, kind:a left out"),
        ("lamp", "lamp (a OR b)", "(a OR b) added"),
        ("lamp OR fog", "lamp", "lamp OR fog changed to lamp"),
        ("lamp OR fog", "", "lamp OR fog changed to no query"),
    ],
)
def test_a_change_is_described_by_its_terms(old: str, new: str, said: str) -> None:
    assert describe_change(old, new) == said
