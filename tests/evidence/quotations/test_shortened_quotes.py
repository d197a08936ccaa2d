"""Quotations that are shortened, or run over a passage's end: where they stand, and what they leave out."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.growth.counting import SIZES, is_linear, steps
from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source
from tui.evidence.quotations.quote_check import QuoteCheck, check_quotes
from tui.evidence.quotations.quote_edits import QuoteEdits
from tui.evidence.quotations.shortened_quotes import MOST_LEFT_OUT

PASSAGES = (
    "The pilot left the bridge at nine and walked towards the town, saying a few words to",
    "anyone on the quay; the mate did see him go. He claims that he was asleep at 1,500 feet.",
    "The clerk did not tell the board, and the board met in May. He denied it.",
)


def check(quote: str, passage: str = "", *texts: str, prefix: str = "", suffix: str = "") -> QuoteCheck:
    passages = tuple(Passage(number=n, text=text) for n, text in enumerate(texts or PASSAGES, 1))
    citation = Citation(source="report", passage=passage, quote=quote, prefix=prefix, suffix=suffix)
    return check_quotes(citation, Source(id="report", title="Report", passages=passages))


@each(
    ("quote", "passage", "words"),
    [
        ("The pilot left the bridge [...] and walked towards the town", "1", "2 words left out"),
        ("The pilot left the bridge … and walked towards the town", "", "2 words left out"),
        ("The pilot left the bridge. . . . walked towards the town", "1", "3 words left out"),
        ("[T]he mate did see him go", "2", "1 word changed in brackets"),
        ("[t]he pilot left the bridge", "1", "1 word changed in brackets"),
        ("He claim[ed] that he was asleep", "2", "1 word changed in brackets"),
        ("[the pilot] left the bridge", "1", "“the pilot” put in"),
        ("the mate did see [the pilot] go", "2", "1 word left out; “the pilot” put in"),
        ("the clerk [sic] did not", "3", None),
        ("The clerk [sic] did not tell", "3", ""),
        ("The clerk did … tell the board", "3", "“not” left out"),
        ("The clerk … the board met in May", "3", "“not” among 6 words left out"),
        ("the board met in May. […] denied it", "3", "1 word left out"),
        ("the board … it", "3", "“denied” among 5 words left out"),
        ("He … it", "3", "“denied” left out"),
        ("the board met …", "3", "2 words left out"),
        ("… tell the board", "3", "“not” among 4 words left out"),
        ("The pilot [...] see him go", "", "22 words left out; over passages 1 and 2"),
        ("The pilot left […] met in May", "1", None),
        # Not in order, not there, only part of a word or a figure, and put in against the sense
        ("walked towards the town … The pilot left", "1", None),
        ("The pilot left […] the ladder", "1", None),
        ("he was asl … feet", "2", None),
        ("he was asleep … 500 feet", "2", None),
        ("the mate did [not] see him go", "2", None),
    ],
)
def test_a_shortened_quotation_tells_what_it_does(quote: str, passage: str, words: str | None) -> None:
    found = check(quote, passage)
    if words is None:
        assert found.status is not QuoteStatus.SHORTENED or found.edits is None or found.edits.passages
    else:
        assert found.status is QuoteStatus.SHORTENED
        assert found.edits is not None
        assert found.edits.in_words == words


def test_its_place_is_from_the_first_piece_to_the_last() -> None:
    found = check("left the bridge … the town", "1")
    assert found.passage is not None
    assert (
        found.passage.text[found.start : found.end] == "left the bridge at nine and walked towards the town"
    )
    over = check("walked towards the town … on the quay", "1")
    assert over.passage is not None
    assert over.passage.text[over.start : over.end] == "walked towards the town, saying a few words to"


@pytest.mark.parametrize("passage", ["", "1", "2"])
def test_words_over_the_end_of_a_passage_are_found(passage: str) -> None:
    found = check("saying a few words to anyone on the quay", passage)
    assert found.status is QuoteStatus.OVER_PASSAGES
    assert found.edits == QuoteEdits(passages=("1", "2"))
    assert found.passage is not None
    assert found.passage.number == 1


@pytest.mark.parametrize(
    "quote", ["saying a few words to anyone on the quay", "saying … to anyone on the quay"]
)
def test_another_passage_than_the_cited_one_is_moved(quote: str) -> None:
    found = check(quote, "3")
    assert found.status is QuoteStatus.MOVED
    assert found.passage is not None
    assert found.passage.number == 1


def test_the_end_of_one_passage_and_the_beginning_of_no_neighbour_is_missing() -> None:
    assert check("a few words to The clerk did not").status is QuoteStatus.MISSING


def test_the_cited_passage_comes_first_and_the_least_is_left_out() -> None:
    texts = ("The lamp was lit. The lamp was seen.", "The lamp went out and was seen again.")
    assert check("The lamp … seen", "1", *texts).edits == QuoteEdits(left_out=1)
    assert check("The lamp … seen", "2", *texts).edits == QuoteEdits(left_out=4)


def test_a_passage_that_has_all_pieces_goes_before_words_over_an_end() -> None:
    texts = ("The keeper at once saw the lamp.", "The keeper slept.", "He saw the lamp.")
    found = check("The keeper … saw the lamp", "", *texts)
    assert (found.status, found.edits) == (QuoteStatus.SHORTENED, QuoteEdits(left_out=2))


def test_several_places_are_ambiguous_until_the_words_around_choose_one() -> None:
    texts = ("A lamp then burned late. A lamp often burned low.",)
    found = check("A lamp … burned", "1", *texts)
    assert (found.status, found.places) == (QuoteStatus.AMBIGUOUS, 2)
    assert check("A lamp … burned", "1", *texts, suffix="low").edits == QuoteEdits(left_out=1)
    assert check("A lamp … burned", "1", *texts, suffix="high").status is QuoteStatus.NEAR


def test_more_than_a_page_is_not_left_out() -> None:
    filler = "word " * (MOST_LEFT_OUT // 5 - 10)
    assert check("It began … it ended", "", f"It began {filler} it ended.").status is QuoteStatus.SHORTENED
    assert check("It began … it ended", "", f"It began {filler * 2} it ended.").status is QuoteStatus.MISSING


def test_a_language_without_spaces_needs_no_edges_of_words() -> None:
    found = check("会议在三月[…]十四日举行", "", "会议在三月的第二个星期十四日举行。")
    assert found.status is QuoteStatus.SHORTENED
    assert (
        check("会议在[…]四日举行", "", "会议在三月的第二个星期十四日举行。").status
        is not QuoteStatus.SHORTENED
    )


def test_dots_of_the_source_itself_are_no_mark() -> None:
    assert check("left … the bridge", "", "He left … the bridge.").status is QuoteStatus.EXACT


WORDS = st.lists(
    st.sampled_from(["lamp", "keeper", "lock", "said", "the", "was", "not"]), min_size=3, max_size=14
)


@given(WORDS, st.data())
def test_words_that_are_left_out_are_counted(words: list[str], data: st.DataObject) -> None:
    # Numbered, so that each stands in one place only.
    text = [f"{word}x{chr(97 + at)}" for at, word in enumerate(words)]
    first = data.draw(st.integers(0, len(text) - 3))
    last = data.draw(st.integers(first + 2, len(text) - 1))
    mark = data.draw(st.sampled_from(["[...]", "…", "...", "[…]", ". . ."]))
    cut_at = data.draw(st.integers(1, len(text) - 1))
    passages = [" ".join(text[:cut_at]), " ".join(text[cut_at:])]
    found = check(f"{text[first]} {mark} {text[last]}", "", *passages)
    assert found.status is QuoteStatus.SHORTENED
    assert found.edits is not None
    assert found.edits.left_out == last - first - 1
    assert bool(found.edits.passages) == (first < cut_at <= last)
    assert QuoteEdits.parse(found.edits.as_json()) == found.edits


@given(st.integers(1, len(PASSAGES[0].split()) - 1), st.integers(1, 8))
def test_any_words_over_an_end_are_found(before: int, behind: int) -> None:
    quote = " ".join([*PASSAGES[0].split()[-before:], *PASSAGES[1].split()[:behind]])
    assert check(quote).status in {QuoteStatus.OVER_PASSAGES, QuoteStatus.AMBIGUOUS}


@pytest.mark.parametrize(
    ("unit", "quote"),
    [
        ("a b ", "a … b … c"),
        ("a ", "a a a … a a [...] b"),
        ("aa ", "[a]a … a[a]"),
        ("word not ", "word … word …"),
        ("It was. ", "It … was … seen"),
    ],
)
def test_twice_the_text_takes_no_more_than_twice_the_steps(unit: str, quote: str) -> None:
    counts = [steps(partial(check, quote, "", *[unit * 100] * (4 * size))) for size in SIZES]
    assert is_linear(counts, 60_000), counts
