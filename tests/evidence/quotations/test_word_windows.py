"""Windows of words: hashed as hashes are, and cut out where they stand."""

from __future__ import annotations

import pytest

from tui.evidence.hashes.words_hash import compute_hash
from tui.evidence.quotations.word_windows import MOST_PLACES, WordWindows

TEXT = "The lamp. The “lamp” of Ada’s hall!\nThe lamp"


def test_a_window_is_hashed_as_a_hash_is() -> None:
    windows = WordWindows(TEXT)
    assert len(windows) == 9
    for first in range(9):
        for count in range(1, 10 - first):
            start, end = windows.stretch(first, count)
            wanted = compute_hash(TEXT[start:end])
            assert wanted.words == count
            found = [at for at, _ in windows.among(range(9), count, wanted.digest.__eq__)]
            assert first in found
            assert found == windows.repeated(first, count)
            assert windows.holds(start, end, count, wanted.digest)


@pytest.mark.parametrize(("first", "count"), [(-1, 1), (9, 1), (8, 2), (0, 10)])
def test_no_window_reaches_beyond_the_text(first: int, count: int) -> None:
    assert list(WordWindows(TEXT).among([first], count, lambda _: True)) == []


def test_where_a_sentence_may_begin() -> None:
    assert WordWindows(TEXT).beginnings() == [0, 2, 3, 4, 7]


@pytest.mark.parametrize(("start", "end"), [(-1, 8), (0, 99), (3, 3), (5, 2)])
def test_no_stretch_outside_the_text_holds_anything(start: int, end: int) -> None:
    assert not WordWindows(TEXT).holds(start, end, 2, compute_hash("The lamp").digest)


def test_words_that_stand_everywhere_are_counted_up_to_a_limit() -> None:
    assert len(WordWindows("lamp " * (MOST_PLACES + 5)).repeated(0, 1)) == MOST_PLACES


@pytest.mark.parametrize("text", ["", " … ", "\ud800"])
def test_a_text_without_words_has_no_windows(text: str) -> None:
    assert len(WordWindows(text)) == 0
    assert WordWindows(text).beginnings() == []
