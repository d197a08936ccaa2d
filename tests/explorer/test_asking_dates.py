"""A date that may be meant otherwise than EDTF has it is asked about, each time anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, grid
from tui.explorer.widgets.line_input import LineInput


async def test_one_of_two_meanings_is_chosen(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1911-12", "enter")
        for said in ("What does 1911-12 mean?", "1  December 1911", "2  1911 to 1912: 1911/1912"):
            assert said in grid(app)
        # Neither Enter nor another digit chooses.
        await hands.press("enter", "3")
        assert "What does 1911-12 mean?" in grid(app)
        await hands.press("2")
        assert app.screen is app.main


async def test_the_meanings_lead_to_different_days(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for choice, query in (("1", "as-of:2006-07"), ("2", "as-of:2006/2007")):
            await hands.press("w", "ctrl+u", *"2006-07", "enter", choice)
            assert app.main.session.state.line == query
            # Nothing is remembered, and what was chosen is not doubted again.
            assert "is read as" not in grid(app)


async def test_back_to_the_line_and_away(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        before = at(app)
        await hands.press("t", *"2006-07", "enter", "escape")
        line = app.screen.query_one(LineInput)
        assert (line.value, line.has_focus) == ("2006-07", True)
        assert "What does" not in grid(app)
        # Digits are typed again, and choose nothing.
        await hands.press("backspace", "1")
        assert line.value == "2006-01"
        await hands.press("escape")
        assert app.screen is app.main
        assert at(app) == before


async def test_a_click_on_the_frame_chooses(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"3/12/1957", "enter")
        assert "1  3 December 1957: 1957-12-03" in grid(app)
        assert "2  12 March 1957: 1957-03-12" in grid(app)
        rows = grid(app).splitlines()
        row = next(number for number, text in enumerate(rows) if "2 the second" in text)
        await hands.pilot.click(offset=(rows[row].index("2 the second"), row))
        await hands.wait()
        assert app.screen is app.main


async def test_a_date_as_people_write_it_is_used_and_said_in_words(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"c. May 1957")
        assert "about May 1957" in grid(app)
        await hands.press("enter")
        assert app.screen is app.main
        assert "c. May 1957 is read as about May 1957" in grid(app)
        await hands.press("w", *"31st of December 1957", "enter")
        assert app.main.session.state.line == "as-of:1957-12-31"


async def test_what_is_no_date_is_answered_with_the_reason(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"Monday 14 May 2013", "enter")
        assert "14 May 2013 was a Tuesday, not a Monday" in grid(app)
        assert app.screen is not app.main


@pytest.mark.parametrize("typed", ["2006-05", "2006-7", "2012/13", "2013-05-14T00:00"])
async def test_what_has_one_meaning_or_none_is_not_asked_about(hall: Path, typed: str) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *typed, "enter")
        assert "What does" not in grid(app)


async def test_a_typed_query_is_told_how_it_is_read(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"in:1956-57", "ctrl+u", *"in:2006-07")
        assert "in:2006-07 is read as July 2006; for 2006 to 2007 write in:2006/2007" in " ".join(
            grid(app).split()
        )
        await hands.press("ctrl+u", *"in:2006-05")
        assert "is read as" not in grid(app)
