"""`python -m benchmarks.pdf_sentences [PDF or FOLDER...]`: how many sentences stand whole in one passage.

Sentences of 12 to 30 words, up to 60 a document, drawn with a fixed seed. Of the documents that are made
here, the sentences and paragraphs are known; pdftotext shows which sentences go over the end of a page. Of
other documents, which the folder named in DATELINE_PDFS may hold, the sentences are those that pdftotext
gives. Letters and figures are compared, nothing else.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

from benchmarks.pdf_documents import MadeDocument, made_documents
from tui.parsing.documents.contents import DocumentContents
from tui.parsing.documents.pdf.read_pdf import read_pdf
from tui.parsing.limits import DocumentLimits

_MOST = 60
_SHORTEST, _LONGEST = 12, 30
_SEED = 1848
_SHORT = 0.7
"""Of the longest line of a paragraph, one that ends a heading or another paragraph."""
_BETWEEN = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\s+[•▪◦●○■◆–]\s+")
"""Where a sentence ends, and where an item of a list begins."""
_WHOLE = re.compile(r"[\"“‘(]?[A-Z].*[.!?][\"”’)]*", re.DOTALL)
_NUMBER = re.compile(r"(?<=[.!?:;])\s+(?:\(?\w{1,3}[.)]|\[\d{1,3}\])$")
"""The number of the next item, which pdftotext puts behind a sentence."""
_OPEN = re.compile(r"[^.!?:;]\Z")
_MARK = re.compile(r"(?<=[^\W\d]|[.,;:!?”)])\d{1,3}(?=[\s.,;)]|$)")
"""The mark of a note, which pdftotext puts behind a word: a sentence may be found with it or without it."""
_APART = re.compile(r"\s\[\d{1,3}\]")
"""The same as `corpus add` sets it apart."""
_ENDS = 3
"""Lines at the top and the bottom of a page among which running lines are looked for."""

Pages: TypeAlias = Sequence[Sequence[str]]
"""Of each page, the paragraphs of pdftotext: what stands between blank lines."""


class SentencesFound(NamedTuple):
    """How much of a document was found."""

    inside: tuple[int, int]
    """Of the sentences on one page: how many stand whole in a passage, and how many were looked for."""
    over: tuple[int, int]
    """Of those over the end of a page."""
    own: float
    """The median length in code points of the passages that hold these sentences."""
    other: float
    """The same of pdftotext's paragraphs. Those that hold none are left out: most of them are page numbers,
    running heads and single cells."""
    glued: int = 0
    """Passages with sentences of several paragraphs, where the paragraphs are known."""

    @property
    def length(self) -> float:
        """How many times as long as pdftotext's paragraph the passage with a sentence is."""
        return self.own / max(1, self.other)


def main() -> None:
    """Measure, and print a line for each document."""
    if not shutil.which("pdftotext"):
        sys.exit("it compares with pdftotext: install poppler-utils")
    made = [(f"{one.producer}: {one.name}", measure(one.data, one)) for one in made_documents()]
    named = [*sys.argv[1:], *filter(None, [os.environ.get("DATELINE_PDFS")])]
    others = [(path.name, measure(path.read_bytes())) for path in _files(map(Path, named))]
    for title, rows in (("documents made here", made), ("other documents", others)):
        for name, found in [*rows, (f"all {len(rows)} {title}", total([found for _, found in rows]))]:
            sys.stdout.write(f"{name:50.50} {_row(found)}\n")


def _files(named: Iterator[Path]) -> Iterator[Path]:
    for path in named:
        yield from sorted(path.glob("*.pdf")) if path.is_dir() else [path]


def _row(found: SentencesFound) -> str:
    return (
        f"{_share(found.inside)}   over page ends {_share(found.over)}   "
        f"median passage {found.own:4.0f} to {found.other:4.0f} = {found.length:5.2f}, glued {found.glued}"
    )


def _share(found: tuple[int, int]) -> str:
    return f"{found[0]:4} of {found[1]:4} ({100 * found[0] / max(1, found[1]):5.1f} %)"


def total(found: Sequence[SentencesFound]) -> SentencesFound:
    """Return the sum of all, and the median of the lengths."""
    inside, over = _sum([one.inside for one in found]), _sum([one.over for one in found])
    own, other = _median([one.own for one in found]), _median([one.other for one in found])
    return SentencesFound(inside, over, own, other, sum(one.glued for one in found))


def _sum(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(hits for hits, _ in counts), sum(of for _, of in counts)


def _median(lengths: Iterator[float] | Sequence[float]) -> float:
    return float(median([*lengths] or [0]))


def measure(data: bytes, made: MadeDocument | None = None) -> SentencesFound:
    """Return how many sentences of a PDF stand whole in one passage.

    Args:
        data: The file's bytes.
        made: What is known of it; None to ask for the sentences that pdftotext gives.
    """
    read = read_pdf(data, DocumentLimits(), lambda *_: None)
    if not isinstance(read, DocumentContents):
        return SentencesFound((0, 0), (0, 0), 0, 0)
    pages = _pages(data)
    texts = [paragraph.text for paragraph in read.paragraphs]
    passages = [squeeze(text) for text in texts]
    bare = [squeeze(_APART.sub("", text)) for text in texts]
    letters = [squeeze(" ".join(page)) for page in pages]
    if made is None:
        inside = [one for page in pages for part in page for one in _sentences(part)]
        over = [*_over_ends(pages)]
    else:
        inside, over = made.sentences, [one for one in made.sentences if _goes_over(squeeze(one), letters)]
    inside = [one for one in inside if any(squeeze(one) in page for page in letters)]
    blocks = [" ".join(part.split()) for page in pages for part in page]
    held = [one for one in _drawn(inside) if is_whole(one, [*passages, *bare])]
    return SentencesFound(
        _found(inside, [*passages, *bare]),
        _found(over, [*passages, *bare]),
        _length_around(held, texts),
        _length_around(held, blocks),
        count_glued(passages, made) if made else 0,
    )


def _pages(data: bytes) -> list[list[str]]:
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"],
        input=data, capture_output=True, check=False,
    ).stdout.decode("utf-8", "replace")  # fmt: skip
    return [[part for part in re.split(r"\n\s*\n", page) if part.strip()] for page in told.split("\f")]


