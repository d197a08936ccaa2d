from __future__ import annotations

import pytest

from tui.chronology.edtf import parse
from tui.evidence.anonymity.identification_risks import (
    DisclosedText,
    IdentificationRisk,
    ProtectedPerson,
    find_risks,
)
from tui.evidence.anonymity.identifying_details import DetailKind

A, B = ProtectedPerson("person-a", "Person A"), ProtectedPerson("person-b", "Person B")


def told(event: str, date: str, actors: str = "", **texts: str) -> DisclosedText:
    when = parse(date) if date else None
    return DisclosedText(event, when, frozenset(actors.split()), tuple(texts.items()))


def found(*all_told: DisclosedText, issued: str = "") -> dict[str, set[DetailKind]]:
    dates = [parse(issued)] if issued else []
    return {risk.person.id: set(risk.kinds) for risk in find_risks([A, B], all_told, dates)}


@pytest.mark.parametrize(
    ("date", "summary", "kinds"),
    [
        ("1874", "Person A opened the gate.", set()),
        ("1874-06", "Person A opened the gate.", set()),
        ("1874", "Person A, of Mill Lane, opened the gate.", set()),
        ("1874-06", "Person A, of Mill Lane, opened the gate.", {DetailKind.DATE, DetailKind.PLACE}),
        ("1874", "Her mother lived in Mill Lane.", {DetailKind.RELATION, DetailKind.PLACE}),
        ("1874", "She was aged 13.", {DetailKind.AGE, DetailKind.BIRTH_YEAR}),
        ("", "She was aged 13.", set()),
        ("", "She was aged 13 in 1874.", {DetailKind.AGE, DetailKind.BIRTH_YEAR}),
        ("1874", "Children aged 11 to 15 opened the gate.", set()),
    ],
)
def test_two_kinds_about_one_person_are_a_risk(date: str, summary: str, kinds: set[DetailKind]) -> None:
    answer = found(told("gate", date, "person-a", summary=summary))
    assert answer == ({"person-a": kinds} if kinds else {})


def test_it_is_added_up_over_everything_that_is_told() -> None:
    one = told("gate", "1874-06", "person-a", title="The gate is opened")
    other = told(
        "fair", "1875", "", summary="The mayor spoke. The mother of Person A sold apples. It rained."
    )
    assert found(one) == found(other) == {}
    assert found(one, other) == {"person-a": {DetailKind.DATE, DetailKind.RELATION}}


def test_of_events_of_others_only_the_sentences_about_somebody_count() -> None:
    text = (
        "The mayor came from Mill Lane on 3 May 1875. Person A sang. She was aged 13. Quay Street was empty."
    )
    assert found(told("fair", "", "mayor", note=text)) == {}
    assert found(told("fair", "", "person-a", note=text))["person-a"] >= {
        DetailKind.AGE,
        DetailKind.PLACE,
        DetailKind.DATE,
    }


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (told("gate", "", "person-a", note="Aged 13."), told("fair", "1875", "person-a"), "age year"),
        (told("gate", "", "person-a", note="Aged 13."), told("fair", "[1874..1899]", "person-a"), ""),
        (told("gate", "", "person-a", note="Aged 13."), told("fair", "1875", "person-b"), ""),
        (
            told("gate", "", "person-a", note="Aged 13."),
            told("fair", "", "person-a", note="In 1875."),
            "age year",
        ),
        (
            told("gate", "", "", note="Person A was 13 years old."),
            told("fair", "1875", "person-a"),
            "age year",
        ),
        (
            told("gate", "", "", title="Person A leaves", note="It was in Mill Lane."),
            told("f", "1875-06", "person-a"),
            "place date",
        ),
        (
            told("gate", "", "", note="Person A left. It was in Mill Lane."),
            told("fair", "1875-06", "person-a"),
            "",
        ),
    ],
)
def test_all_that_is_told_of_somebody_is_one_profile(
    one: DisclosedText, other: DisclosedText, kinds: str
) -> None:
    names = {
        "age": DetailKind.AGE,
        "year": DetailKind.BIRTH_YEAR,
        "place": DetailKind.PLACE,
        "date": DetailKind.DATE,
    }
    wanted = {names[kind] for kind in kinds.split()}
    for order in ((one, other), (other, one)):
        assert found(*order) == ({"person-a": wanted} if wanted else {})


def test_a_date_that_a_citation_gives_counts_unless_a_source_was_issued_on_it() -> None:
    event = DisclosedText(
        "gate",
        parse("1874"),
        frozenset(("person-a",)),
        (("summary", "It was in Mill Lane."),),
        (("gazette#2", parse("1874-05-15")),),
    )
    assert found(event) == {"person-a": {DetailKind.PLACE, DetailKind.DATE}}
    assert found(event, issued="1874-05-15") == {}


def test_details_of_two_people_are_not_added_up() -> None:
    assert (
        found(
            told("gate", "1874-06", "person-a", title="The gate"),
            told("fair", "1875", "person-b", note="In Mill Lane."),
        )
        == {}
    )


def test_a_day_on_which_a_source_was_issued_is_the_sources() -> None:
    event = told(
        "gate", "1874", "person-a", note="The paper of 15 May 1875 says that her mother sold apples."
    )
    assert found(event, issued="1875-05-15") == {}
    assert found(event, issued="1875-05-16") == {"person-a": {DetailKind.DATE, DetailKind.RELATION}}


def test_a_risk_names_its_details_and_each_once() -> None:
    event = told("gate", "1874-06", "person-a", summary="Mill Lane and Mill Lane.")
    (risk,) = find_risks([A], [event], [])
    assert isinstance(risk, IdentificationRisk)
    assert [str(detail) for detail in risk.details] == [
        "a date more exact than a year: “1874-06” (gate: date)",
        "a place: “Mill Lane” (gate: summary)",
    ]
    assert (
        risk.message
        == "Person A could be identified by these details together: a place, a date more exact than a year"
    )
