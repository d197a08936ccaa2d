"""The pages that lead from event to event, and what is pinned, named and said around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, at, everything, exploring, flat, grid, opened, pane
from tests.explorer.village import build
from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.text_pane import LEAST_BELOW, TextPane

_OPENING = ("t", *"1957", "enter")


async def test_related_events_lead_there_and_back(hall: Path) -> None:
    async with exploring(hall, (120, 60)) as (app, hands):
        await hands.press(*_OPENING, "R")
        shown = flat(app, "page")
        for said in (
            "The same passage: Valley Echo, 18 May 1957 [5] 1 other event",
            "The same actor: Ada Wren 1 other event",
            "The same source: Minutes of the hall committee, January 1964 8 other events",
        ):
            assert said in shown
        await hands.press("enter")
        assert at(app) == "dance"
        assert app.screen is app.main
        await hands.press("comma")
        assert at(app) == "hall-opened"


async def test_an_event_without_relations(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1962", "enter", "R")
        assert "No related events." in grid(app)
        await hands.press("escape", "a")
        assert "This event names no actor." in grid(app)
        await hands.press("escape", "P")
        assert "The excerpt shows no source." in grid(app)


async def test_all_events_of_an_actor(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("w", *"1960", "enter", *_OPENING, "a")
        assert "Ada Wren, Schoolmistress 2 events" in flat(app, "page")
        await hands.press("enter")
        assert app.main.session.state.line == "actor:ada-wren as-of:1960"
        assert at(app) == "hall-opened"
        assert app.main.session.state.cursor.rows == 2


async def test_from_a_passage_to_what_rests_on_it(hall: Path) -> None:
    async with exploring(hall, (120, 60)) as (app, hands):
        await hands.press("t", *"1951/..", "enter")
        app.main.controllers.navigation.go_to_event("collecting")
        await hands.press("P")
        shown = flat(app, "page")
        assert "Money was collected, and a loan paid back. [3] is cited by 2 events" in shown
        assert "Minutes of the hall committee, January 1964 is cited by 9 events" in shown
        await hands.press("1")
        assert at(app) == "collecting"
        # From a page that shows a passage, too.
        await hands.press("d", "enter", "1", "P")
        assert "Events that cite this" in grid(app)
        assert "[4] is cited by 1 event" in flat(app, "page")


async def test_groups_are_turned_like_pages(hall: Path) -> None:
    async with exploring(hall, (120, 60)) as (app, hands):
        await hands.press("slash", *"kind:people", "enter", "B")
        assert "─ By actor ─" in grid(app)
        assert "Events kind people" in flat(app, "page")
        assert "B by source · Esc closes ─╯" in grid(app)
        await hands.press("B")
        assert "B or Esc closes ─╯" in grid(app)
        assert "─ By source ─" in grid(app)
        assert "─ By actor ─" not in grid(app)
        await hands.press("enter")
        assert app.main.session.state.line == "kind:people source:minutes"
        assert app.main.session.state.cursor.rows == 4
        await hands.press("B", "B", "B")
        assert app.screen is app.main
        await hands.press("i", "B")
        assert app.screen is not app.main


async def test_nothing_found_has_no_groups(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"zebra", "enter", "B")
        assert "The events found name no actor." in grid(app)


HEAD = "Valley Echo, 18 May 1957", "the source's own words", "origin: this source"


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(80, 24), (80, 30), (119, 24), (60, 20), (120, 24), (120, 40)])
async def test_the_head_of_the_excerpt_stays_with_three_lines_below(
    hall: Path, size: tuple[int, int]
) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press(*_OPENING, "3")
        excerpt = app.main.query_one(Excerpt)
        for keys in ((), ("G",), ("g",), ("pagedown",)):
            await hands.press(*keys)
            assert 3 <= excerpt.pinned <= excerpt.size.height - LEAST_BELOW
            rows = pane(app, "excerpt").replace("\N{NO-BREAK SPACE}", " ").splitlines()
            for said in HEAD:
                assert any(row.startswith(said) for row in rows[: excerpt.pinned])
            if not keys:
                assert any(row.startswith(">[4]") for row in rows[excerpt.pinned :])
        assert "▐" not in "".join(row[:-1] for row in rows)


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_each_fact_of_the_head_of_the_excerpt_is_seen(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press(*_OPENING, "3", "]", "]")
        excerpt = app.main.query_one(Excerpt)
        head = [row.rstrip(" ▐") for row in pane(app, "excerpt").splitlines()[: excerpt.pinned]]
        facts = "Minutes", "editor's words, original not held", "committee, origin: memory"
        assert all(fact in " ".join(" ".join(head).split()) for fact in facts)
        assert not [row for row in head[1:] if row.startswith("·") or row.endswith("·") or "…" in row]
        assert f"─ {excerpt.lower_caption} ─" in grid(app)
        assert excerpt.lower_caption.startswith("minutes#")


async def test_a_long_key_leaves_room_for_the_way_to_the_next_pane(hall: Path) -> None:
    async with exploring(hall, (60, 20)) as (app, hands):
        await hands.press(*_OPENING, "3")
        app.main.query_one(Excerpt).lower_caption = f"{'long-' * 20}#4"
        await hands.wait()
        row = grid(app).splitlines()[18]
        assert "long-long" in row
        assert row.endswith("… ─ Tab overview ─╯")


async def first_time(root: Path, size: tuple[int, int]) -> list[str]:
    """The foot of the screen before a key is pressed, and after it."""
    project = opened(root)
    app = Explorer(project, beginning=StartState(is_first=True))
    feet = []
    async with app.run_test(size=size, notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.wait()
        feet.append(pane(app, "keys"))
        await hands.press("down")
        feet.append(pane(app, "keys"))
    project.close()
    return feet


async def test_the_first_time_five_keys_are_named_until_one_is_pressed(hall: Path) -> None:
    before, after = await first_time(hall, (80, 24))
    five = ["Down next event", "/ search", "? every key", ": palette", "q quit"]
    assert before.split("  ") == [" First keys:", *five]
    assert "p period" in after
    assert "First keys:" not in after


async def test_later_the_keys_of_the_pane_are_named_at_once(hall: Path) -> None:
    async with exploring(hall) as (app, _):
        assert "First keys:" not in grid(app)


async def test_the_help_tells_every_sign_of_the_timeline(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("?")
        shown = everything(app.screen.query_one(TextPane))
        for said in ("a known day", "undated", "the selected event", "in the range", "the sources differ"):
            assert said in shown


async def test_the_pages_where_room_is_short(tmp_path: Path) -> None:
    for size in ((60, 20), (40, 8), (1, 1)):
        async with exploring(build(tmp_path / f"hall{size[0]}"), size, ascii_only=True) as (app, hands):
            for key in "RaPB":
                await hands.press(*_OPENING, key)
                assert len(grid(app).splitlines()) <= size[1]
                assert grid(app).isascii()
                await hands.press("escape")
