"""A period by dates: asked for, shown, marked, taken back."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection

import pytest

from tests.explorer.screen_driver import NARROW, WIDE, at, everything, exploring, grid, pane
from tui.chronology.calendar import day_number
from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState
from tui.explorer.screens.date_dialog import DateDialog
from tui.explorer.widgets.line_input import LineInput
from tui.explorer.widgets.text_pane import TextPane
from tui.index.sqlite.connection_pool import ConnectionPool

EVENTS = """\
format: dateline/1
title: Ferry
kinds: {works: {label: Works}}
events:
  - {id: early, date: 2001, title: The pier is planned, kind: works, status: reported}
  - {id: maybe, date: 2005/2006?, title: The pier may have been built, kind: works, status: alleged}
  - {id: lasting, date: 2004/2008, title: The ferry is repaired, kind: works, status: reported}
  - {id: some-time, date: "[2006..2014]", title: A captain resigns, kind: works, status: reported}
  - {id: inside, date: 2010-05-14, title: The ferry opens, kind: works, status: established}
  - {id: late, date: 2013, title: The ferry closes, kind: works, status: reported}
  - {id: none, after: late, title: A song about it, kind: works, status: reported}
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    root = tmp_path / "ferry"
    root.mkdir()
    (root / "events.yaml").write_text(EVENTS, encoding="utf-8")
    return root


def said(app: Explorer) -> str:
    """All words on the screen."""
    return " ".join(grid(app).replace("│", " ").split())


def row_of(text: str, words: str) -> str:
    return next(row for row in text.splitlines() if words in row)


async def test_a_period_takes_eleven_keys(ferry: Path) -> None:
    keys = ("p", *"2006-2012", "enter")
    assert len(keys) <= 12
    async with exploring(ferry, WIDE) as (app, hands):
        await hands.press(*keys)
        assert app.screen is app.main
        assert app.main.session.state.line == "in:2006/2012"
        results = app.main.session.state.results
        assert results
        found = [results.event(number).id for number in range(results.count)]
        # What still went on, and what only possibly falls in it, is in it.
        assert found == ["lasting", "maybe", "some-time", "inside"]
        assert "4 selected · 2006–2012 · 2 possibly" in pane(app, "keys")


@pytest.mark.parametrize(
    ("typed", "words", "line"),
    [
        ("2006-2012", "2006 to 2012", "in:2006/2012"),
        ("2006 to 2012", "2006 to 2012", "in:2006/2012"),
        ("2006/2012", "2006 to 2012", "in:2006/2012"),
        ("between 2006 and 2012", "2006 to 2012", "in:2006/2012"),
        ("March 2010", "March 2010", "in:2010-03"),
        ("since 2010", "2010 onwards", "in:2010/.."),
        ("until 2010", "up to 2010", "in:../2010"),
        ("14 May 2010", "14 May 2010", "in:2010-05-14"),
        ("c. 2010", "about 2010", "in:2010~"),
    ],
)
async def test_a_period_is_read_in_words_as_it_is_typed(
    ferry: Path, typed: str, words: str, line: str
) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("p")
        await hands.type(typed)
        assert words in str(app.screen.query_one("#said").render())
        await hands.press("enter")
        assert (app.screen, app.main.session.state.line) == (app.main, line)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2012-2006", "the second date is before the first"),
        ("pier", "pier"),
        ("[..2001,2005..]", "sets no limit"),
    ],
)
async def test_what_is_no_period_is_answered_with_the_reason(ferry: Path, typed: str, reason: str) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("p", *typed, "enter")
        assert isinstance(app.screen, DateDialog)
        assert reason in str(app.screen.query_one("#said").render())
        assert app.main.session.state.line == ""


async def test_several_readings_are_offered_and_none_is_chosen(ferry: Path) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("p", *"5/6/2010", "enter", "enter")
        assert "What does 5/6/2010 mean?" in grid(app)
        assert app.main.session.state.line == ""
        await hands.press("2")
        assert app.main.session.state.line == "in:2010-05-06"


async def test_a_period_takes_the_place_of_another_and_keeps_the_rest(ferry: Path) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("slash", *"ferry from:2001 to:2012 -kind:none", "enter", "p", *"2010", "enter")
        assert app.main.session.state.line == "ferry -kind:none in:2010"
        # The present period is offered, and typing replaces it.
        await hands.press("p")
        assert app.screen.query_one(LineInput).value == "2010"
        await hands.press(*"2006-2012", "enter")
        assert app.main.session.state.line == "ferry -kind:none in:2006/2012"
        await hands.press("u")
        assert "Undone: in:2006/2012 added" in said(app)
        await hands.press("U")
        assert app.main.session.state.line == "ferry -kind:none in:2006/2012"


