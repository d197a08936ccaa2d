"""`attach`, `verify`, `detach`, and `source --original`: what they answer and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, ran
from tests.evidence.lamp import SPANS, TEXT, attributes, build, hashed

COUNT = len(SPANS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path / "lighthouse")


def attached(root: Path, text: str = TEXT, *options: str) -> Ran:
    file = root.parent / "scan 0001.txt"
    file.write_text(text)
    return ran("corpus", "attach", file, "-C", root, *options)


def test_attach_reports_every_passage_and_keeps_the_text(root: Path) -> None:
    answer = attached(root)
    first, *lines = answer.out.splitlines()
    assert answer.code == 0
    assert first.startswith(f"report  {COUNT} passages with a hash: {COUNT} verified")
    assert [line.split()[:2] for line in lines if "[" in line] == [
        [f"[{n}]", "verified"] for n in range(1, COUNT + 1)
    ]
    assert "1 source without hashes: their originals cannot be matched" in answer.err
    assert (root / "corpus/originals/report.txt").read_text() == TEXT


def test_verify_reports_it_again(root: Path) -> None:
    attached(root, f"Menu\n{TEXT}")
    answer = ran("corpus", "verify", "-C", root)
    assert answer.code == 0
    assert f"{COUNT} moved" in answer.out
    assert f"[1] verified, moved to 5-{SPANS[0][1] + 5}, 5 characters later" in answer.out
    assert ran("corpus", "verify", "report", "-C", root).out == answer.out


def test_a_changed_word_ends_with_1(root: Path) -> None:
    text = TEXT.replace("bees", "hens")
    assert attached(root, text).code == 1
    answer = ran("corpus", "verify", "-C", root)
    assert answer.code == 1
    assert f"{COUNT - 1} verified, 1 changed" in answer.out
    assert "changed: its words were not found" in answer.out


def test_as_json(root: Path) -> None:
    (one,) = json.loads(attached(root, TEXT.replace("bees", "hens"), "--format", "json").out)
    (again,) = json.loads(ran("corpus", "verify", "-C", root, "--format", "json").out)
    assert one["totals"] == {"verified": COUNT - 1, "moved": 0, "ambiguous": 0, "changed": 1}
    assert one["passages"] == again["passages"]
    assert one["passages"][0] == {
        "key": "1", "status": "verified", "start": SPANS[0][0], "end": SPANS[0][1], "places": 1,
    }  # fmt: skip
    changed = [passage for passage in one["passages"] if passage["status"] == "changed"]
    assert [passage["start"] for passage in changed] == [None]
    ran("corpus", "detach", "--all", "-C", root)
    assert json.loads(ran("corpus", "verify", "-C", root, "--format", "json").out) == [
        {"source": "report", "attached": False}
    ]


def test_without_an_original_there_is_nothing_to_verify(root: Path) -> None:
    answer = ran("corpus", "verify", "-C", root)
    assert (answer.code, answer.out) == (1, "")
    assert "no original attached: report" in answer.err
    assert ran("corpus", "verify", "letters", "-C", root).code == 1
    assert ran("corpus", "verify", "reprot", "-C", root).code == 2


def test_a_file_of_no_source_ends_with_1(root: Path) -> None:
    answer = attached(root, "Take four eggs.")
    assert answer.code == 1
    assert "matches the hashes of no source" in answer.err
    assert not (root / "corpus/originals").exists()


def test_a_folder_says_how_many_were_not_meant(root: Path) -> None:
    folder = root.parent / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("Take four eggs.")
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    answer = ran("corpus", "attach", folder, "-C", root)
    assert answer.code == 0
    assert "1 other file matching the hashes of no source" in answer.err
    assert "1 other file could not be read as a document" in answer.err


def test_a_named_file_that_cannot_be_read_ends_with_3(root: Path) -> None:
    answer = ran("corpus", "attach", root.parent / "none.txt", "-C", root)
    assert answer.code == 3
    assert "none.txt" in answer.err


def test_a_text_that_cannot_be_kept_ends_with_4(root: Path) -> None:
    (root / "corpus/originals").write_text("no folder")
    assert attached(root).code == 4


def test_a_kept_text_that_cannot_be_read_ends_with_3(root: Path) -> None:
    attached(root)
    (root / "corpus/originals/report.txt").write_bytes(b"\xff\xfe\xff")
    answer = ran("corpus", "verify", "-C", root)
    assert answer.code == 3
    assert "dateline corpus detach report" in answer.err
    assert ran("source", "report#1", "--original", "-C", root).code == 3


def test_a_chronology_without_hashes_says_so(tmp_path: Path) -> None:
    root = build(tmp_path / "bare", {"report": ["", ""], "letters": [""]})
    answer = attached(root)
    assert answer.code == 2
    assert "no source in this chronology has hashes" in answer.err


def test_detach_deletes_one_or_all(tmp_path: Path) -> None:
    root = build(tmp_path / "two", {"report": attributes(hashed()), "letters": attributes(hashed())})
    attached(root)
    assert ran("corpus", "detach", "reprot", "-C", root).code == 2
    assert ran("corpus", "detach", "-C", root).code == 2
    assert ran("corpus", "detach", "report", "--all", "-C", root).code == 2
    assert ran("corpus", "detach", "report", "-C", root).out == "detached report\n"
    assert ran("corpus", "detach", "--all", "-C", root).out == "detached letters\n"
    answer = ran("corpus", "detach", "--all", "-C", root)
    assert (answer.code, answer.out) == (0, "")
    assert "no original is attached" in answer.err


def test_a_passage_in_the_source_s_own_words(root: Path) -> None:
    attached(root)
    answer = ran("source", "report#2", "--original", "-C", root)
    assert answer.code == 0
    assert "the source's own words, from corpus/originals/report.txt" in answer.out
    assert "> Forty boats had come out to see it." in answer.out
    told = json.loads(ran("source", "report#2", "--original", "-C", root, "--format", "json").out)
    assert told["text"] == "Forty boats had come out to see it."
    whole = ran("source", "report", "--original", "-C", root).out
    assert "A café was planned" in whole


def test_words_that_are_not_there_end_with_1(root: Path) -> None:
    attached(root, TEXT.replace("Forty", "Fifty"))
    answer = ran("source", "report#2", "--original", "-C", root)
    assert answer.code == 1
    assert "changed: its words were not found" in answer.out


def test_without_an_original_its_words_cannot_be_shown(root: Path) -> None:
    answer = ran("source", "report#2", "--original", "-C", root)
    assert (answer.code, answer.out) == (1, "")
    assert "no original of report is attached" in answer.err
    assert ran("source", "--original", "-C", root).code == 2


def test_nothing_of_an_original_is_exported(root: Path) -> None:
    before = ran("export", "-C", root, "-o", "-").out
    attached(root)
    assert ran("export", "-C", root, "-o", "-").out == before
    assert "Gull Rock" not in before


def test_where_nothing_has_a_hash_verify_says_so(tmp_path: Path) -> None:
    assert ran("new", tmp_path / "new").code == 0
    result = ran("corpus", "verify", "-C", tmp_path / "new")
    assert (result.code, result.out) == (1, "")
    assert "there is nothing to verify: no passage has a hash; see: dateline corpus hash" in result.err
