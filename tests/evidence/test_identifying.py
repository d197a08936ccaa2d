from __future__ import annotations

import pytest

from tui.chronology.edtf import parse
from tui.evidence.identifying import Kind, day_words, details, is_exact, tells_year


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Person A, aged 13, saw it", Kind.AGE, "aged 13"),
        ("a 13-year-old", Kind.AGE, "13-year-old"),
        ("she was thirteen when the lock opened", Kind.AGE, "was thirteen"),
        ("born in 1861", Kind.AGE, "born in"),
        ("a child of 12", Kind.AGE, "child of 12"),
        ("at Northfield School", Kind.PLACE, "at Northfield School"),
        ("in Mill Lane", Kind.PLACE, "Mill Lane"),
        ("from a children’s home", Kind.PLACE, "a children’s home"),
        ("XY4 1AB", Kind.PLACE, "XY4 1AB"),
        ("on 3 March 1874", Kind.DATE, "3 March 1874"),
        ("in March 1874", Kind.DATE, "March 1874"),
        ("last December", Kind.DATE, "last December"),
        ("on 1874-03-02", Kind.DATE, "1874-03-02"),
        ("her mother", Kind.RELATION, "her mother"),
        ("the father of Person A", Kind.RELATION, "father of"),
        ("Person A’s brother", Kind.RELATION, "A’s brother"),
        ("whose sister", Kind.RELATION, "whose sister"),
        ("the parents, both teachers, said", Kind.RELATION, "parents, both teachers,"),
    ],
)
def test_what_helps_to_identify(text: str, kind: Kind, words: str) -> None:
    assert list(details(text)) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "children aged 11 to 15",
        "children aged between 11 and 15",
        "those aged 16 or over",
        "11- to 15-year-olds",
        "one child of this age",
        "the Central Criminal Court",
        "the Harbour Mail",
        "in the county, or in the city",
        "came to its clinics",
        "since 1871",
        "they may march on",
        "a parent said; her parents agreed",
        "the Police Chiefs’ Council",
    ],
)
def test_what_is_coarse_already(text: str) -> None:
    assert list(details(text)) == []


@pytest.mark.parametrize(
    ("date", "exact", "year"),
    [
        ("1874-06-02", True, True),
        ("1874-06", True, True),
        ("1874-21", True, True),
        ("1874-01/1874-04", True, True),
        ("1871/1874-04", True, True),
        ("[1874-01..1874-04]", True, True),
        ("1874", False, True),
        ("1872", False, True),
        ("1871/1874", False, True),
        ("187X", False, False),
        ("1874~", False, False),
        ("../1874", False, True),
    ],
)
def test_how_exact_a_date_is(date: str, exact: bool, year: bool) -> None:
    when = parse(date)
    assert (is_exact(when), tells_year(when)) == (exact, year)


def test_days_as_texts_say_them() -> None:
    assert day_words(parse("1874-05-15")) == "15 May"
    assert [day_words(parse(date)) for date in ("1874-05", "1874", "1874-05-01/1874-05-02")] == ["", "", ""]
