"""Files made to break a reader: each is answered in words, within two seconds, by both parsers."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parsing.folders import EVENT, HEAD, write
from tui.parsing.loader import load_chronology

HANGS = 20
"""Processor seconds that only work growing with the square of a file can take; no measure of speed."""

LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + below] * 9)}]\n"
    for below, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {k: v}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join(['*' + below] * 9)}]}}\n"
    for below, name in zip("abcd", "bcde", strict=True)
)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"[" * 100_000 + b"]" * 100_000, "too-deep", id="brackets"),
        pytest.param(b"- " * 100_000, "too-deep", id="dashes"),
        pytest.param(b"{a: " * 100_000, "too-deep", id="braces"),
        pytest.param(b"? " * 100_000, "too-deep", id="question-marks"),
        pytest.param(LAUGHS.encode(), "yaml-alias", id="billion-laughs"),
        pytest.param(MERGES.encode(), "yaml-merge-key", id="merge-bomb"),
        pytest.param(b"a: &a [*a]", "yaml-alias", id="recursion"),
        pytest.param(b"events: !!python/object/apply:os.system [ls]", "yaml-tag", id="tag"),
        pytest.param(b"a: 1\na: 2", "yaml-duplicate-key", id="duplicate"),
        pytest.param(b"a: " + b"&x " * 20_000, "yaml-anchor", id="anchors"),
        pytest.param(b"a: [" + b"*x, " * 50_000, "too-many-problems", id="aliases"),
        pytest.param(b"x-a: {" + b"k: v, " * 50_000 + b"}", "too-many-problems", id="duplicates"),
        pytest.param(b"a: \0", "control-character", id="nul"),
        pytest.param(b'a: "\\0"', "control-character", id="escaped-nul"),
        pytest.param(b"a: \x1b]52;c;aGk=\x07", "control-character", id="escape-sequence"),
        pytest.param(b'a: "\\ud800"', None, id="surrogate"),
        pytest.param("a: é".encode("latin-1"), "not-utf8", id="latin-1"),
        pytest.param(b"\xff\xfea: \x00\xd8", "not-utf8", id="utf-16-surrogate"),
        pytest.param("title: é".encode("utf-16"), "format-missing", id="utf-16"),
        pytest.param(b"\xef\xbb\xbftitle: a", "format-missing", id="byte-order-mark"),
        pytest.param(b"format: dateline/1\r\nevents: []\r\n", "", id="crlf"),
        pytest.param(b"a: 1\n---\nb: 2", "yaml-second-document", id="two-documents"),
        pytest.param(b"a:\n\tb: 1", "yaml-tab", id="tab"),
        pytest.param(b"", "no-events", id="empty"),
        pytest.param(b"# nothing\n", "no-events", id="comment"),
        pytest.param(b"a: " + b"x" * 1_100_000, "value-too-long", id="long-value"),
        pytest.param(b"x" * 2_000 + b": 1", "yaml-indentation", id="long-key"),
        pytest.param(b"'" * 99_999, "yaml-quote-open", id="quotation-marks"),
        pytest.param(b"\n" * 500_000, "no-events", id="line-ends"),
        pytest.param(b"format: dateline/1\ntitle: |\n" + b" " * 99_999, "", id="spaces"),
    ],
)
def test_a_hostile_events_file(tmp_path: Path, data: bytes, code: str | None) -> None:
    (tmp_path / "events.yaml").write_bytes(data)
    begun = time.process_time()
    reading = load_chronology(tmp_path)
    assert time.process_time() - begun < HANGS
    codes = {problem.code for problem in reading.problems}
    if code is None:
        assert codes & {"yaml-escape", "control-character"}
    else:
        assert code in codes if code else not codes
    assert reading.chronology.events == ()


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n" * 90_000,
        "{" * 500_000 + "}",
        "x {" + 'a="' * 100_000 + "}",
        "x {a=b " + "c=d " * 100_000 + "}",
        "[" * 500_000,
        "[1" + " " * 500_000,
        "x " * 500_000,
        "---\n" * 100_000,
        "---\ntitle: " + "[" * 100_000,
        " " * 1_000_000,
    ],
    ids=[
        "passages",
        "braces",
        "quotes",
        "attributes",
        "brackets",
        "label",
        "words",
        "fences",
        "deep",
        "blank",
    ],
)
def test_a_hostile_source(tmp_path: Path, text: str) -> None:
    write(tmp_path, HEAD + EVENT, log=text)
    begun = time.process_time()
    reading = load_chronology(tmp_path)
    assert time.process_time() - begun < HANGS
    assert {problem.place.path for problem in reading.problems} == {"corpus/log.md"}


def _large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(3_000_000_000)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_large, "file-too-large"),
        (_fifo, "not-a-file"),
        (Path.mkdir, "not-a-file"),
        (lambda path: path.symlink_to("/etc/passwd"), "outside-folder"),
        (lambda path: path.symlink_to("/dev/zero"), "outside-folder"),
        (lambda path: path.symlink_to(path.name), "file-unreadable"),
    ],
    ids=["large", "fifo", "folder", "link-out", "device", "loop"],
)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    write(tmp_path, HEAD + EVENT, log="---\ntitle: The log\n---\nOne.")
    make(tmp_path / "corpus" / "other.md")
    reading = load_chronology(tmp_path)
    assert [(problem.place.path, problem.code) for problem in reading.problems] == [("corpus/other.md", code)]
    assert [source.id for source in reading.chronology.sources] == ["log"]
    (tmp_path / "events.yaml").unlink()
    make(tmp_path / "events.yaml")
    assert ("events.yaml", code) in [
        (problem.place.path, problem.code) for problem in load_chronology(tmp_path).problems
    ]
