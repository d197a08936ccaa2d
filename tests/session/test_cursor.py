from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tui.session.cursor import Cursor

STEPS = {
    "j": lambda here: here.moved_by(1),
    "k": lambda here: here.moved_by(-1),
    "J": lambda here: here.moved_by(1, extending=True),
    "K": lambda here: here.moved_by(-1, extending=True),
    "G": lambda here: here.moved_to(10**9),
    "g": lambda here: here.moved_to(-(10**9)),
    "v": Cursor.range_begun,
    "o": Cursor.other_end,
    "x": Cursor.range_dropped,
}


def after(keys: str, found: int = 10, position: int = 5) -> Cursor:
    here = Cursor(found, position)
    for key in keys:
        here = STEPS[key](here)
    return here


@each(
    ("keys", "position", "selection"),
    [
        ("j", 6, None),
        ("k", 4, None),
        ("G", 9, None),
        ("g", 0, None),
        ("v", 5, (5, 5)),
        ("vjj", 7, (5, 7)),
        ("vkk", 3, (3, 5)),
        ("vjjkkk", 4, (4, 5)),
        ("vG", 9, (5, 9)),
        ("vjv", 6, None),
        ("vjvk", 5, None),
        ("vjx", 6, None),
        ("J", 6, (5, 6)),
        ("JJ", 7, (5, 7)),
        ("JJK", 6, (5, 6)),
        ("KKJJJ", 6, (5, 6)),
        # A range begun with Shift is let go by moving without it, and by v.
        ("JJj", 8, None),
        ("JG", 9, None),
        ("JJv", 7, None),
        # A range begun with v is let go so too, once it was extended with Shift.
        ("vjJ", 7, (5, 7)),
        ("vjJj", 8, None),
        ("vjjo", 5, (5, 7)),
        ("vjjok", 4, (4, 7)),
        ("vjjooj", 8, (5, 8)),
        ("o", 5, None),
        ("JJo", 5, (5, 7)),
    ],
)
def test_lazygits_two_ways_of_range(keys: str, position: int, selection: tuple[int, int] | None) -> None:
    here = after(keys)
    assert (here.position, here.selection) == (position, selection)


WALKS = st.text(st.sampled_from("jkJKGgvox"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(WALKS, st.integers(0, 12))
def test_position_and_selection_stay_among_the_events(keys: str, found: int) -> None:
    here = after(keys, found, 0)
    assert 0 <= here.position < max(found, 1)
    if here.selection is None:
        assert here.anchor is None or not found
    else:
        first, last = here.selection
        assert 0 <= first <= last < found
        assert here.position in (first, last)


@settings(max_examples=100, deadline=None)
@given(WALKS)
def test_the_other_end_of_the_other_end_is_here(keys: str) -> None:
    here = after(keys)
    assert here.other_end().other_end() == here
    assert here.other_end().selection == here.selection


def test_nothing_found_has_no_selection() -> None:
    assert after("vJ", found=0, position=0).selection is None


def test_without_a_range_the_event_alone_is_chosen() -> None:
    here = Cursor(rows=9, position=4)
    assert here.chosen == (4, 4)
    assert here.range_begun().moved_by(2).chosen == (4, 6)
