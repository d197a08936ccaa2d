"""What is remembered, and that nothing else is."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.parsing.protected_names import LIST
from tui.project.name_list import add_names
from tui.project.settings.state_store import (
    NO_STATE,
    SavedState,
    StateStore,
    keep_export_folder,
    last_export_folder,
    read_state,
    state_folder,
    write_state,
)
from tui.text.failure import Failure

PLACE = SavedState(
    "lamp-lit",
    "tower-begun",
    True,
    "actor:keeper in:1872",
    "nord",
    "dateline-dark",
    "actor",
    "1872-01-01/1872-12-31",
)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "a" / "state"
    monkeypatch.setenv("DATELINE_STATE_DIR", str(folder))
    return folder


def only_file(state: Path) -> Path:
    (file,) = state.iterdir()
    return file


def test_kept_and_recalled(tmp_path: Path, state: Path) -> None:
    StateStore(tmp_path).keep(PLACE)
    assert StateStore(tmp_path).recall() == PLACE
    assert StateStore(tmp_path / "other").recall() == NO_STATE
    assert stat.S_IMODE(only_file(state).stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_neither_the_chronologys_path_nor_its_name_is_written(tmp_path: Path, state: Path) -> None:
    root = tmp_path / "the-harbour-inquiry"
    StateStore(root).keep(PLACE)
    file = only_file(state)
    assert "harbour" not in file.name + file.read_text(encoding="ascii")
    assert set(json.loads(file.read_text(encoding="ascii"))) == {
        "version",
        "sha256",
        *SavedState.__slots__,
    }


def test_forgotten(tmp_path: Path, state: Path) -> None:
    memory = StateStore(tmp_path)
    memory.forget()
    memory.keep(PLACE)
    memory.forget()
    assert memory.recall() == NO_STATE
    assert [*state.iterdir()] == []


def test_nothing_to_remember_makes_no_file(tmp_path: Path, state: Path) -> None:
    StateStore(tmp_path).keep(NO_STATE)
    assert not state.exists()
    StateStore(tmp_path).keep(PLACE)
    StateStore(tmp_path).keep(NO_STATE)
    assert StateStore(tmp_path).recall() == NO_STATE


@pytest.mark.parametrize("content", ["dateline-names/1 key:0123456789abcdef\n", "no list at all"])
def test_no_query_is_kept_where_names_are_protected(content: str, tmp_path: Path, state: Path) -> None:
    (tmp_path / LIST).parent.mkdir()
    (tmp_path / LIST).write_text(content, encoding="utf-8")
    StateStore(tmp_path).keep(PLACE)
    kept = only_file(state).read_text(encoding="ascii")
    # What cannot be looked for may be the id of an event, too.
    assert not [word for word in ("keeper", "lamp-lit", "tower-begun") if word in kept]
    assert StateStore(tmp_path).recall().theme == "nord"


def test_of_a_list_that_can_be_used_the_event_is_kept(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    root = tmp_path / "tower"
    (root / LIST).parent.mkdir(parents=True)
    assert not isinstance(add_names(root, ["Zebedee Quill"]), Failure)
    StateStore(root).keep(PLACE)
    assert "keeper" not in only_file(state).read_text(encoding="ascii")
    assert StateStore(root).recall().event == "lamp-lit"


def test_a_folder_that_is_called_by_a_name_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    root = tmp_path / "tower"
    (root / LIST).parent.mkdir(parents=True)
    keep_export_folder(tmp_path / "zebedee-quill", root)
    assert last_export_folder() == str(tmp_path / "zebedee-quill")
    assert not isinstance(add_names(root, ["Zebedee Quill"]), Failure)
    assert last_export_folder() == ""
    keep_export_folder(tmp_path / "zebedee-quill", root)
    assert last_export_folder() == ""
    keep_export_folder(tmp_path / "out", root)
    assert last_export_folder() == str(tmp_path / "out")


GOOD = {
    "version": 1,
    "event": "a",
    "anchor": "",
    "sticky": False,
    "query": "",
    "theme": "",
    "theme_before": "",
}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"null",
        b" " * 100_001,
        *(
            json.dumps(GOOD | wrong).encode()
            for wrong in (
                {"version": 2},
                {"version": "1"},
                {"event": 3},
                {"event": None},
                {"sticky": 1},
                {"query": "x" * 2_001},
                {"query": "\x1b[31m"},
                {"more": ""},
                {"lanes": 3},
                {"window": None},
            )
        ),
    ],
)
def test_a_file_of_anybody_elses_is_none_and_is_replaced(data: bytes, tmp_path: Path, state: Path) -> None:
    memory = StateStore(tmp_path)
    memory.keep(PLACE)
    only_file(state).write_bytes(data)
    assert memory.recall() == NO_STATE
    memory.keep(PLACE)
    assert memory.recall() == PLACE


def test_a_file_of_an_earlier_version_is_read(tmp_path: Path, state: Path) -> None:
    memory = StateStore(tmp_path)
    memory.keep(PLACE)
    only_file(state).write_text(json.dumps(GOOD), encoding="ascii")
    assert memory.recall() == SavedState(event="a")
    only_file(state).write_text(json.dumps({"version": 1, "lanes": "actor"}), encoding="ascii")
    assert memory.recall() == NO_STATE


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5),
        lambda it: st.lists(it) | st.dictionaries(st.sampled_from([*GOOD]), it),
    )
)
def test_no_file_stops_the_program(value: object) -> None:
    root = Path("/nowhere")
    StateStore(root).keep(PLACE)
    only_file(state_folder()).write_text(json.dumps(value), encoding="ascii")
    assert isinstance(StateStore(root).recall(), SavedState)


def test_a_pipe_is_not_waited_for_and_a_link_not_written_through(tmp_path: Path, state: Path) -> None:
    memory = StateStore(tmp_path)
    memory.keep(PLACE)
    file = only_file(state)
    file.unlink()
    os.mkfifo(file)
    assert memory.recall() == NO_STATE
    memory.keep(PLACE)
    file.unlink()
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    file.symlink_to(tmp_path / "precious")
    memory.keep(PLACE)
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"
    assert memory.recall() == PLACE


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path, state: Path) -> None:
    state.parent.mkdir()
    state.write_text("a file", encoding="utf-8")
    StateStore(tmp_path).keep(PLACE)
    StateStore(tmp_path).forget()
    assert StateStore(tmp_path).recall() == NO_STATE
    keep_export_folder(tmp_path)
    assert last_export_folder() == ""


def test_the_folder_of_the_last_export(tmp_path: Path) -> None:
    assert last_export_folder() == ""
    keep_export_folder(tmp_path)
    assert last_export_folder() == str(tmp_path)
    keep_export_folder(tmp_path / ("x" * 2_001))
    assert last_export_folder() == str(tmp_path)


def test_where_the_system_keeps_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATELINE_STATE_DIR")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "dateline"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"query": "voice:court is:disputed"}, {"query": "speaker:court is:differs"}),
        ({"lanes": "standing"}, {"lanes": "status"}),
        ({"query": "standing", "lanes": "source"}, {"query": "standing", "lanes": "source"}),
    ],
)
def test_a_place_in_old_words_comes_back_in_the_new_ones(
    old: dict[str, str], new: dict[str, str], tmp_path: Path, state: Path
) -> None:
    store = StateStore(tmp_path)
    store.keep(PLACE)
    name = only_file(state).name
    write_state(name, asdict(PLACE) | old)
    place = store.recall()
    assert asdict(place) == asdict(PLACE) | new
    store.keep(place)
    assert read_state(name) == asdict(PLACE) | new


def test_a_query_that_the_new_words_would_make_too_long_is_kept_as_it_is(tmp_path: Path, state: Path) -> None:
    store = StateStore(tmp_path)
    line = "voice:a " + "x" * 1992
    store.keep(replace(PLACE, query=line))
    assert store.recall().query == line
