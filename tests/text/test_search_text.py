from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.text.payloads import PAYLOADS
from tui.text.search_text import SearchTerm, find_terms, hash_words, join_unspaced, normalize

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PAYLOADS),
        st.sampled_from(
            ["ﬁre ", "Straße ", "cafe\u0301 ", "½", "girl’s ", "_", " ", "İ", "한국", "so\u00adft", "ﷺ"]
        ),
        st.text(max_size=8),
    ),
    max_size=8,
).map("".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The company's “canal” – 2ND", ["the", "companys", "canal", "2nd"]),
        ("girls’ ﬁre Straße", ["girls", "fire", "strasse"]),
        ("cafe\u0301 snake_case", ["café", "snake_case"]),
        ("", []),
    ],
)
def test_hash_words(text: str, words: list[str]) -> None:
    assert hash_words(text) == words


@given(TEXTS)
def test_hash_words_are_by_the_rule(text: str) -> None:
    """The rule as the format's description gives it, below the limit on marks."""
    assume("\u0301" * 30 not in text)
    folded = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    words = "".join(char if char.isalnum() or char == "_" else " " for char in folded).split()
    assert hashlib.sha256(" ".join(hash_words(text)).encode("utf-8", "surrogatepass")).digest() == (
        hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
    )


@pytest.mark.parametrize("mark", ["\u0315\u0300", "\u0315\uff9e"])
def test_a_long_stack_of_marks_takes_linear_time(mark: str) -> None:
    """At the quadratic cost of sorting marks this would not end."""
    text = "a" + mark * 200_000
    assert hash_words(text)[0] in {"a", "à"}
    assert normalize(text)[0] == "a"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Company’s “Canal”", "the companys canal"),
        ("CAFÉ cafe\u0301 Straße ﬁre İstanbul", "cafe cafe strasse fire istanbul"),
        ("snake_case 12:30 m² ½ №5", "snake case 12 30 m2 1 2 no5"),
        ("so\u00adft pass\u200dword zero\u200bwidth", "soft password zero width"),
        ("हिन्दी", "हनद"),
        ("— … —", ""),
        ("灯台守の2人", "灯 台 守 の 2 人"),
        ("ตำรวจ", "ต า ร ว จ"),
        ("ﾗﾝﾌﾟ lamp灯", "ラ ン フ lamp 灯"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert normalize(text) == folded


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    assert normalize(unicodedata.normalize("NFD", text)) == normalize(text)


def test_sqlite_finds_the_same_words() -> None:
    """In the scripts of every language of Europe, and the largest of Asia."""
    text = normalize(
        "".join(map(chr, range(0x530)))
        + " ".join(PAYLOADS[11:])
        + " Ωμέγα Вода 水門 한국 قال שלום ქართული ไทย"
    )
    with sqlite3.connect(":memory:") as database:
        database.execute(
            'CREATE VIRTUAL TABLE texts USING fts5(text, tokenize="unicode61 remove_diacritics 0")'
        )
        database.execute("INSERT INTO texts VALUES (?)", (text.encode("utf-8", "ignore").decode(),))
        database.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'row')")
        found = {word for (word,) in database.execute("SELECT term FROM words")}
    database.close()
    assert found == set(text.split())


@pytest.mark.parametrize(
    ("folded", "joined"),
    [("灯 台 守", "灯台守"), ("灯 台 lamp 守", "灯台 lamp 守"), ("the lamp", "the lamp"), ("", "")],
)
def test_unspaced_characters_are_joined_as_they_are_written(folded: str, joined: str) -> None:
    assert join_unspaced(folded) == joined
    assert normalize(joined) == folded


@pytest.mark.parametrize(
    ("text", "terms", "lit"),
    [
        ("岬の灯台守が灯をともす", [SearchTerm("灯 台", phrase=True)], ["灯台"]),
        ("岬の灯台守が灯をともす", [SearchTerm("灯")], ["灯", "灯"]),
        ("โดยตำรวจเมือง", [SearchTerm("ต า ร ว จ", phrase=True)], ["ตำรวจ"]),
        ("An apology was late; apologies.", [SearchTerm("apolog")], ["apology", "apologies"]),
        ("The Canal Company’s canal", [SearchTerm("canal company", phrase=True)], []),
        (
            "The Canal — Company; canal_company",
            [SearchTerm("canal company", phrase=True)],
            ["Canal — Company", "canal_company"],
        ),
        ("company’s", [SearchTerm("companys")], ["company’s"]),
        ("the girls’ hall", [SearchTerm("girls")], ["girls"]),
        (
            "ﬁre at Cafe\u0301 Straße",
            [SearchTerm("fir"), SearchTerm("cafe"), SearchTerm("strasse")],
            ["ﬁre", "Cafe\u0301", "Straße"],
        ),
        (
            "village hall fire",
            [SearchTerm("village hall", phrase=True), SearchTerm("hall")],
            ["village hall"],
        ),
        ("a a a", [SearchTerm("a a", phrase=True)], ["a a a"]),
        ("recanal", [SearchTerm("canal")], []),
        ("anything", [], []),
        ("anything", [SearchTerm("")], []),
    ],
)
def test_spans(text: str, terms: list[SearchTerm], lit: list[str]) -> None:
    assert [text[start:end] for start, end in find_terms(text, terms)] == lit


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.data())
def test_what_is_lit_folds_to_what_was_searched(text: str, data: st.DataObject) -> None:
    words = normalize(text).split()
    assume(words)
    at = data.draw(st.integers(0, len(words) - 1))
    prefix = words[at][: data.draw(st.integers(1, 4))]
    phrase = " ".join(words[at : at + data.draw(st.integers(1, 3))])
    for term in (SearchTerm(prefix), SearchTerm(phrase, phrase=True)):
        spans = find_terms(text, [term])
        assert spans
        for start, end in spans:
            # A character such as ½ is two words: then the term may be its second.
            assert f" {term.text}" in f" {normalize(text[start:end])}"
            assert normalize(text[start:end]).startswith(term.text) or len(normalize(text[start])) > 1


@settings(deadline=None)
@given(
    TEXTS,
    st.lists(
        st.sampled_from([SearchTerm("a"), SearchTerm("f"), SearchTerm("s"), SearchTerm("1 2", phrase=True)])
    ),
)
def test_spans_are_sorted_and_apart(text: str, terms: list[SearchTerm]) -> None:
    edges = [edge for span in find_terms(text, terms) for edge in span]
    assert all(one < other for one, other in pairwise(edges))