def _length_around(sentences: Sequence[str], texts: Sequence[str]) -> float:
    """Return the median length of the texts that hold the sentences, a text once for each; 0 for none."""
    held = [(squeeze(text), squeeze(_APART.sub("", text)), len(text)) for text in texts]
    lengths = (
        next((length for *forms, length in held if is_whole(sentence, forms)), 0) for sentence in sentences
    )
    return _median([length for length in lengths if length])


def _found(sentences: Sequence[str], passages: Sequence[str]) -> tuple[int, int]:
    drawn = _drawn(sentences)
    return sum(is_whole(one, passages) for one in drawn), len(drawn)


def _drawn(sentences: Sequence[str]) -> list[str]:
    asked = [one for one in sentences if _SHORTEST <= len(one.split()) <= _LONGEST]
    return random.Random(_SEED).sample(asked, min(_MOST, len(asked)))


def is_whole(sentence: str, passages: Sequence[str]) -> bool:
    """Return whether a sentence stands whole in one passage, with the marks of its notes or without them.

    Args:
        sentence: As pdftotext gives it.
        passages: The letters and figures of each.
    """
    forms = {squeeze(sentence), squeeze(_MARK.sub("", sentence))}
    return any(form in passage for form in forms for passage in passages)


def count_glued(passages: Sequence[str], made: MadeDocument) -> int:
    """Return how many passages hold sentences of several paragraphs.

    Args:
        passages: The letters and figures of each.
        made: What was written.
    """
    paragraphs = [[squeeze(one) for one in paragraph] for paragraph in made.paragraphs]
    return sum(
        sum(any(one in passage for one in paragraph) for paragraph in paragraphs) > 1 for passage in passages
    )


def _goes_over(sentence: str, pages: Sequence[str]) -> bool:
    """Whether a sentence begins on one page and ends on the next."""
    if any(sentence in page for page in pages):
        return False
    head, tail = sentence[:12], sentence[-12:]
    return any(head in one[-600:] and tail in other[:600] for one, other in pairwise(pages))


def _over_ends(pages: Pages) -> Iterator[str]:
    """The sentences over the ends of pages, where the last paragraph of one goes on with a small letter."""
    lines = [[part.splitlines() for part in page] for page in pages]
    heads = _heads(lines)
    texts = [[part for part in page if len(part.split()) >= _SHORTEST / 2] for page in _without(lines, heads)]
    for one, other in pairwise(texts):
        if not one or not other or not _OPEN.search(one[-1]) or not other[0][0].islower():
            continue
        whole, end = f"{one[-1]} {other[0]}", len(one[-1])
        start = 0
        for sentence in (_NUMBER.sub("", one) for one in _BETWEEN.split(whole)):
            start = whole.index(sentence, start)
            # pdftotext may put a running head into the word that goes over the end.
            is_clean = not any(head in _masked(sentence) for head in heads if len(head) > _ENDS)
            if start < end < start + len(sentence) and is_clean and _WHOLE.fullmatch(sentence):
                yield sentence
            start += len(sentence)


def _heads(pages: Sequence[Sequence[Sequence[str]]]) -> set[str]:
    """What stands at the ends of three pages or more, with a sign for each number."""
    shared = Counter(mask for page in pages for mask in {_masked(line) for _, line in _ends(page)})
    return {mask for mask, count in shared.items() if count >= _ENDS}


def _ends(page: Sequence[Sequence[str]]) -> list[tuple[tuple[int, int], str]]:
    lines = [*_places(page)]
    return [*lines[:_ENDS], *lines[-_ENDS:]]


def _without(pages: Sequence[Sequence[Sequence[str]]], heads: set[str]) -> Iterator[list[str]]:
    """The paragraphs of each page as one line, without running lines at its ends."""
    for page in pages:
        gone = {
            at for at, line in _ends(page) if _masked(line) in heads or _masked(line).strip(" -–—") == "0"
        }
        kept: list[list[str]] = [[] for _ in page]
        for at, line in _places(page):
            if at not in gone:
                kept[at[0]].append(line)
        yield [" ".join(" ".join(part).split()) for part in kept if "".join(part).strip()]


def _places(page: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[int, int], str]]:
    for number, part in enumerate(page):
        for at, line in enumerate(part):
            yield (number, at), line


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _sentences(part: str) -> list[str]:
    """The sentences of a paragraph of pdftotext; a line much shorter than others ends a heading."""
    lines = [" ".join(line.split()) for line in part.splitlines() if line.strip()]
    longest = max(map(len, lines))
    blocks: list[list[str]] = [[]]
    for line in lines:
        blocks[-1].append(line)
        if len(line) < _SHORT * longest:
            blocks.append([])
    sentences = [_NUMBER.sub("", one) for block in blocks for one in _BETWEEN.split(" ".join(block))]
    return [one for one in sentences if _WHOLE.fullmatch(one)]


def squeeze(text: str) -> str:
    """Return the letters and figures of a text alone, in small letters."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


if __name__ == "__main__":
    main()
