"""Dated passages that no event uses yet, and events drafted from them."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, flat, grid, pane
from tests.explorer.screens.test_differences import SECOND
from tests.explorer.village import ECHO, EVENTS, build
from tui.chronology.keys import CitationKey
from tui.explorer.app import Explorer
from tui.explorer.widgets.choice_list import ChoiceList
from tui.views.links import PassageLink

NEWS = """
The clock came on 3 June 1957.

The smith was paid for it on 10/11/57.
"""
"""Passages 13 and 14: a plain date, and one that can be read in two ways."""
DRAFT = "  - id: echo-13\n    date: 1957-06-03\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """The village hall, with two dates in the newspaper that no event uses."""
    root = build(tmp_path / "news")
    (root / "corpus" / "echo.md").write_text(ECHO + NEWS, encoding="utf-8")
    return root


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the reader's editor was asked to open, one word a line."""
    script, log = tmp_path / "editor.py", tmp_path / "edited"
    script.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(log)!r}).write_text('\\n'.join(sys.argv[1:]))\n"
        "events = pathlib.Path(sys.argv[2])\n"
        "text = events.read_text(encoding='utf-8')\n"
        "events.write_text(text.replace('tags: [draft]', 'tags: [clock]'), encoding='utf-8')\n"
    )
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    monkeypatch.setattr(Explorer, "suspend", nullcontext)
    return log


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_passages_of_the_excerpts_source(news: Path, size: tuple[int, int]) -> None:
    async with exploring(news, size) as (app, hands):
        await hands.press("t", *"1957", "enter", "D")
        shown = flat(app, "page")
        for said in (
            "2 of 6 dated passages",
            "▶1 [13] The clock came on 3 June 1957.",
            "1957-06-03",
            "2 [14] The smith",
        ):
            assert said in shown
        assert "a drafts an event" in grid(app)
        await hands.press("2")
        assert ">[14] The smith was paid for it on 10/11/57." in flat(app, "page")
        await hands.press("escape", "escape", "]", "]", "D")
        assert "Minutes of the hall committee" in flat(app, "page")


async def test_one_key_drafts_an_event_and_opens_the_editor_on_it(news: Path, edited: Path) -> None:
    async with exploring(news) as (app, hands):
        await hands.press("t", *"1957", "enter", "D", "a")
        written = (news / "events.yaml").read_text(encoding="utf-8")
        start = written.index(DRAFT)
        end = written.index("  - id: ", start + 1)
        line = written[:start].count("\n") + 1
        assert edited.read_text().splitlines() == [f"+{line}", str(news / "events.yaml")]
        # Not a byte else is another one.
        assert written[:start] + written[end:] == EVENTS
        assert app.screen is app.main
        assert at(app) == "echo-13"
        assert "clock" in pane(app, "detail")
        assert f"Drafted echo-13 at events.yaml:{line}" in grid(app)
        app.clear_notifications()
        await hands.wait()
        assert ">[13] The clock came on 3 June 1957." in flat(app, "excerpt")
        await hands.press("D")
        assert "1 of 6 dated passages" in flat(app, "page")


@pytest.mark.usefixtures("edited")
async def test_of_several_dates_the_reader_says_which(news: Path) -> None:
    async with exploring(news) as (app, hands):
        await hands.press("t", *"1957", "enter", "D", "down", "a")
        assert "which date?" in grid(app)
        assert (news / "events.yaml").read_text(encoding="utf-8") == EVENTS
        shown = flat(app, "page")
        assert "▶1 1957-11-10" in shown
        assert "3 1957-10-11" in shown or "2 1957-10-11" in shown
        wanted = shown[shown.index(" 1957-10-11") - 1]
        await hands.press("escape")
        assert "2 of 6 dated passages" in flat(app, "page")
        await hands.press("a", wanted)
        assert at(app) == "echo-14"
        assert "11 October 1957" in pane(app, "detail")


async def test_a_draft_that_cannot_be_put_in_is_shown(news: Path) -> None:
    events = news / "events.yaml"
    only = "id: a\n    date: 1957\n    title: A\n    kind: works\n    status: reported\n    cites: [echo#1]"
    text = f"format: dateline/1\ntitle: Dash\nkinds: {{works: {{label: Works}}}}\nevents:\n  -\n    {only}\n"
    events.write_text(text, encoding="utf-8")
    async with exploring(news) as (app, hands):
        await hands.press("D")
        assert "13" in flat(app, "page")
        app.screen.query_one(ChoiceList).select(PassageLink(CitationKey("echo", "13")))
        await hands.press("a")
        shown = flat(app, "page")
        assert "Not written" in grid(app)
        assert "paste the event into events.yaml" in shown
        assert "- id: echo-13 date: 1957-06-03" in shown
        assert events.read_text(encoding="utf-8") == text
        await hands.press("escape", "escape")
        assert app.screen is app.main


async def test_a_passage_without_a_date(tmp_path: Path) -> None:
    async with exploring(build(tmp_path / "two", EVENTS + SECOND)) as (app, hands):
        await hands.press("d", "2", "tab", "a")
        assert "This passage gives no date." in grid(app)


async def test_without_an_editor_the_draft_is_written_all_the_same(news: Path) -> None:
    async with exploring(news) as (app, hands):
        await hands.press("t", *"1957", "enter", "D", "a")
        assert "Set EDITOR to open" in grid(app)
        assert at(app) == "echo-13"


async def test_a_source_whose_dates_are_all_used(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "D")
        assert "0 of 4 dated passages" in flat(app, "page")
        assert "All dated passages of this source are already cited." in flat(app, "page")


async def test_the_example_is_never_written_to(news: Path) -> None:
    async with exploring(news) as (app, hands):
        app.project.is_example = True
        await hands.press("t", *"1957", "enter", "D", "a")
        assert "this is the example" in flat(app, "page")
        assert (news / "events.yaml").read_text(encoding="utf-8") == EVENTS
