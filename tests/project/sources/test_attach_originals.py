"""Whatever a file is called, its hashes tell whose original it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.evidence.lamp import SPANS, TEXT, hashed
from tui.evidence.hashes.hash_placement import HashedPassage, HashStatus
from tui.parsing.documents.document import UnreadableDocument
from tui.project.sources import attach_originals as module
from tui.project.sources.attach_originals import AttachResult, attach_originals
from tui.project.sources.kept_originals import FOLDER, attached_sources, read_original

OTHER = "The ferry ran on Mondays. It had one sail. Its bell was cast in Lindby. Nobody drowned that year."
OTHER_SPANS = [match.span() for match in re.finditer(r"\S[^.]*\.", OTHER)]
SOURCES = {"report": hashed(), "ferry": hashed(OTHER, OTHER_SPANS), "letters": ()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "chronology" / "corpus").mkdir(parents=True)
    return tmp_path / "chronology"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "files" / "more").mkdir(parents=True)
    return tmp_path / "files"


def attached(found: AttachResult) -> dict[str, str]:
    return {one.source: one.file.name for one in found.attached}


def test_files_of_any_name_in_any_folder_find_their_sources(root: Path, files: Path) -> None:
    (files / "scan 3.txt").write_text(f"Menu\n\n{TEXT}\n\nPrinted in Lindby\n")
    (files / "more" / "FERRY").write_text(OTHER)
    (files / "more" / "recipe.txt").write_text("Take four eggs.\n")
    (files / "more" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (files / "more" / ".hidden.txt").write_text(TEXT)
    found = attach_originals(root, SOURCES, [files])
    assert attached(found) == {"report": "scan 3.txt", "ferry": "FERRY"}
    assert [(one.file.path.name, one.is_whole) for one in found.strangers] == [("recipe.txt", True)]
    assert [(one.file.path.name, one.file.is_named) for one in found.unread] == [("picture.txt", False)]
    assert (found.spare, found.rivals, found.refused) == ([], [], [])
    assert attached_sources(root) == ["ferry", "report"]
    assert read_original(root, "report") == (files / "scan 3.txt").read_text()


def test_a_page_of_html_is_read_as_its_text(root: Path, files: Path) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    page = f"<!doctype html><html><body><nav>Menu</nav>{paragraphs}</body></html>"
    (files / "page.html").write_text(page, encoding="utf-8")
    (one,) = attach_originals(root, SOURCES, [files / "page.html"]).attached
    assert one.source == "report"
    assert one.placed.is_settled


def test_line_ends_and_byte_order_marks_do_not_count(root: Path, files: Path) -> None:
    (files / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    (one,) = attach_originals(root, SOURCES, [files]).attached
    assert {place.status for place in one.placed.passages.values()} == {HashStatus.VERIFIED}
    assert read_original(root, "report") == TEXT


def test_of_several_files_the_one_that_holds_most_is_kept(root: Path, files: Path) -> None:
    (files / "a.txt").write_text(TEXT.replace("bees", "hens"))
    (files / "b.txt").write_text(TEXT)
    (files / "c.txt").write_text(TEXT)
    found = attach_originals(root, SOURCES, [files])
    assert attached(found) == {"report": "b.txt"}
    assert [one.file.name for one in found.spare] == ["a.txt", "c.txt"]


def test_a_text_that_holds_less_does_not_replace_the_one_that_is_kept(root: Path, files: Path) -> None:
    (files / "a.txt").write_text(TEXT)
    attach_originals(root, SOURCES, [files])
    (files / "a.txt").write_text(TEXT.replace("bees", "hens"))
    found = attach_originals(root, SOURCES, [files])
    assert (attached(found), [one.source for one in found.spare]) == ({}, ["report"])
    assert read_original(root, "report") == TEXT
    (files / "a.txt").write_text(TEXT + "\n")
    assert attached(attach_originals(root, SOURCES, [files])) == {"report": "a.txt"}


def test_a_scrapbook_belongs_to_every_source_that_is_whole_in_it(root: Path, files: Path) -> None:
    (files / "all.txt").write_text(f"{OTHER}\n\n{TEXT}")
    assert attached(attach_originals(root, SOURCES, [files])) == {"report": "all.txt", "ferry": "all.txt"}


def test_equal_claims_are_said_and_not_settled(root: Path, files: Path) -> None:
    half = SPANS[:4]
    gone = (HashedPassage("9", 3, "0" * 16),)
    sources = {"one": (*hashed(spans=half), *gone), "two": (*hashed(spans=half), *gone)}
    (files / "a.txt").write_text(TEXT)
    found = attach_originals(root, sources, [files])
    assert [one.sources for one in found.rivals] == [("one", "two")]
    assert attached_sources(root) == []


def test_what_is_kept_already_is_not_offered_again_from_a_folder(root: Path, files: Path) -> None:
    (files / "a.txt").write_text(TEXT)
    attach_originals(root, SOURCES, [files])
    assert attach_originals(root, SOURCES, [root, root / FOLDER]) == AttachResult()


def test_what_is_named_and_cannot_be_read_is_said(root: Path, files: Path) -> None:
    found = attach_originals(root, SOURCES, [files / "none.txt", files])
    assert [(one.file.path.name, one.file.is_named) for one in found.unread] == [("none.txt", True)]


def test_too_many_files_are_not_looked_through(
    root: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 2)
    for name in "abc":
        (files / name).write_text(TEXT)
    read: list[str] = []

    def reader(path: Path) -> UnreadableDocument:
        read.append(path.name)
        return UnreadableDocument("it is not read", "never mind")

    found = attach_originals(root, SOURCES, [files], reader)
    assert read == ["a", "b"]
    assert found.unread[-1].file.is_named


def test_what_cannot_be_kept_is_said(root: Path, files: Path) -> None:
    (root / FOLDER).write_text("no folder")
    (files / "a.txt").write_text(TEXT)
    found = attach_originals(root, SOURCES, [files])
    assert (len(found.refused), found.attached) == (1, [])
