from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.folders import EVENT, HEAD, write
from tests.parsing.keys import kept_key
from tui.chronology.problem import Severity
from tui.parsing.loader import load_chronology
from tui.parsing.name_keys import key_id_of, key_path, read_key
from tui.parsing.protected_names import LIST, NO_NAMES, format_list, load_protected_names
from tui.text.name_mask import hash_name

NAME = "Zebedee Quill"
HIDDEN = "protected-name"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))


def protect(root: Path, *names: str) -> bytes:
    key = kept_key()
    (root / "corpus").mkdir(parents=True, exist_ok=True)
    (root / LIST).write_text(format_list(key_id_of(key), tuple(hash_name(key, name) for name in names)))
    return key


def test_without_a_list_nothing_is_looked_for(tmp_path: Path) -> None:
    assert load_protected_names(tmp_path) is NO_NAMES
    assert NO_NAMES.mask(NAME) == NAME


def test_a_key_is_found_by_its_id_and_no_other_is_taken_for_it() -> None:
    key = kept_key()
    name = key_id_of(key)
    assert read_key(name) == key
    assert read_key("0" * 16) is None
    for text in ("", "0" * 64, "no key", "é"):
        key_path(name).write_text(text, encoding="utf-8")
        assert read_key(name) is None


def test_a_list_hides_its_names_and_has_another_state_for_every_change(tmp_path: Path) -> None:
    key = protect(tmp_path, NAME)
    names = load_protected_names(tmp_path)
    assert (names.problem, names.mask("by Zebedee Quill")) == (None, "by ███")
    protect_again = format_list(key_id_of(key), (*names.entries, hash_name(key, "Ada Lock")))
    (tmp_path / LIST).write_text(protect_again)
    more = load_protected_names(tmp_path)
    key_path(key_id_of(key)).unlink()
    less = load_protected_names(tmp_path)
    assert len({names.state, more.state, less.state, ""}) == 4
    assert (less.veil, less.problem and less.problem.severity) == (None, Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", 1),
        (b"Zebedee Quill\n", 1),
        (b"dateline-names/1 key:0123456789abcdef\nZebedee Quill\n", 2),
        (b"dateline-names/1 key:0123456789abcdef\n\n", 1),
        (b"\xff\xfe\xfa", 1),
    ],
)
def test_a_list_that_cannot_be_used_is_a_problem(tmp_path: Path, text: bytes, line: int) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / LIST).write_bytes(text)
    problem = load_protected_names(tmp_path).problem
    assert problem
    assert (problem.code, problem.place.path, problem.place.line) == (
        "protected-names-unreadable",
        LIST,
        line,
    )
    assert "Quill" not in problem.message + problem.remedy + problem.excerpt
    assert problem in load_chronology(tmp_path).problems


@pytest.mark.parametrize(
    ("events", "where"),
    [
        ("    note: By Zebedee Quill.\n", ["events.yaml:10:14"]),
        ("    note: >-\n      Zebedee\n      Quill.\n", ["events.yaml:11:7"]),
        ("    note: 'x' # Quill, Zebedee\n", ["events.yaml:10:17"]),
        ('    note: "\\x5Aebedee Quill"\n', ["events.yaml:10:12"]),
        ("    tags: [Zebedee Quill, gate, zebedee-quill]\n", ["events.yaml:10:12", "events.yaml:10:23"]),
        ("    x-zebedee-quill: yes\n", ["events.yaml:10:7"]),
    ],
)
def test_names_are_hidden_before_anything_is_read(tmp_path: Path, events: str, where: list[str]) -> None:
    write(tmp_path, HEAD + EVENT + events)
    protect(tmp_path, NAME)
    reading = load_chronology(tmp_path)
    told = [problem for problem in reading.problems if problem.code == HIDDEN]
    assert len(reading.chronology.events) == 1
    assert [str(problem.place) for problem in told] == where
    assert {problem.concerns for problem in told} == {(reading.chronology.events[0].id,)}
    everything = repr((reading.chronology, reading.problems, list(reading.lines("events.yaml"))))
    assert "zebedee" not in everything.casefold()
    assert "quill" not in everything.casefold()


def test_names_of_files_are_hidden_and_their_lengths_do_not_show(tmp_path: Path) -> None:
    text = '---\ntitle: Of Zebedee Quill\n---\n[1] Quill, Zebedee was there. {speaker="zebedee quill"}\n'
    write(tmp_path, HEAD + EVENT, **{"zebedee-quill": text, "log": text})
    protect(tmp_path, NAME)
    reading = load_chronology(tmp_path)
    (source,) = reading.chronology.sources
    assert (source.title, source.passages[0].text, source.passages[0].speaker) == (
        "Of ███",
        "███ was there.",
        "███",
    )
    assert "zebedee" not in repr((reading.problems, reading.file_hashes)).casefold()
    renamed = [problem for problem in reading.problems if "file's name contains a name" in problem.message]
    assert [str(problem.place) for problem in renamed] == ["corpus/███.md:1:1"]


def test_where_a_problem_of_the_chronology_stands(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT + "actors:\n  keeper: {name: Person A, protectd: true}\n")
    reading = load_chronology(tmp_path)
    (problem,) = reading.problems
    assert reading.section(problem.place) == "actors"
    assert reading.section(reading.place("events", 0, "title")) == "events"
