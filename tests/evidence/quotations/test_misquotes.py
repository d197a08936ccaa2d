"""A quotation that has another figure or negation than its source is never near, and never found."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.cases import each
from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source
from tui.evidence.quotations.misquotes import cut, find_misquote
from tui.evidence.quotations.quote_check import QuoteCheck, check_quotes
from tui.evidence.quotations.word_tokens import TokenType, split_tokens

MINUTES = (
    (
        "The canal company met on 14 May 1873 at the village hall, with twenty-three members in the chair’s"
        " gallery and the second clerk in attendance. The keeper said that the lower gates had never"
        " been closed since the first flood, and that the sum of £1 500 was not paid to the lawful owner"
        " of the mill."
    ),
    (
        "Nobody had measured the depth of the water at the upper lock. A third of the boats carried coal, 3.5"
        " per cent carried lime, and the remainder went without cargo. The engineer didn’t attend on Tuesday."
    ),
)


def source(*texts: str, language: str = "") -> Source:
    passages = tuple(Passage(number=n, text=text) for n, text in enumerate(texts or MINUTES, 1))
    return Source(id="minutes", title="Minutes", language=language, passages=passages)


def find(quote: str, *texts: str, language: str = "") -> QuoteCheck:
    return check_quotes(Citation(source="minutes", quote=quote), source(*texts, language=language))


CONTEXT = "the minutes say at some length that {} and that the meeting was then closed by the chairman"


@each(
    ("quoted", "written"),
    [
        ("£1 600 was paid", "£1 500 was paid"),
        ("£1,600 was paid", "£1.600 was paid"),
        ("£16,00 was paid", "£1600 was paid"),
        ("$1,600 was paid", "£1,600 was paid"),
        ("it was built in 2012", "it was built in 2013"),
        ("it was built in 1874", "it was built in 187"),
        ("they met on 14 May", "they met on 15 May"),
        ("they met on 14 May", "they met on 14 June"),
        ("they met on 14 May", "they met on 14 March"),
        ("they met on Monday", "they met on Tuesday"),
        ("a rate of 35 was set", "a rate of 3.5 was set"),
        ("a rate of 5 was set", "a rate of 5% was set"),
        ("a frost of -5 degrees", "a frost of 5 degrees"),
        ("two men came", "three men came"),
        ("two men came", "men came"),
        ("the first man came", "the second man came"),
        ("a dozen boats came", "a hundred boats came"),
        ("half of the boats came", "a third of the boats came"),
        ("it came once a year", "it came twice a year"),
        ("twenty-one boats came", "twenty-two boats came"),
        ("Part II of the Act", "Part III of the Act"),
        ("it closed at 9am", "it closed at 9pm"),
        ("it cost £1.5m", "it cost £1.5bn"),
        ("it was built in the 1980s", "it was built in the 1960s"),
        ("½ of the boats", "¼ of the boats"),
        ("٣ boats came", "٤ boats came"),
        ("he was guilty", "he was not guilty"),
        ("he was not guilty", "he was guilty"),
        ("he did go", "he didn't go"),
        ("he didn’t go", "he did go"),
        ("he did go", "he didnt go"),
        ("he can go", "he cannot go"),
        ("he can go", "he can't go"),
        ("he has been there", "he has never been there"),
        ("there was a boat", "there was no boat"),
        ("anybody came", "nobody came"),
        ("everything was found", "nothing was found"),
        ("either of them came", "neither of them came"),
        ("it went with cargo", "it went without cargo"),
        ("a lawful owner", "an unlawful owner"),
        ("a lawfull owner", "an unlawful owner"),
        ("an honest owner", "a dishonest owner"),
        ("a correct sum", "an incorrect sum"),
        ("a possible sum", "an impossible sum"),
        ("a careful owner", "a careless owner"),
        ("for payment of", "for non-payment of"),
        ("he was found and was not seen", "he was not found and was seen"),
        ("two men and three boats", "three men and two boats"),
        ("the bote was … seen", "the boat was not seen"),
        ("the boat was [not] seen", "the boat was seen"),
    ],
)
def test_another_figure_or_negation_differs(quoted: str, written: str) -> None:
    assert find_misquote(CONTEXT.format(quoted), CONTEXT.format(written))
    finding = find(CONTEXT.format(quoted), "Before this.", CONTEXT.format(written))
    assert finding.status is QuoteStatus.DIFFERS
    assert finding.misquoted


@each(
    ("quoted", "written"),
    [
        ("1,600 were payed", "1 600 were paid"),
        ("1600 were payed", "1\u202f600 were paid"),
        ("1,234,567 were payed", "1’234’567 were paid"),
        ("3.5 percent were payed", "3.5% were paid"),
        ("3.5 per cent were payed", "3.5% were paid"),
        ("they mett on 14th May", "they met on 14 May"),
        ("they mett on Sept 14", "they met on September 14"),
        ("the 1st boatt", "the first boat"),
        ("on the fifth of May they mett", "on the 5 of May they met"),
        ("on 5 May they mett", "on fifth May they met"),
        ("2 boatts came", "two boats came"),
        ("21 boatts came", "twenty-one boats came"),
        ("it closed at 9am prompt", "it closed at 9 a.m. promptly"),
        ("he did not goe", "he didn't go"),
        ("he can not goe", "he cannot go"),
        ("the keper may resign", "the keeper may resign"),
        ("the unlawfull owner", "the unlawful owner"),
        ("a bote came", "a boat came"),
        ("the bote … was seen", "the boat of 1874 was seen"),
        ("[T]he boat was sen", "the boat was seen"),
    ],
)
def test_the_same_figure_or_negation_written_otherwise_is_near(quoted: str, written: str) -> None:
    assert find_misquote(CONTEXT.format(quoted), CONTEXT.format(written)) is None
    assert find(CONTEXT.format(quoted), CONTEXT.format(written)).status is QuoteStatus.NEAR


@pytest.mark.parametrize(
    ("language", "quoted", "written"),
    [
        ("de", "der Mann war dort schuldig gewesen", "der Mann war dort nicht schuldig gewesen"),
        ("de-AT", "es gab dort eine Schleuse am Kanal", "es gab dort keine Schleuse am Kanal"),
        ("de", "im Mai waren zwei Schleusen offen", "im Mai waren drei Schleusen offen"),
        ("de", "das rechtmäßige Vorgehen der Leute", "das unrechtmäßige Vorgehen der Leute"),
        ("de", "es waren 1.600 Boote auf dem Kanal", "es waren 1.700 Boote auf dem Kanal"),
        ("fr", "il a jamais vu cette écluse-là fermée", "il a souvent vu cette écluse-là fermée"),
        ("fr", "le quatorze mars il a vu le canal", "le quinze mars il a vu le canal"),
        ("cy", "roedd y dyn ddim yn euog o gwbl", "roedd y dyn yn euog o gwbl"),
        ("cy", "roedd dau gwch ar y gamlas fawr", "roedd tri gwch ar y gamlas fawr"),
        ("es", "el hombre no era culpable de nada", "el hombre era culpable de nada"),
        ("zh", "这个人没有罪而且他已经走了", "这个人有罪而且他已经走了"),
        ("pl", "the boat is not on the canal", "the boat is now on the canal"),
    ],
)
def test_other_languages(language: str, quoted: str, written: str) -> None:
    assert find_misquote(quoted, written, language)
    assert find_misquote(written, written, language) is None


def test_a_decimal_comma_is_read_by_the_language() -> None:
    assert find_misquote("es waren 1600 Boote", "es waren 1.600 Boote", "de") is None
    assert find_misquote("there were 1600 boats", "there were 1.600 boats", "en")


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("they paid £1,500 for it", "500 for it", "1,500 for it"),
        ("they paid £1 500 for it", "500 for it", "1 500 for it"),
        ("a rate of 3.5 per cent", "5 per cent", "3.5 per cent"),
        ("a rate of 3.5 per cent", "a rate of 3", "a rate of 3.5"),
        ("they met on 15 May", "they met on 1", "they met on 15"),
        ("the unlawful owner", "lawful owner", "unlawful owner"),
        ("for non-payment of it", "payment of it", "non-payment of it"),
        ("he wasn’t there", "he was", "he wasn’t"),
        ("he cannot go", "he can", "he cannot"),
        ("twenty-one boats", "one boats", "twenty-one boats"),
        ("at -5 degrees", "5 degrees", "-5 degrees"),
        ("it cost 1.5m or so", "it cost 1.5", "it cost 1.5m"),
    ],
)
def test_part_of_a_figure_or_negation_is_another(text: str, part: str, whole: str) -> None:
    start = text.index(part)
    found = cut(text, start, start + len(part))
    assert found
    assert text[found.start : found.end] == whole
    finding = find(part, text)
    assert (finding.status, finding.nearest) == (QuoteStatus.DIFFERS, whole)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the well-known lock", "known lock"),
        ("the keeper’s lamp", "the keeper"),
        ("on the 14th of May", "on the 14"),
        ("in 1874. 5 boats", "5 boats"),
        ("in Table 5 100 boats came", "100 boats"),
        ("the lamp", "the l"),
    ],
)
def test_part_of_a_word_is_found_where_it_says_the_same(text: str, part: str) -> None:
    assert find(part, text).status is QuoteStatus.EXACT


def test_a_place_where_the_words_are_whole_is_preferred() -> None:
    finding = find("500 pounds", "They paid 1,500 pounds.", "They paid 500 pounds.")
    assert finding.status is QuoteStatus.EXACT
    assert finding.passage
    assert finding.passage.number == 2
    assert finding.places == 1


FIGURES = ("7", "1,600", "2012", "three", "second", "a dozen", "June", "Friday", "half", "twice", "XIV", "%")
NEGATIONS = ("not", "never", "no", "none", "nothing", "without", "neither", "cannot", "unlawful")
FOUND = {
    QuoteStatus.EXACT,
    QuoteStatus.NORMALISED,
    QuoteStatus.NEAR,
    QuoteStatus.AMBIGUOUS,
    QuoteStatus.MOVED,
}


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_no_change_of_a_figure_or_negation_is_passed_over(data: st.DataObject) -> None:
    """Changed, put in or taken out of a stretch of a source, with or without slips elsewhere."""
    text = data.draw(st.sampled_from(MINUTES))
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 16))
    quoted = words[first : first + data.draw(st.integers(14, 40))]
    inner = [at for at, word in enumerate(quoted[:-1]) if at and senses(word)]
    what = data.draw(st.sampled_from(("change", "put in", "take out")))
    if what == "put in":
        other = data.draw(st.sampled_from((*FIGURES, *NEGATIONS)))
        at = data.draw(st.integers(0, len(quoted)))
        around = words[max(0, first + at - 2) : first + at + 2]
        assume(not set(senses(other)) & set(senses(" ".join(around))))
        quoted.insert(at, other)
    else:
        assume(inner)
        at = data.draw(st.sampled_from(inner))
        other = data.draw(st.sampled_from((*FIGURES, *NEGATIONS))) if what == "change" else "also"
        assume(senses(other) != senses(quoted[at]))
        quoted[at] = other
    if data.draw(st.booleans()):
        plain = [at for at, word in enumerate(quoted) if re.fullmatch("[a-z]{5,}", word) and not senses(word)]
        at = data.draw(st.sampled_from(plain)) if plain else 0
        quoted[at] = quoted[at] if not plain else quoted[at][:2] + quoted[at][3:]
    assume(" ".join(quoted) not in text)
    assert find(" ".join(quoted)).status not in FOUND


def senses(text: str) -> list[str]:
    return [token.sense for token in split_tokens(text) if token.counts]


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_no_digit_may_be_another(data: st.DataObject) -> None:
    places = [(text, at) for text in MINUTES for at, sign in enumerate(text) if sign.isdigit()]
    text, at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != text[at]]))
    edited = data.draw(st.sampled_from((text[:at] + digit + text[at + 1 :], text[:at] + digit + text[at:])))
    start = data.draw(st.integers(max(0, at - 60), max(0, at - 5)))
    quote = edited[start : data.draw(st.integers(at + 5, at + 60))]
    assert find(quote).status not in FOUND


@settings(max_examples=100, deadline=None)
@given(st.text("aon 't15.,-£%…[]é½三", max_size=60), st.text("aon 't15.,-£%…[]é½三", max_size=60))
def test_any_text_is_compared(one: str, other: str) -> None:
    assert find_misquote(one, one) is None
    found = split_tokens(one)
    assert all(0 <= token.start < token.end <= len(one) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)
    assert all(token.sense for token in found if token.sort in (TokenType.FIGURE, TokenType.NEGATION))
    find_misquote(one, other)
