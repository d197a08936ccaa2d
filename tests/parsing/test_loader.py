from __future__ import annotations

import gc
import hashlib
from pathlib import Path

import pytest

from tests.parsing.folders import EVENT, HEAD, write
from tui.chronology.problem import Location, Severity
from tui.parsing.input_files import input_paths
from tui.parsing.limits import Limits
from tui.parsing.loader import load_chronology

LOG = """\
---
title: The log
issued: 1951
---
[6] The lamp was lit
at dusk, at dusk. {hash=20:ce1a86917bce26b7 speaker=keeper}
"""


def test_a_folder_is_loaded(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT + "    cites: [log#6]\n", log=LOG)
    reading = load_chronology(tmp_path)
    assert (reading.problems, reading.is_complete) == ((), True)
    assert reading.chronology.source_by_id["log"].by_key["6"].text == "The lamp was lit at dusk, at dusk."
    assert reading.event_paths == (("events", 0),)
    assert reading.kind_paths == (("kinds", "works"),)
    assert reading.file_hashes == {
        "events.yaml": hashlib.sha256((tmp_path / "events.yaml").read_bytes()).hexdigest(),
        "corpus/log.md": hashlib.sha256(LOG.encode()).hexdigest(),
    }
    assert reading.lines("corpus/log.md")[1] == "title: The log"
    assert list(reading.lines("elsewhere")) == []


def test_places_and_problems_of_values(tmp_path: Path) -> None:
    reading = load_chronology(write(tmp_path, HEAD + EVENT, log=LOG))
    assert reading.place("events", 0, "title") == Location("events.yaml", 7, 12, 19)
    assert reading.key_place("events", 0, "title") == Location("events.yaml", 7, 5, 5)
    assert reading.place("sources", "log", "issued") == Location("corpus/log.md", 3, 9, 4)
    problem = reading.problem(
        "unclear", ("events", 0, "title"), "unclear", "say more", within=(4, 8), severity=Severity.WARNING
    )
    assert problem.place == Location("events.yaml", 7, 16, 4)
    assert problem.excerpt == "    title: The hall was opened"
    assert reading.problem("x", ("events", 0, "title"), "m", "r", at_key=True).place.column == 5


def test_places_and_problems_of_passages(tmp_path: Path) -> None:
    reading = load_chronology(write(tmp_path, HEAD + EVENT, log=LOG))
    [passage] = reading.chronology.sources[0].passages
    second = passage.text.rindex("dusk")
    within = reading.passage_problem("x", "log", passage, "m", "r", within=(second, second + 4))
    assert within.place == Location("corpus/log.md", 6, 13, 4)
    words_hash = reading.passage_problem(
        "x", "log", passage, "m", "r", attribute="hash", concerns=("opened",)
    )
    assert words_hash.place == Location("corpus/log.md", 6, 20, 24)
    assert (words_hash.excerpt, words_hash.concerns) == (LOG.split("\n")[5], ("opened",))


def test_what_is_a_source(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT, log=LOG, README="# not one")
    corpus = tmp_path / "corpus"
    (corpus / "originals").mkdir()
    (corpus / "originals" / "log.md").write_text("secret")
    (corpus / ".hidden.md").write_text(LOG)
    (corpus / "_draft.md").write_text(LOG)
    (corpus / "log.pdf").write_bytes(b"%PDF")
    (corpus / "picture.png").write_bytes(b"PNG")
    (corpus / "_drafts").mkdir()
    (corpus / "_drafts" / "a.md").write_text(LOG)
    (corpus / "plain.txt").write_text(LOG)
    reading = load_chronology(tmp_path)
    assert [source.id for source in reading.chronology.sources] == ["log", "plain"]
    assert reading.problems == ()
    assert input_paths(tmp_path) == (tmp_path / "events.yaml", corpus / "log.md", corpus / "plain.txt")


def test_files_that_look_like_sources_and_are_not_read_are_told(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT.replace("log#1", "echo#1"), log=LOG)
    corpus = tmp_path / "corpus"
    (corpus / "2013" / "May").mkdir(parents=True)
    for name in ("2013/echo.md", "2013/May/post.txt", "2013/x.png", "mail.MD", "post.markdown", "scan.pdf"):
        (corpus / name).write_text(LOG)
    assert [
        (problem.place.path, problem.severity.value, problem.remedy)
        for problem in load_chronology(tmp_path).problems
        if problem.code == "unread-file"
    ] == [
        ("corpus/2013/May/post.txt", "warning", "if it is a source, move it to corpus/ itself"),
        ("corpus/2013/echo.md", "warning", "if it is a source, move it to corpus/ itself"),
        ("corpus/mail.MD", "warning", "if it is a source, rename it: mail.md"),
        ("corpus/post.markdown", "warning", "if it is a source, rename it: post.md"),
        (
            "corpus/scan.pdf",
            "warning",
            "make a source of it: dateline corpus add corpus/scan.pdf; and move it out of corpus/",
        ),
    ]


def test_of_many_files_that_are_not_read_some_are_told(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT, log=LOG)
    (tmp_path / "corpus" / "old").mkdir()
    for number in range(60):
        (tmp_path / "corpus" / "old" / f"{number:02}.md").write_text(LOG)
    problems = load_chronology(tmp_path).problems
    assert len(problems) == 51
    assert problems[-1].message == "this and further files of corpus/ are not read as sources"


def codes(root: Path, limits: Limits | None = None) -> list[str]:
    return [f"{problem.place.path}: {problem.code}" for problem in load_chronology(root, limits).problems]


def test_problems_of_the_folder(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["events.yaml: file-missing"]
    assert input_paths(tmp_path) == (tmp_path / "events.yaml",)
    write(tmp_path, HEAD + EVENT)
    assert codes(tmp_path) == []
    (tmp_path / "corpus").write_text("not a folder")
    assert codes(tmp_path) == ["corpus: folder-unreadable"]
    (tmp_path / "corpus").unlink()
    outside = tmp_path.parent / "outside"
    outside.mkdir()
    (tmp_path / "corpus").symlink_to(outside)
    assert codes(tmp_path) == ["corpus: outside-folder"]


def test_problems_of_sources_are_told_beside_those_of_events(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT.replace("1951-05-14", "soon"), log=LOG, The_Log=LOG, bare="One.")
    (tmp_path / "corpus" / "log.txt").write_text(LOG)
    assert codes(tmp_path) == [
        "corpus/The-Log.md: bad-source-name",
        "corpus/bare.md: front-matter-missing",
        "corpus/log.txt: repeated-source",
        "events.yaml: bad-date",
    ]
    assert codes(tmp_path, Limits(sources=0))[0] == "corpus: too-many-sources"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, HEAD + EVENT, log=LOG)
    (tmp_path / "corpus" / "caf\udce9.md").write_text(LOG)
    assert codes(tmp_path) == ["corpus/caf?.md: bad-source-name"]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path, enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        load_chronology(tmp_path)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
