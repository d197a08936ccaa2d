from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.parsing.passages import (
    ATTRIBUTES,
    ParsedPassage,
    SourceParagraph,
    _meant_brace,
    attribute_places,
    paragraphs,
    read_passage,
)


def passage(text: str) -> ParsedPassage:
    [paragraph] = paragraphs(text, 0, 1)
    return read_passage(text, paragraph, 1)


def test_paragraphs_are_runs_of_lines_that_are_not_blank() -> None:
    text = "\n one\ntwo\n \t\n\nthree\n"
    assert list(paragraphs(text, 0, 1)) == [SourceParagraph(1, 9, 2), SourceParagraph(14, 19, 6)]
    assert list(paragraphs(text, 10, 4)) == [SourceParagraph(14, 19, 6)]


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("[6] The lamp was lit.", "6", "The lamp was lit."),
        ("[12a] The lamp", "12a", "The lamp"),
        ("[p. 12] The lamp", "p. 12", "The lamp"),
        ("[P3]\nThe lamp", "P3", "The lamp"),
        ("[1-2] The lamp", "1-2", "The lamp"),
        ("[sic] The lamp", "", "[sic] The lamp"),
        ("[the Keeper] said", "", "[the Keeper] said"),
        ("[2013] EWCA Crim 7", "", "[2013] EWCA Crim 7"),
        ("[6]The lamp", "", "[6]The lamp"),
        ("[6](https://example.org) x", "", "[6](https://example.org) x"),
        ("[6]", "", "[6]"),
        ("[" + "1" * 21 + "] x", "", "[" + "1" * 21 + "] x"),
        ("[] x", "", "[] x"),
        ("The [6] lamp", "", "The [6] lamp"),
    ],
)
def test_a_label_is_short_and_has_a_digit(text: str, label: str, words: str) -> None:
    found = passage(text)
    assert (found.passage.label, found.passage.text, found.faults) == (label, words, ())


def test_lines_of_a_paragraph_are_joined_by_single_spaces() -> None:
    assert passage("  The  lamp \n   was lit\nat dusk.").passage.text == "The  lamp was lit at dusk."


def test_attributes() -> None:
    text = (
        "[6] Lit at dusk. {span=658-784 hash=20:ce1a86917bce26b7\n "
        r'speaker="the \"keeper\"" origin=log about=1951-05~ .x #y}'
    )
    found = passage(text)
    one = found.passage
    assert found.faults == ()
    assert (one.text, str(one.hash), one.speaker, one.origin) == (
        "Lit at dusk.",
        "20:ce1a86917bce26b7",
        'the "keeper"',
        "log",
    )
    assert one.span is not None
    assert (one.span.start, one.span.end) == (658, 784)
    assert one.about is not None
    assert one.about.text == "1951-05~"
    assert text[found.start : found.end] == "Lit at dusk."


def test_whose_statement_a_passage_is() -> None:
    text = 'Lit. {said-by=ann-lee,ben-fox said-on="1951-05-14" matter="who-lit-it, when-lit ,who-lit-it"}'
    one = passage(text).passage
    assert (one.said_by, one.matters) == (("ann-lee", "ben-fox"), ("who-lit-it", "when-lit"))
    assert one.said_on is not None
    assert one.said_on.text == "1951-05-14"
    assert (passage(text).faults, passage(text).dates) == ((), ())


def test_a_day_of_saying_that_is_no_date_is_kept_to_be_fixed() -> None:
    found = passage('Lit. {said-by=ann-lee said-on="14 May 1951"}')
    assert [(one.path, one.text) for one in found.dates] == [(("said-on",), "14 May 1951")]
    assert found.passage.said_on is None


@pytest.mark.parametrize(
    "text",
    ["Lit {not attributes}", "Lit {}", "Lit{speaker}", "Lit {a=b} then", "{", "}", "x }"],
)
def test_other_braces_are_text(text: str) -> None:
    found = passage(text)
    assert (found.passage.text, found.faults) == (text, ())


