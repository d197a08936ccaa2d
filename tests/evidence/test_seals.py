"""Seals: the published rule, and what it does and does not see."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.source import Seal
from tui.evidence.seals import matches, seal_of

TEXT = "The keeper’s lamp was lit at 9 p.m. – “as always”, he said."
ORIGINAL = Path(__file__).parents[2].parent / "shared" / "originals" / "guardian-2013-05-15.txt"


def test_a_seal_is_the_published_rule() -> None:
    words = "the keepers lamp was lit at 9 p m as always he said"
    assert seal_of(TEXT) == Seal(words=13, digest=sha256(words.encode()).hexdigest()[:16])
    assert str(seal_of(TEXT)).startswith("13:")


@pytest.mark.parametrize(
    ("same", "text"),
    [
        (True, 'THE KEEPER\'S lamp was lit at 9 p. m., "as always" - he said'),
        (True, "The  keepers\nlamp was lit at ９ p.m. as always he said"),
        (False, "The keeper’s lamp was lit at 8 p.m. – “as always”, he said."),
        (False, "The keeper’s lamp was not lit at 9 p.m. – “as always”, he said."),
        (False, "The keeper’s lamp was lit at 9 p.m."),
        (False, ""),
    ],
)
def test_words_count_and_typography_does_not(same: bool, text: str) -> None:
    assert matches(seal_of(TEXT), text) is same


def test_a_text_without_words_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="without words"):
        seal_of(" – … ")


@given(st.text(min_size=1), st.sampled_from(["extra", "9", "é"]))
@settings(max_examples=100, deadline=None)
def test_one_word_more_never_matches(text: str, word: str) -> None:
    longer = f"{text} {word}"
    seal = seal_of(longer)
    assert matches(seal, longer)
    assert not matches(seal, text)
    assert not matches(seal, f"{longer} {word}")


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the original is its publisher's and is not kept here")
def test_the_seal_in_the_description_of_the_format() -> None:
    assert str(seal_of(ORIGINAL.read_text(encoding="utf-8")[658:784])) == "20:ce1a86917bce26b7"
