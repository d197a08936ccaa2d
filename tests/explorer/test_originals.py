"""Between the paraphrase of a source and its original, where one is attached."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import WIDE, everything, exploring, flat, grid, pane
from tests.explorer.village import MINUTES
from tui.evidence.hashes.words_hash import compute_hash
from tui.explorer.widgets.excerpt import Excerpt
from tui.project.sources.kept_originals import FOLDER, store_original

WORDS = "The committee resolved that the hall be opened on the fifteenth of May."
HINT = "No original is attached. To attach one: dateline corpus attach PATH"
ORIGINAL = f"Minutes.\n\nTea was served.\n\n{WORDS}\n\nThe key was given to the smith, who lost it.\n"


@pytest.fixture
def hashed(hall: Path) -> Path:
    """The village hall, in whose minutes passage 5 has a hash of words of its own."""
    words_hash, start = compute_hash(WORDS), ORIGINAL.index(WORDS)
    attributes = f"span={start}-{start + len(WORDS)} hash={words_hash.words}:{words_hash.digest}"
    old = "span=240-360 hash=20:ce1a86917bce26b9"
    assert old in MINUTES
    (hall / "corpus" / "minutes.md").write_text(MINUTES.replace(old, attributes), encoding="utf-8")
    return hall


@pytest.mark.sweep
@pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])
async def test_the_frame_says_whose_text_it_is(hashed: Path, size: tuple[int, int]) -> None:
    store_original(hashed, "minutes", ORIGINAL)
    async with exploring(hashed, size) as (app, hands):
        await hands.press("t", *"1957", "enter", "3")
        # A frame too narrow for all of it leaves the pane's name out, never whose words they are.
        named = "" if size == (80, 24) else "Excerpt "
        for key, caption in (
            ("escape", "1 of 3 · verbatim"),
            ("o", "1 of 3 · verbatim"),
            ("[", "3 of 3 · original"),
            ("o", "3 of 3 · paraphrase"),
            ("o", "3 of 3 · original"),
            ("]", "1 of 3 · verbatim"),
        ):
            await hands.press(key, "3")
            assert f"─ {named}{caption} ─" in grid(app)


async def test_the_passage_is_lit_in_its_verbatim_context(hashed: Path) -> None:
    store_original(hashed, "minutes", ORIGINAL)
    async with exploring(hashed, (160, 40)) as (app, hands):
        await hands.press("t", *"1957", "enter", "[")
        assert ">[5] The hall was opened on 15 May 1957." in flat(app, "excerpt")
        await hands.press("o")
        shown = flat(app, "excerpt")
        assert f"Tea was served. > {WORDS} The key was given" in shown
        assert "the source's own words, verified at" in shown
        assert "paraphrase" not in shown
        await hands.press("slash", *"smith", "enter")
        store_original(hashed, "minutes", ORIGINAL.replace("fifteenth", "sixteenth"))
        await hands.press("escape", "t", *"1957", "enter", "[", "o", "o")
        assert "changed: its words were not found" in flat(app, "excerpt")
        assert "> The committee" not in flat(app, "excerpt")


async def test_without_an_original_it_says_how_to_attach_one(hashed: Path) -> None:
    async with exploring(hashed) as (app, hands):
        await hands.press("t", *"1957", "enter", "[")
        assert "corpus attach" not in pane(app, "excerpt")
        await hands.press("o")
        assert "No original is attached. To attach one:" in grid(app)
        assert "No original" not in flat(app, "excerpt")
        assert not app.main.query_one(Excerpt).shows_original
        assert "Excerpt 3 of 3 · paraphrase" in grid(app)
        app.clear_notifications()
        await hands.wait()
        assert ">[5] The hall was opened" in flat(app, "excerpt")
        await hands.press("]")
        assert "corpus attach" not in pane(app, "excerpt")


async def test_where_room_is_short_it_is_said_all_the_same(hashed: Path) -> None:
    async with exploring(hashed, (80, 24)) as (app, hands):
        await hands.press("t", *"1957", "enter", "[", "o")
        assert "No original is attached." not in pane(app, "excerpt")
        assert "No original is attached." in grid(app)


async def test_an_original_that_cannot_be_read(hashed: Path) -> None:
    (hashed / FOLDER).mkdir(parents=True)
    (hashed / FOLDER / "minutes.txt").write_bytes(b"\xff\xfe\xfa")
    async with exploring(hashed) as (app, hands):
        await hands.press("t", *"1957", "enter", "[", "o")
        assert "corpus/originals/minutes.txt" in everything(app.main.query_one(Excerpt))
        assert "Excerpt 3 of 3 · paraphrase" in grid(app)


async def test_in_a_range_the_same_key_goes_to_its_other_end(hashed: Path) -> None:
    async with exploring(hashed) as (app, hands):
        await hands.press("v", "down", "down", "o")
        assert app.main.session.state.cursor.position == 0
        assert app.main.session.state.cursor.selection == (0, 2)
        assert not app.main.query_one(Excerpt).shows_original
        await hands.press("o")
        assert app.main.session.state.cursor.position == 2
