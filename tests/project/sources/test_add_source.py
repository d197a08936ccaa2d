"""Sources made from documents: their ids, and never one over another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tui.parsing.documents.contents import DocumentParagraph
from tui.parsing.documents.document import Document, FileType
from tui.parsing.loader import load_chronology
from tui.project.atomic_write import FileExists
from tui.project.sources.add_source import AddedSource, InvalidId, add_source
from tui.text.failure import Failure

LEDGER = Document(
    paragraphs=(DocumentParagraph("One"), DocumentParagraph("[12] Two {a=b}")),
    text="One\n\n[12] Two {a=b}",
    title="The Ledger of 1811: a clerk’s difference",
    form=FileType.TEXT,
    sha256="ab" * 32,
    size=20,
)
OTHER = replace(LEDGER, sha256="cd" * 32)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text("format: dateline/1\nevents: []\n")
    return tmp_path


def written(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "corpus").iterdir()) if (root / "corpus").exists() else []


def added(answer: AddedSource | Failure) -> str:
    assert isinstance(answer, AddedSource)
    return answer.id


def refused(answer: AddedSource | Failure) -> Failure:
    assert isinstance(answer, Failure)
    return answer


def test_a_source_is_added_and_loads(root: Path) -> None:
    answer = add_source(root, LEDGER, "ledger.txt")
    assert answer == AddedSource("ledger-1811-clerks-difference", root / f"corpus/{added(answer)}.md", False)
    reading = load_chronology(root)
    (source,) = reading.chronology.sources
    assert [one.text for one in source.passages] == ["One", "[12] Two {a=b}"]
    assert [problem.code for problem in reading.problems] == []


@pytest.mark.parametrize(
    ("title", "name", "wanted"),
    [
        ("Straße & Café", "x.txt", "strasse-cafe"),
        ("", "Scan 0001 (final).PDF", "scan-0001-final"),
        ("水門", "水門.txt", "source"),
        ("README", "x.txt", "readme-2"),
        ("Minutes of the planning committee, 12 June 2019", "x.txt", "minutes-planning-committee-12"),
        ("To the", "x.txt", "to-the"),
        ("word " * 40, "x.txt", "-".join(["word"] * 6)),
        ("x" * 99, "x.txt", "x" * 32),
        ("../../etc/passwd", "x.txt", "etc-passwd"),
    ],
)
def test_an_id_is_made_from_the_title_or_the_name(root: Path, title: str, name: str, wanted: str) -> None:
    assert added(add_source(root, replace(LEDGER, title=title), name)) == wanted


def test_ids_are_unique(root: Path) -> None:
    (root / "corpus").mkdir()
    (root / "corpus" / "ledger.txt").write_text("---\ntitle: L\n---\nOne")
    found = [
        added(add_source(root, replace(LEDGER, title="Ledger", sha256=str(at) * 64), "x.txt"))
        for at in range(3)
    ]
    assert found == ["ledger-2", "ledger-3", "ledger-4"]


def test_nothing_is_replaced_unasked(root: Path) -> None:
    first = add_source(root, LEDGER, "a.txt", id="ledger")
    assert isinstance(first, AddedSource)
    before = first.path.read_bytes()
    answer = add_source(root, OTHER, "b.txt", id="ledger")
    assert isinstance(answer, FileExists | Failure)
    assert refused(answer).message == "corpus/ledger.md exists already"
    assert refused(answer).remedy == "choose another id with --id, or add --force to replace it"
    assert first.path.read_bytes() == before
    again = add_source(root, OTHER, "b.txt", id="ledger", force=True)
    assert isinstance(again, AddedSource)
    assert again.replaced
    assert written(root) == ["ledger.md"]


def test_a_file_is_not_added_twice(root: Path) -> None:
    add_source(root, LEDGER, "a.txt", id="ledger")
    assert (
        refused(add_source(root, LEDGER, "b.txt")).message
        == "corpus/ledger.md was already made from this file"
    )
    assert added(add_source(root, LEDGER, "b.txt", force=True)) == "ledger"
    assert added(add_source(root, LEDGER, "b.txt", id="again")) == "again"
    assert written(root) == ["again.md", "ledger.md"]


@pytest.mark.parametrize("bad", ["A", "a b", "../x", "a--b", "-a", "a" * 101, "readme", "é", "a\n"])
def test_what_is_no_id_is_refused(root: Path, bad: str) -> None:
    assert isinstance(add_source(root, LEDGER, "a.txt", id=bad, force=True), InvalidId)
    assert written(root) == []


def test_a_text_file_of_that_id_is_not_doubled(root: Path) -> None:
    (root / "corpus").mkdir()
    (root / "corpus" / "ledger.txt").write_text("---\ntitle: L\n---\nOne")
    answer = refused(add_source(root, LEDGER, "a.txt", id="ledger", force=True))
    assert answer.message == "corpus/ledger.txt is already a source with this id"


def test_links_are_not_written_through(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "private.md").write_text("private")
    (root / "corpus").mkdir()
    (root / "corpus" / "ledger.md").symlink_to(elsewhere / "private.md")
    assert "is a link" in refused(add_source(root, LEDGER, "a.txt", id="ledger", force=True)).message
    (root / "corpus" / "ledger.md").unlink()
    (root / "corpus").rmdir()
    (root / "corpus").symlink_to(elsewhere)
    assert "points out" in refused(add_source(root, LEDGER, "a.txt")).message
    assert [path.name for path in elsewhere.iterdir()] == ["private.md"]
    assert (elsewhere / "private.md").read_text() == "private"


def test_a_corpus_that_is_no_folder_is_said(root: Path) -> None:
    (root / "corpus").write_text("")
    assert refused(add_source(root, LEDGER, "a.txt")).message.startswith("corpus/ cannot be used: ")


def test_too_many_passages_are_refused(root: Path) -> None:
    many = replace(LEDGER, paragraphs=(DocumentParagraph("x"),) * 100_001)
    assert refused(add_source(root, many, "a.txt")).message == "it has more than 100,000 passages"
    assert written(root) == []
