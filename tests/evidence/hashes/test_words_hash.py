"""Hashes: the published rule, and what it does and does not see."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.keys import WordsHash
from tui.evidence.hashes.words_hash import compute_hash

TEXT = "The keeper’s lamp was lit at 9 p.m. – “as always”, he said."
ORIGINAL = Path(__file__).parents[2].parent / "shared" / "originals" / "guardian-2013-05-15.txt"


def test_a_hash_is_the_published_rule() -> None:
    words = "the keepers lamp was lit at 9 p m as always he said"
    assert compute_hash(TEXT) == WordsHash(words=13, digest=sha256(words.encode()).hexdigest()[:16])
    assert str(compute_hash(TEXT)).startswith("13:")


@pytest.mark.parametrize(
    ("same", "text"),
    [
        (True, 'THE KEEPER\'S lamp was lit at 9 p. m., "as always" - he said'),
        (True, "The  keepers\nlamp was lit at ９ p.m. as always he said"),
        (False, "The keeper’s lamp was lit at 8 p.m. – “as always”, he said."),
        (False, "The keeper’s lamp was not lit at 9 p.m. – “as always”, he said."),
        (False, "The keeper’s lamp was lit at 9 p.m."),
    ],
)
def test_words_count_and_typography_does_not(same: bool, text: str) -> None:
    assert (compute_hash(text) == compute_hash(TEXT)) is same


def test_a_text_without_words_has_no_hash() -> None:
    with pytest.raises(ValueError, match="without words"):
        compute_hash(" – … ")


@given(st.text(min_size=1), st.sampled_from(["extra", "9", "é"]))
@settings(max_examples=100, deadline=None)
def test_one_word_more_is_another_hash(text: str, word: str) -> None:
    longer = f"{text} {word}"
    assert compute_hash(f"{longer} {word}") != compute_hash(longer)


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the original is its publisher's and is not kept here")
def test_the_hash_in_the_description_of_the_format() -> None:
    assert str(compute_hash(ORIGINAL.read_text(encoding="utf-8")[658:784])) == "20:ce1a86917bce26b7"
