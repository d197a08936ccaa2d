from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.payloads import PAYLOADS
from tui.text.cell_width import cell_width
from tui.text.sanitize import sanitize
from tui.text.wrap import wrap

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PAYLOADS), st.sampled_from(["a", " ", "\n", "canal ", "水", "e\u0301", "\u00a0"])
    ),
    max_size=20,
).map(lambda parts: sanitize("".join(parts)))


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("", 5, [""]),
        ("the canal company met", 9, ["the canal", "company", "met"]),
        ("one\n\ntwo\n", 9, ["one", "", "two", ""]),
        ("lighthouse", 4, ["ligh", "thou", "se"]),
        ("a lighthouse is", 4, ["a", "ligh", "thou", "se", "is"]),
        ("a  b   c", 4, ["a  b", "c"]),
        ("  indented words", 10, ["  indented", "words"]),
        ("     far", 4, ["far"]),
        ("ends here   ", 20, ["ends here"]),
        ("no\u00a0break here", 8, ["no\u00a0break", "here"]),
        ("水門の会社", 5, ["水門", "の会", "社"]),
        ("水門", 1, ["水", "門"]),
        ("水\u0301門", 1, ["水\u0301", "門"]),
        ("e\u0301" * 3, 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_wrap(text: str, width: int, wrapped: list[str]) -> None:
    assert lines(text, width) == wrapped


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.integers(1, 30))
def test_only_white_space_is_on_no_line(text: str, width: int) -> None:
    spans = wrap(text, width)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    between = (text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True))
    assert "".join(between).strip() == ""


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.integers(1, 30))
def test_a_line_is_too_wide_only_for_a_character_that_is(text: str, width: int) -> None:
    for line in lines(text, width):
        assert "\n" not in line
        assert cell_width(line) <= width or sum(cell_width(char) > 0 for char in line) == 1


@settings(deadline=None)
@given(TEXTS, st.integers(2, 30))
def test_lines_take_all_the_words_they_can(text: str, width: int) -> None:
    spans = wrap(text, width)
    for (start, end), (then, until) in pairwise(spans):
        if end < then and "\n" not in text[end:then]:
            word = text[then:until].partition(" ")[0]
            assert cell_width(text[start:then] + word) > width


def test_another_measure_may_be_used() -> None:
    assert wrap("水門 会社", 2, len) == [(0, 2), (3, 5)]


def test_a_very_long_text_takes_linear_time() -> None:
    """At quadratic cost this would not end."""
    assert len(wrap("水" * 300_000, 2)) == 300_000
    assert len(wrap("canal " * 100_000, 5)) == 100_000
