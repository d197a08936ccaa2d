from __future__ import annotations

import pytest

from tui.chronology.edtf import parse
from tui.evidence.anonymity.identifying_details import (
    DetailKind,
    find_details,
    format_day,
    includes_year,
    is_exact,
)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Person A, aged 13, saw it", DetailKind.AGE, "aged 13"),
        ("a 13-year-old", DetailKind.AGE, "13-year-old"),
        ("she was thirteen when the lock opened", DetailKind.AGE, "was thirteen"),
        ("born in 1861", DetailKind.AGE, "born in"),
        ("a child of 12", DetailKind.AGE, "child of 12"),
        ("at Northfield School", DetailKind.PLACE, "at Northfield School"),
        ("in Mill Lane", DetailKind.PLACE, "Mill Lane"),
        ("from a children’s home", DetailKind.PLACE, "a children’s home"),
        ("XY4 1AB", DetailKind.PLACE, "XY4 1AB"),
        ("on 3 March 1874", DetailKind.DATE, "3 March 1874"),
        ("in March 1874", DetailKind.DATE, "March 1874"),
        ("last December", DetailKind.DATE, "last December"),
        ("on 1874-03-02", DetailKind.DATE, "1874-03-02"),
        ("her mother", DetailKind.RELATION, "her mother"),
        ("the father of Person A", DetailKind.RELATION, "father of"),
        ("Person A’s brother", DetailKind.RELATION, "A’s brother"),
        ("whose sister", DetailKind.RELATION, "whose sister"),
        ("the parents, both teachers, said", DetailKind.RELATION, "parents, both teachers,"),
    ],
)
def test_what_helps_to_identify(text: str, kind: DetailKind, words: str) -> None:
    assert list(find_details(text)) == [(kind, words)]


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
    assert list(find_details(text)) == []


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
    assert (is_exact(when), includes_year(when)) == (exact, year)


def test_days_as_texts_say_them() -> None:
    assert format_day(parse("1874-05-15")) == "15 May"
    assert [format_day(parse(date)) for date in ("1874-05", "1874", "1874-05-01/1874-05-02")] == ["", "", ""]
