"""The hash of a statement: any change of a word shows in it, and no change of punctuation does."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tui.evidence.hashes.statement_hash import hash_statement
from tui.text.search_text import hash_words

WORDS = st.lists(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), min_size=1, max_size=8)
PARTS = st.tuples(st.sampled_from(["", "2009", "2013-05-14", "[2004..2012]"]), WORDS, WORDS)
SIGNS = st.sampled_from([" ", ", ", ". ", " – ", "! ", "\n", '" ', " ("])


@given(PARTS, st.integers(0, 2), st.data())
def test_any_other_word_is_another_statement(
    parts: tuple[str, list[str], list[str]], place: int, data: st.DataObject
) -> None:
    date, title, summary = parts
    before = hash_statement(date, " ".join(title), " ".join(summary))
    texts = [date, " ".join(title), " ".join(summary)]
    texts[place] = data.draw(st.from_regex(r"[a-z0-9]{1,8}( [a-z0-9]{1,8}){0,3}", fullmatch=True))
    assume(hash_words(" ".join(texts)) != hash_words(f"{date} {' '.join(title)} {' '.join(summary)}"))
    assert hash_statement(*texts) != before


@given(PARTS, SIGNS, SIGNS)
def test_punctuation_and_capitals_are_not_words(
    parts: tuple[str, list[str], list[str]], one: str, other: str
) -> None:
    date, title, summary = parts
    plain = hash_statement(date, " ".join(title), " ".join(summary))
    assert (
        hash_statement(date, one.join(title).capitalize() + "!", other.join(summary).upper() + ".") == plain
    )


def test_a_statement_without_words_has_none() -> None:
    assert hash_statement("", "!", "") is None
