"""Filters chosen from lists, the query undone and redone, saved and recalled."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest

from tests.explorer.screen_driver import NARROW, NORMAL, Hands, exploring, flat, grid, pane
from tests.explorer.village import COUNT
from tests.text.payloads import PAYLOADS
from tui.explorer.app import Explorer
from tui.explorer.screens.filter_screen import FilterScreen
from tui.explorer.screens.saved_queries import SavedQueriesPage
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import FilterInput
from tui.explorer.widgets.search_bar import QueryInput
from tui.index.protocol import Index
from tui.parsing.protected_names import LIST
from tui.parsing.query.parse_query import Query, parse_query
from tui.views.facets import Counts, counts_of
from tui.views.links import FacetPlace, SavedQueryPlace


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def chosen(app: Explorer) -> str:
    """What is selected on the page: a field and a value, or the name of a query."""
    assert isinstance(app.screen, FilterScreen | SavedQueriesPage)
    place = app.screen.chosen
    assert isinstance(place, FacetPlace | SavedQueryPlace)
    return f"{place.field}:{place.value}" if isinstance(place, FacetPlace) else place.name


def counts(app: Explorer) -> dict[str, int]:
    """The values in the list, by field and value, with their counts."""
    lines = app.screen.query_one("#page", ChoiceList)._lines
    values = [(each.anchor, each.spans[1].text) for each in lines if isinstance(each.anchor, FacetPlace)]
    return {f"{place.field}:{place.value}": int(count) for place, count in values}


async def test_values_are_chosen_and_the_counts_follow(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("f")
        assert chosen(app) == "kind:works"
        assert "14 of 14 events" in pane(app, "filters-query")
        assert counts(app)["source:echo"] == 6
        await hands.press("end", "home", "down", "down", "space")
        assert (app.main.session.state.line, chosen(app)) == ("kind:people", "kind:people")
        assert "5 of 14 events · kind:people" in pane(app, "filters-query")
        assert "[+]" in pane(app, "page")
        await hands.press("up", "enter")
        assert app.main.session.state.line == "kind:people,money"
        assert "7 of 14 events" in grid(app).splitlines()[0]
        await hands.press("x")
        assert app.main.session.state.line == "kind:people -kind:money"
        await hands.press("-", "down", "space")
        assert app.main.session.state.line == ""
        await hands.press("right", "right", "x", "left", "q")
        assert app.screen is app.main
        assert app.main.session.state.line == "-source:minutes"


async def test_each_count_is_what_choosing_it_finds(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"the as-of:1964", "enter", "f")
        told = counts(app)
        for anchor, events in told.items():
            name, _, value = anchor.partition(":")
            query = parse_query(f'the as-of:1964 {name}:"{value}"')[0]
            assert app.main.project.index.count(query) == events, anchor
        for _ in range(6):
            before = counts(app)[chosen(app)]
            await hands.press("space")
            assert app.main.session.state.results
            assert app.main.session.state.results.count == before
            await hands.press("space", "down", "down")
        assert app.main.session.state.line == "the as-of:1964"


async def test_leaving_as_it_was_before(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea  kind:people", "enter", "f", "x", "down", "x", "ctrl+g")
        assert app.screen is app.main
        assert app.main.session.state.line == "tea  kind:people"
        for leave in ("escape", "f", "q"):
            await hands.press("f", "space", leave)
            assert app.screen is app.main
        assert app.main.session.state.line == "tea"


async def test_terms_of_the_query_are_switched_off_and_on(hall: Path) -> None:
    async with exploring(hall, (120, 40)) as (app, hands):
        await hands.press("slash", *"the kind:people", "enter", "f", "end")
        assert "Query (2 terms)" in pane(app, "page")
        await hands.press("space")
        assert app.main.session.state.line == "the"
        assert "[ ] kind:people  (off)" in pane(app, "page")
        await hands.press("escape", "f", "end")
        assert "[ ] kind:people  (off)" in pane(app, "page")
        await hands.press("space")
        assert app.main.session.state.line == "the kind:people"
        assert "(off)" not in pane(app, "page")
        await hands.press("end", "space", "end", "x")
        assert app.main.session.state.line == "the"
        assert "(off)" not in pane(app, "page")
        await hands.press("escape")
        assert app.screen is app.main


async def test_the_list_is_narrowed_by_typing(hall: Path) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        await hands.press("f", "slash", *"commit")
        assert set(counts(app)) == {"actor:hall-committee", "source:minutes", "speaker:committee"}
        await hands.press("enter", "space")
        assert app.main.session.state.line == "actor:hall-committee"
        assert app.screen.query_one(FilterInput).value == "commit"
        await hands.press("slash", "ctrl+u", *"zebra", "down")
        assert "No matching values." in flat(app, "page")
        await hands.press("space", "x", "right", "left", "escape")
        assert app.main.session.state.line == "actor:hall-committee"


async def test_the_keys_are_told(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("f", "?")
        assert "On the filter page" in grid(app)
        assert "Type to find a value" in grid(app)
        assert "Go to the next event" not in grid(app)
        await hands.press("?", "space", "q")
        assert app.main.session.state.line == "kind:works"


async def test_a_click_goes_round(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("f")
        for line in ("kind:works", "-kind:works", "", "kind:works"):
            await hands.pilot.click("#page", offset=(10, 1))
            await hands.wait()
            assert app.main.session.state.line == line
        await hands.pilot.click(offset=(1, 1))
        await hands.wait()
        assert app.screen is app.main


async def test_rows_stay_where_they_are_under_the_mouse(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("f")
        before = list(counts(app))
        row = next(y for y, row in enumerate(pane(app, "page").splitlines()) if "Ada Wren" in row)
        await hands.pilot.double_click("#page", offset=(10, row))
        await hands.wait()
        assert app.main.session.state.line == "actor:ada-wren"
        assert list(counts(app)) == before
        assert counts(app)["kind:works"] == 0
        assert "Ada Wren" in pane(app, "page").splitlines()[row]
        await hands.press("space")
        assert list(counts(app)) == before


async def test_a_group_is_found_by_its_name(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("f", "slash", *"origin")
        assert {anchor.partition(":")[0] for anchor in counts(app)} == {"origin"}


async def test_counts_of_many_events_come_from_a_thread(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, count = Event(), counts_of

    def slow(index: Index, query: Query) -> Counts:
        assert gate.wait(60)
        return count(index, query)

    monkeypatch.setattr("tui.explorer.screens.filter_screen.AT_ONCE", 3)
    monkeypatch.setattr("tui.explorer.screens.filter_screen.counts_of", slow)
    async with exploring(hall) as (app, hands):
        gate.set()
        await hands.press("f", "down", "down")
        gate.clear()
        hands.not_waited_for.add("facets")
        await hands.press("space")
        assert "counting · kind:people" in pane(app, "filters-query")
        assert "[+] 5 █████    People" in pane(app, "page")
        gate.set()
        hands.not_waited_for.discard("facets")
        await hands.wait()
        assert "5 of 14 events · kind:people" in pane(app, "filters-query")
        assert chosen(app) == "kind:people"
        gate.clear()
        hands.not_waited_for.add("facets")
        await hands.press("space", "escape", "f", "escape")
        gate.set()
        hands.not_waited_for.discard("facets")
        await hands.wait()
        assert app.screen is app.main


@pytest.mark.parametrize(
    ("size", "ascii_only"), [((80, 24), False), (NARROW, True), ((40, 8), False), ((1, 1), True)]
)
async def test_in_every_size(hall: Path, size: tuple[int, int], ascii_only: bool) -> None:
    async with exploring(hall, size, ascii_only=ascii_only) as (app, hands):
        await hands.press("f", "space", "s", "S", "slash", "f", "escape")
        if ascii_only:
            assert grid(app).isascii()
        await hands.press("escape", "s", *"name", "enter", "S")
        if size[0] >= 60:
            assert "name kind:works" in flat(app, "page")
        await hands.press("escape")
        assert app.screen is app.main


async def test_undo_and_redo(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(
            "slash", *"tea", "enter", "f", "space", "down", "x", "escape", "slash", *"echo", "enter"
        )
        lines = ["", "tea", "tea kind:people", "tea kind:people -actor:ada-wren"]
        lines.append(f"{lines[-1]} echo")
        assert app.main.session.state.line == lines[-1]
        for line in reversed(lines[:-1]):
            await hands.press("u")
            assert app.main.session.state.line == line
            assert app.main.query_one(QueryInput).value == line
        await hands.press("u")
        assert "No change of the query to undo." in grid(app)
        for line in lines[1:]:
            await hands.press("U")
            assert app.main.session.state.line == line
        await hands.press("U")
        assert "No change of the query to redo." in grid(app)
        await hands.press("escape", "u")
        assert app.main.session.state.line == lines[-1]


async def test_what_was_begun_with_is_no_change(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        assert app.main.session.state.edits.before == ()
        await hands.press("u")
        assert app.main.session.state.line == ""
        await hands.press("slash", *"te", "backspace", "backspace", "enter", "u")
        assert "No change" in grid(app)


async def test_the_line_opens_as_it_reads_with_the_cursor_at_its_end(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea", "enter", "slash", *"kind:people")
        assert app.main.session.state.line == "tea kind:people"
        await hands.press("up")
        assert app.main.session.state.line == "tea"
        await hands.press("down")
        assert app.main.session.state.line == "tea kind:people"


async def test_saving_recalling_deleting(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("s")
        assert "There is no query to save." in grid(app)
        await hands.press("slash", *"tea", "enter", "s")
        assert "Save the query as" in grid(app)
        await hands.press("enter", *"cold  drinks", "enter")
        assert "Saved: cold drinks" in grid(app)
        await hands.press("escape", "slash", *"band", "enter", "s", *"music", "enter", "escape", "S")
        assert "cold drinks" in pane(app, "page")
        await hands.press("enter")
        assert app.screen is app.main
        assert app.main.session.state.line == "tea"
        await hands.press("u")
        assert app.main.session.state.line == ""
        await hands.press("S", "2")
        assert app.main.session.state.line == "band"
        await hands.press("S")
        assert chosen(app) == "music"
        await hands.press("d")
        assert "band" not in pane(app, "page")
        assert chosen(app) == "cold drinks"
        await hands.press("delete")
        assert "No saved queries." in flat(app, "page")
        await hands.press("d", "enter")
        assert app.screen is app.main


async def test_a_name_in_use_is_asked_about(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea", "enter", "s", *"one", "enter")
        await hands.press("slash", "ctrl+u", *"band", "enter", "s", *"one", "enter")
        assert "one is already saved: tea." in " ".join(grid(app).split())
        await hands.press("n", "S")
        assert "one tea" in flat(app, "page")
        await hands.press("escape", "s", *"one", "enter", "y", "S")
        assert "one band" in flat(app, "page")


async def test_nothing_is_saved_where_names_are_protected(hall: Path, state: Path) -> None:
    (hall / LIST).write_text("damaged\n", encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea", "enter", "s")
        assert app.screen is app.main
        told = "Not saved: the chronology has protected names, and a query may contain one"
        assert [each.message for each in app._notifications] == [told]
        assert not state.exists() or not list(state.glob("queries-*"))


async def test_nothing_found_says_which_filter_to_let_go_of(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"kind:money tag:tea")
        assert "nothing found; without kind:money: 1 event" not in grid(app)
        assert "nothing found; without tag:tea: 2 events" in grid(app)
        await hands.press("ctrl+u", *"kind:money tea")
        assert f"0 of {COUNT} events" in grid(app)
        assert "nothing found; without tea: 2 events" in grid(app)


async def test_hostile_values(hall: Path) -> None:
    events = (hall / "events.yaml").read_text(encoding="utf-8")
    safe = [payload for payload in PAYLOADS if payload.isprintable() and not set(payload) & set("'\"\\")]
    tags = ", ".join(f"'{payload}'" for payload in safe)
    (hall / "events.yaml").write_text(events.replace("tags: [tea]", f"tags: [tea, {tags}]"), encoding="utf-8")
    # Over all of the screen: beside the timeline, the longest value would not fit the list, and be scrolled.
    async with exploring(hall, (74, 60)) as (app, hands):
        await _choose_all(app, hands)


async def _choose_all(app: Explorer, hands: Hands) -> None:
    """Choose each tag there is, alone: each finds what it says."""
    await hands.press("f", "right", "right", "right", "right")
    tags = [anchor for anchor in counts(app) if anchor.startswith("tag:")]
    assert len(tags) > 5
    for tag in tags:
        assert chosen(app) == tag
        told = counts(app)[tag]
        await hands.press("space")
        assert app.main.session.state.results
        assert app.main.session.state.results.count == told, tag
        await hands.press("space", "down")
        assert app.main.session.state.line == ""


async def test_every_key_is_named_on_a_narrow_page(hall: Path) -> None:
    async with exploring(hall, NARROW) as (app, hands):
        await hands.press("f")
        assert "─ Space includes · x excludes · Esc closes · ? help ─╯" in grid(app)


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (160, 50), (300, 100)])
async def test_the_timeline_and_the_overview_stay_visible(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        before = pane(app, "timeline-pane")
        await hands.press("f")
        dialog = app.screen.query_one(".filters").region
        for name in ("timeline-pane", "overview-pane"):
            assert not dialog.overlaps(app.main.query_one(f"#{name}").region)
        region = app.main.query_one("#timeline-pane").region
        rows = [row[region.x : region.right].rstrip() for row in grid(app).splitlines()]
        assert rows[region.y : region.bottom] == before.splitlines()
        await hands.press("space")
        assert re.search(r"Timeline \d of 7 ", grid(app))


async def test_at_80_columns_dates_and_the_beginnings_of_titles_stay_visible(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("f")
        assert app.screen.query_one(".filters").region.x >= 34
        assert "▶" in grid(app)
        await hands.press("ctrl+g")
        hands.resize(70, 24)
        await hands.wait()
        await hands.press("f")
        assert app.screen.query_one(".filters").region.width == 70
        hands.resize(120, 40)
        await hands.wait()
        assert app.screen.query_one(".filters").region.x >= 72
