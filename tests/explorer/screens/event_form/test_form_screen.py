"""The form over the panes: by keys and by mouse, at every size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, at, exploring, flat, grid
from tests.explorer.village import build
from tui.explorer.app import Explorer
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.event_form.form_screen import EventFormScreen
from tui.explorer.screens.event_form.pick_screen import PickScreen
from tui.explorer.screens.event_form.quote_screen import PassageText, QuoteScreen
from tui.project.name_list import add_names

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=lambda it: f"{it[0]}x{it[1]}")
_OPENING = ("t", *"1957", "enter")


def text(root: Path) -> str:
    return (root / "events.yaml").read_text(encoding="utf-8")


def shown(app: Explorer) -> str:
    return " ".join(grid(app).split())


def is_left(app: Explorer) -> bool:
    """Whether nothing lies over the panes."""
    return app.screen is app.main


def is_over(app: Explorer, kind: type[object]) -> bool:
    """Whether a screen of some kind lies over the panes."""
    return isinstance(app.screen, kind)


async def click(hands: Hands, app: Explorer, selector: str, offset: tuple[int, int] = (2, 0)) -> None:
    await hands.pilot.click(app.screen.query_one(selector), offset=offset)
    await hands.wait()


async def test_a_kind_and_a_person_that_nobody_has_named_yet(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("c")
        await hands.type("1958")
        await hands.press("tab")
        await hands.type("The roof is painted")
        await hands.press("tab", "enter")
        await hands.type("Repairs")
        assert "a new kind" in shown(app)
        await hands.press("enter")
        assert "Kind Repairs" in shown(app)
        await hands.press("tab", "tab", "enter")
        await hands.type("the HALL committee")
        assert "a new person" not in shown(app)
        await hands.press("enter")
        await hands.type("Mr Dale, painter")
        assert "a new person or body" in shown(app)
        await hands.press("enter")
        assert "[x] Mr Dale, painter" in shown(app)
        await hands.press("escape", "ctrl+s")
        assert is_left(app), grid(app)
        assert at(app) == "the-roof-is-painted"
        written = text(hall)
        assert "kind: repairs\n" in written
        assert "repairs: {label: Repairs}\n" in written
        assert 'mr-dale-painter: {name: "Mr Dale, painter"}\n' in written
        event = app.project.index.event("the-roof-is-painted")
        assert event
        assert [actor.name for actor in event.actors] == ["The hall committee", "Mr Dale, painter"]
        assert "Repairs" in [kind.label for kind in app.project.index.info.kinds]
        # Taken back, they go with it.
        await hands.press("Z")
        assert "Repairs" not in text(hall)


@pytest.mark.sweep
@SIZES
async def test_a_new_event_by_keys_alone(hall: Path, size: tuple[int, int]) -> None:
    before = text(hall)
    async with exploring(hall, size) as (app, hands):
        await hands.press("c")
        assert "Without a date" in shown(app)
        await hands.type("1957-06~")
        assert "about June 1957" in shown(app)
        await hands.press("tab")
        await hands.type("A clock comes: the people stare at it")
        assert "37 of" in shown(app)
        await hands.press("tab", "right", "tab", "left", "tab", "enter")
        await hands.type("hall")
        await hands.press("enter", "escape", "tab", "enter")
        await hands.type("clock")
        await hands.press("enter", "escape", "tab")
        await hands.type("It was wound on Fridays.")
        await hands.press("tab", "enter")
        await hands.type("echo tower")
        await hands.press("escape")
        await hands.press("enter")
        await hands.type("echo#2")
        await hands.press("enter", "escape")
        await hands.press("ctrl+s")
        assert is_left(app), grid(app)
        assert at(app) == "a-clock-comes-the-people-stare-at-it"
        assert "Added the event" in shown(app)
        added = """\
  - id: a-clock-comes-the-people-stare-at-it
    date: 1957-06~
    title: "A clock comes: the people stare at it"
    kind: money
    status: admitted
    actors: [hall-committee]
    summary: It was wound on Fridays.
    cites: [echo#2]
    tags: [clock]
"""
        assert added in text(hall)
        assert text(hall).replace(added, "").replace("\n\n", "\n") == before.replace("\n\n", "\n")
        await hands.press("Z")
        assert text(hall) == before
        assert "Taken back" in shown(app)
        await hands.press("Z")
        assert "Nothing to take back" in shown(app)


@pytest.mark.sweep
@SIZES
async def test_an_event_by_mouse_alone(hall: Path, size: tuple[int, int]) -> None:
    """All but the letters: there is no mouse for those."""
    async with exploring(hall, size) as (app, hands):
        await hands.press(*_OPENING)
        app.main.controllers.writing.change_event()
        await hands.wait()
        await click(hands, app, "#field-title")
        await hands.type("!")
        await click(hands, app, "#field-kind")
        assert is_over(app, PickScreen)
        await click(hands, app, "#page", (8, 1))
        await click(hands, app, "#field-tags")
        await hands.type("opening")
        await click(hands, app, "#page", (8, 0))
        await hands.pilot.click(offset=(0, 0)) if size[0] > 100 else await hands.press("escape")
        await hands.wait()
        assert is_over(app, EventFormScreen)
        frame = app.screen.query_one(".dialog").region
        lower = grid(app).splitlines()[frame.bottom - 1]
        await hands.pilot.click(offset=(lower.index("Ctrl+s") + 2, frame.bottom - 1))
        await hands.wait()
        assert is_left(app), grid(app)
    event = text(hall).split("- id: hall-opened")[1].split("- id:")[0]
    assert "!" in event.split("title:")[1].splitlines()[0]
    assert "kind: money" in event
    assert "tags: [band]" in event


async def test_a_citation_is_given_another_role(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("t", *"1951-03", "enter", "C", *["tab"] * 6, "enter", "down", "ctrl+t")
        assert "[x] echo#1 disputes" in shown(app)
        await hands.press("escape", "ctrl+s")
        assert is_left(app)
    assert "cites: [minutes#2, {passage: echo#1, as: disputes}]" in text(hall)


async def test_a_large_file_is_read_and_written_in_threads(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.explorer.screens.event_form.form_screen.AT_ONCE", 0)
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("t", *"1951-03", "enter", "C", *"!", "ctrl+s")
        assert is_left(app)
        await hands.press("C", "ctrl+r", "y")
        assert is_left(app)
    assert "first-meeting\n" not in text(hall)


async def test_a_mistake_is_told_at_its_field_and_nothing_is_lost(hall: Path) -> None:
    before = text(hall)
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("c")
        await hands.type("soon")
        await hands.press("ctrl+s")
        assert "“soon” is not an EDTF date; write it as" in shown(app)
        assert "an event needs a title; write a title" in shown(app)
        assert app.focused is not None
        assert app.focused.id == "field-date"
        await hands.press("tab")
        await hands.type("A bell")
        assert "an event needs a title" not in shown(app)
        assert text(hall) == before
        await hands.press("escape")
        assert is_over(app, ConfirmDialog)
        await hands.press("n")
        assert "A bell" in shown(app)
        await hands.press("escape", "y")
        assert is_left(app)
    assert text(hall) == before


async def test_both_values_are_shown_where_another_program_wrote(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press(*_OPENING, "C")
        await hands.type(" at last")
        changed = text(hall).replace("tags: [opening, band]", "tags: [theirs]")
        start = changed.index("title:", changed.index("id: hall-opened"))
        changed = changed[:start] + "title: Theirs" + changed[changed.index("\n", start) :]
        (hall / "events.yaml").write_text(changed, encoding="utf-8")
        await hands.press("ctrl+s")
        assert is_over(app, EventFormScreen)
        assert text(hall) == changed
        assert "In the file now: Theirs. Saving replaces it with yours." in shown(app)
        assert "at last" in shown(app)
        assert "Tags theirs" in shown(app)
        await hands.press("ctrl+s")
        assert is_left(app)
    assert "title: Theirs" not in text(hall)
    assert "tags: [theirs]" in text(hall)


async def test_deleting_asks_and_can_be_taken_back(hall: Path) -> None:
    before = text(hall)
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press(*_OPENING, "C", "ctrl+r")
        assert "Delete hall-opened: Ada Wren opens" in shown(app)
        await hands.press("n")
        assert is_over(app, EventFormScreen)
        await hands.press("ctrl+r", "y")
        assert is_left(app)
        assert "- id: hall-opened\n" not in text(hall)
        await hands.press("Z")
        assert text(hall) == before
        await hands.press("C", "ctrl+r", "y")
        (hall / "events.yaml").write_text(text(hall) + "# mine\n", encoding="utf-8")
        await hands.press("Z")
        assert "Not taken back: events.yaml" in shown(app)
        assert text(hall).endswith("# mine\n")


async def test_nothing_is_written_where_nothing_was_typed(hall: Path) -> None:
    stamp = (hall / "events.yaml").stat().st_mtime_ns
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("C", "ctrl+s")
        assert is_left(app)
        await hands.press("c", "escape")
        assert is_left(app)
    assert (hall / "events.yaml").stat().st_mtime_ns == stamp


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
async def test_a_folder_that_is_read_only_keeps_what_was_typed(hall: Path) -> None:
    hall.chmod(0o500)
    try:
        async with exploring(hall, (80, 24)) as (app, hands):
            await hands.press("C", "tab", *"!", "ctrl+s")
            assert "Not written: cannot write" in shown(app)
    finally:
        hall.chmod(0o700)


async def test_a_full_disk_keeps_what_was_typed(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = text(hall)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("C", *"!")
        monkeypatch.setattr("tui.project.atomic_write.os.fsync", full)
        await hands.press("ctrl+s")
        assert "No space left on device" in shown(app)
        assert is_over(app, EventFormScreen)
    assert text(hall) == before


async def test_nothing_can_be_written_read_only_or_into_the_example(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        app.project.read_only = True
        for key in ("c", "C", "Z"):
            await hands.press(key)
            assert "Cannot write an event: this is" in shown(app)
            assert is_left(app)
            app.clear_notifications()
        app.project.read_only, app.project.is_example = False, True
        await hands.press("c")
        assert "Cannot write an event into the" in shown(app)


async def test_a_protected_name_is_masked_and_told(
    hall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    add_names(hall, ["Harry Plum"])
    before = text(hall)
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("C", *["tab"] * 5)
        await hands.type("Harry Plum came.")
        assert "Plum" not in grid(app)
        await hands.press("ctrl+s")
        assert "this contains a name that must not appear" in shown(app)
        assert "Plum" not in grid(app)
    assert text(hall) == before


@pytest.mark.sweep
@SIZES
async def test_a_passage_is_cited_in_the_event(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press(*_OPENING, "T")
        assert "Passages to cite" in grid(app)
        await hands.press("home", "C")
        assert "Change the event hall-opened" in grid(app)
        await hands.press("ctrl+s")
        assert is_left(app), grid(app)
    assert "echo#1" in text(hall).split("- id: hall-opened")[1].split("- id:")[0]


@pytest.mark.sweep
@SIZES
async def test_words_of_a_passage_are_quoted_in_a_new_event(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press(*_OPENING, "T", "home", "Q")
        assert is_over(app, QuoteScreen)
        whole = app.screen.query_one(PassageText).text
        await hands.press("w", "right", "v", "w", "w", "w")
        words = " ".join(app.screen.query_one(PassageText).selected_text.split())
        assert words
        assert words in whole
        await hands.press("c")
        assert "New event" in grid(app)
        await hands.type("1957")
        await hands.press("tab")
        await hands.type("A quote")
        await hands.press("ctrl+s")
        assert is_left(app), grid(app)
        assert "found word for word" in flat(app, "detail") or "problem" not in flat(app, "detail").casefold()
    assert f"quote: {words}" in text(hall) or f'quote: "{words}"' in text(hall)


async def test_where_there_is_no_event_the_first_one_is_written(tmp_path: Path) -> None:
    root = build(
        tmp_path / "none", "format: dateline/1\ntitle: New\nkinds: {works: {label: Works}}\nevents: []\n"
    )
    async with exploring(root, (80, 24)) as (app, hands):
        assert "No events yet. Press c to write" in shown(app)
        await hands.press("C")
        assert "No event is selected." in shown(app)
        await hands.press("c")
        await hands.type("1950")
        await hands.press("tab")
        await hands.type("It begins")
        await hands.press("ctrl+s")
        assert at(app) == "it-begins"
