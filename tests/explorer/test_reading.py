"""What there is to read: citations, excerpts, and the pages over the panes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import everything, exploring, flat, grid, pane
from tests.explorer.village import EVENTS, build
from tui.explorer.screens.list_page import ListPage
from tui.explorer.widgets.text_pane import TextPane
from tui.views.commands.table import COMMANDS
from tui.views.keys.key_format import key_words


async def test_through_the_citations_and_round(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter")
        whose, ours = "the source's own words", "editor's words, original not held"
        first, second, third = (">[4] On Tuesday", whose), (">[5] The band", whose), (">[5] The hall", ours)
        for keys, (passage, words) in (
            ((), first),
            (("]",), second),
            (("f8",), third),
            (("]",), first),
            (("[",), third),
            (("f7", "["), first),
        ):
            await hands.press(*keys)
            assert passage in pane(app, "excerpt")
            assert words in flat(app, "excerpt")
        assert "Excerpt 1 of 3 · verbatim" in grid(app)
        await hands.press("]", "]")
        assert "Excerpt 3 of 3 · paraphrase" in grid(app)
        assert "committee, origin: memory" in flat(app, "excerpt")
        assert "not held" in flat(app, "excerpt")
        await hands.press("down")
        assert "Excerpt 1 of 1" in grid(app)
        await hands.press("t", *"1962", "enter", "]", "[")
        assert "This event cites no source." in pane(app, "excerpt")


async def test_the_excerpt_scrolls_and_jumps_between_matches(hall: Path) -> None:
    async with exploring(hall, (100, 36)) as (app, hands):
        await hands.press("slash", *"ribbon", "enter", "3", "g")
        assert "Valley Echo, 18 May 1957" in pane(app, "excerpt").splitlines()[0]
        assert "[1] Eleven people" in pane(app, "excerpt")
        for key, passage, hit in (
            ("n", ">[4]", 1),
            ("n", " [6]", 2),
            ("n", " [6]", 2),
            ("N", ">[4]", 1),
            ("N", ">[4]", 1),
        ):
            await hands.press(key)
            assert f"hit {hit} of 2" in grid(app)
            rows = [row.rstrip(" ▐") for row in pane(app, "excerpt").splitlines()]
            assert "Valley Echo, 18 May 1957" in rows[0]
            assert rows[rows.index("") + 1].startswith(passage)
        app.clear_notifications()
        await hands.press("G")
        assert "bring it to the school." in flat(app, "excerpt")
        assert pane(app, "excerpt").splitlines()[0].startswith("Valley Echo, 18 May 1957")
        await hands.press("g")
        assert "[1] Eleven people" in pane(app, "excerpt")
        await hands.press("n", "n", "n")
        assert "No further match in this excerpt." in grid(app)
        await hands.press("escape", "escape", "n")
        assert "No match in this excerpt." in grid(app)


async def test_a_match_far_down_in_a_long_passage_is_brought_into_sight(tmp_path: Path) -> None:
    root = build(tmp_path / "hall")
    echo = root / "corpus" / "echo.md"
    long = "and then the speeches went on " * 40
    text = echo.read_text(encoding="utf-8").replace(
        "On Tuesday", f"Long before, {long}a gavel fell. On Tuesday", 1
    )
    echo.write_text(text, encoding="utf-8")
    async with exploring(root, (60, 20)) as (app, hands):
        await hands.press("slash", *"gavel", "enter", "3", "g")
        assert "gavel" not in pane(app, "excerpt")
        await hands.press("n")
        assert "gavel" in pane(app, "excerpt")


@pytest.mark.parametrize(
    ("pane_key", "about"),
    [
        ("1", "The events found, one a line"),
        ("2", "Everything about the selected event"),
        ("3", "The cited passage in its context"),
        ("4", "One lane for each kind of event"),
    ],
)
async def test_help_is_about_the_pane_and_names_every_key(hall: Path, pane_key: str, about: str) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(pane_key, "?")
        shown = everything(app.screen.query_one(TextPane))
        assert about in shown
        for command in COMMANDS:
            assert command.about in shown
            assert all(key_words(key) in shown for key in command.keys)
        await hands.press("f1")
        assert not isinstance(app.screen, ListPage)


async def test_pages(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for key, title, said in (
            ("i", "This chronology", "How the hall at Halfmoon Lane was built"),
            ("i", "This chronology", "This chronology mentions a leaking roof."),
            ("i", "This chronology", "Minutes of the hall committee"),
            ("d", "Where the sources differ", "On which day did the hall open?"),
            ("d", "Where the sources differ", "- On 15 May Minutes of the hall committee, January 1964 [5]"),
            ("!", "Problems", "events.yaml:"),
            ("f1", "Help", "The search line"),
        ):
            # Enter closes a page with nothing to open.
            for close in ("escape", "q", "ctrl+g", *(("enter",) if key in ("!", "f1") else ())):
                await hands.press(key)
                assert f"─ {title} ─" in grid(app)
                if key == "f1":
                    await hands.press("end")
                assert said in flat(app, "page")
                await hands.press(close)
                assert not isinstance(app.screen, ListPage)


async def test_a_source_that_is_listed_can_be_read(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("i", "1")
        assert "─ Valley Echo, 18 May 1957 ─" in grid(app)
        assert "[4] On Tuesday the schoolmistress cut the ribbon" in flat(app, "page")


async def test_pages_of_a_chronology_without_differences_or_notice(tmp_path: Path) -> None:
    root = tmp_path / "plain"
    root.mkdir()
    (root / "events.yaml").write_text("format: dateline/1\ntitle: Plain\nevents: []\n", encoding="utf-8")
    async with exploring(root) as (app, hands):
        await hands.press("d")
        assert "No differences between sources are recorded." in grid(app)
        await hands.press("q", "i")
        assert "None." in grid(app)


async def test_problems_that_are_none(tmp_path: Path) -> None:
    mended = EVENTS.replace("    summary: Nobody wrote down when.\n", "    cites: [minutes#7]\n")
    async with exploring(build(tmp_path / "mended", mended)) as (app, hands):
        await hands.press("!")
        assert "No problems found." in grid(app)


async def test_the_detail_holds_everything(hall: Path) -> None:
    async with exploring(hall, (160, 80)) as (app, hands):
        await hands.press("t", *"1957", "enter")
        shown = flat(app, "detail")
        for said in (
            "Ada Wren opens the hall",
            "14 May 1957 · People",
            "disputed",
            "She cut a ribbon, and the band played.",
            "Public 18 May 1957",
            "4 days later",
            "Ada Wren (Schoolmistress)",
            "opening, band",
            "disputes this, gives 15 May 1957",
            "“the schoolmistress cut the ribbon”",
            "On which day did the hall open?",
            "The echo was printed four days later.",
        ):
            assert said in shown
