"""The measure of sentences in PDFs, on the documents of the tests' own writer."""

from __future__ import annotations

import shutil

import pytest

from benchmarks.pdf_documents import MadeDocument, drawn_documents
from benchmarks.pdf_sentences import count_glued, measure, squeeze

pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="compares with poppler's pdftotext")


@pytest.mark.parametrize("made", [*drawn_documents()], ids=lambda made: f"{made.producer}, {made.name}")
def test_sentences_stand_whole_in_one_passage(made: MadeDocument) -> None:
    found = measure(made.data, made)
    assert found.inside[1] == 60
    assert found.over[1] >= 2
    assert found.inside[0] >= 0.97 * found.inside[1]
    assert found.over[0] >= 0.9 * found.over[1]
    # Gluing passages together is no answer.
    assert found.glued == 0
    assert found.length <= 1.3
    assert found.own <= 1.3 * max(len(" ".join(paragraph)) for paragraph in made.paragraphs)


def test_letters_and_figures_are_compared() -> None:
    assert squeeze("The ﬁrst  well-known “Lock”, 1874.") == "thefirstwellknownlock1874"


def test_passages_with_sentences_of_several_paragraphs_are_counted() -> None:
    made = MadeDocument("x", "y", b"", [["One lock.", "Two locks."], ["A gate."]])
    assert count_glued(["onelocktwolocks", "agate"], made) == 0
    assert count_glued(["onelock", "twolocksagate"], made) == 1
