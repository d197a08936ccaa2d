"""The shipped chronology's hashes, for whoever holds the five articles that they were made from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.evidence.hashes.hash_placement import HashedPassage, PlacementReport
from tui.evidence.hashes.hash_search import locate_hashes
from tui.parsing.corpus import read_corpus, sources_of
from tui.parsing.limits import Limits
from tui.project.sources.attach_originals import attach_originals

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT.parent / "shared" / "originals").glob("*.txt"))
PAGE = "The committee of the village hall met on a wet evening, and the ferry ran late.\n" * 40

pytestmark = pytest.mark.skipif(
    len(FILES) != 5, reason="the five articles are their publishers', and not here"
)


@pytest.fixture(scope="module")
def sources() -> dict[str, tuple[HashedPassage, ...]]:
    files, _ = read_corpus(ROOT, Limits())
    return {
        source.id: tuple(
            HashedPassage(it.key, it.hash.words, it.hash.digest, (it.span.start, it.span.end))
            for it in source.passages
            if it.hash and it.span
        )
        for source in sources_of(files)
    }


def changed(found: PlacementReport) -> set[str]:
    return {key for key, one in found.passages.items() if not one.is_settled}


def test_all_hashes_are_found_in_renamed_copies_between_two_pages(
    tmp_path: Path, sources: dict[str, tuple[HashedPassage, ...]]
) -> None:
    (tmp_path / "chronology" / "corpus").mkdir(parents=True)
    (tmp_path / "papers").mkdir()
    for number, file in enumerate(FILES):
        (tmp_path / "papers" / f"scan {number}").write_text(
            f"{PAGE}\n{file.read_text('utf-8')}\n{PAGE}", "utf-8"
        )
    found = attach_originals(tmp_path / "chronology", sources, [tmp_path / "papers"])
    assert [one.source for one in found.attached] == sorted(
        (file.stem for file in FILES), key=list(sources).index
    )
    assert {one.source: changed(one.placed) for one in found.attached} == {file.stem: set() for file in FILES}
    assert sum(len(one.placed.passages) for one in found.attached) == sum(map(len, sources.values())) >= 132


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_one_changed_word_changes_exactly_the_passages_that_hold_it(
    file: Path, sources: dict[str, tuple[HashedPassage, ...]]
) -> None:
    text, hashed = file.read_text("utf-8"), sources[file.stem]
    for word in list(re.finditer(r"\w+", text))[::25]:
        start, end = word.span()
        copy = f"{PAGE}\n{text[:start]}zebra{text[end:]}\n{PAGE}"
        holding = {one.key for one in hashed if one.span and one.span[0] < end and start < one.span[1]}
        assert changed(locate_hashes(copy, {file.stem: hashed})[file.stem]) == holding
