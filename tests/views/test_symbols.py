from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from tui.chronology.edtf import parse
from tui.text.cell_width import cell_width
from tui.text.sanitize import sanitize_line
from tui.views.symbols import ASCII, UNICODE, Symbols, date_symbol


def signs(marks: Symbols) -> Iterator[str]:
    for each in fields(marks):
        yield from getattr(marks, each.name)


@pytest.mark.parametrize("marks", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_sign_is_one_cell_and_harmless(marks: Symbols) -> None:
    assert {cell_width(sign) for sign in signs(marks)} == {1}
    assert all((sanitize_line(sign) == sign and not sign.isalnum()) or sign == "o" for sign in signs(marks))


def test_ascii_is_ascii() -> None:
    assert all(" " < sign <= "~" for sign in signs(ASCII))


@pytest.mark.parametrize("marks", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_signs_that_stand_beside_each_other_can_be_told_apart(marks: Symbols) -> None:
    for group in (
        (marks.exact, marks.coarse, marks.lasting, marks.before, marks.after, marks.undated),
        (marks.certain, marks.possible, marks.moment, marks.coarse, " "),
        (marks.possible, marks.lasting, marks.certain, " "),
        (marks.cursor, marks.selected, " "),
        (marks.faulty, marks.differs, marks.marked, marks.undated, " "),
    ):
        assert len(set(group)) == len(group)


@pytest.mark.parametrize(
    ("date", "sign"),
    [
        ("1957-05-14", "exact"),
        ("1957-05-14?", "coarse"),
        ("1957-05-14~", "coarse"),
        ("1957-05", "coarse"),
        ("1957", "coarse"),
        ("[1955,1957]", "coarse"),
        ("1955/1957", "lasting"),
        ("1955/..", "lasting"),
        ("[..1955]", "before"),
        ("[1955..]", "after"),
        ("[..1950,1955..]", "coarse"),
    ],
)
def test_the_sign_of_a_date(date: str, sign: str) -> None:
    for marks in (UNICODE, ASCII):
        assert date_symbol(parse(date), marks) == getattr(marks, sign)


def test_the_sign_of_no_date() -> None:
    assert date_symbol(None) == UNICODE.undated
