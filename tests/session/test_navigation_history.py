"""Back and forward: the history of places as a law."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.session.navigation_history import MOST_PLACES, HistoryEntry, NavigationHistory

SPOTS = st.builds(HistoryEntry, st.sampled_from("abc"), st.sampled_from(["", "hall"]))
STEPS = st.lists(st.one_of(SPOTS, st.sampled_from(["back", "forward", "move"])), max_size=40)


@settings(max_examples=200, deadline=None)
@given(STEPS, SPOTS)
def test_back_undoes_forward_and_nothing_leads_to_where_one_is(
    steps: list[HistoryEntry | str], here: HistoryEntry
) -> None:
    trail = NavigationHistory()
    for step in steps:
        if isinstance(step, HistoryEntry):
            trail, here = trail.left(here), step
        elif step == "move":
            here = HistoryEntry(f"{here.event}'", here.line)
        else:
            there, trail = trail.back(here) if step == "back" else trail.forward(here)
            assert there != here
            if there:
                before, _ = trail.forward(there) if step == "back" else trail.back(there)
                assert before == here
                here = there
        assert len(trail.behind) <= MOST_PLACES
        assert len(trail.ahead) <= MOST_PLACES


def test_every_jump_can_be_gone_back_on() -> None:
    trail, spots = NavigationHistory(), [HistoryEntry(str(number), "") for number in range(6)]
    for spot in spots[:-1]:
        trail = trail.left(spot)
    here, went = spots[-1], []
    while True:
        there, trail = trail.back(here)
        if there is None:
            break
        here = there
        went.append(there)
    assert went == spots[-2::-1]
    assert trail.ahead == tuple(spots[1:])


def test_the_places_furthest_away_are_let_go() -> None:
    trail = NavigationHistory()
    for number in range(MOST_PLACES + 5):
        trail = trail.left(HistoryEntry(str(number), ""))
    assert trail.behind[0] == HistoryEntry("5", "")
    assert len(trail.behind) == MOST_PLACES


def test_a_jump_forgets_what_was_ahead() -> None:
    one, two, three = (HistoryEntry(name, "") for name in "abc")
    _, trail = NavigationHistory().left(one).back(two)
    assert trail.ahead == (two,)
    assert trail.left(three) == NavigationHistory((three,), ())
