"""The query line: what it finds as it is typed, what it lights, and how it is left."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.events import Key, Paste

from tests.explorer.screen_driver import NARROW, at, exploring, flat, grid, lit, pane
from tests.explorer.village import COUNT
from tui.explorer.widgets.line_input import LineInput
from tui.explorer.widgets.search_bar import QueryInput
from tui.index.protocol import Index
from tui.parsing.query.parse_query import MOST_CHARACTERS, Query
from tui.session.result_set import ResultSet
from tui.text.search_text import normalize


async def test_it_finds_as_one_types(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down", "slash", *"band")
        assert "2 of 14 events · 12 hidden" in grid(app)
        assert at(app) == "hall-opened"
        await hands.press("backspace", "backspace", "backspace")
        assert "hidden" in grid(app)
        assert " 2 of 14" not in grid(app).splitlines()[0]
        await hands.press("backspace")
        assert f"{COUNT} events · 2 sources · 1 differ" in grid(app)
        assert at(app) == "hall-opened"
        await hands.press(*"ribbon")
        assert lit(app) == {"ribbon"}
        assert "ribbon" in pane(app, "detail")
        assert "ribbon" in pane(app, "excerpt")
        await hands.press("ctrl+u", *"ada")
        assert lit(app) >= {"Ada"}
        assert all("Ada" in pane(app, name) for name in ("timeline", "detail"))


async def test_fields_and_what_is_wrong_with_them(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"is:differs")
        assert "1 of 14 events" in grid(app)
        await hands.press("ctrl+u", *"kind:money status:admitted")
        assert "1 of 14 events" in grid(app)
        assert at(app) == "loan"
        await hands.press("ctrl+u", *"in:1957-99")
        assert "1957-99" in grid(app)
        assert "in:1957-99" in grid(app).splitlines()[-2]
        said = grid(app).splitlines()[-2].replace("in:1957-99", "").strip(" /")
        assert said


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(80, 24), NARROW, (40, 8)])
async def test_what_is_said_of_a_query_can_be_read_whole(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        for typed in ("kind:work", "ribbon band tea kind:work"):
            await hands.press("slash", "ctrl+u", *typed)
            rows = flat(app, "search")
            assert "there is no kind work; did you mean works?" in rows
            assert f"/ {typed}" in rows
        await hands.press("ctrl+u", *"works")
        assert app.main.query_one("#search").region.height == 1


async def test_a_field_without_a_value_is_told_one_that_it_has_here(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"actor:")
        assert "actor: has no value yet; write it as in actor:ada-wren" in flat(app, "search")


async def test_what_is_no_field_and_joins_nothing_is_said_and_searched(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"date:band")
        assert "there is no field date:, so its words are searched" in flat(app, "search")
        await hands.press("ctrl+u", *"band NOT")
        assert "NOT has nothing after it; write a word after it" in flat(app, "search")
        await hands.press(*" kidn:")
        assert "there is no field kidn:" in flat(app, "search")


async def test_words_are_added_to_the_query_there_is(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        line = app.main.query_one(QueryInput)
        await hands.press("slash", *"the", "enter", "slash", *"band", "enter")
        assert line.value == app.main.session.state.line == "the band"
        await hands.press("slash")
        assert (line.value, line.cursor_position) == ("the band ", 9)
        await hands.press("enter")
        assert line.value == app.main.session.state.line == "the band"
        await hands.press("slash", "x", "backspace", "enter")
        assert line.value == app.main.session.state.line == "the band"
        await hands.press("slash", "ctrl+u", *"kind:", "enter", "slash")
        assert line.value == "kind:"


async def test_a_letter_with_alt_is_escape_and_the_letter(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"band")
        app.post_message(Key("alt+shift+g", "G"))
        await hands.wait()
        assert app.main.session.state.line == "band"
        assert app.focused is app.main.query_one("#timeline")
        assert app.main.session.state.cursor.position == 1


async def test_a_letter_with_alt_is_not_written_on_other_lines(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", "2")
        app.post_message(Key("alt+d", "d"))
        await hands.wait()
        assert app.screen.query_one("#date", LineInput).value == "2"


async def test_nothing_found_offers_the_nearest_word(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"ribbbon")
        assert "0 of 14 events · 14 hidden" in grid(app)
        assert "nothing found; nearest word: ribbon" in grid(app)
        await hands.press("ctrl+u", *"zebra")
        assert "0 of 14 events · 14 hidden" in grid(app)
        assert "No events found. Press Backspace to clear the query." in flat(app, "timeline")
        assert "The selected event is shown here." in flat(app, "detail")
        assert "No event selected. Its cited passage appears here." in flat(app, "excerpt")
        await hands.press("enter", "down", "v", "y", "]", "n", "G", "e")
        assert "What: the events found: 0 events" in grid(app)
        await hands.press("escape", "backspace")
        assert f"{COUNT} events" in grid(app)
        assert "nearest word" not in grid(app)


async def test_without_an_event_that_has_all_words_the_nearest_can_be_entered(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"who was dancing at openings", "enter")
        assert "0 of 14 events · 14 hidden" in grid(app)
        assert "No event has all these words. Nearest:" in grid(app)
        assert "Timeline nearest 1 of" in grid(app)
        nearest = [at(app)]
        await hands.press("down")
        assert {*nearest, at(app)} == {"dance", "hall-opened"}
        assert ("Ada Wren opens the hall" if at(app) == "hall-opened" else "The first dance") in pane(
            app, "detail"
        )
        await hands.press("v", "J", "y")
        assert app.main.session.state.cursor.selection is None
        await hands.press("e")
        assert "What: the events found: 0 events" in grid(app)


async def test_results_are_ordered_by_relevance_and_by_date_again(hall: Path) -> None:
    async with exploring(hall, (120, 40)) as (app, hands):
        await hands.press("O")
        assert "search for words first" in flat(app, "page")
        await hands.press("2")
        assert app.main.session.state.results
        assert app.main.session.state.results.is_by_date
        await hands.press("slash", *"hall", "enter", "g")
        assert app.main.session.state.record is not None
        assert at(app) == "idea"
        await hands.press("O", "2", "g")
        assert "By relevance" in pane(app, "timeline")
        assert "by relevance" in grid(app)
        assert app.main.session.state.record is not None
        assert "hall" in app.main.session.state.record.row.title
        await hands.press("v")
        assert app.main.session.state.cursor.selection is None
        assert "A range needs events found" in grid(app)
        await hands.press("O", "1", "v")
        assert app.main.session.state.cursor.selection is not None


async def test_events_are_ordered_by_kind_status_and_title(hall: Path) -> None:
    async with exploring(hall, (120, 40)) as (app, hands):
        before = at(app)
        await hands.press("O", "3")
        assert at(app) == before
        shown = pane(app, "timeline")
        assert "Timeline" in grid(app)
        assert "by kind" in grid(app)
        assert shown.index("Building ─") < shown.index("Money ─") < shown.index("People ─")
        assert "1950 ─" not in shown
        await hands.press("O", "4", "g")
        shown = pane(app, "timeline")
        assert shown.index("Established ─") < shown.index("Reported ─")
        await hands.press("O", "5")
        results = app.main.session.state.results
        assert results
        titles = [normalize(results.event(number).title) for number in range(results.count)]
        assert titles == sorted(titles)
        assert "By title ─" in pane(app, "timeline")
        # A range by rows, and the years' keys, need dates; the order of dates is one key away.
        await hands.press("}", "v")
        assert any("Press O, 1 to order by date." in each.message for each in app._notifications)
        await hands.press("O")
        assert "by its letters (now)" in flat(app, "page")
        await hands.press("1")
        assert app.main.session.state.results
        assert app.main.session.state.results.is_by_date


async def test_it_says_by_what_else_than_its_title_an_event_is_found(hall: Path) -> None:
    async with exploring(hall, (120, 40)) as (app, hands):
        await hands.press("slash", *"printed", "enter")
        assert at(app) == "hall-opened"
        assert "matches the note" in flat(app, "search")
        assert "matches the note: The echo was printed four days later." in flat(app, "detail")
        assert "printed" in lit(app)
        await hands.press("slash", "ctrl+u", *"which day", "enter")
        assert 'matches the difference "On which day did the hall open?"' in flat(app, "detail")
        await hands.press("slash", "ctrl+u", *"opens", "enter")
        assert "matches" not in grid(app)


async def test_ways_out(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for leave in ("enter", "escape", "ctrl+g"):
            await hands.press("slash", "ctrl+u", *"dance", leave)
            assert app.focused is app.main.query_one("#timeline")
            assert "/ dance" in grid(app)
            assert f"2 of {COUNT} events" in grid(app)
            await hands.press("down")
            assert app.main.session.state.cursor.position == 1
        for clear in ("escape", "backspace", "ctrl+g"):
            await hands.press("slash", "ctrl+u", *"dance", "enter", clear)
            assert "/ dance" not in grid(app)
            assert f"{COUNT} events" in grid(app)
            assert not lit(app)
        await hands.press("slash", "enter")
        assert not app.main.query_one(QueryInput).region.area


async def test_tab_completes_fields_and_values_one_after_the_other(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        line = app.main.query_one(QueryInput)
        await hands.press("slash", *"tea !(ki", "tab")
        assert line.value == "tea !(kind:"
        await hands.press("tab")
        assert line.value == "tea !(kind:works"
        await hands.press("tab")
        assert line.value == "tea !(kind:money"
        await hands.press("tab", "tab")
        assert line.value == "tea !(kind:works"
        await hands.press(*",pe", "tab")
        assert line.value == app.main.session.state.line == "tea !(kind:works,people"
        await hands.press("ctrl+u", *"kind=mo", "tab")
        assert (line.value, app.main.session.state.results and app.main.session.state.results.count) == (
            "kind=money",
            2,
        )
        # In the middle of a line, what follows stays.
        await hands.press("ctrl+u", *"kind:m tea", *["left"] * 4, "tab")
        assert line.value == "kind:money tea"
        assert app.focused is line


async def test_where_nothing_fits_tab_goes_to_the_next_pane(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for typed in ("", "tea", "kind:zebra", "tea ", "in:20"):
            await hands.press("slash", "ctrl+u", *typed, "tab")
            assert app.focused is not app.main.query_one(QueryInput), typed
            assert app.main.session.state.line.strip() == typed.strip()


async def test_earlier_queries_come_back(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea", "enter", "slash", "ctrl+u", *"band", "enter", "slash", "ctrl+u")
        line = app.main.query_one(QueryInput)
        for key, value in (("up", "band"), ("up", "tea"), ("up", "tea"), ("down", "band"), ("down", "")):
            await hands.press(key)
            assert line.value == value
        await hands.press("up", "enter")
        assert at(app) == "hall-opened"
        await hands.press("slash", "up")
        assert line.value == "tea"


async def test_a_query_left_by_a_click_comes_back_too(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"band ")
        await hands.pilot.click("#timeline", offset=(5, 2))
        await hands.wait()
        line = app.main.query_one(QueryInput)
        assert line.value == app.main.session.state.line == "band"
        assert app.focused is not line
        await hands.press("escape", "slash", "up")
        assert line.value == "band"


async def test_the_timeline_comes_back_from_a_search_in_a_narrow_window(hall: Path) -> None:
    async with exploring(hall, NARROW) as (app, hands):
        await hands.press("2", "slash", *"dance", "enter")
        assert app.focused is app.main.query_one("#timeline")
        assert "The first dance" in pane(app, "timeline")
        await hands.press("j")
        assert app.main.session.state.cursor.position == 1


async def test_a_pasted_query_is_shown_and_searched_as_one_line(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash")
        app.main.query_one(QueryInput).insert_text_at_cursor("rib\x1bbon")
        await hands.wait()
        assert "rib␛bon" in grid(app)
        assert "0 of 14 events" in grid(app)


async def test_pasted_lines_become_one_query(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"dan")
        app.main.query_one(QueryInput).post_message(Paste("ce OR\r\n\n  ribbon\n"))
        await hands.wait()
        assert app.main.query_one(QueryInput).value == "dance OR ribbon"
        assert app.main.session.state.results is not None
        assert app.main.session.state.results.count == 2


async def test_a_pasted_megabyte_is_cut_and_said_so(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash")
        app.main.query_one(QueryInput).post_message(Paste("dance\n" * 200_000))
        await hands.wait()
        assert len(app.main.query_one(QueryInput).value) == MOST_CHARACTERS + 1
        assert "only the first 4,000 characters of the query are used" in flat(app, "search")
        await hands.press("x", "escape")
        assert app.focused is app.main.query_one("#timeline")


async def test_what_is_typed_ahead_goes_where_it_was_meant(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.burst("slash", *"dance", "enter", "down", "v", "up", "e")
        assert app.main.query_one(QueryInput).value == "dance"
        assert "What: the range: 2 events" in grid(app)


async def test_a_search_too_large_to_count_at_once(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, count = Event(), ResultSet.whole

    def whole(index: Index, query: Query, *, lists_unread: bool = True) -> ResultSet:
        assert gate.wait(60)
        return count(index, query, lists_unread=lists_unread)

    for limit in ("AT_ONCE", "TYPED_AT_ONCE"):
        monkeypatch.setattr(f"tui.session.session.{limit}", 3)
    monkeypatch.setattr("tui.session.result_set._FIRST_ROWS", 4)
    monkeypatch.setattr(ResultSet, "whole", whole)
    gate.set()
    async with exploring(hall) as (app, hands):
        assert f"{COUNT} events · 2 sources" in grid(app)
        await hands.press("G", "slash")
        for moves, event in (((), "new-roof"), (("enter", "up"), "collecting")):
            gate.clear()
            hands.not_waited_for.add("count")
            await hands.press("t", *moves)
            assert "first 4 of 14 events · counting" in grid(app)
            gate.set()
            hands.not_waited_for.discard("count")
            await hands.wait()
            assert " of 14 events · " in grid(app)
            assert at(app) == event
            await hands.press("ctrl+u")