def test_attributes_alone_are_a_passage_without_text() -> None:
    assert passage("[6] {speaker=keeper}").passage.text == ""


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("Lit. {span=5-5}", "bad-span", "5-5"),
        ("Lit. {span=784}", "bad-span", "784"),
        ("Lit. {span=1-" + "9" * 5000 + "}", "bad-span", "1-" + "9" * 5000),
        ("Lit. {hash=20:CE1A86917BCE26B7}", "bad-hash", "20:CE1A86917BCE26B7"),
        ("Lit. {hash=0:ce1a86917bce26b7}", "bad-hash", "0:ce1a86917bce26b7"),
        ("Lit. {about=1951-02-30}", "bad-date", "30"),
        ("Lit. {orgin=log}", "unknown-attribute", "orgin"),
        ("Lit. {speaker=a speaker=b}", "repeated-attribute", "speaker"),
        ("Lit. {hash=x, speaker}", "bad-attributes", "{hash=x, speaker}"),
        ("Lit.{speaker=a}", "bad-attributes", "{speaker=a}"),
        ("Lit. {speaker=a", "bad-attributes", "{speaker=a"),
        ("Lit. {span=1-2\nspeaker=a", "bad-attributes", "{span=1-2\nspeaker=a"),
        ("Lit. {speaker=a} Then.", "bad-attributes", "{speaker=a}"),
        ("Lit. {speaker = a}", "bad-attributes", "{speaker = a}"),
        ("Lit. {speaker=a, origin=b}", "bad-attributes", "a,"),
        ('Lit. {said-by=" , "}', "bad-attributes", " , "),
        ('Lit. {matter=""}', "bad-attributes", ""),
        ("Lit. {said-on=1951-02-30}", "bad-date", "30"),
        ("Lit. {said-by=a said-by=b}", "repeated-attribute", "said-by"),
        ("Lit. {said-by=a,}", "bad-attributes", "a,"),
    ],
)
def test_a_mistake_in_attributes_costs_only_them(text: str, code: str, meant: str) -> None:
    found = passage(text)
    assert [(fault.code, text[fault.start : fault.end]) for fault in found.faults] == [(code, meant)]
    assert found.passage.text.startswith("Lit.")
    assert found.passage.speaker == ""
    assert (found.passage.said_by, found.passage.said_on, found.passage.matters) == ((), None, ())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Lit. {span=1-2 .note speaker=a}", {"span": "span=1-2", "speaker": "speaker=a"}),
        ('Lit.\n { speaker="a } b"  span="1-2"}', {"speaker": 'speaker="a } b"', "span": 'span="1-2"'}),
        ("Lit {span=3-4} now. {x-a=1}", {"x-a": "x-a=1"}),
        ("Lit.", {}),
        ("Lit. {speaker = a}", {}),
    ],
)
def test_where_attributes_stand(text: str, places: dict[str, str]) -> None:
    found = attribute_places(text, passage(text).end)
    assert {key: text[start:end] for key, (start, end) in found.items()} == places


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("ab1[]{} \n\t=\"\\.#-:'") | st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_and_no_word_is_lost(text: str) -> None:
    found = list(paragraphs(text, 0, 1))
    assert "".join("".join(text[one.start : one.end].split()) for one in found) == "".join(text.split())
    for number, paragraph in enumerate(found, 1):
        one = read_passage(text, paragraph, number)
        assert paragraph.start <= one.start <= one.end <= paragraph.end
        assert one.passage.text.split() == text[one.start : one.end].split()
        for fault in one.faults:
            assert paragraph.start <= fault.start <= fault.end <= paragraph.end


MEANT = re.compile(rf"\{{(?=[^{{}}\n]*?\b(?:{'|'.join(ATTRIBUTES)})\s*=)")
"""A brace that attributes are meant to follow, said most simply; asked of every brace."""


@settings(max_examples=500)
@given(
    st.lists(
        st.sampled_from(["{", "}", "\n", "speaker", "=", " ", "x", "about", "speaker=", "_", "é"]),
        max_size=14,
    )
)
def test_the_brace_that_attributes_were_meant_to_follow(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = MEANT.search(text)
    assert _meant_brace(text, 0, len(text)) == (found.start() if found else None)
