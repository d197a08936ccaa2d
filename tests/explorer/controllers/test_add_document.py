"""Making a source of a document on the screen, and what the chronology's page says of protected names."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.explorer.controllers.test_tasks import TEXT, ask, squashed
from tests.explorer.screen_driver import WIDE, exploring, flat, grid, squeezed
from tests.text.payloads import MARKUP
from tui.explorer.screens.dialogs import PathDialog, StretchDialog
from tui.explorer.screens.event_form.form_screen import EventFormScreen
from tui.project.name_list import add_names

SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "Log of the lighthouse.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.sweep
@SIZES
async def test_a_document_becomes_a_source_which_is_shown(
    hall: Path, log: Path, size: tuple[int, int]
) -> None:
    async with exploring(hall, size) as (app, hands):
        await ask(hands, "I", str(log))
        said = squeezed(squashed(grid(app)))
        assert squeezed("Wrote corpus/log-lighthouse.md: 2 passages.") in said
        assert squeezed("Missing: title and date of issue; add them to the front matter") in said
        assert "[1] The lamp was lit." in flat(app, "page")
        await hands.press("escape")
        assert app.screen is app.main
        assert app.main.session.state.info is not None
        assert app.main.session.state.info.sources == 3
    assert "The fog came." in (hall / "corpus" / "log-lighthouse.md").read_text()


@pytest.mark.sweep
@SIZES
async def test_its_passages_are_cited_at_once(hall: Path, log: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await ask(hands, "I", str(log))
        await hands.press("down", "c")
        assert isinstance(app.screen, EventFormScreen)
        assert app.screen._editor.form.value("cites") == ["log-lighthouse#2"]


async def test_the_same_document_is_added_once(hall: Path, log: Path) -> None:
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(log))
        await hands.press("escape")
        app.clear_notifications()
        await ask(hands, "I", str(log))
        assert app.screen is app.main
        said = squashed(grid(app))
        assert "Not added:" in said
        assert squeezed("corpus/log-lighthouse.md was already made from this file") in squeezed(said)
        assert "--force to make it again (dateline corpus add)" in said
    assert len(list((hall / "corpus").iterdir())) == 3


async def test_what_is_no_document_is_refused_in_a_sentence(hall: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(tmp_path / "nowhere.txt"))
        assert flat(app, "said") == "there is no file or folder with this name"
        await hands.press("ctrl+u", *str(empty), "enter")
        assert not isinstance(app.screen, PathDialog)
        assert "Not added:" in squashed(grid(app))
        assert "it is empty; name a file with text in it" in squashed(grid(app))
    assert len(list((hall / "corpus").iterdir())) == 2


@pytest.mark.parametrize(("key", "head"), [("y", "issued: "), ("n", "# issued: "), ("escape", "# issued: ")])
async def test_a_day_in_the_text_is_asked_about(hall: Path, tmp_path: Path, key: str, head: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Lindby, 12 June 1912\n\nThey met.\n", encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(letter))
        asked = app.screen.query_one(".dialog Static", Static).render()
        assert str(asked) == "Was letter.txt issued on 12 June 1912? Its passage 1 gives “12 June 1912”."
        assert not (hall / "corpus" / "letter.md").exists()
        await hands.press(key)
        assert "[2] They met." in flat(app, "page")
    assert f'\n{head}"1912-06-12"\n' in (hall / "corpus" / "letter.md").read_text(encoding="utf-8")


PAGE = "<title>The lamp</title><p>Home<p>News<p>The lamp was lit.<p>The fog came.<p>Read more"


@pytest.mark.sweep
@SIZES
async def test_a_stretch_of_a_page_is_asked_for(hall: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    page = tmp_path / "lamp.html"
    page.write_text(PAGE, encoding="utf-8")
    async with exploring(hall, size) as (app, hands):
        await ask(hands, "I", str(page))
        assert isinstance(app.screen, StretchDialog)
        assert "lamp.html: 5 passages; take which?" in grid(app)
        await hands.press(*"was gone", "enter")
        assert squeezed("the words “was gone” are in none of its passages") in squeezed(flat(app, "said"))
        await hands.press("ctrl+u", *"lamp was", "tab", *"fog", "enter")
        shown = flat(app, "page")
        assert "[1] The lamp was lit." in shown
        assert "[2] The fog came." in shown
        assert "Read more" not in shown
    assert "only passages 3 to 4 of its 5 are taken" in (hall / "corpus" / "lamp.md").read_text("utf-8")


@pytest.mark.parametrize(("key", "is_added"), [("enter", True), ("escape", False)])
async def test_a_page_is_taken_whole_or_not_at_all(
    hall: Path, tmp_path: Path, key: str, is_added: bool
) -> None:
    page = tmp_path / "lamp.html"
    page.write_text(PAGE, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(page))
        await hands.press(key)
        assert ("Not added: lamp.html." in squashed(grid(app))) is not is_added
    source = hall / "corpus" / "lamp.md"
    assert source.exists() is is_added
    assert not is_added or "Read more" in source.read_text("utf-8")


@pytest.mark.sweep
@SIZES
async def test_a_folder_becomes_sources_which_are_listed(
    hall: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "first.txt").write_text("One.", encoding="utf-8")
    (bundle / "second.txt").write_text("Two.", encoding="utf-8")
    (bundle / "third.txt").touch()
    async with exploring(hall, size) as (app, hands):
        await ask(hands, "I", str(bundle))
        page = flat(app, "page")
        assert "first 1 passage" in page
        assert "Not added" in page
        assert squeezed("third.txt: it is empty; name a file with text in it") in squeezed(page)
        assert "Added 2 sources; 1 not added." in squashed(grid(app))
        await hands.press("2")
        assert "[1] Two." in flat(app, "page")


@pytest.mark.parametrize(
    ("keys", "dated"),
    [("ynn", ["a"]), ("nyy", ["b", "c"]), (["y", "escape"], ["a"]), (["escape"], [])],
    ids=["the first", "the others", "then no more", "none"],
)
async def test_the_days_in_the_texts_of_a_folder_are_asked_about_one_by_one(
    hall: Path, tmp_path: Path, keys: str | list[str], dated: list[str]
) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    for number, name in enumerate("abc", 1):
        (bundle / f"{name}.txt").write_text(f"{number} June 1912\n\nThey met.", encoding="utf-8")
    (bundle / "d.txt").write_text("Nothing is dated.", encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(bundle))
        asked = str(app.screen.query_one(".dialog Static", Static).render())
        assert asked == "Was a issued on 1 June 1912? Its passage 1 gives “1 June 1912”. 3 to ask."
        await hands.press(*keys)
        assert "a 2 passages" in flat(app, "page")
        sources = [app.project.index.source(name) for name in "abc"]
        assert [source.id for source in sources if source and source.issued] == dated
    text = (hall / "corpus" / "b.md").read_text(encoding="utf-8")
    assert ('\nissued: "1912-06-02"\nissued-because: ' in text) is ("b" in dated)
    assert ("remove the #" in text) is ("b" not in dated)


async def test_an_empty_folder_adds_nothing(hall: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(tmp_path / "empty"))
        assert "Not added: there are no files in" in squashed(grid(app))


async def test_nothing_is_added_to_the_example(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.project.is_example = True
        await hands.press("I")
        assert app.screen is app.main
        assert (
            "Cannot add a source to the example. Start a chronology of your own: dateline new DIR"
            in squashed(grid(app))
        )


@pytest.mark.sweep
@pytest.mark.parametrize("name", [name for name in MARKUP if "/" not in name])
async def test_hostile_names_of_files_are_shown_as_they_are(hall: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    async with exploring(hall, (200, 40)) as (app, hands):
        await ask(hands, "I", str(tmp_path / name))
        assert f"{name}: it is empty".replace(" ", "") in squashed(grid(app)).replace(" ", "")


@pytest.mark.sweep
@SIZES
async def test_the_chronology_says_how_many_names_are_protected(
    hall: Path, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    async with exploring(hall, size) as (app, hands):
        await hands.press("i")
        assert "Protected no names; to start a list: dateline protect add" in flat(app, "page")
        add_names(hall, ["Harry Plum", "Mina Plum"])
        await hands.press("escape", "i")
        assert "Protected 2 names; their key is on this machine" in flat(app, "page")
        monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "elsewhere"))
        await hands.press("escape", "i")
        assert "Protected 2 names; not checked, because their key is not on this machine" in flat(app, "page")
        assert "put it into" in flat(app, "page")
        app.project.read_only = True
        await hands.press("escape", "i")
        assert "put it into" not in flat(app, "page")


TABLE = "Date,Event\n3/6/1957,The clock stops\n5 May 1958,A fair\n"


@pytest.mark.sweep
@SIZES
async def test_a_table_is_imported_after_a_question(
    hall: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    table = tmp_path / "log.csv"
    table.write_text(TABLE, encoding="utf-8")
    before = (hall / "events.yaml").read_bytes()
    async with exploring(hall, size) as (app, hands):
        await ask(hands, "I", str(table))
        asked = str(app.screen.query_one(".dialog Static", Static).render())
        assert asked == (
            "log.csv is a table: dateline import makes 2 passages and 2 draft events "
            "(dates: 1 taken, 1 asked, 0 none) of it. Import it now?"
        )
        await hands.press("n")
        assert (hall / "events.yaml").read_bytes() == before
        await ask(hands, "I", str(table))
        await hands.press("y")
        assert "Imported log.csv: 2 passages and 2 draft events" in squashed(grid(app))
        assert "1 date of imports to choose" in grid(app)
        await hands.press("Q", "enter", "1", "escape")
        app.clear_notifications()
        await ask(hands, "I", str(table))
        assert "log.csv was imported before, and nothing in it is new." in squashed(grid(app))
    assert "1957-06-03" in (hall / "events.yaml").read_text(encoding="utf-8")


async def test_a_table_that_cannot_be_imported_is_told(hall: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("A,B\n1,2\n", encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await ask(hands, "I", str(table))
        said = squeezed(squashed(grid(app)))
        assert squeezed("no column of row 1 is known to say what happened") in said
        assert squeezed("--map title=COLUMN") in said
        assert squeezed("(dateline import)") in said
    assert not (hall / "imports").exists()
