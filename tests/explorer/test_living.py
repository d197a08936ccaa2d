"""Files that change while they are looked at, and the reader's own editor."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, at, everything, exploring, flat, grid, pane
from tests.explorer.village import EMPTY, EVENTS
from tui.chronology.event import Citation
from tui.chronology.source import Source
from tui.evidence.quotations import quote_check
from tui.evidence.quotations.quote_check import QuoteCheck
from tui.explorer.app import Explorer
from tui.explorer.widgets.text_pane import TextPane
from tui.project.project import Project


async def rewrite(hands: Hands, path: Path, text: str) -> None:
    """As an editor saves it; then the files are looked at again."""
    path.write_text(text, encoding="utf-8")
    hands.app.action_reload()
    await hands.wait()


async def test_a_change_shows_and_the_reader_stays(hall: Path) -> None:
    events = hall / "events.yaml"
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"hall", "enter", "G")
        assert at(app) == "hall-opened"
        before = app.main.session.state.cursor.position
        changed = EVENTS.replace("A barn stands", "A red barn stands").replace(
            "title: Ada Wren opens", "title: Miss Wren opens"
        )
        older = "{id: older, date: 1850, title: An older hall, kind: works, status: reported}"
        earlier = f"events:\n  - {older}\n"
        await rewrite(hands, events, changed.replace("events:\n", earlier, 1))
        assert at(app) == "hall-opened"
        assert app.main.session.state.cursor.position == before + 1
        assert "Miss Wren opens the hall" in pane(app, "timeline")
        assert "Miss Wren opens the hall" in pane(app, "detail")
        assert "/ hall" in grid(app)
        assert "of 15 events" in grid(app)
        await hands.press("escape")
        assert "A red barn stands" in pane(app, "timeline")


async def test_the_citation_shown_stays_and_passages_change(hall: Path) -> None:
    events, echo = hall / "events.yaml", hall / "corpus" / "echo.md"
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "]")
        await rewrite(
            hands, echo, echo.read_text(encoding="utf-8").replace("Eleven people met", "Twelve people met")
        )
        assert "Excerpt 2 of 3" in grid(app)
        await hands.press("3", "g")
        assert "Twelve people met" in pane(app, "excerpt")
        await hands.press("]")
        await rewrite(hands, events, EVENTS.replace("      - {passage: echo#5, as: context}\n", ""))
        assert "Excerpt 2 of 2 · paraphrase" in grid(app)


async def test_an_event_that_is_gone(hall: Path) -> None:
    events = hall / "events.yaml"
    start = EVENTS.index("  - id: key-lost")
    without = EVENTS[:start] + EVENTS[EVENTS.index("  - id: roof") :]
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "down", "down")
        assert at(app) == "key-lost"
        await rewrite(hands, events, without)
        assert at(app) in {"dance", "roof"}
        assert "The key is lost" not in grid(app)
        await rewrite(hands, events, EMPTY)
        assert at(app) == ""
        assert "dance" not in grid(app)
        assert "No events yet. Press c" in flat(app, "timeline")
        await rewrite(hands, events, EVENTS)
        assert "14 events" in grid(app)
        assert at(app) != ""


async def test_a_source_that_is_gone(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter")
        (hall / "corpus" / "echo.md").unlink()
        await hands.press("r")
        assert at(app) == "hall-opened"
        assert "echo#4" in pane(app, "excerpt")
        assert "echo#4" in everything(app.screen.query_one("#detail", TextPane))


async def test_a_broken_edit_and_a_mended_one(hall: Path) -> None:
    events = hall / "events.yaml"
    broken = EVENTS.replace("    title: The walls go up\n", '    title: "The walls\n')
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter")
        banner = app.main.query_one("#trouble")
        assert not banner.display
        await rewrite(hands, events, broken)
        assert banner.display
        assert "events.yaml:" in pane(app, "trouble")
        assert at(app) == "hall-opened"
        assert "The walls go up" in pane(app, "timeline")
        assert "14 events" in grid(app)
        await hands.press("down", "slash", *"band", "enter")
        assert "2 of 14 events" in grid(app)
        await rewrite(hands, events, EVENTS.replace("The walls go up", "The walls rise"))
        assert not banner.display
        assert "events.yaml:" not in grid(app).splitlines()[1]
        await hands.press("escape")
        assert "The walls rise" in grid(app)


async def test_a_chronology_that_was_broken_before(hall: Path) -> None:
    events = hall / "events.yaml"
    events.write_text(
        EVENTS.replace("    title: The walls go up\n", '    title: "The walls\n'), encoding="utf-8"
    )
    async with exploring(hall) as (app, hands):
        assert "events.yaml:" in pane(app, "trouble")
        assert "A barn stands" in grid(app)
        await rewrite(hands, events, EVENTS)
        assert "14 events" in grid(app)
        assert not app.main.query_one("#trouble").display


class Desk:
    """An editor that is never started; what it was asked to open is written down."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[list[str]] = []
        self.writes: tuple[Path, str] | None = None
        monkeypatch.setenv("EDITOR", "vi -u NONE")
        monkeypatch.setattr("tui.explorer.lifecycle.terminal_editor.run_editor", self._run)
        monkeypatch.setattr(Explorer, "suspend", self._suspend)

    def _run(self, command: list[str]) -> str:
        self.opened.append(command)
        if self.writes:
            self.writes[0].write_text(self.writes[1], encoding="utf-8")
        return ""

    @contextmanager
    def _suspend(self) -> Iterator[None]:
        yield


