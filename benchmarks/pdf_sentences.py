"""`python -m benchmarks.pdf_sentences [PDF...]`: how many sentences of PDFs stand whole in one passage.

Sentences of 12 to 30 words, up to 60 a document, drawn with a fixed seed. Of the documents that are made
here, the sentences are known; pdftotext shows which of them go over the end of a page. Of other documents,
the sentences are those that pdftotext gives. Letters and figures are compared, nothing else.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.pdf_documents import made_documents
from tui.parsing.documents.contents import DocumentContents
from tui.parsing.documents.pdf.read_pdf import read_pdf
from tui.parsing.limits import DocumentLimits

_MOST = 60
_SHORTEST, _LONGEST = 12, 30
_SEED = 1848
_SHORT = 0.7
"""Of the longest line of a paragraph, one that ends a heading or another paragraph."""
_BETWEEN = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_WHOLE = re.compile(r"[\"“‘(]?[A-Z].*[.!?][\"”’)]*", re.DOTALL)
_MARK = re.compile(r"\s\[\d{1,3}\]")
"""The mark of a note, which `corpus add` sets apart: a sentence may be found with it or without it."""


class SentencesFound(NamedTuple):
    """How much of a document was found."""

    inside: tuple[int, int]
    """Of the sentences on one page: how many stand whole in a passage, and how many were looked for."""
    over: tuple[int, int]
    """Of those over the end of a page."""
    length: float
    """The length of the passage in which the middle letter of the text stands, against that of pdftotext's
    paragraph: the median of all would be that of page numbers and heads, of which pdftotext keeps each."""


def main() -> None:
    """Measure, and print a line for each document."""
    if not shutil.which("pdftotext"):
        sys.exit("it compares with pdftotext: install poppler-utils")
    rows = [
        (f"{made.producer}: {made.name}", measure(made.data, made.sentences)) for made in made_documents()
    ]
    rows += [(Path(name).name, measure(Path(name).read_bytes(), None)) for name in sys.argv[1:]]
    for name, found in [*rows, ("all", total([found for _, found in rows]))]:
        shares = f"{_share(found.inside)}   over page ends {_share(found.over)}"
        sys.stdout.write(f"{name:50} {shares}   length {found.length:.2f}\n")


def _share(found: tuple[int, int]) -> str:
    return f"{found[0]:4} of {found[1]:4} ({100 * found[0] / max(1, found[1]):5.1f} %)"


def total(found: Sequence[SentencesFound]) -> SentencesFound:
    """Return the sum of all, and the median of the lengths."""
    inside, over = [one.inside for one in found], [one.over for one in found]
    length = median([one.length for one in found] or [0])
    return SentencesFound(_sum(inside), _sum(over), length)


def _sum(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(hits for hits, _ in counts), sum(of for _, of in counts)


def measure(data: bytes, known: Sequence[str] | None) -> SentencesFound:
    """Return how many sentences of a PDF stand whole in one passage.

    Args:
        data: The file's bytes.
        known: Its sentences; None for those that pdftotext gives.
    """
    read = read_pdf(data, DocumentLimits(), lambda *_: None)
    if not isinstance(read, DocumentContents):
        return SentencesFound((0, 0), (0, 0), 1.0)
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"],
        input=data, capture_output=True, check=False,
    ).stdout.decode("utf-8", "replace")  # fmt: skip
    pages = [[part for part in re.split(r"\n\s*\n", page) if part.strip()] for page in told.split("\f")]
    letters = [squeeze(" ".join(page)) for page in pages]
    texts = [paragraph.text for paragraph in read.paragraphs]
    passages = [squeeze(text) for text in (*texts, *(_MARK.sub("", text) for text in texts))]
    if known is None:
        known = [sentence for page in pages for part in page for sentence in _sentences(part)]
    asked = [one for one in known if _SHORTEST <= len(one.split()) <= _LONGEST]
    inside = [one for one in asked if any(squeeze(one) in page for page in letters)]
    over = [one for one in asked if _goes_over(squeeze(one), letters)]
    lengths = [len(" ".join(part.split())) for page in pages for part in page]
    own = [len(paragraph.text) for paragraph in read.paragraphs]
    return SentencesFound(_found(inside, passages), _found(over, passages), _middle(own) / _middle(lengths))


def _middle(lengths: Sequence[int]) -> float:
    """The length of the text in which the middle letter of all stands."""
    ordered = sorted(lengths)
    places = list(accumulate(ordered))
    return float(ordered[bisect_left(places, places[-1] / 2)]) if ordered else 1.0


def _found(sentences: Sequence[str], passages: Sequence[str]) -> tuple[int, int]:
    drawn = random.Random(_SEED).sample(sentences, min(_MOST, len(sentences)))
    return sum(any(squeeze(one) in passage for passage in passages) for one in drawn), len(drawn)


def _goes_over(sentence: str, pages: Sequence[str]) -> bool:
    """Whether a sentence begins on one page and ends on the next."""
    if any(sentence in page for page in pages):
        return False
    head, tail = sentence[:12], sentence[-12:]
    return any(head in one[-600:] and tail in other[:600] for one, other in pairwise(pages))


def _sentences(part: str) -> list[str]:
    """The sentences of a paragraph of pdftotext; a line much shorter than others ends a heading."""
    lines = [" ".join(line.split()) for line in part.splitlines() if line.strip()]
    longest = max(map(len, lines))
    blocks: list[list[str]] = [[]]
    for line in lines:
        blocks[-1].append(line)
        if len(line) < _SHORT * longest:
            blocks.append([])
    sentences = [one for block in blocks for one in _BETWEEN.split(" ".join(block))]
    return [one for one in sentences if _WHOLE.fullmatch(one)]


def squeeze(text: str) -> str:
    """Return the letters and figures of a text alone, in small letters."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


if __name__ == "__main__":
    main()
