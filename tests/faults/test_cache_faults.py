"""The cache and the state, damaged: every answer is as if they were whole, and an open explorer goes on.

By itself this tries a few faults of each kind. `pytest -m faults` tries all of them.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, build
from tests.cli.running import Ran, ran
from tests.index.cache_faults import FAULTS, flip_bits, index_in, take_place_of
from tests.terminal.house import House
from tui.index import verified_file
from tui.project.settings.saved_queries import SavedQueries
from tui.project.settings.state_store import (
    NO_STATE,
    SavedState,
    StateStore,
    keep_export_folder,
    last_export_folder,
)

FEW = {"1 bit", "one page left", "its folder gone", "note: a pipe"}
LARGE = "import tui.index.verified_file\ntui.index.verified_file.SMALL = -1\n"
"""Run before the program, it takes every index for a large one, which is not read into memory."""
QUESTIONS = (
    ("list", "--format", "json"),
    ("show", "shares-sold", "--format", "json"),
    ("export", "--format", "json"),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The cache of the commands that run in this process."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    yield tmp_path / "cache"
    unlock(tmp_path / "cache")


def unlock(cache: Path) -> None:
    for folder in cache.glob("*"):
        with suppress(OSError):
            folder.chmod(0o700)


def answers(root: Path) -> list[Ran]:
    return [ran(*question, "-C", root) for question in QUESTIONS]


def seeds(few: int, many: int) -> list[object]:
    return [seed if seed < few else pytest.param(seed, marks=pytest.mark.faults) for seed in range(many)]


def faults() -> list[object]:
    return [name if name in FEW else pytest.param(name, marks=pytest.mark.faults) for name in FAULTS]


@pytest.mark.sweep
@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize("seed", seeds(4, 60))
def test_a_flipped_bit_changes_no_answer(
    canal: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, size: str, seed: int
) -> None:
    if size == "large":
        monkeypatch.setattr(verified_file, "SMALL", -1)
    expected, chance = answers(canal), random.Random(seed)
    for question, right in zip(QUESTIONS, expected, strict=True):
        flip_bits(index_in(cache), chance)
        assert ran(*question, "-C", canal) == right
        flip_bits(next(cache.glob("*/current.json")), chance)
        assert ran(*question, "-C", canal) == right


@pytest.mark.sweep
@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize("name", faults())
def test_a_damaged_cache_changes_no_answer(
    canal: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, size: str, name: str
) -> None:
    if size == "large":
        monkeypatch.setattr(verified_file, "SMALL", -1)
    expected = answers(canal)
    for question, right in zip(QUESTIONS, expected, strict=True):
        index = index_in(cache)
        FAULTS[name](index.parent, index)
        got = ran(*question, "-C", canal)
        # Where nothing can be kept, that is said.
        assert (got.code, got.out) == (right.code, right.out)
        unlock(cache)
        shutil.rmtree(cache, ignore_errors=True)
        ran("list", "-C", canal)


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_index_of_another_chronology_is_not_taken(
    canal: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    if size == "large":
        monkeypatch.setattr(verified_file, "SMALL", -1)
    other = build(tmp_path / "other", EVENTS.replace("sells shares", "buys a boat"))
    assert "buys a boat" in ran("list", "-C", other).out
    others = index_in(cache)
    aside = tmp_path / "aside"
    others.parent.rename(aside)
    expected = answers(canal)
    index = index_in(cache)
    take_place_of(index, aside / others.name)
    assert answers(canal) == expected
    index.unlink()
    # With its note too, under the names of its own and of this one.
    for path in aside.iterdir():
        shutil.copy2(path, index.parent)
    assert answers(canal) == expected
    index.unlink(missing_ok=True)
    shutil.copy2(
        aside / others.name, index.with_name(f"{index.name.split('.')[0]}.{others.name.split('.')[1]}.sqlite")
    )
    assert answers(canal) == expected


def row_of_cursor(text: str) -> list[str]:
    """Return what the timeline shows of the event under the cursor, without the panes beside it."""
    return [line.split("││")[0] for line in text.splitlines() if "▶" in line]


@pytest.mark.sweep
@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize("name", faults())
def test_an_open_explorer_keeps_its_place(house: House, canal: Path, size: str, name: str) -> None:
    env = house.patched(LARGE) if size == "large" else {}
    terminal = house.open(canal, env=env, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("/", "company", "enter")
    terminal.wait_for(lambda text: "2 of 5" in text)
    terminal.send("down", "v", "up")
    terminal.wait_for("2 events")
    place = row_of_cursor(terminal.text)
    cache = Path(house.env["DATELINE_CACHE_DIR"])
    index = index_in(cache)
    FAULTS[name](index.parent, index)
    terminal.send("d")
    terminal.wait_for("On which day were the shares sold?")
    terminal.send("esc")
    terminal.wait_for(lambda text: row_of_cursor(text) == place)
    assert "/ company" in terminal.text
    assert "2 events" in terminal.text
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    unlock(cache)
    again = house.open(canal, size=(120, 40))
    again.wait_for(lambda text: "/ company" in text and "2 events" in text)


def test_a_repair_is_told_once(house: House, canal: Path) -> None:
    terminal = house.open(canal, env=house.patched(LARGE), size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    flip_bits(index_in(Path(house.env["DATELINE_CACHE_DIR"])), random.Random(1))
    terminal.wait_for("The index in the cache was")
    assert terminal.text.count("The index in the cache") == 1


def test_a_conversation_goes_on_at_its_place(
    canal: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verified_file, "SMALL", -1)

    lines = iter(("next\n", "next\n", ""))

    class Typing:
        """Damages the index before a line is answered."""

        def readline(self) -> str:
            if (typed := next(lines)) and ran("list", "-C", canal).code == 0:
                flip_bits(index_in(cache), random.Random(1), 50)
            return typed

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Typing())
    result = ran("browse", "--plain", canal)
    assert (result.code, result.err) == (0, "")
    assert "3 of 5 · 1 June 1812 · The company sells shares" in result.out
    assert result.out.count("was made again from the files") == 2


@pytest.mark.parametrize("seed", seeds(2, 60))
def test_damaged_state_is_recalled_as_it_was_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    state, chance = tmp_path / "state", random.Random(seed)
    monkeypatch.setenv("DATELINE_STATE_DIR", str(state))
    place = SavedState("lock-opened", "digging", True, "actor:mary-lock", "nord", "dateline-dark", "actor")
    memory, saved = StateStore(tmp_path), SavedQueries(tmp_path)
    memory.keep(place)
    saved.save("the lock", "lock OR canal")
    keep_export_folder(tmp_path)
    files = {path: path.read_bytes() for path in state.iterdir()}
    assert len(files) == 3
    for damage in (flip_bits, _cut_off):
        for path in files:
            damage(path, chance)
        assert memory.recall() in (place, NO_STATE)
        assert saved.all() in ({"the lock": "lock OR canal"}, {})
        assert last_export_folder() in (str(tmp_path), "")
        for path, content in files.items():
            path.write_bytes(content)


def _cut_off(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))
