"""Words with their places: the same words that hashes count, each cut out of the text where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.payloads import PAYLOADS
from tui.text.search_text import hash_words
from tui.text.word_offsets import word_offsets

PIECES = (
    "hall",
    "Ada’s",
    "'tis",
    "''",
    "ﬁre",
    "café",
    "cafe\u0301",
    "½",
    "…",
    "“Lamp”",
    "Straße",
    "\u0301",
    "2ND",
)
SPACES = (" ", "\n", "\n\n", "\u00a0", ". ", "’ ", "\t", "")
USUAL = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES)), max_size=12).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
ANY = st.lists(
    st.one_of(
        st.sampled_from((*PAYLOADS, *PIECES, *SPACES, "한국", "\u1112\u1161", "\u0301" * 40)),
        st.text(max_size=6),
    ),
    max_size=8,
).map("".join)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The hall’s lamp", [("the", "The"), ("halls", "hall’s"), ("lamp", "lamp")]),
        ("“'Tis” – 'so'", [("tis", "Tis"), ("so", "so")]),
        ("a cafe\u0301, a ﬁre", [("a", "a"), ("café", "cafe\u0301"), ("a", "a"), ("fire", "ﬁre")]),
        ("wait… one ½", [("wait", "wait"), ("one", "one"), ("1", "½"), ("2", "½")]),
        ("' ’", []),
        ("", []),
    ],
)
def test_each_word_has_its_place(text: str, places: list[tuple[str, str]]) -> None:
    found = word_offsets(text)
    cut = [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert list(zip(found.words, cut, strict=True)) == places


@settings(deadline=None)
@given(ANY)
def test_they_are_the_words_that_hashes_count(text: str) -> None:
    found = word_offsets(text)
    assert found.words == hash_words(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)


@settings(deadline=None)
@given(USUAL, st.data())
def test_a_stretch_between_two_words_has_the_words_between_them(text: str, data: st.DataObject) -> None:
    """A character that stands for several words, as ½ does, is the one thing that cannot be cut."""
    text = text.replace("½", "1")
    found = word_offsets(text)
    if found.words:
        first = data.draw(st.integers(0, len(found.words) - 1))
        last = data.draw(st.integers(first, len(found.words) - 1))
        stretch = text[found.starts[first] : found.ends[last]]
        assert hash_words(stretch) == found.words[first : last + 1]
