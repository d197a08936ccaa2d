"""The book of an invented canal: 300 pages with running heads, divided words, ligatures and footnotes.

Its words are drawn from a fixed list with a fixed seed, so every paragraph of it is known, and so is the page
on which it begins.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from tests.parsing.documents.pdfs import Line, pdf

FRONT_PAGES = 4
"""Numbered i to iv; then from 1."""
_LINES = 40
_WIDTH = 62
_WORDS = re.findall(
    r"\S+",
    "the a of and to in was by for on with at from under canal company lighthouse keeper towpath "
    "lock gate barge engineer survey committee minutes ledger clerk warehouse reservoir "
    "embankment aqueduct navigation toll office first flood final difficult fluid inflow "
    "specified shareholder meeting parliament petition bridge winter summer water level measured "
    "repaired opened closed reported agreed refused inspected well-known cross-bank two-handed ",
)


@dataclass
class Book:
    """What was printed."""

    pages: list[list[Line]] = field(default_factory=list)
    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    """The page on which each begins, from 0, and its words as they were before they were set."""
    over_a_break: list[tuple[int, int]] = field(default_factory=list)
    """For each page that ends inside a paragraph: which, and how many of its characters are behind."""

    @property
    def data(self) -> bytes:
        """As PDF."""
        return pdf(
            self.pages,
            labels=f"0 <</S/r>> {FRONT_PAGES} <</S/D>>",
            title="The book of the canal",
            author="Mary Lock",
        )


def page_label(page: int) -> str:
    """What the book calls a page, which are counted from 0."""
    return ("i", "ii", "iii", "iv")[page] if page < FRONT_PAGES else str(page - FRONT_PAGES + 1)


def book(pages: int = 300) -> Book:
    """Set the book."""
    draw = random.Random(1811)
    made = Book()
    row = _LINES
    # The last paragraph ends on the last page.
    while len(made.pages) < pages or row < _LINES - 25:
        text = _paragraph(draw)
        number, done = len(made.paragraphs), 0
        for at, (line, length) in enumerate(_set(text, draw)):
            if row == _LINES:
                if done:
                    made.over_a_break.append((number, done))
                made.pages.append(_furniture(len(made.pages)))
                row = 0
            if at == 0:
                made.paragraphs.append((len(made.pages) - 1, text))
            indent = 18 if at == 0 else 0
            made.pages[-1].append(Line(line, 72 + indent, 740 - 15 * row))
            row, done = row + 1, done + length
    return made


def _furniture(page: int) -> list[Line]:
    head = "The Book of the Canal" if page % 2 else "From the Ledger to the Locks"
    foot = page_label(page) if page < FRONT_PAGES or page % 2 else f"Page {page_label(page)}"
    return [Line(head, 72, 790, 9), Line(foot, 280, 40, 9)]


def _paragraph(draw: random.Random) -> str:
    sentences = []
    for _ in range(draw.randint(2, 9)):
        words = draw.choices(_WORDS, k=draw.randint(5, 22))
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def _set(text: str, draw: random.Random) -> list[tuple[str, int]]:
    """Lines of at most `_WIDTH` characters, with words divided and ligatures set, and how much each holds."""
    lines = []
    while len(text) > _WIDTH:
        end = text.rfind(" ", 0, _WIDTH - 1)
        word = text[end + 1 :].partition(" ")[0]
        room = _WIDTH - end - 2
        hyphen = word.find("-")
        if 0 < hyphen < room:
            line, length = text[: end + 1 + hyphen + 1], end + 1 + hyphen + 1
        elif word.isalpha() and len(word) > 6 and room > 3 and draw.random() < 0.5:
            line, length = text[: end + 4] + "-", end + 4
        else:
            line, length = text[:end], end + 1
        lines.append((line, length))
        text = text[length:]
    lines.append((text, len(text)))
    return [(line.replace("fi", "ﬁ").replace("fl", "ﬂ"), length) for line, length in lines]
