"""Errors and warnings: counted in the title bar, marked in the rows, told where there is nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.explorer.screen_driver import WIDE, Hands, everything, exploring, flat, grid, pane, strips
from tests.explorer.village import EVENTS
from tui.explorer.app import Explorer
from tui.explorer.screens.list_page import ListPage
from tui.explorer.widgets.text_pane import TextPane
from tui.parsing.loader import load_chronology
from tui.text.cell_width import cell_width
from tui.validation.check import check_chronology
from tui.validation.reporters import format_summary

SOUND = (
    EVENTS.replace("    summary: Nobody wrote down when.\n", "    cites: [minutes#7]\n")
    .replace("title: The key is lost", "title: The key is lost.")
    .replace("title: The first dance", "title: The first dance.")
)
"""Without an error, and with a full stop too many in two places."""
BROKEN = SOUND.replace("the schoolmistress cut the ribbon", "the schoolmistress swallowed the ribbon")
"""With a quotation that is not in its source."""
SIZES = (WIDE, (80, 24), (60, 20), (40, 10))


def bar(app: Explorer) -> str:
    """The title bar."""
    return grid(app).splitlines()[0]


def checked(hall: Path) -> str:
    """What `check_chronology` counts."""
    return format_summary(check_chronology(load_chronology(hall))).replace(", ", " · ")


async def rewrite(hands: Hands, path: Path, text: str) -> None:
    """As an editor saves it; then the files are looked at again."""
    path.write_text(text, encoding="utf-8")
    hands.app.action_reload()
    await hands.wait()


async def click_on(hands: Hands, words: str) -> None:
    """A click on some words of the title bar."""
    x = cell_width(bar(hands.app).partition(words)[0])
    await hands.pilot.click("#title", offset=(x, 0))
    await hands.wait()


@pytest.mark.sweep
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_bar_counts_what_check_counts_and_leads_to_it(hall: Path, size: tuple[int, int]) -> None:
    events = hall / "events.yaml"
    events.write_text(SOUND, encoding="utf-8")
    async with exploring(hall, size) as (app, hands):
        await rewrite(hands, events, BROKEN)
        said = bar(app)
        assert said.endswith(checked(hall))
        assert "1 error · 2 warnings" in said
        assert "The village" in said
        for words in ("1 error", "2 warnings"):
            await click_on(hands, words)
            assert isinstance(app.screen, ListPage)
            assert "quote-not-found" in flat(app, "page")
            await hands.press("escape")
        await hands.press("!")
        assert "quote-not-found" in flat(app, "page")
        await hands.press("escape")
        await click_on(hands, "The village")
        assert app.screen is app.main
        await rewrite(hands, events, SOUND)
        assert "error" not in bar(app)
        assert bar(app).endswith(checked(hall))


@pytest.mark.parametrize(
    ("title", "counts"),
    [("The hall", " 14 events · 1 error · 2 warnings"), ("H" * 90, " 1 error · 2 warnings")],
)
async def test_where_room_is_short_errors_stay(hall: Path, title: str, counts: str) -> None:
    (hall / "events.yaml").write_text(BROKEN.replace("The village hall", title), encoding="utf-8")
    async with exploring(hall, (46, 12)) as (app, hands):
        assert bar(app).endswith(counts)
        await hands.press("slash", *"hall", "enter")
        assert bar(app).endswith("1 error · 2 warnings")


async def test_a_search_is_counted_beside_errors(hall: Path) -> None:
    (hall / "events.yaml").write_text(BROKEN, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"hall", "enter")
        assert re.search(r"\d+ of 14 events · \d+ hidden · 1 error · 2 warnings$", bar(app))


async def test_errors_and_warnings_have_colours_of_their_own(hall: Path) -> None:
    (hall / "events.yaml").write_text(BROKEN, encoding="utf-8")
    async with exploring(hall) as (app, _):
        shown = {
            segment.text: segment.style.color.name
            for segment in strips(app)[0]
            if segment.style and segment.style.color
        }
        variables = app.theme_variables
        near = {words: name for words, name in shown.items() if words in {"1 error", "2 warnings"}}
        wanted = {"1 error": variables["error"], "2 warnings": variables["warning"]}
        assert near.keys() == wanted.keys()
        for words, name in near.items():
            # Textual rounds a colour by one step of 256 here and there.
            got, meant = (bytes.fromhex(colour.lstrip("#")) for colour in (name, wanted[words]))
            assert all(abs(one - other) <= 1 for one, other in zip(got, meant, strict=True)), words


async def test_the_row_of_a_broken_quotation_is_marked(hall: Path) -> None:
    events = hall / "events.yaml"
    events.write_text(SOUND, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        assert "✗" not in pane(app, "timeline")
        await rewrite(hands, events, BROKEN)
        [row] = [row for row in pane(app, "timeline").splitlines() if "✗" in row]
        assert "✗ Ada Wren opens" in row
        await rewrite(hands, events, SOUND)
        assert "✗" not in pane(app, "timeline")


async def test_a_source_that_changes_marks_what_quotes_it(hall: Path) -> None:
    (hall / "events.yaml").write_text(SOUND, encoding="utf-8")
    echo = hall / "corpus" / "echo.md"
    text = echo.read_text(encoding="utf-8")
    async with exploring(hall, (60, 20)) as (app, hands):
        await hands.press("t", *"1957", "enter")
        await rewrite(hands, echo, text.replace("schoolmistress cut the", "smith cut the"))
        assert "✗ Ada Wren" in pane(app, "timeline")
        assert "1 error" in bar(app)
        await rewrite(hands, echo, text)
        assert "✗" not in pane(app, "timeline")
        assert "error" not in bar(app)


async def test_the_sign_has_a_twin_in_ascii_and_is_explained(hall: Path) -> None:
    (hall / "events.yaml").write_text(BROKEN, encoding="utf-8")
    async with exploring(hall, ascii_only=True) as (app, hands):
        assert "^ Ada Wren opens" in pane(app, "timeline")
        await hands.press("?")
        said = everything(app.screen.query_one("#page", TextPane))
        assert "^ the event has an error; its detail says which" in said


async def test_what_cannot_be_parsed_is_counted_too(hall: Path) -> None:
    """The screen keeps the last good state; what is counted, and told, is the state of the files."""
    events = hall / "events.yaml"
    events.write_text(SOUND, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await rewrite(hands, events, SOUND.replace("title: The walls go up", 'title: "The walls'))
        assert bar(app).endswith(checked(hall))
        assert "1 error" in bar(app)
        place = pane(app, "trouble").split(": ")[0].strip()
        await hands.press("!")
        assert place in flat(app, "page")
        await hands.press("escape")
        # Another mistake, at the same place.
        (hall / "corpus" / "echo.md").unlink()
        await rewrite(hands, events, SOUND.replace("title: The walls go up", 'title: "The wall'))
        assert bar(app).endswith(checked(hall))
        await rewrite(hands, events, SOUND)
        assert bar(app).endswith(checked(hall))
        assert not app.main.query_one("#trouble").display


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ("events: nothing\n", "!? nothing (wrong type of value: cannot be read)"),
        ("events: []\nabot: x\n", "No events can be shown: 1 error. Press ! to see why."),
        ("events: []\n", "No events yet. Press c to write the first one."),
    ],
)
async def test_nobody_is_told_to_begin_while_there_are_errors(hall: Path, events: str, said: str) -> None:
    head = SOUND[: SOUND.index("kinds:")]
    (hall / "events.yaml").write_text(head + events, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        assert said in flat(app, "timeline")
        await rewrite(hands, hall / "events.yaml", head + "events: []\n")
        assert "No events yet." in flat(app, "timeline")
        await rewrite(hands, hall / "events.yaml", head + "events: {}\nabot: x\n")
        assert "No events can be shown: 2 errors." in flat(app, "timeline")


@pytest.mark.parametrize(
    ("text", "said"), [(SOUND, "Problems 2 warnings"), (BROKEN, "Problems 1 error, 2 warnings")]
)
async def test_the_page_of_the_chronology_counts_them_in_words(hall: Path, text: str, said: str) -> None:
    (hall / "events.yaml").write_text(text, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await hands.press("i")
        assert said in flat(app, "page")


async def test_more_problems_than_are_told_are_counted_and_marked(hall: Path) -> None:
    """Only a thousand of one kind are told one by one."""
    broken = "\n".join(
        f"  - {{id: dance-{number}, date: 1957-05-14, title: Dance {number}, kind: people,"
        f" status: reported, cites: [{{passage: echo#5, quote: the piper of row {number} played}}]}}"
        for number in range(1_003)
    )
    (hall / "events.yaml").write_text(
        SOUND.replace("differences:\n", f"{broken}\ndifferences:\n"), encoding="utf-8"
    )
    async with exploring(hall) as (app, hands):
        assert "1,003 errors" in bar(app)
        assert bar(app).endswith(checked(hall))
        await hands.press("t", *"1962", "enter", "up", "up")
        marked = [row for row in pane(app, "timeline").splitlines() if "Dance" in row]
        assert marked
        assert all("✗ Dance" in row for row in marked)
