"""What is written in one piece is split and joined in one module."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui
from tui.chronology.keys import CitationKey, WordsHash


@pytest.mark.parametrize(
    ("text", "source", "passage"),
    [
        ("log#6", "log", "6"),
        ("log#p. 7", "log", "p. 7"),
        ("log#6#7", "log", "6#7"),
        ("log", "log", ""),
        ("", "", ""),
        ("#6", "", "6"),
    ],
)
def test_a_key_is_split_at_its_first_sign_and_joined_again(text: str, source: str, passage: str) -> None:
    key = CitationKey.parse(text)
    assert (key, str(key), f"{key}") == (CitationKey(source, passage), text, text)


def test_a_key_that_names_no_passage_is_that_of_the_whole_source() -> None:
    assert CitationKey.parse("log#") == CitationKey("log")


@given(st.integers(1, 999_999_999), st.text("0123456789abcdef", min_size=16, max_size=16))
def test_a_hash_is_read_as_it_was_written(words: int, digest: str) -> None:
    assert WordsHash.parse(str(WordsHash(words, digest))) == WordsHash(words, digest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "0:0123456789abcdef",
        "5:0123456789ABCDEF",
        "5:0123456789abcde",
        "5: 0123456789abcdef",
        "5:0123456789abcdef\n",
    ],
)
def test_what_is_no_hash_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is not a hash"):
        WordsHash.parse(text)


def test_no_other_module_splits_a_key() -> None:
    modules = sorted(Path(tui.__file__).parent.rglob("*.py"))
    split = [path.name for path in modules if 'partition("#")' in path.read_text(encoding="utf-8")]
    assert split == ["keys.py"]
