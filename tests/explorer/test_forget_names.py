"""A name that becomes protected while an explorer is open is gone from it, and from the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, exploring, grid
from tui.explorer.app import Explorer
from tui.explorer.widgets.search_bar import QueryInput
from tui.parsing.name_keys import config_folder
from tui.parsing.protected_names import UNREADABLE
from tui.project.name_list import add_names
from tui.project.settings.saved_queries import SavedQueries
from tui.project.settings.state_store import SavedState, StateStore, state_folder

NAME = "Zebedee Quill"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))


def named(hall: Path) -> Path:
    """The hall, with the name in a tag, an id and a source."""
    for path, old, new in (
        ("events.yaml", "tags: [tea]", "tags: [tea, zebedee-quill]\n    note: Zebedee Quill made it."),
        ("corpus/minutes.md", "title: ", "title: Zebedee Quill and "),
    ):
        text = (hall / path).read_text(encoding="utf-8")
        assert old in text, path
        (hall / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return hall


def held(app: Explorer) -> str:
    """All that was typed or gone to, and is in sight."""
    main, line = app.main, app.main.query_one(QueryInput)
    told = (
        grid(app),
        main.session.state.line,
        main.session.state.message,
        line.value,
        line._history,
        line._begun,
        main.session.state.edits,
        main.session.state.history,
    )
    return repr(told).casefold()


async def protect(app: Explorer, hands: Hands, root: Path) -> None:
    add_names(root, [NAME])
    app.action_reload()
    await hands.wait()


async def test_an_open_explorer_drops_the_name(hall: Path) -> None:
    async with exploring(named(hall)) as (app, hands):
        await hands.press("slash", *"zebedee quill", "enter", "slash", "ctrl+u", *"tea", "enter")
        await hands.press("slash", "ctrl+u", *"zebedee quill", "enter")
        assert "zebedee quill" in held(app)
        await protect(app, hands, hall)
        for word in ("zebedee", "quill"):
            assert word not in held(app)
        assert app.main.session.state.line == ""
        assert "The list of protected names has changed" in grid(app)
        await hands.press("u", "u", "u", "u", "u", "comma", "comma", "slash", "up", "up", "up")
        assert "quill" not in held(app)


async def test_a_part_of_a_name_goes_too(hall: Path) -> None:
    """Which stands on no list, so that nobody can look for it."""
    async with exploring(named(hall)) as (app, hands):
        await hands.press("slash", *"quill", "enter", "slash", "ctrl+u", *"tag:quill", "enter", "down", "u")
        await protect(app, hands, hall)
        assert "quill" not in held(app)
        await hands.press("U", "u", "slash", "up", "up")
        assert "quill" not in held(app)


async def test_a_name_that_is_just_being_typed_goes_too(hall: Path) -> None:
    async with exploring(named(hall)) as (app, hands):
        await hands.press("slash", *"zebedee quill")
        await protect(app, hands, hall)
        assert "quill" not in held(app)
        await hands.press(*" tea", "enter")
        assert "quill" not in held(app)


async def test_pages_that_show_the_name_are_closed(hall: Path) -> None:
    async with exploring(named(hall)) as (app, hands):
        await hands.press("i")
        assert app.screen is not app.main
        await protect(app, hands, hall)
        assert app.screen is app.main
        await hands.press("i")
        assert "zebedee" not in grid(app).casefold()


async def test_the_name_goes_though_events_yaml_is_broken_by_then(hall: Path) -> None:
    async with exploring(named(hall)) as (app, hands):
        await hands.press("slash", *"zebedee", "enter")
        text = (hall / "events.yaml").read_text(encoding="utf-8")
        (hall / "events.yaml").write_text(text + "\n  - {[\n", encoding="utf-8")
        add_names(hall, ["Zebedee"])
        app.action_reload()
        await hands.wait()
        assert "zebedee" not in held(app)


async def test_a_protected_name_is_not_seen_while_it_is_typed_nor_kept(hall: Path) -> None:
    add_names(named(hall), [NAME, "Ann"])
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"zebedee quill")
        assert "quill" not in grid(app).casefold()
        await hands.press(*" tea")
        assert "quill" not in held(app)
        assert app.main.session.state.line == "███ tea"
        await hands.press("ctrl+u", *"ann")
        assert "ann" not in app.main.query_one(QueryInput)._value.plain
        await hands.press(*"ual")
        # It was the beginning of another word.
        assert app.main.session.state.line == "annual"
        await hands.press("ctrl+u", *"ann", "enter")
        assert (app.main.session.state.line, app.main.query_one(QueryInput).value) == ("███", "███")
        app.main.notify("by Zebedee Quill", markup=False)
        await hands.wait()
        assert "by ███" in grid(app)


def test_what_was_remembered_is_gone_from_the_disk(hall: Path) -> None:
    StateStore(hall).keep(SavedState(event="zebedee-quill", query="zebedee quill"))
    assert SavedQueries(hall).save("zebedee", "quill") == ""
    other = hall.parent / "other"
    StateStore(other).keep(SavedState(query="tea"))
    assert len(list(state_folder().iterdir())) == 3
    add_names(hall, [NAME])
    (left,) = state_folder().iterdir()
    assert StateStore(other).recall().query == "tea"
    assert b"zebedee" not in left.read_bytes()


async def test_a_query_that_is_remembered_all_the_same_is_masked(hall: Path) -> None:
    add_names(hall, [NAME])
    from tui.explorer.restore_session import StartState  # noqa: PLC0415

    async with exploring(hall, beginning=StartState(place=SavedState(query="zebedee quill"))) as (app, _):
        assert "quill" not in held(app)


async def test_without_the_key_the_bar_says_that_names_are_not_masked(hall: Path, tmp_path: Path) -> None:
    add_names(named(hall), [NAME])
    key = next(config_folder().rglob("*.key"))
    async with exploring(hall) as (app, hands):
        assert UNREADABLE not in grid(app)
        key.rename(tmp_path / "key")
        app.action_reload()
        await hands.wait()
        assert UNREADABLE in grid(app)
        (tmp_path / "key").rename(key)
        app.action_reload()
        await hands.wait()
        assert UNREADABLE not in grid(app)
        assert "zebedee" not in held(app)
