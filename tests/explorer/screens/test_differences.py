"""A difference: its versions beside or below each other, each citation a key from its passage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import citation
from tests.explorer.screen_driver import at, exploring, flat, grid, pane
from tests.explorer.village import EVENTS, build
from tui.chronology.enums import QuoteStatus
from tui.explorer.screens.differences import DifferencesScreen, version_lines
from tui.explorer.widgets.choice_list import ChoiceList
from tui.index.records import VersionRecord
from tui.views.differences import cited_as

THREE = EVENTS.replace(
    "      - {says: On 15 May, cites: [minutes#5]}\n",
    "      - {says: On 15 May, cites: [minutes#5, minutes]}\n      - {says: Nobody knows, cites: []}\n",
)
SECOND = """\
  - id: who-paid
    question: Who paid for the roof?
    events: [roof, new-roof]
    versions:
      - {says: The committee, cites: [minutes#7]}
      - {says: The smith, cites: [echo#8]}
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """The village hall, with two differences written down."""
    return build(tmp_path / "two", EVENTS + SECOND)


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (100, 24), (99, 40), (80, 24), (60, 20)])
async def test_every_version_with_its_citations(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("d", "enter")
        assert isinstance(app.screen, DifferencesScreen)
        assert "On which day did the hall open?" in pane(app, "question")
        rows = grid(app).splitlines()
        beside = [row for row in rows if "On 14 May" in row and "On 15 May" in row]
        assert bool(beside) is (size[0] >= 100)
        shown = " ".join(grid(app).split())
        for said in ("1 Valley Echo, 18 May 1957 [4]", "2 Minutes of the hall", "The minutes were written"):
            assert said in shown


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_each_citation_is_a_key_from_its_passage(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("d", "1")
        for keys, passage in (
            (("1",), ">[4] On Tuesday the schoolmistress"),
            (("2",), ">[5] The hall was opened"),
            (("shift+tab" if size[0] >= 100 else "up", "enter"), ">[4] On Tuesday"),
            (("tab" if size[0] >= 100 else "down", "enter"), ">[5] The hall was opened"),
        ):
            await hands.press(*keys)
            assert passage in flat(app, "page")
            await hands.press("escape")
            assert isinstance(app.screen, DifferencesScreen)


async def test_the_versions_are_beside_each_other_for_the_arrows_too(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("d", "1")
        for key, focused in (("right", "version-1"), ("right", "version-2"), ("left", "version-1")):
            await hands.press(key)
            assert app.focused
            assert app.focused.id == focused


async def test_a_click_selects_a_version(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("d", "1")
        for words, focused in (("Version 2 of 2", "version-1"), ("On 14 May", "version-0")):
            rows = grid(app).splitlines()
            y = next(y for y, row in enumerate(rows) if words in row)
            await hands.pilot.click(offset=(rows[y].index(words) + 1, y))
            await hands.wait()
            assert app.focused
            assert app.focused.id == focused
            assert isinstance(app.screen, DifferencesScreen)
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("d", "1")
        for words, selected in (("On 15 May", 1), ("On 14 May", 0)):
            y = next(y for y, row in enumerate(pane(app, "page").splitlines()) if words in row)
            await hands.pilot.click("#page", offset=(6, y))
            await hands.wait()
            assert app.screen.query_one("#page", ChoiceList).selected == selected


async def test_a_citation_of_words_not_held_is_said_to_be_so(hall: Path) -> None:
    hashed = citation(status=QuoteStatus.NOT_HELD)
    shown = [one.text for one in version_lines(VersionRecord("So", (hashed,)))]
    assert shown[2] == f"{cited_as(hashed)}: not held"


async def test_an_event_without_a_difference_is_said_to_have_none(hall: Path, two: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("home", "d")
        assert flat(app, "page").startswith(
            "No difference is recorded about this event; the only one in the chronology follows: ▶1"
        )
    async with exploring(two) as (app, hands):
        await hands.press("home", "d")
        assert "No difference is recorded about this event; all 2 in the chronology follow:" in flat(
            app, "page"
        )
        await hands.press("escape", "end", "d")
        assert "No difference is recorded" not in flat(app, "page")


async def test_the_events_own_difference_is_at_the_top(tmp_path: Path) -> None:
    more = "".join(
        f"  - id: other-{number}\n    question: Question {number}?\n    events: [dance]\n    versions:\n"
        "      - {says: Yes, cites: [echo#5]}\n      - {says: No, cites: [minutes#6]}\n"
        for number in range(20)
    )
    async with exploring(build(tmp_path / "many", EVENTS + SECOND + more)) as (app, hands):
        await hands.press("end", "d")
        assert pane(app, "page").splitlines()[0].startswith("▶2 Who paid for the roof?")
        await hands.press("escape")
        app.main.controllers.navigation.go_to_event("dance")
        await hands.press("d")
        assert pane(app, "page").splitlines()[0].startswith("▶3 Question 0?")


async def test_an_event_it_is_about_is_gone_to(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("d", "enter", "3")
        assert app.screen is app.main
        assert at(app) == "hall-opened"
        await hands.press("slash", *"roof", "enter", "d", "enter", "tab", "tab", "enter")
        assert app.screen is app.main
        assert at(app) == "hall-opened"


async def test_the_list_begins_at_the_events_own_difference(two: Path) -> None:
    async with exploring(two) as (app, hands):
        for key, question in (("home", "On which day"), ("end", "Who paid for the roof?")):
            await hands.press(key, "2", "d", "enter")
            assert question in pane(app, "question")
            await hands.press("escape", "escape", "1")
        await hands.press("d", "2")
        assert "Who paid" in pane(app, "question")


async def test_versions_without_sources_and_whole_sources(tmp_path: Path) -> None:
    async with exploring(build(tmp_path / "three", THREE)) as (app, hands):
        await hands.press("d", "enter")
        assert "No source." in grid(app)
        assert "Version 3 of 3" in grid(app)
        await hands.press("3")
        assert "Minutes of the hall committee January 1964" in flat(app, "page")
        assert "[1] There had been a barn." in flat(app, "page")


async def test_a_change_of_size_keeps_the_page(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("d", "enter")
        for width in (60, 120, 99, 100, 1, 120):
            hands.resize(width, 30)
            await hands.wait()
            assert app.focused is not None
            assert app.focused.id == ("version-0" if width >= 100 else "page")
        await hands.press("2")
        assert ">[5] The hall was opened" in flat(app, "page")
