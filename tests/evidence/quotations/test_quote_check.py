"""Quotations: each status, and that no edit of a quotation is ever called exact."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.edits import edits
from benchmarks.edits import source as long_source
from tui.chronology.enums import QuoteStatus, TextKind
from tui.chronology.event import Citation
from tui.chronology.keys import WordsHash
from tui.chronology.source import Passage, Source
from tui.evidence.quotations.quote_check import QuoteCheck, check_quotes

PASSAGES = (
    "The canal company met at the village hall. The “old lock” was to be closed – for good.",
    "The keeper said the lamp had burned every night since 1874. The lamp had burned bright.",
    "A second keeper said the lock gates were rotten, and that nobody had looked at them.",
    "Nobody came to the meeting.",
)


def source(*texts: str, kind: TextKind = TextKind.VERBATIM, words_hash: WordsHash | None = None) -> Source:
    passages = tuple(
        Passage(number=n, text=text, hash=words_hash) for n, text in enumerate(texts or PASSAGES, 1)
    )
    return Source(id="minutes", title="Minutes", text=kind, passages=passages)


def cite(quote: str = "", passage: str = "", prefix: str = "", suffix: str = "") -> Citation:
    return Citation(source="minutes", passage=passage, quote=quote, prefix=prefix, suffix=suffix)


def place(finding: QuoteCheck) -> tuple[QuoteStatus, int, str]:
    passage = finding.passage
    assert passage is not None
    return finding.status, passage.number, passage.text[finding.start : finding.end]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (cite("the lock gates were rotten", "3"), (QuoteStatus.EXACT, 3, "the lock gates were rotten")),
        (cite("the lock gates were rotten"), (QuoteStatus.EXACT, 3, "the lock gates were rotten")),
        (cite('The "old lock" was', "1"), (QuoteStatus.NORMALISED, 1, "The “old lock” was")),
        (cite("closed - for good"), (QuoteStatus.NORMALISED, 1, "closed – for good")),
        (cite("the lock gates were rotten", "2"), (QuoteStatus.MOVED, 3, "the lock gates were rotten")),
        (cite('The "old lock" was', "4"), (QuoteStatus.MOVED, 1, "The “old lock” was")),
        (cite("amp had burned", "2"), (QuoteStatus.AMBIGUOUS, 2, "amp had burned")),
        (cite("keeper said the l"), (QuoteStatus.AMBIGUOUS, 2, "keeper said the l")),
        (cite("amp had burned", "2", suffix="bright"), (QuoteStatus.EXACT, 2, "amp had burned")),
        (cite("keeper said the l", prefix="A second"), (QuoteStatus.EXACT, 3, "keeper said the l")),
        (cite("was to be closed", "1", prefix='"old  lock"'), (QuoteStatus.EXACT, 1, "was to be closed")),
        (cite("was to be closed", "1", prefix="new lock"), (QuoteStatus.NEAR, 1, "was to be closed")),
        (cite("the lock gates were broken", "3"), (QuoteStatus.NEAR, 3, "the lock gates were rotten")),
        (cite("the lock gates were broken", "4"), (QuoteStatus.MISSING, 3, "the lock gates were rotten")),
        (cite("nobody looked at them", "3"), (QuoteStatus.MISSING, 3, "had looked at them.")),
        (
            cite("the lamp had burned every night since 1875"),
            (QuoteStatus.DIFFERS, 2, "the lamp had burned every night since 1874"),
        ),
        (
            cite("said the lock gates were not rotten, and that", "3"),
            (QuoteStatus.DIFFERS, 3, "keeper said the lock gates were rotten, and that nobody"),
        ),
    ],
)
def test_status_and_place(citation: Citation, expected: tuple[QuoteStatus, int, str]) -> None:
    assert place(check_quotes(citation, source())) == expected


@pytest.mark.parametrize(
    ("citation", "status"),
    [
        (cite(), QuoteStatus.WHOLE),
        (cite(passage="2"), QuoteStatus.CITED),
        (cite(passage="9"), QuoteStatus.NO_PASSAGE),
        (cite("anything", passage="9"), QuoteStatus.NO_PASSAGE),
        (cite("zebras crossing deserts"), QuoteStatus.MISSING),
    ],
)
def test_status_without_a_place(citation: Citation, status: QuoteStatus) -> None:
    assert check_quotes(citation, source()).status is status


def test_a_source_that_is_not_there() -> None:
    assert check_quotes(cite("anything"), None) == QuoteCheck(QuoteStatus.NO_SOURCE)


@pytest.mark.parametrize(
    ("citation", "hashed", "status"),
    [
        (cite(), True, QuoteStatus.WHOLE),
        (cite(passage="1"), True, QuoteStatus.NOT_HELD),
        (cite(passage="1"), False, QuoteStatus.CITED),
        (cite("Nobody came", "1"), True, QuoteStatus.NOT_HELD),
        (cite("Nobody came", "1"), False, QuoteStatus.PARAPHRASE),
        (cite("Nobody came"), True, QuoteStatus.PARAPHRASE),
    ],
)
def test_a_paraphrase_verifies_no_quotation(citation: Citation, hashed: bool, status: QuoteStatus) -> None:
    words_hash = WordsHash(words=3, digest="0" * 16) if hashed else None
    assert (
        check_quotes(citation, source("Nobody came.", kind=TextKind.PARAPHRASE, words_hash=words_hash)).status
        is status
    )


def test_two_places_nearly_as_like_are_no_near_match() -> None:
    finding = check_quotes(
        cite("the lamp was lit at ten"), source("the lamp was lit at tea", "the lamp was lit at tin")
    )
    assert finding.status is QuoteStatus.MISSING
    assert finding.score > 90


def test_a_passage_shorter_than_the_quotation_is_not_like_it() -> None:
    finding = check_quotes(
        cite("Nobody came to the meeting, as the keeper had foretold"), source("Nobody came")
    )
    assert finding.status is QuoteStatus.MISSING


def test_the_line_break_in_a_word_may_be_the_typesetters_or_the_authors() -> None:
    text = "A well-\nknown light-\nhouse keeper"
    assert place(check_quotes(cite("A well-known"), source(text))) == (
        QuoteStatus.NORMALISED,
        1,
        "A well-\nknown",
    )
    assert place(check_quotes(cite("lighthouse keeper"), source(text)))[2] == "light-\nhouse keeper"


WHOLE_TEXT = source()


def is_part_of_another_word(quote: str) -> bool:
    """Whether every place of the words cuts one of the words that have another sense when cut."""
    for words in ("second", "nobody", "Nobody", "1874", "rotten"):
        if any(quote[:n] == words[-n:] or quote[-n:] == words[:n] for n in range(1, len(words))):
            return True
    return False


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_edit_is_called_exact(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(PASSAGES))
    start = data.draw(st.integers(0, len(text) - 10))
    end = data.draw(st.integers(start + 8, len(text)))
    letters = list(text[start:end])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(letters) - 1))
        letters[at] = data.draw(st.sampled_from([letters[at], "", "x", " ", "“", "-", "\u00ad", "not "]))
    quote = "".join(letters)
    finding = check_quotes(cite(quote), WHOLE_TEXT)
    literal = any(quote in passage for passage in PASSAGES)
    if quote.strip():
        found = {QuoteStatus.EXACT, QuoteStatus.AMBIGUOUS}
        assert (finding.status in found or is_part_of_another_word(quote)) >= literal
        assert (finding.status is QuoteStatus.EXACT) <= literal
    if finding.status is QuoteStatus.EXACT:
        assert place(finding)[2] == quote


@given(st.text(max_size=40), st.text(max_size=80), st.text(max_size=5), st.text(max_size=5))
@settings(max_examples=200, deadline=None)
def test_places_are_inside_the_text(quote: str, text: str, prefix: str, suffix: str) -> None:
    finding = check_quotes(cite(quote, "1", prefix, suffix), source(text))
    assert 0 <= finding.start <= finding.end <= len(text)
    assert 0 <= finding.score <= 100


@pytest.mark.parametrize(
    ("quote", "text"), [("a", "a" * 200_000), ("ab" * 5_000, "ba c" * 250_000), ("x" * 900, "y" * 1_000_000)]
)
def test_hostile_lengths_take_no_minutes(quote: str, text: str) -> None:
    began = time.process_time()
    check_quotes(cite(quote, prefix="b" * 50), source(text))
    assert time.process_time() - began < 5


EDITS = 10_000


@pytest.fixture(scope="module")
def minutes() -> Source:
    return long_source(random.Random(1874))


def test_every_edit_in_a_megabyte_has_its_status(minutes: Source, share: Callable[[int], int]) -> None:
    wrong = [
        (edit, finding)
        for edit in edits(random.Random(1911), minutes, share(EDITS))
        if (finding := check_quotes(edit.citation, minutes)).status is not edit.status
    ]
    assert wrong == []


def test_the_same_words_twice_are_told_apart_by_what_stands_around_them() -> None:
    rng = random.Random(7)
    minutes = long_source(rng, 50_000)
    for _ in range(25):
        here, there = rng.sample(range(len(minutes.passages)), 2)
        said = " ".join(minutes.passages[here].text.split()[20:32])
        before, after = minutes.passages[there].text.split()[5:8], minutes.passages[there].text.split()[8:11]
        repeated = Passage(number=there + 1, text=" ".join((*before, said, *after)))
        passages = (*minutes.passages[:there], repeated, *minutes.passages[there + 1 :])
        twice = Source(id="minutes", title="Minutes", passages=passages)
        assert check_quotes(cite(said), twice).status is QuoteStatus.AMBIGUOUS
        assert check_quotes(cite(said), twice).places == 2
        assert place(check_quotes(cite(said, prefix=" ".join(before)), twice)) == (
            QuoteStatus.EXACT,
            there + 1,
            said,
        )
        assert place(check_quotes(cite(said, suffix=" ".join(after)), twice)) == (
            QuoteStatus.EXACT,
            there + 1,
            said,
        )
        assert place(check_quotes(cite(said, repeated.key), twice)) == (QuoteStatus.EXACT, there + 1, said)
        changed = said[:20] + "z" + said[21:]
        assert check_quotes(cite(changed), twice).status is QuoteStatus.MISSING, "two places are as like"
        assert check_quotes(cite(changed, repeated.key), twice).status is QuoteStatus.NEAR


def test_a_quotation_in_one_passage_of_a_megabyte() -> None:
    """Whether a source is many paragraphs or one changes no status."""
    whole = " ".join(passage.text for passage in long_source(random.Random(3), 300_000).passages)
    of = Source(id="minutes", title="Minutes", passages=(Passage(number=1, text=whole),))
    rng = random.Random(4)
    for _ in range(100):
        start = whole.index(" ", rng.randrange(len(whole) - 300))
        quote = whole[start : start + 150].rpartition(" ")[0].strip()
        finding = check_quotes(cite(quote, "1"), of)
        assert (finding.status, finding.passage) == (QuoteStatus.EXACT, of.passages[0])
        changed = quote[:70] + "q" + quote[71:]
        finding = check_quotes(cite(changed), of)
        assert finding.status is QuoteStatus.NEAR
        assert quote[:60] in whole[finding.start : finding.end]


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        (
            "The lamp ran out[4] then, in 1874.[12] Nobody asked.",
            "ran out then, in 1874. Nobody",
            "normalised",
        ),
        ("The lamp ran out[4] then.", "ran out[4] then", "exact"),
        (
            "The lamp ran out then, in 1874. Nobody asked.",
            "ran out[4] then, in 1874.[12] Nobody",
            "normalised",
        ),
        ("The lamp ran out[4] then.", "ran out[5] then", "differs"),
        ("It fell in 2013 [1] and £50 [2,3] was paid.", "fell in 2013 and £50 was paid", "normalised"),
        ("It fell in 2013 [1] and nobody came.", "fell in 2013 [1] and nobody", "exact"),
        ("It fell in 2013 [1] and nobody came.", "fell in 2014 and nobody came", "missing"),
        ("It fell in 2013 and nobody came.", "fell in 2013 [1] and nobody came", "shortened"),
    ],
)
def test_marks_of_notes_may_stand_on_one_side_alone(text: str, quote: str, status: str) -> None:
    found = check_quotes(cite(quote, "1"), source(text))
    assert found.status.value == status
