"""A kind or actor that an event is the first to name stands in its section, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.parsing.yaml.tree import Data, read_tree
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.events.new_names import add_names, find_or_name, id_of_name
from tui.project.events.write_event import EventWrite, add_event, change_event
from tui.text.failure import Failure

EVENT: dict[str, Data] = {
    "date": "2010-03-12",
    "title": "The wall leaks",
    "kind": "repairs",
    "status": "reported",
}
NAMES = {"kinds": {"repairs": "Repairs"}, "actors": {"board": "The Board"}}
LIST = "events:\n  - {id: fire, date: 2009, title: A fire, kind: works, status: reported}\n"


def written(root: Path, text: str) -> EventsFile:
    (root / "events.yaml").write_bytes(text.encode())
    file = read_events_file(root)
    assert isinstance(file, EventsFile)
    return file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "actors:\n  board: {name: The Board}\n"),
        (
            "kinds:\n  works: {label: Works}  # one\n\nactors: # all of them\n  dale: {name: Mr Dale}\n\n",
            (
                "kinds:\n  works: {label: Works}  # one\n  repairs: {label: Repairs}\n\n"
                "actors: # all of them\n  dale: {name: Mr Dale}\n  board: {name: The Board}\n\n"
            ),
        ),
        (
            "kinds:\n    works:\n        label: Works\nactors:\n    dale:\n        name: Mr Dale\n",
            (
                "kinds:\n    works:\n        label: Works\n    repairs:\n      label: Repairs\n"
                "actors:\n    dale:\n        name: Mr Dale\n    board:\n      name: The Board\n"
            ),
        ),
        (
            "kinds:\r\n  works: {label: Works}\r\n",
            (
                "kinds:\r\n  works: {label: Works}\r\n  repairs: {label: Repairs}\r\n"
                "actors:\r\n  board: {name: The Board}\r\n"
            ),
        ),
    ],
    ids=["no sections", "on one line each", "on lines of their own", "CR LF"],
)
def test_new_names_stand_behind_those_there_are(tmp_path: Path, before: str, after: str) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    head, tail = f"format: dateline/1{end}", LIST.replace("\n", end)
    file = written(tmp_path, head + before + tail)
    named = add_names(file, NAMES)
    assert isinstance(named, EventsFile)
    assert named.content.decode() == head + after + tail
    assert (tmp_path / "events.yaml").read_bytes() == file.content


def test_they_are_written_with_their_event_and_not_without(tmp_path: Path) -> None:
    before = written(tmp_path, "format: dateline/1\n" + LIST).content
    refused = add_event(tmp_path, {**EVENT, "id": "fire"}, names=NAMES)
    assert isinstance(refused, Failure)
    assert (tmp_path / "events.yaml").read_bytes() == before
    done = add_event(tmp_path, {**EVENT, "actors": ["board"]}, names=NAMES)
    assert isinstance(done, EventWrite)
    data = read_tree((tmp_path / "events.yaml").read_text()).data
    assert isinstance(data, dict)
    # Without a list of kinds, every kind is known.
    assert "kinds" not in data
    assert data["actors"] == {"board": {"name": "The Board"}}
    changed = change_event(tmp_path, "fire", {"actors": ["dale"]}, names={"actors": {"dale": "Mr Dale"}})
    assert isinstance(changed, EventWrite)
    assert "  dale: {name: Mr Dale}\n" in (tmp_path / "events.yaml").read_text()


def test_the_first_kind_of_an_empty_chronology_is_listed(tmp_path: Path) -> None:
    written(tmp_path, "format: dateline/1\nevents: []\n")
    assert isinstance(add_event(tmp_path, EVENT, names={"kinds": NAMES["kinds"]}), EventWrite)
    assert "kinds:\n  repairs: {label: Repairs}\nevents:\n" in (tmp_path / "events.yaml").read_text()


def test_a_section_in_braces_is_left_to_an_editor(tmp_path: Path) -> None:
    file = written(tmp_path, "format: dateline/1\nkinds: {works: {label: Works}}\n" + LIST)
    refused = add_names(file, {"kinds": {"repairs": "Repairs"}})
    assert isinstance(refused, Failure)
    assert "Repairs" in refused.message
    assert "editor" in refused.remedy


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_every_name_is_read_as_it_was_typed(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, "format: dateline/1\nactors:\n  dale: {name: Mr Dale}\n" + LIST)
    id_ = id_of_name(name, file.actors())
    named = add_names(file, {"actors": {id_: name}})
    assert isinstance(named, EventsFile)
    assert named.actors() == {"dale": "Mr Dale", id_: name}


def test_a_name_is_found_by_its_id_and_in_any_case() -> None:
    known, new = {"dale": "Mr Dale"}, dict[str, str]()
    assert [
        find_or_name(name, known, new) for name in ("dale", "MR DALE", "Board", "board", "Dale", "Börd")
    ] == [*("dale", "dale", "board", "board", "dale-2", "b-rd")]
    assert new == {"board": "Board", "dale-2": "Dale", "b-rd": "Börd"}
