"""Positions in the explorer: in the detail, as a page, and the way to the letter and the schedule."""

from __future__ import annotations

from pathlib import Path

from tests.explorer.screen_driver import at, exploring, flat, grid
from tui.evidence.hashes.statement_hash import hash_statement
from tui.explorer.screens.export_screen import ExportScreen
from tui.parsing.loader import load_chronology

_OPENING = ("t", *"1957", "enter")
EVENT, PARTY = "hall-opened", "ada-wren"
SMALL = (80, 24)


def criticised(root: Path, entry: str = "") -> str:
    """Mark the opening as criticising Ada Wren, write her entry, and return the hash of the statement."""
    path = root / "events.yaml"
    text = path.read_text(encoding="utf-8")
    place = text.index("    title:", text.index(f"- id: {EVENT}"))
    path.write_text(f"{text[:place]}    criticises: [{PARTY}]\n{text[place:]}", encoding="utf-8")
    event = load_chronology(root).chronology.event_by_id[EVENT]
    put = str(hash_statement(str(event.date), event.title, event.summary))
    if entry:
        (root / "positions").mkdir()
        written = f"party: {PARTY}\nentries:\n  - event: {EVENT}\n    put: {put}\n    {entry}"
        (root / "positions" / f"{PARTY}.yaml").write_text(written, encoding="utf-8")
    return put


ANSWER = "put-on: 1999-12-01\n    by: 1999-12-15\n    answer: no-answer\n"


async def test_the_detail_says_what_was_put(hall: Path) -> None:
    criticised(hall, ANSWER)
    async with exploring(hall, (120, 100)) as (app, hands):
        await hands.press(*_OPENING)
        said = "Put to Ada Wren on 1 December 1999: no answer by 15 December 1999 No answer is no admission."
        assert said in flat(app, "detail")


async def test_an_edit_of_positions_shows_at_once(hall: Path) -> None:
    criticised(hall, ANSWER)
    async with exploring(hall, (120, 100)) as (app, hands):
        await hands.press(*_OPENING)
        file = hall / "positions" / f"{PARTY}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("no-answer", "cannot-say"), encoding="utf-8")
        await hands.press("r")
        assert at(app) == EVENT
        assert "Put to Ada Wren on 1 December 1999: cannot say" in flat(app, "detail")


async def test_from_the_event_to_the_letter_and_onto_the_disk(hall: Path, desk: Path) -> None:
    put = criticised(hall)
    async with exploring(hall, SMALL) as (app, hands):
        await hands.press(*_OPENING, "Y")
        shown = flat(app, "page")
        assert "Ada Wren (ada-wren) 1 statement: 0 agreed, 0 disputed, 1 not put" in shown
        assert "Write the letter that puts them to this party" in shown
        await hands.press("down", "enter")
        assert isinstance(app.screen, ExportScreen)
        assert "What: the letter to Ada Wren" in grid(app)
        assert "As: letter (f: 1 more)" in grid(app)
        assert "Statements put to Ada Wren" in grid(app)
        await hands.press("enter")
    letter = (desk / f"letter-{PARTY}.md").read_text(encoding="utf-8")
    assert put in letter
    assert "☐ Not admitted" in letter


async def test_the_letter_as_a_document_for_word(hall: Path, desk: Path) -> None:
    criticised(hall)
    async with exploring(hall, SMALL) as (app, hands):
        await hands.press(*_OPENING, "Y", "down", "enter", "f")
        assert "As: letter-docx (f: 1 more)" in grid(app)
        assert f"letter-{PARTY}.docx" in grid(app)
        await hands.press("enter")
    assert (desk / f"letter-{PARTY}.docx").read_bytes()[:2] == b"PK"


async def test_the_schedule_of_the_party(hall: Path, desk: Path) -> None:
    criticised(hall, ANSWER)
    async with exploring(hall, SMALL) as (app, hands):
        await hands.press(*_OPENING, "Y", "end", "down", "down", "enter")
        assert "What: the schedule of Ada Wren" in grid(app)
        await hands.press("enter")
    text = (desk / f"schedule-{PARTY}.md").read_text(encoding="utf-8")
    assert "1 statement: 0 agreed, 0 disputed, 1 no answer, 0 not put" in text


async def test_the_page_leads_to_the_event_and_back(hall: Path) -> None:
    criticised(hall, ANSWER)
    async with exploring(hall, SMALL) as (app, hands):
        await hands.press("g", "Y")
        assert "Ada Wren opens the hall" in flat(app, "page")
        await hands.press("enter")
        assert at(app) == EVENT


async def test_without_criticism_and_as_of_a_day(hall: Path) -> None:
    async with exploring(hall, SMALL) as (app, hands):
        await hands.press("Y")
        assert "No event criticises anybody" in grid(app)
    criticised(hall, ANSWER)
    async with exploring(hall, SMALL) as (app, hands):
        await hands.press("w", *"1990", "enter", *_OPENING, "Y")
        assert "As of a day, no positions are shown" in grid(app)


async def test_a_usual_export_of_the_screen_has_no_position(hall: Path, desk: Path) -> None:
    put = criticised(hall, ANSWER)
    async with exploring(hall, (120, 40)) as (_, hands):
        await hands.press(*_OPENING, "e", "enter")
    (file,) = desk.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "Ada Wren opens the hall" in text
    assert [word for word in (put, "no answer", "Put to", "criticis") if word in text] == []


async def test_visitors_see_no_position(hall: Path) -> None:
    criticised(hall, ANSWER.replace("1999-12-15", "9999-12-31"))
    async with exploring(hall, (120, 100)) as (app, hands):
        app.project.read_only = True
        await hands.press("g", "r")
        await hands.press(*_OPENING)
        shown = flat(app, "detail")
        assert "Ada Wren opens the hall" in shown
        assert [word for word in ("Put to", "Positions", "asked for by") if word in shown] == []
        await hands.press("Y")
        assert "Positions are not shown here" in grid(app)
        await hands.press("escape", "!")
        assert "no-answer-early" not in grid(app)
