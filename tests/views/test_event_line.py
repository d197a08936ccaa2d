from __future__ import annotations

import pytest

from tests.builders import row
from tui.chronology.enums import EventStatus
from tui.index.records import EventRow
from tui.views.event_line import STATUS_SHORT, format_date_cell, list_line, list_lines
from tui.views.lines import plain
from tui.views.symbols import ASCII


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (row(), "● 14 May 1957  es  The village hall opens  [hall-opened]\n"),
        (row(differs=True), "● 14 May 1957  es  The village hall opens ≠  [hall-opened]\n"),
        (row(has_errors=True), "● 14 May 1957  es  ✗ The village hall opens  [hall-opened]\n"),
        (row("wish", "", status=EventStatus.ALLEGED), "? undated  al  The village hall opens  [wish]\n"),
        (row("built", "1955/1957"), "▒ 1955 to 1957  es  The village hall opens  [built]\n"),
        (row("talk", "1954"), "◌ some time in 1954  es  The village hall opens  [talk]\n"),
        (row(title="\x1b[2J[sic]\nx"), "● 14 May 1957  es  ␛[2J[sic] x  [hall-opened]\n"),
    ],
)
def test_one_event_on_one_line(event: EventRow, text: str) -> None:
    assert plain([list_line(event)], None) == text


def test_a_list_has_columns() -> None:
    rows = [row("talk", "1954"), row(), row("wish", "", status=EventStatus.ALLEGED)]
    assert (
        plain(list_lines(rows, possible=frozenset({"talk"}), marks=ASCII), None)
        == """\
o some time in 1954  es  The village hall opens (possibly)  [talk]
* 14 May 1957        es  The village hall opens  [hall-opened]
? undated            al  The village hall opens  [wish]
"""
    )


def test_kinds_titles_and_ids_stand_in_columns_of_cells() -> None:
    rows = [
        row("talk", "1954", kind="board", title="村の会館が開く", differs=True),
        row(title="\x1b[2J[sic]"),
        row("long", title="A title " * 20),
    ]
    assert (
        plain(list_lines(rows, possible=frozenset({"hall-opened"}), with_kinds=True), None)
        == f"""\
◌ some time in 1954  es  board  村の会館が開く ≠      [talk]
● 14 May 1957        es  works  ␛[2J[sic] (possibly)  [hall-opened]
● 14 May 1957        es  works  {"A title " * 20}  [long]
"""
    )


def test_nothing_gives_no_lines() -> None:
    assert list_lines([]) == []


def test_every_status_has_two_letters_of_its_own() -> None:
    statuses = {str(each.value) for each in EventStatus}
    assert set(STATUS_SHORT) == statuses
    assert len(set(STATUS_SHORT.values())) == len(statuses)
    assert {len(short) for short in STATUS_SHORT.values()} == {2}


def test_a_date_in_words() -> None:
    assert [format_date_cell(row(date=date)) for date in ("1957-05~", "", "../1957")] == [
        "about May 1957",
        "undated",
        "up to 1957",
    ]
