"""Hashed passages are found wherever their words stand, and nowhere else; no doubt is settled by guessing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.lamp import SPANS, TEXT, hashed
from tui.evidence.hashes.hash_placement import HashedPassage, HashStatus, PlacementReport
from tui.evidence.hashes.hash_search import locate_hashes
from tui.evidence.hashes.words_hash import compute_hash
from tui.text.search_text import hash_words

VERIFIED, MOVED, AMBIGUOUS, CHANGED = HashStatus
PADDING = st.lists(
    st.sampled_from(["Menu", "Subscribe now.", "\n", "Weather: 12 °C", "…", "cafe\u0301"]), max_size=30
).map(" ".join)


def placed(text: str, hashes: tuple[HashedPassage, ...] = hashed()) -> PlacementReport:
    return locate_hashes(text, {"report": hashes})["report"]


def statuses(found: PlacementReport) -> list[HashStatus]:
    return [one.status for one in found.passages.values()]


def test_every_passage_of_the_text_itself_is_verified() -> None:
    found = placed(TEXT)
    assert statuses(found) == [VERIFIED] * len(SPANS)
    assert [(one.start, one.end) for one in found.passages.values()] == SPANS


@settings(deadline=None, max_examples=60)
@given(PADDING, PADDING)
def test_padding_before_and_behind_moves_every_passage(before: str, behind: str) -> None:
    found = placed(f"Menu {before}\n{TEXT}\n{behind}")
    assert set(statuses(found)) == {MOVED}
    by = len(before) + 6
    assert [(one.start, one.end) for one in found.passages.values()] == [(s + by, e + by) for s, e in SPANS]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([" ", "\n", "\n\n", "\u00a0", "  \t"]), st.booleans())
def test_other_spacing_capitals_and_apostrophes_change_nothing(space: str, loud: bool) -> None:
    text = space.join(TEXT.replace("’", "'").split())
    found = placed(text.upper() if loud else text)
    assert all(one.is_settled for one in found.passages.values())


@settings(deadline=None, max_examples=100)
@given(st.data(), PADDING)
def test_one_changed_word_changes_exactly_the_passages_that_hold_it(data: st.DataObject, before: str) -> None:
    words = [match.span() for match in re.finditer(r"[A-Za-z]+", TEXT)]
    start, end = data.draw(st.sampled_from(words))
    found = placed(f"{before}\n{TEXT[:start]}zebra{TEXT[end:]}")
    changed = {str(n) for n, (low, high) in enumerate(SPANS, 1) if low <= start < high}
    assert {key for key, one in found.passages.items() if one.status is CHANGED} == changed
    assert all(one.is_settled for key, one in found.passages.items() if key not in changed)


@settings(deadline=None, max_examples=60)
@given(st.permutations(SPANS))
def test_passages_in_another_order_are_found(order: list[tuple[int, int]]) -> None:
    found = placed("\n\n".join(TEXT[start:end] for start, end in order))
    assert all(one.is_settled for one in found.passages.values())


def test_a_passage_that_is_not_found_has_the_place_its_neighbours_let_expect() -> None:
    found = placed("x " + TEXT.replace("mended", "painted", 1))
    (changed,) = (one for one in found.passages.values() if one.status is CHANGED)
    assert (changed.places, changed.is_found) == (0, False)
    assert "painted" in ("x " + TEXT.replace("mended", "painted", 1))[changed.start : changed.end]


@pytest.mark.parametrize("text", ["", "Nothing of it.", "\ud800\x00"])
def test_a_text_without_any_of_it_has_nothing_to_show(text: str) -> None:
    found = placed(text)
    assert set(statuses(found)) == {CHANGED}
    assert {(one.start, one.end) for one in found.passages.values()} == {(0, 0)}
    assert found.found == 0


def test_a_text_that_stands_there_twice_is_ambiguous() -> None:
    found = placed(f"Twice: {TEXT} And: {TEXT}")
    assert set(statuses(found)) == {AMBIGUOUS}
    assert {one.places for one in found.passages.values()} == {2}


def test_but_where_its_span_says_which_it_is_verified() -> None:
    assert set(statuses(placed(f"{TEXT}{TEXT}"))) == {VERIFIED}


REPEATED = "The lamp burns. Ada came. The lamp burns. Wren left. The lamp burns."


def test_repeated_words_are_told_apart_by_their_neighbours() -> None:
    spans = [match.span() for match in re.finditer(r"\S[^.]*\.", REPEATED)]
    found = placed("Menu. " + REPEATED, hashed(REPEATED, spans))
    assert statuses(found) == [MOVED] * 5
    assert [(one.start - 6, one.end - 6) for one in found.passages.values()] == spans
    assert found.passages["3"].places == 3


def test_without_neighbours_repeated_words_stay_ambiguous() -> None:
    (one,) = placed("Menu. " + REPEATED, hashed(REPEATED, [(0, 15)])).passages.values()
    assert (one.status, one.places) == (AMBIGUOUS, 3)


def test_a_span_that_cuts_a_word_is_found_by_its_neighbours() -> None:
    hashes = hashed(spans=[(4, 30), (0, 71), (72, 107), (6, 40)])
    assert statuses(placed("Menu " + TEXT, hashes)) == [MOVED] * 4
    assert statuses(placed(TEXT, hashes)) == [VERIFIED] * 4


def test_a_hash_without_a_span_is_verified_where_its_words_stand_once() -> None:
    once, thrice = compute_hash("Ada came"), compute_hash("the lamp burns")
    found = placed(REPEATED, (HashedPassage("a", 2, once.digest), HashedPassage("b", 3, thrice.digest)))
    assert statuses(found) == [VERIFIED, AMBIGUOUS]


def test_of_a_repeated_key_the_first_counts() -> None:
    first, second = hashed(spans=SPANS[:2])
    found = placed(TEXT, (first, HashedPassage(first.key, second.words, "0" * 16, second.span)))
    assert statuses(found) == [VERIFIED]


def test_giving_up_is_said() -> None:
    text = "Menu of the day " * 100
    assert locate_hashes(text, {"report": hashed()}, most=10)["report"].is_whole is False
    assert placed(text).is_whole is True
    assert locate_hashes(TEXT, {"report": hashed()}, most=0)["report"].is_whole is True


SMALL = st.lists(
    st.sampled_from(["a", "b", "Lamp", "hall’s", "one\ntwo", "é."]), min_size=1, max_size=14
).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(SMALL, SMALL, st.data())
def test_it_finds_what_trying_every_stretch_finds(original: str, text: str, data: st.DataObject) -> None:
    """The rule, without any of the ways in which it is made quick."""
    cuts = [match.span() for match in re.finditer(r"\S+", original)]
    spans = [
        (cuts[first][0], cuts[data.draw(st.integers(first, min(first + 4, len(cuts) - 1)))][1])
        for first in data.draw(st.lists(st.integers(0, len(cuts) - 1), min_size=1, max_size=4))
    ]
    words = hash_words(text)
    for one, (start, end) in zip(placed(text, hashed(original, spans)).passages.values(), spans, strict=True):
        wanted = hash_words(original[start:end])
        count = sum(words[at : at + len(wanted)] == wanted for at in range(len(words)))
        if hash_words(text[start:end]) == wanted:
            assert (one.status, one.start, one.end) == (VERIFIED, start, end)
        elif count == 0:
            assert one.status is CHANGED
        else:
            assert one.status in ({MOVED} if count == 1 else {MOVED, AMBIGUOUS})
            assert one.places == count
            assert hash_words(text[one.start : one.end]) == wanted
