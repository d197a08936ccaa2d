"""Terms of a query line switched off and on: none is lost, and the query comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.parsing.query.parse_query import parse_query
from tui.parsing.query.switched_terms import SwitchedTerms

TERMS = st.sampled_from(
    ["lamp", "-fog", "kind:a,b", "(lamp OR fog)", '"the lamp"', "NOT (a b)", "in:1911", "as-of:1912", "!x"]
)
LINES = st.lists(TERMS, min_size=1, max_size=5, unique=True).map(" ".join)


@given(LINES | st.just("lamp OR fog as-of:1911"), st.data())
def test_switching_off_and_on_gives_the_query_back(line: str, data: st.DataObject) -> None:
    whole = SwitchedTerms(line)
    term = data.draw(st.sampled_from(whole.on))
    off = whole.switched(term)
    assert len(off.off) == 1
    assert set(off.on) == set(whole.on) - {term}
    on = off.switched(off.off[0])
    assert on.off == ()
    first, second = parse_query(line)[0], parse_query(on.line)[0]
    for name in ("words", "without", "fields", "groups", "phrases"):
        assert set(getattr(first, name)) == set(getattr(second, name))
    assert (first.from_, first.to, first.as_of) == (second.from_, second.to, second.as_of)


@pytest.mark.parametrize(
    ("line", "term", "left"),
    [("lamp AND fog", "fog", "lamp"), ("lamp AND fog", "lamp", "fog"), ("a OR b", "a OR b", "")],
)
def test_what_is_left_on_the_line(line: str, term: str, left: str) -> None:
    assert SwitchedTerms(line).switched(term).line == left


def test_what_is_typed_again_is_not_off_any_more() -> None:
    off = SwitchedTerms("lamp fog").switched("fog")
    assert off.on_line("lamp fog").off == ()
    assert off.on_line("").off == ("fog",)
    assert off.without("fog") == SwitchedTerms("lamp")
