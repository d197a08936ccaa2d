"""After any change of the files the screen is what it would be after a fresh start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.segment import Segment

from tests.explorer.screen_driver import exploring, strips
from tests.explorer.village import EVENTS
from tui.explorer.app import Explorer
from tui.index.protocol import LaneKey

_NO_DATES = re.sub(r"(?m)^    date: .*$", "    date: some day in May", EVENTS)
_NO_KINDS = re.sub(r"(?m)^  \w+: \{label.*\n", "", EVENTS)
VERSIONS = {
    "as it was": EVENTS,
    "no date can be read": _NO_DATES,
    "one date can be read": _NO_DATES.replace("date: some day in May", "date: 1957-05-14", 1),
    "nothing is dated": re.sub(r"(?m)^    date: .*\n", "", EVENTS),
    "no kind is listed": _NO_KINDS,
    "a kind more": EVENTS.replace("  money: {", "  weather: {label: Weather}\n  money: {"),
    "a kind less": EVENTS.replace("  money: {label: Money}\n", ""),
    "kinds in another order and by another name": EVENTS.replace("  money: {label: Money}\n", "").replace(
        "actors:\n", "  money: {label: Pounds}\nactors:\n"
    ),
    "an event of no listed kind": EVENTS.replace("kind: money", "kind: mony", 1),
    "nobody is named": re.sub(r"(?m)^    actors: .*\n", "", EVENTS),
    "other statuses": EVENTS.replace("status: reported", "status: disputed"),
    "nothing is cited": re.sub(r"(?m)^    cites:( .*)?\n(      .*\n)*", "", EVENTS),
    "long ago": EVENTS.replace("date: 19", "date: 17"),
    "a broken quotation": EVENTS.replace("cut the ribbon}", "swallowed the ribbon}"),
    "no events": EVENTS[: EVENTS.index("events:")] + "events: []\n",
}
"""What the file holds, by what is wrong with it or different in it."""
LANES = len(LaneKey)


def frame(app: Explorer) -> list[list[Segment]]:
    """Every row, with its colours."""
    return [list(strip.simplify()) for strip in strips(app)]


async def fresh(hall: Path, size: tuple[int, int], keys: str) -> list[list[list[Segment]]]:
    """What a start shows, by each kind of lanes."""
    shown = []
    async with exploring(hall, size) as (app, hands):
        await hands.press("down", "g", *keys)
        for _ in range(LANES):
            shown.append(frame(app))
            await hands.press("L")
            app.clear_notifications()
            await hands.wait()
    return shown


async def assert_alike(hall: Path, size: tuple[int, int], broken: str, keys: str) -> None:
    """Break and mend the file under each kind of lanes, and compare."""
    events = hall / "events.yaml"
    whole = await fresh(hall, size, keys)
    events.write_text(VERSIONS[broken], encoding="utf-8")
    changed = await fresh(hall, size, keys)
    async with exploring(hall, size) as (app, hands):
        await hands.press("down", "g", *keys)
        for by in range(LANES):
            for text, wanted in ((EVENTS, whole), (VERSIONS[broken], changed), (EVENTS, whole)):
                events.write_text(text, encoding="utf-8")
                app.action_reload()
                await hands.wait()
                await hands.press("g")
                assert frame(app) == wanted[by], (list(LaneKey)[by], app.main.session.state.info)
            await hands.press("L")
            app.clear_notifications()
            await hands.wait()


@pytest.mark.sweep
@pytest.mark.parametrize("broken", VERSIONS)
async def test_a_change_and_its_repair_draw_what_a_fresh_start_draws(hall: Path, broken: str) -> None:
    await assert_alike(hall, (120, 40), broken, "")


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("broken", ["no date can be read", "no kind is listed", "no events"])
async def test_so_do_they_where_the_overview_is_opened_by_itself(
    hall: Path, size: tuple[int, int], broken: str
) -> None:
    await assert_alike(hall, size, broken, "4")


async def test_links_are_drawn_as_they_are_now(hall: Path) -> None:
    """Those of the event under the cursor, though nothing has changed in the event itself."""
    events = hall / "events.yaml"

    async def shown_at_walls() -> list[list[Segment]]:
        async with exploring(hall) as (app, hands):
            await hands.press("t", *"1956-05", "enter")
            return frame(app)

    moved = EVENTS.replace("date: 1963/..", "date: 1963/..\n    after: walls")
    events.write_text(moved, encoding="utf-8")
    wanted = await shown_at_walls()
    events.write_text(EVENTS, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1956-05", "enter")
        events.write_text(moved, encoding="utf-8")
        app.action_reload()
        await hands.wait()
        assert frame(app) == wanted
