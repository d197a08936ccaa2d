"""The form without a screen: what is a change, what is written, and what happens when the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import opened
from tests.explorer.village import build
from tui.parsing.yaml.tree import Data
from tui.project.events.date_entry import DateEntry
from tui.project.events.write_event import EventWrite, FileChanged
from tui.project.name_list import add_names
from tui.session.event_form import EventEditor, EventForm, begin_form
from tui.text.failure import Failure


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    return build(tmp_path / "hall")


def begun(root: Path, event: str = "", typed: dict[str, Data] | None = None) -> EventEditor:
    editor = begin_form(opened(root), event, typed)
    assert isinstance(editor, EventEditor), editor
    return editor


def text(root: Path) -> str:
    return (root / "events.yaml").read_text(encoding="utf-8")


def test_only_what_differs_from_the_file_is_a_change() -> None:
    form = EventForm("a", {"title": "Old ", "tags": ["x"], "x-own": "kept"})
    assert form.put("title", "Old").put("summary", "  ").put("tags", ["x"]).typed == {}
    changed = form.put("title", "New").put("tags", [])
    assert changed.typed == {"title": "New", "tags": []}
    assert changed.values == {"title": "New", "tags": [], "x-own": "kept"}
    assert not changed.put("title", "Old").put("tags", ["x"]).is_changed


def test_what_another_program_writes_is_kept_beside_what_is_typed() -> None:
    form = EventForm("a", {"title": "Old", "date": "1950"}).put("title", "Mine").put("summary", "Mine too")
    now = form.rebased({"title": "Theirs", "date": "1951", "summary": "Mine too"})
    assert now.value("date") == "1951"
    assert now.typed == {"title": "Mine"}
    assert now.elsewhere == {"title": "Theirs"}


def test_a_new_event_begins_with_the_first_kind(root: Path) -> None:
    editor = begun(root)
    assert not editor.form.is_changed
    assert {key: problem.message for key, problem in editor.problems().items()} == {
        "title": "an event needs a title"
    }
    editor.put("date", " 1957~ ")
    editor.put("title", "A bell is hung")
    done = editor.save()
    assert isinstance(done, EventWrite), done
    assert "  - id: a-bell-is-hung\n    date: 1957~\n    title: A bell is hung\n    kind: works\n" in text(
        root
    )
    assert "    status: reported\n" in text(root)


def test_the_date_is_read_as_it_is_typed(root: Path) -> None:
    editor = begun(root, "idea")
    editor.put("date", "c. 1957")
    assert isinstance(editor.date, DateEntry)
    assert (editor.date.text, editor.date.words) == ("1957~", "about 1957")
    assert editor.problems() == {}
    editor.put("date", "3/12/1957")
    assert isinstance(editor.date, Failure)
    assert "write 1957-12-03 or 1957-03-12" in editor.problems()["date"].as_line()
    editor.put("date", "")
    assert editor.date is None
    assert editor.problems() == {}


def test_only_what_is_typed_is_checked(root: Path) -> None:
    events = root / "events.yaml"
    events.write_text(text(root).replace("kind: people", "kind: poeple", 1), encoding="utf-8")
    editor = begun(root, "idea")
    editor.put("title", "Somebody has an idea")
    assert editor.problems() == {}
    assert isinstance(editor.save(), EventWrite)


def test_an_entry_that_cannot_be_read_is_corrected(root: Path) -> None:
    events = root / "events.yaml"
    events.write_text(text(root).replace("date: 195X", "date: the fifties", 1), encoding="utf-8")
    editor = begun(root, "idea")
    assert editor.form.value("date") == "the fifties"
    editor.put("date", "195X")
    assert isinstance(editor.save(), EventWrite)
    assert "date: 195X" in text(root)


def test_a_file_that_was_changed_is_shown_beside_and_then_written(root: Path) -> None:
    editor = begun(root, "idea")
    editor.put("title", "Mine")
    changed = text(root).replace("title: Somebody thinks of a hall", "title: Theirs")
    changed = changed.replace("date: 195X", "date: 1951")
    (root / "events.yaml").write_text(changed, encoding="utf-8")
    assert isinstance(editor.save(), FileChanged)
    assert text(root) == changed
    assert editor.form.elsewhere == {"title": "Theirs"}
    assert editor.form.value("date") == "1951"
    assert isinstance(editor.save(), EventWrite)
    assert text(root) == changed.replace("title: Theirs", "title: Mine")


def test_an_event_that_another_program_deleted_can_be_written_anew(root: Path) -> None:
    editor = begun(root, "idea")
    editor.put("title", "Mine")
    start = text(root).index("  - id: idea")
    end = text(root).index("  - id: first-meeting")
    (root / "events.yaml").write_text(text(root)[:start] + text(root)[end:], encoding="utf-8")
    refused = editor.save()
    assert isinstance(refused, Failure)
    assert "another program deleted this event" in refused.message
    assert isinstance(editor.save(), EventWrite)
    assert "title: Mine" in text(root)


def test_a_protected_name_is_told_and_never_shown(root: Path) -> None:
    events = root / "events.yaml"
    events.write_text(text(root).replace("Somebody thinks", "Harry Plum thinks"), encoding="utf-8")
    add_names(root, ["Harry Plum"])
    editor = begun(root, "idea")
    assert editor.form.value("title") == "███ thinks of a hall"
    editor.put("summary", "As Harry Plum said.")
    editor.put("title", "███ thinks")
    problems = editor.problems()
    assert problems["summary"].message == "this contains a name that must not appear in this chronology"
    assert problems["title"].remedy == "write a pseudonym, or words that identify nobody"
    editor.put("summary", "As the carpenter said.")
    editor.put("title", "███ thinks of a hall")
    assert editor.problems() == {}
    assert isinstance(editor.save(), EventWrite)
    assert "title: Harry Plum thinks of a hall" in text(root)


def test_a_citation_is_added_to_those_there_are(root: Path) -> None:
    cited: dict[str, Data] = {"cites": ["minutes#1", {"passage": "minutes#4", "quote": "tea"}]}
    editor = begun(root, "first-meeting", cited)
    assert editor.form.value("cites") == ["minutes#2", "echo#1", *cited["cites"]]  # type: ignore[misc] # a list
    assert begun(root, "", cited).form.value("cites") == cited["cites"]


def test_what_cannot_be_changed_says_why(root: Path) -> None:
    project = opened(root)
    assert isinstance(begin_form(project, "nothing"), Failure)
    events = root / "events.yaml"
    events.write_text(text(root).replace("title: Somebody", "title: &some Somebody", 1), encoding="utf-8")
    refused = begin_form(project, "idea")
    assert isinstance(refused, Failure)
    assert "cannot be changed here" in refused.message
    events.write_text(text(root) + '  - "open\n', encoding="utf-8")
    assert isinstance(begin_form(project), Failure)
