"""Runs: nothing that is like enough is passed over, and nothing but stretches of the text is offered."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.edits import source
from tui.evidence.quotations.fuzzy_match import best_match
from tui.evidence.quotations.qgram_index import QGramIndex
from tui.evidence.source_text import SourceText

TEXTS = st.text("abc de", max_size=600)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, words=st.text("abc de", min_size=4, max_size=300), data=st.data())
def test_stretches_are_in_order_and_inside(text: str, words: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(first, len(text)))
    found = QGramIndex(text).stretches(words, 90, first, end)
    edges = [edge for stretch in found for edge in stretch]
    assert edges == sorted(edges)
    assert all(first <= low <= high <= end for low, high in found)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_words_of_the_text_are_never_passed_over(data: st.DataObject) -> None:
    text = data.draw(st.text("abcdefgh ijkl", min_size=40, max_size=3_000))
    start = data.draw(st.integers(0, len(text) - 10))
    words = text[start : start + data.draw(st.integers(10, 500))]
    assert any(words in text[low:high] for low, high in QGramIndex(text).stretches(words, 97))


def test_what_the_runs_allow_is_what_a_search_through_everything_finds() -> None:
    """Five per cent of the letters changed: the filter and the full search agree."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (the oracle)

    text = SourceText(source(random.Random(5), 100_000).passages)
    rng = random.Random(6)
    for _ in range(40):
        at = rng.randrange(len(text.passages))
        start = rng.randrange(100)
        letters = list(text.level(at).text[start : start + rng.choice((40, 90, 180, 260))])
        for place in rng.sample(range(len(letters)), len(letters) // 20):
            letters[place] = "z"
        words = "".join(letters)
        best = max(fuzz.partial_ratio(words, text.level(one).text) for one in range(len(text.passages)))
        found = best_match(words, text, 90.0)
        assert found
        assert (found.passage, round(found.score, 6)) == (at, round(best, 6))
