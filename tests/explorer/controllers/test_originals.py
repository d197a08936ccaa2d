"""Attaching originals on the screen, and the verification of those that are attached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.explorer.controllers.test_tasks import ask
from tests.explorer.screen_driver import WIDE, exploring, flat, grid, squeezed
from tests.explorer.test_originals import ORIGINAL, WORDS
from tests.explorer.village import EMPTY, MINUTES, build
from tests.text.payloads import ESCAPES, visible
from tui.evidence.hashes.words_hash import compute_hash
from tui.project.sources.kept_originals import FOLDER, read_original, store_original
from tui.text.sanitize import find_hidden_controls

SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])


@pytest.fixture
def hashed(hall: Path) -> Path:
    """The village hall, of whose minutes passage 5 alone has a hash; two more have spans."""
    words_hash, start = compute_hash(WORDS), ORIGINAL.index(WORDS)
    attributes = f"span={start}-{start + len(WORDS)} hash={words_hash.words}:{words_hash.digest}"
    text = MINUTES.replace("span=240-360 hash=20:ce1a86917bce26b9", attributes)
    text = re.sub(" hash=20:[0-9a-f]+", "", text)
    (hall / "corpus" / "minutes.md").write_text(text, encoding="utf-8")
    return hall


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A folder of whoever holds the minutes."""
    folder = tmp_path / "held"
    folder.mkdir()
    (folder / "scan 0001.txt").write_text(ORIGINAL, encoding="utf-8")
    (folder / "tea list.txt").write_text("Milk, sugar, and a second pot.\n", encoding="utf-8")
    return folder


@pytest.mark.sweep
@SIZES
async def test_a_folder_is_attached_and_every_line_leads_to_its_passage(
    hashed: Path, held: Path, size: tuple[int, int]
) -> None:
    async with exploring(hashed, size) as (app, hands):
        await ask(hands, "A", str(held))
        shown = squeezed(flat(app, "page"))
        assert "minutes1passagewithahash:1verified" in shown
        assert "scan0001.txt" in shown
        assert "[5]verifiedat" in shown
        assert "1otherfilematchingthehashesofnosource" in shown
        assert read_original(hashed, "minutes") == ORIGINAL
        await hands.press("2")
        assert ">[5] The hall was opened" in flat(app, "page")
        await hands.press("escape", "1")
        assert "Source minutes" in flat(app, "page")


async def test_a_file_may_be_named_from_home(
    hashed: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(held))
    async with exploring(hashed) as (app, hands):
        await ask(hands, "A", "~/scan 0001.txt")
        assert "1 original attached" in flat(app, "page")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("~/nothing", "there is no file or folder with this name"),
        ("~nobody-of-this-name/x", "home directory"),
        ("x" * 300, "File name too long"),
    ],
)
async def test_what_cannot_be_is_said_where_it_is_typed(hashed: Path, typed: str, said: str) -> None:
    async with exploring(hashed) as (app, hands):
        await hands.press("A", "enter")
        await hands.type(typed)
        await hands.press("enter")
        assert isinstance(app.focused, Input)
        assert app.focused.id == "path"
        assert said in flat(app, "said")
        await hands.press("backspace")
        assert flat(app, "said") == ""
        await hands.press("escape")
        assert app.focused is not None
        assert app.focused.id == "timeline"
    assert not (hashed / FOLDER).exists()


async def test_a_file_of_nobody_is_said_to_be_one(hashed: Path, held: Path) -> None:
    async with exploring(hashed) as (app, hands):
        await ask(hands, "A", str(held / "tea list.txt"))
        assert "tealist.txtmatchesthehashesofnosource" in squeezed(flat(app, "page"))
        assert "0 originals attached" in flat(app, "page")
    assert not (hashed / FOLDER).exists()


async def test_without_hashes_no_original_can_be_recognised(tmp_path: Path, held: Path) -> None:
    root = build(tmp_path / "bare", EMPTY)
    (root / "corpus" / "minutes.md").unlink()
    async with exploring(root) as (app, hands):
        await ask(hands, "A", str(held))
        assert app.screen is app.main
        assert "No source in this chronology has hashes" in grid(app)
        await hands.press("V")
        assert "Without hashes, so originals cannot be matched: echo" in flat(app, "page")


@pytest.mark.sweep
@SIZES
async def test_the_verification_says_what_is_missing_and_how_to_mend_it(
    hashed: Path, size: tuple[int, int]
) -> None:
    async with exploring(hashed, size) as (app, hands):
        await hands.press("V")
        shown = squeezed(flat(app, "page"))
        for said in (
            "No attached original to verify.",
            "minutes 1 passage with a hash",
            "Press A to attach originals",
            "minutes 2 passages with a span and no hash",
            "dateline corpus hash SOURCE --original FILE",
            "cannot be matched: echo",
        ):
            assert squeezed(said) in shown
        store_original(hashed, "minutes", ORIGINAL)
        await hands.press("escape", "V")
        shown = squeezed(flat(app, "page"))
        assert "minutes1passagewithahash:1verified" in shown
        assert "Nooriginalattached" not in shown
        await hands.press("2")
        assert ">[5] The hall was opened" in flat(app, "page")


async def test_the_verification_sees_words_that_changed_and_what_cannot_be_read(hashed: Path) -> None:
    store_original(hashed, "minutes", ORIGINAL.replace("fifteenth", "sixteenth"))
    async with exploring(hashed) as (app, hands):
        await hands.press("V")
        assert "[5] changed: its words were not found" in flat(app, "page")
        (hashed / FOLDER / "minutes.txt").write_bytes(b"\xff\xfe\xfa")
        await hands.press("escape", "V")
        assert "Not read" in flat(app, "page")
        assert "corpus/originals/minutes.txt" in flat(app, "page")
        assert "dateline corpus detach minutes" in flat(app, "page")


async def test_a_source_that_was_not_as_of_then_is_not_verified(hashed: Path) -> None:
    store_original(hashed, "minutes", ORIGINAL)
    async with exploring(hashed) as (app, hands):
        await hands.press("w", *"1958", "enter", "V")
        assert "1 later source hidden" in flat(app, "page")
        assert "minutes" not in flat(app, "page")


async def test_hostile_names_of_files_harm_nothing(hashed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "strange"
    folder.mkdir()
    for number, payload in enumerate(ESCAPES):
        name = f"{number} {payload}".replace("/", "-").replace("\x00", "")
        (folder / name).write_text(ORIGINAL if number == 0 else f"Tea list {number}.", encoding="utf-8")
    async with exploring(hashed, (200, 60)) as (app, hands):
        await ask(hands, "A", str(folder))
        assert "1 original attached" in flat(app, "page")
        assert not find_hidden_controls(grid(app).replace("\n", ""))
        first = visible(f"0 {ESCAPES[0]}".replace("/", "-"))
        assert squeezed(first) in squeezed(flat(app, "page"))