def line_of(text: str, words: str) -> int:
    """The line, from 1, on which some words stand first."""
    return text[: text.index(words)].count("\n") + 1


async def test_editing_at_the_event(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, events = Desk(monkeypatch), hall / "events.yaml"
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter")
        desk.writes = (events, EVENTS.replace("title: Ada Wren opens", "title: Miss Wren opens"))
        await hands.press("E")
        line = line_of(EVENTS, "id: hall-opened")
        assert desk.opened == [["vi", "-u", "NONE", f"+{line}", str(events)]]
        assert "Miss Wren opens the hall" in pane(app, "timeline")
        assert at(app) == "hall-opened"


async def test_editing_at_what_is_broken(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, events = Desk(monkeypatch), hall / "events.yaml"
    broken = EVENTS.replace("    title: The walls go up\n", '    title: "The walls\n')
    async with exploring(hall) as (app, hands):
        await rewrite(hands, events, broken)
        said = pane(app, "trouble").split(":")[1]
        desk.writes = (events, EVENTS)
        await hands.press("E")
        assert desk.opened == [["vi", "-u", "NONE", f"+{said}", str(events)]]
        assert not app.main.query_one("#trouble").display


async def test_editing_an_empty_chronology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(monkeypatch)
    (tmp_path / "events.yaml").write_text(EMPTY, encoding="utf-8")
    async with exploring(tmp_path) as (app, hands):
        assert "No events yet. Press c to write the first one." in flat(app, "timeline")
        assert "No dated events to draw." in grid(app)
        assert "0 events" in grid(app)
        await hands.press("down", "v", "y", "]", "G", "}", "n")
        await hands.press("E")
        assert desk.opened == [["vi", "-u", "NONE", "+1", str(tmp_path / "events.yaml")]]


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        (None, "Set EDITOR to open"),
        ("no-such-editor-\x1b[2J", "no-such-editor-␛[2J"),
        ("vi", "Cannot open an editor here."),
    ],
)
async def test_no_editor(hall: Path, monkeypatch: pytest.MonkeyPatch, editor: str | None, said: str) -> None:
    if editor:
        monkeypatch.setenv("EDITOR", editor)
    if editor != "vi":
        monkeypatch.setattr(Explorer, "suspend", Desk._suspend)
    async with exploring(hall) as (app, hands):
        await hands.press("E")
        assert "".join(said.split()) in "".join(grid(app).split())
        assert app.is_running


async def test_changes_are_seen_by_themselves(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Explorer] = []
    monkeypatch.setattr("tui.explorer.app.WATCH_SECONDS", 0.001)
    reload = Explorer.action_reload

    def note(app: Explorer) -> None:
        read.append(app)
        reload(app)

    monkeypatch.setattr(Explorer, "action_reload", note)
    async with exploring(hall) as (app, hands):
        (hall / "events.yaml").write_text(EVENTS.replace("title: ", "title: Again, ", 1), "utf-8")
        while not read or "Again, " not in "".join(grid(app)):
            await hands.wait()


async def test_nothing_is_read_where_nothing_changes(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Project] = []
    monkeypatch.setattr("tui.explorer.app.WATCH_SECONDS", 0.001)
    has_news = Project.has_news

    def look(project: Project) -> bool:
        looked.append(project)
        return has_news(project)

    def fail(_app: Explorer) -> None:
        pytest.fail("it was read again")

    monkeypatch.setattr(Project, "has_news", look)
    monkeypatch.setattr(Explorer, "action_reload", fail)
    async with exploring(hall) as (_, hands):
        while len(looked) < 3:
            await hands.wait()


async def test_who_leaves_does_not_wait_for_files_that_a_stranger_wrote(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading them would take an hour; it ends with the explorer, and most of it is never begun."""
    checked: list[str] = []
    begun = threading.Event()
    check = quote_check.check_quotes

    def seen(citation: Citation, source: Source | None) -> QuoteCheck:
        checked.append(citation.quote)
        begun.set()
        return check(citation, source)

    monkeypatch.setattr("tui.validation.rules.quotations.check_quotes", seen)
    quote = "the cat sat " * 800
    cites = "".join(f'      - {{passage: echo, quote: "{quote}{at}x"}}\n' for at in range(2_000))
    event = (
        "  - id: cat\n    date: 1950\n    title: A cat\n    kind: works\n    status: reported\n"
        f"    cites:\n{cites}"
    )
    async with exploring(hall) as (app, hands):
        hands.not_waited_for.add("reload")
        echo = hall / "corpus" / "echo.md"
        echo.write_text(echo.read_text("utf-8") + "\n\n" + "the cat sat " * 100_000 + "\n", "utf-8")
        (hall / "events.yaml").write_text(EVENTS.replace("events:\n", f"events:\n{event}", 1), "utf-8")
        app.action_reload()
        await asyncio.to_thread(begun.wait, 60)
        hands.send("q")
        while not app.is_leaving:
            await asyncio.sleep(0)
    assert len(checked) < 2_000
