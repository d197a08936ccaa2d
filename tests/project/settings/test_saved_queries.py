"""Saved queries: kept by name, read back whole or not at all, never where names are protected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.parsing.protected_names import LIST
from tui.project.settings.saved_queries import MOST_SAVED, SavedQueries
from tui.project.settings.state_store import read_state, write_state


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "canal" / "corpus").mkdir(parents=True)
    return tmp_path / "canal"


def test_saving_replacing_deleting(root: Path, state: Path) -> None:
    saved = SavedQueries(root)
    assert saved.all() == {}
    assert not state.exists()
    assert saved.save("the trial", "kind:court  lock") == ""
    assert saved.save("A lock", "lock") == ""
    assert saved.save("the trial", "kind:court") == ""
    assert list(SavedQueries(root).all().items()) == [("A lock", "lock"), ("the trial", "kind:court")]
    assert SavedQueries(root.parent).all() == {}
    saved.delete("nobody")
    saved.delete("A lock")
    assert saved.all() == {"the trial": "kind:court"}
    (file,) = state.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert "canal" not in file.name


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("", "lock", "name"),
        (" lock", "lock", "name"),
        ("two  blanks", "lock", "name"),
        ("a\nb", "lock", "name"),
        ("a\x1b[2J", "lock", "name"),
        ("x" * 61, "lock", "name"),
        ("lock", "", "empty"),
        ("lock", "   ", "empty"),
        ("lock", "x" * 2001, "too long"),
        ("lock", "a\u202eb", "invisible characters"),
    ],
)
def test_what_is_not_saved(root: Path, name: str, line: str, said: str) -> None:
    assert said in SavedQueries(root).save(name, line)
    assert SavedQueries(root).all() == {}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{" * 100_000,
        json.dumps({"version": 2, "queries": {"a": "b"}}),
        json.dumps({"version": 1, "queries": ["a"]}),
        json.dumps({"version": 1, "queries": {"a": 1}}),
        json.dumps({"version": 1, "queries": {"a": "b", "c\x1b": "d"}}),
        json.dumps({"version": 1, "queries": {"a": "b\u202e"}}),
        json.dumps({"version": 1, "queries": {f"n{at}": "b" for at in range(MOST_SAVED + 1)}}),
    ],
)
def test_a_file_of_a_strangers_is_as_good_as_none(root: Path, state: Path, content: str) -> None:
    saved = SavedQueries(root)
    assert saved.save("lock", "lock") == ""
    (file,) = state.iterdir()
    file.write_text(content, encoding="utf-8")
    assert saved.all() == {}
    assert saved.save("mill", "mill") == ""
    assert saved.all() == {"mill": "mill"}


def test_only_so_many(root: Path) -> None:
    saved = SavedQueries(root)
    for at in range(60):
        said = saved.save(f"{at}", "灯" * 2000)
        if said:
            break
    # What would be too large to be read back is not written, and nothing is lost.
    assert "too many queries" in said
    assert len(saved.all()) == at


def test_a_folder_that_cannot_be_written_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "file"))
    assert "cannot be written" in SavedQueries(root).save("lock", "lock")


def test_nothing_is_saved_where_names_are_protected(root: Path, state: Path) -> None:
    saved = SavedQueries(root)
    assert saved.save("lock", "lock") == ""
    (root / LIST).write_text("damaged\n", encoding="utf-8")
    assert "protected" in saved.save("mill", "mill")
    assert saved.all() == {}
    assert not list(state.iterdir())


def test_visitors_neither_save_nor_see(root: Path) -> None:
    assert SavedQueries(root).save("lock", "lock") == ""
    visited = SavedQueries(root, read_only=True)
    assert "read-only" in visited.save("mill", "mill")
    visited.delete("lock")
    assert visited.all() == {}
    assert SavedQueries(root).all() == {"lock": "lock"}


def test_a_query_in_old_words_comes_back_in_the_new_ones(root: Path, state: Path) -> None:
    saved = SavedQueries(root)
    saved.save("one", "kind:court")
    (file,) = state.iterdir()
    queries = {"one": "kind:court", "two": "voice:court  is:sealed", "three": "known-by:1872 standing"}
    write_state(file.name, {"queries": queries})
    renewed = {"one": "kind:court", "two": "speaker:court  is:not-held", "three": "as-of:1872 standing"}
    assert saved.all() == renewed
    assert saved.save("four", "standing:alleged") == ""
    assert read_state(file.name) == {"queries": renewed | {"four": "status:alleged"}}
