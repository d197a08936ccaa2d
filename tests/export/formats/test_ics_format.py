"""iCalendar read back by the icalendar library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from tests.cases import each
from tests.export.lighthouse import EVENTS, content, shelf
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tui.export.content import ExportContent
from tui.export.escape import to_single_line
from tui.export.formats.ics_format import fold, to_ics
from tui.export.result import ExportResult


def parsed(of: ExportContent) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The properties of the calendar and of its events, by their names."""
    text = to_ics(of).text
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    return properties(calendar), [properties(event) for event in calendar.walk("VEVENT")]


def properties(of: Component) -> dict[str, Any]:
    return {str(name): value for name, value in of.items()}


def dated(when: str) -> ExportResult:
    row = replace(EVENTS[2].row, date=when)
    return to_ics(content(index=shelf(events=[replace(EVENTS[2], row=row)])))


def test_events_are_whole_days() -> None:
    calendar, events = parsed(content())
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "The light at Gull Head"
    assert calendar["DESCRIPTION"].splitlines()[0] == "Content notice: Mentions fog."
    assert [(str(one["SUMMARY"]), one["DTSTART"].dt, one["DTEND"].dt, one["STATUS"]) for one in events] == [
        ("About 1985: The lamp is ordered", date(1984, 1, 1), date(1987, 1, 1), "TENTATIVE"),
        ("The lamp is lit", date(1987, 5, 1), date(1987, 5, 2), "CONFIRMED"),
        ("1987 to 1989: Fog", date(1987, 1, 1), date(1990, 1, 1), "TENTATIVE"),
    ]
    lit = events[1]
    assert lit["CATEGORIES"].cats == ["Works", "lamp", "first time"]
    assert "- In the spring of 1986 (Harbour Echo, 3 May 1987, passage 7; “Les phares”, as a whole)" in str(
        lit["DESCRIPTION"]
    )


def test_ids_stay_the_same_and_are_of_one_chronology() -> None:
    def ids(of: ExportContent) -> list[str]:
        return [str(event["UID"]) for event in parsed(of)[1]]

    other = replace(content(), info=replace(content().info, title="Another light"))
    assert ids(content()) == ids(replace(content(), made=date(2021, 1, 1)))
    assert not set(ids(content())) & set(ids(other))


@pytest.mark.parametrize(
    ("when", "days", "losses"),
    [
        ("1987-05-01", ("19870501", "19870502"), set()),
        ("1987-05-01/1987-05-03", ("19870501", "19870504"), set()),
        ("1987-05-01T22:00", ("19870501", "19870502"), {"times"}),
        ("1987-05", ("19870501", "19870601"), {"doubt"}),
        ("1987-05-01?", ("19870501", "19870502"), {"doubt"}),
        ("[1987-05-01,1987-05-09]", ("19870501", "19870510"), {"doubt"}),
        ("0043", ("00430101", "00440101"), {"doubt"}),
        ("9999-12-30", ("99991230", "99991231"), set()),
        ("9999-12-31", None, {"dates"}),
        ("-0043-03-15", None, {"dates"}),
        ("1987/..", None, {"dates"}),
        ("/1987", None, {"dates"}),
        ("", None, {"dates"}),
    ],
)
def test_dates(when: str, days: tuple[str, str] | None, losses: set[str]) -> None:
    answer = dated(when)
    found = [
        line.partition(":")[2] for line in answer.text.split("\r\n") if line.startswith(("DTST", "DTEND"))
    ]
    assert found[1:] == list(days or ()) if found else days is None
    assert {loss.code for loss in answer.losses} - {"passages", "line-breaks"} == losses


@given(line=st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
@settings(max_examples=200, deadline=None)
def test_folding_is_undone_by_joining(line: str) -> None:
    first, *others = fold(line)
    assert all(len(piece.encode()) <= 75 for piece in (first, *others))
    assert first + "".join(piece[1:] for piece in others) == line
    assert all(piece.startswith(" ") for piece in others)


@each("payload", TEXTS)
def test_payloads_stay_in_their_properties(payload: str) -> None:
    check(payload)


@given(payload=st.text(alphabet='ab,;:\\"=\n\r\té\x00\u202eBEGIN').filter(to_single_line))
@settings(max_examples=60, deadline=None)
def test_any_text_stays_in_its_property(payload: str) -> None:
    check(payload)


def check(payload: str) -> None:
    _, found = parsed(poisoned_content(payload))
    _, plain = parsed(poisoned_content(PLAIN))
    assert len(found) == len(plain)
    for event, expected in zip(found, plain, strict=True):
        assert list(event) == list(expected)
        assert event["UID"].partition("-")[0] == expected["UID"].partition("-")[0]
        for name in ("SUMMARY", "DESCRIPTION"):
            assert squeezed(str(event[name])) == squeezed(
                str(expected[name]).replace(PLAIN, to_single_line(payload))
            )


def squeezed(text: str) -> str:
    """Without what differs with where a payload stands: spaces, and the circle under a mark."""
    return "".join(text.replace("◌", "").split())