async def test_an_empty_entry_clears_the_period_and_esc_keeps_it(ferry: Path) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("slash", *"ferry", "enter", "p", *"2010", "enter", "p", "escape")
        assert app.main.session.state.line == "ferry in:2010"
        await hands.press("p", "backspace", "enter")
        assert app.main.session.state.line == "ferry"
        assert "selected" not in pane(app, "keys")


@pytest.mark.parametrize("is_ascii", [False, True])
async def test_events_that_only_possibly_fall_in_are_marked(ferry: Path, is_ascii: bool) -> None:
    sign = "%" if is_ascii else "≈"
    async with exploring(ferry, WIDE, ascii_only=is_ascii) as (app, hands):
        assert sign not in pane(app, "timeline")
        await hands.press("p", *"2006-2012", "enter")
        rows = pane(app, "timeline")
        for words, is_marked in (
            ("The pier may have", True),
            ("A captain resigns", True),
            ("The ferry is repaired", False),
            ("The ferry opens", False),
        ):
            assert (f"{sign} {words}" in row_of(rows, words)) is is_marked
        await hands.press("slash", *" range:certainly", "enter")
        assert sign not in pane(app, "timeline")
        assert "possibly" not in pane(app, "keys")
        await hands.press("question_mark")
        await hands.press("slash", *"only possibly")
        assert "the event only possibly falls in the period" in said(app)


async def test_the_mark_of_a_doubt_stays_where_alternatives_have_dates(ferry: Path) -> None:
    async with exploring(ferry, WIDE) as (app, hands):
        await hands.press("slash", *"(in:2006/2012 OR closes)", "enter")
        rows = pane(app, "timeline")
        assert "≈ A captain resigns" in rows
        assert "≈ The ferry closes" not in rows
        assert "≈ The ferry opens" not in rows


async def test_the_range_and_the_mark_come_before_the_period_at_the_foot(ferry: Path) -> None:
    async with exploring(ferry, WIDE) as (app, hands):
        await hands.press("p", *"2006-2012", "enter", "v", "j")
        assert "Range: 2 events" in pane(app, "keys")
        await hands.press("escape")
        assert "4 selected" in pane(app, "keys")
        await hands.press("g", "m", "j")
        assert "from The ferry is repaired to The pier may" in pane(app, "keys")
        await hands.press("k")
        assert "4 selected" in pane(app, "keys")


async def test_on_a_narrow_screen_the_doubts_are_still_counted(ferry: Path) -> None:
    async with exploring(ferry, NARROW) as (app, hands):
        await hands.press("p", *"2006-2012", "enter")
        assert "4 · 2006–2012 · 2 possibly" in pane(app, "keys")


async def test_an_export_names_the_period_and_holds_only_it(ferry: Path) -> None:
    async with exploring(ferry, WIDE) as (app, hands):
        await hands.press("p", *"2006-2012", "enter", "e")
        shown = everything(app.screen.query_one("#preview", TextPane))
        assert "possibly in 2006 to 2012" in shown
        assert "The ferry closes" not in shown


async def test_a_period_without_events_says_so(ferry: Path) -> None:
    async with exploring(ferry, WIDE) as (app, hands):
        await hands.press("p", *"1850", "enter")
        assert "0 selected · 1850" in pane(app, "keys")
        assert at(app) == ""


async def test_the_period_is_at_the_foot_before_any_key_was_pressed(ferry: Path) -> None:
    async with exploring(ferry, WIDE, beginning=StartState(is_first=True)) as (app, hands):
        assert "First keys:" in pane(app, "keys")
        app.main.controllers.overview.choose_days(day_number(2006, 1, 1), day_number(2012, 12, 31))
        await hands.wait()
        assert "4 selected · 2006–2012 · 2 possibly" in pane(app, "keys")


async def test_a_step_in_a_period_asks_the_index_no_more_than_any_step(
    ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    connect = ConnectionPool._connect

    def traced(pool: ConnectionPool) -> Connection:
        connection = connect(pool)
        connection.set_trace_callback(sent.append)
        return connection

    monkeypatch.setattr(ConnectionPool, "_connect", traced)
    async with exploring(ferry, WIDE) as (app, hands):

        async def asked(*keys: str) -> int:
            sent.clear()
            await hands.press(*keys)
            return len(sent)

        await hands.press("slash", *"kind:works", "enter", "g")
        anywhere = await asked("j")
        await hands.press("slash", *" in:2006/2012", "enter", "g")
        assert await asked("j") <= anywhere
        assert at(app)
