"""Joining lines of pages to paragraphs: without running heads, with divided words joined.

A PDF has letters at positions, and neither paragraphs nor words that continue on the next line. Both are
found here from the positions and the ends of lines. In doubt, no words of a quotation must be lost: a
paragraph continues on the next page unless there is a sign that it ended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from tui.parsing.documents.contents import DocumentParagraph, to_one_line
from tui.parsing.documents.pdf_headers import strip_running_lines

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHENS = ("-", "‐", "\u00ad")
_TAIL = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 100
"""Letters of a word that a line divides: of more, these last and first ones."""
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\d*$")
"""A number behind it is the mark of a footnote."""
_ITEM = re.compile(r"(?:[•▪◦‣●–*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S")
_SHORT = 0.25
"""The share of its column's width that the last line of a paragraph leaves free; less is no sign of an
end."""
_STEP = 0.7
"""Of the height of its letters, how far a line is set in, if it is."""
_NARROWEST = 0.35
"""Of a page's width, a column: there may be two."""
_PAGE_LABEL = re.compile(r"[A-Za-z0-9_.\-]{1,8}")


_Leading: TypeAlias = dict[int, float]
"""By the height of letters in whole points, the usual distance between base lines."""


class _Style(Enum):
    """How the beginning of a paragraph is marked: set in, or by a space above it, or not at all."""

    INDENT = auto()
    GAP = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page. Lengths in points, from the lower left corner of the page as it is read."""

    text: str
    left: float
    right: float
    base: float
    """Of the base line."""
    size: float
    """The height of its letters."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page of a document."""

    label: str
    """As the document numbers it: `12`, `xii`; may be empty."""
    lines: tuple[TextLine, ...]
    """In reading order."""
    width: float = 0.0
    """Of the sheet."""


class _Column(NamedTuple):
    """Lines that stand below one another."""

    page: int
    lines: Sequence[TextLine]
    left: float
    right: float


@dataclass(slots=True)
class _Block:
    """A paragraph that is being put together."""

    page: int
    """On which it begins, from 0."""
    last: int
    """On which its last line so far stands."""
    right: float
    """Of the column in which it stands so far."""
    lines: list[TextLine] = field(default_factory=list)

    @property
    def end(self) -> TextLine:
        return self.lines[-1]


def join_paragraphs(pages: Sequence[PdfPage]) -> tuple[tuple[DocumentParagraph, ...], int]:
    """The paragraphs of a document.

    Args:
        pages: All of its pages.

    Returns:
        The paragraphs, each labelled with the page on which it begins (`p. 12`, and `p. 12 para 2` for the
        second that does); and how many lines of running heads and page numbers were left out.
    """
    kept = strip_running_lines([[line.text for line in page.lines] for page in pages], _heights(pages))
    bodies = [[page.lines[at] for at in left] for page, left in zip(pages, kept, strict=True)]
    removed = sum(len(page.lines) for page in pages) - sum(map(len, bodies))
    blocks = _blocks(bodies, [page.width for page in pages])
    words = _words(blocks)
    names = _page_names([page.label for page in pages])
    begun: Counter[int] = Counter()
    found = []
    for block in blocks:
        begun[block.page] += 1
        text = to_one_line(_joined([line.text for line in block.lines], words))
        found.append(DocumentParagraph(text, _label(names[block.page], begun[block.page])))
    return tuple(found), removed


def _heights(pages: Sequence[PdfPage]) -> list[list[float]]:
    return [[line.base for line in page.lines] for page in pages]


def _page_names(labels: Sequence[str]) -> list[str]:
    """`p. 12`, as the document numbers it; `sheet 14` where that can't be cited, or is another page's."""
    seen: set[str] = set()
    names = []
    for number, written in enumerate(labels, 1):
        label = written.strip() or ("" if any(labels) else str(number))
        usable = _PAGE_LABEL.fullmatch(label) and label not in seen
        names.append(f"p. {label}" if usable else f"sheet {number}")
        seen.add(label)
    return names


def _label(page: str, number: int) -> str:
    # A label is only one if it holds a digit (see `tui.parsing.passages`), which `p. xii` does not.
    has_digit = any(character.isdigit() for character in page)
    return page if number == 1 and has_digit else f"{page} para {number}"


def _columns(bodies: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[_Column]:
    runs: list[tuple[int, list[TextLine]]] = []
    for number, lines in enumerate(bodies):
        for at, line in enumerate(lines):
            if at == 0 or line.base > lines[at - 1].base + lines[at - 1].size:
                runs.append((number, []))
            runs[-1][1].append(line)
    lefts = [Counter(round(line.left) for line in run).most_common(1)[0][0] for _, run in runs]
    rights = [max(line.right for line in run) for _, run in runs]
    usual = median([right - left for left, right in zip(lefts, rights, strict=True)] or [0])
    # Else a column of short lines would count as full.
    return [
        _Column(page, run, left, max(right, left + usual, left + _NARROWEST * widths[page]))
        for (page, run), left, right in zip(runs, lefts, rights, strict=True)
    ]


def _blocks(bodies: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[_Block]:
    columns = _columns(bodies, widths)
    leading = _leading(columns)
    style = _style(columns, leading)
    blocks: list[_Block] = []
    for column in columns:
        block = _continued(blocks, column, style)
        for at, line in enumerate(column.lines):
            if block is None or (at > 0 and _is_new(block, line, column, leading, style)):
                block = _Block(column.page, column.page, column.right)
                blocks.append(block)
            block.lines.append(line)
            block.last, block.right = column.page, column.right
    return blocks


def _leading(columns: Sequence[_Column]) -> _Leading:
    """The usual distance between base lines, for letters of each height in whole points."""
    gaps: dict[int, Counter[float]] = {}
    for column in columns:
        for above, below in pairwise(column.lines):
            if _alike(above, below) and above.base > below.base:
                size = gaps.setdefault(round(below.size), Counter())
                size[round((above.base - below.base) * 2) / 2] += 1
    return {size: min(counted, key=lambda gap: (-counted[gap], gap)) for size, counted in gaps.items()}


def _style(columns: Sequence[_Column], leading: _Leading) -> _Style:
    """How the document shows where paragraphs begin: judged by what follows where one has surely ended."""
    counted = Counter(
        _mark(above, below, leading)
        for column in columns
        for above, below in pairwise(column.lines)
        if _alike(above, below) and _ends_short(above, column.left, column.right)
    )
    half = counted.total() / 2
    if counted[_Style.INDENT] > half:
        return _Style.INDENT
    return _Style.NONE if counted[_Style.NONE] > half else _Style.GAP


def _mark(above: TextLine, below: TextLine, leading: _Leading) -> _Style:
    if above.base - below.base > 1.3 * leading.get(round(below.size), 1.3 * below.size):
        return _Style.GAP
    return _Style.INDENT if below.left > above.left + _STEP * below.size else _Style.NONE


def _ends_short(line: TextLine, left: float, right: float) -> bool:
    return line.right < right - _SHORT * (right - left) and bool(_ENDS.search(line.text))


def _is_new(block: _Block, line: TextLine, column: _Column, leading: _Leading, style: _Style) -> bool:
    """Whether a line begins a paragraph, below one in the same column."""
    above = block.end
    if not _alike(above, line) or _is_item(line, block):
        return not _is_divided(above)
    mark = _mark(above, line, leading)
    if mark is _Style.GAP:
        return True
    if mark is _Style.INDENT:
        return not (len(block.lines) == 1 and _ITEM.match(above.text))
    if line.left < above.left - _STEP * line.size:
        return len(block.lines) > 1
    # Where paragraphs are marked, a line without a mark begins none, however the one above it ends.
    return style is _Style.NONE and _ends_short(above, column.left, column.right)


def _continued(blocks: Sequence[_Block], column: _Column, style: _Style) -> _Block | None:
    """The paragraph that goes on at the head of a column; None where one begins there."""
    line = column.lines[0]
    # Notes in smaller type stand below a paragraph that goes on over them.
    block = next((one for one in reversed(blocks) if one.end.size > 0.9 * line.size), None)
    if block is None or not _alike(block.end, line) or column.page > block.last + 1:
        return None
    if _is_divided(block.end):
        return block
    if _is_item(line, block) or line.left > column.left + _STEP * line.size:
        return None
    if _ENDS.search(block.end.text):
        is_over = style is not _Style.INDENT and _ends_short(block.end, block.end.left, block.right)
    else:
        # A heading, or a cell of a table.
        is_over = len(block.lines) == 1 and not line.text[0].islower() and not _is_full(block)
    return None if is_over else block


def _is_item(line: TextLine, block: _Block) -> bool:
    """Whether a line begins an item of a list; a number that a sentence ends with (`12. The`) does not."""
    return bool(_ITEM.match(line.text)) and (not _is_full(block) or bool(_ENDS.search(block.end.text)))


def _is_full(block: _Block) -> bool:
    return block.end.right > block.right - _SHORT * (block.right - block.end.left)


def _alike(one: TextLine, other: TextLine) -> bool:
    return abs(one.size - other.size) <= 0.1 * max(one.size, other.size)


def _is_divided(line: TextLine) -> bool:
    return bool(_head(line.text))


def _words(blocks: Sequence[_Block]) -> Counter[str]:
    """The words of the document that are not divided, in small letters."""
    return Counter(word for block in blocks for word in _whole_words([line.text for line in block.lines]))


def _whole_words(lines: Sequence[str]) -> Iterator[str]:
    follows_hyphen = False
    for line in lines:
        found = [match[0].casefold() for match in _WORD.finditer(line)]
        is_divided = _head(line) is not None
        yield from found[int(follows_hyphen) : len(found) - is_divided]
        follows_hyphen = is_divided


def _head(text: str) -> str | None:
    """The letters in front of the hyphen that a text ends with; None where it ends with none."""
    if not text.endswith(_HYPHENS):
        return None
    start = len(text) - 1
    while start > 0 and start > len(text) - 1 - _LONGEST_WORD and _TAIL.match(text[start - 1]):
        start -= 1
    return text[start:-1]


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    pieces: list[str] = []
    end = ""
    """The last letters of them all: as many as a divided word may have."""
    for line in lines:
        between = _between(end, line, words) if end else ""
        if between is None:
            pieces[-1], end, between = pieces[-1][:-1], end[:-1], ""
        pieces.append(between + line)
        end = (end + pieces[-1])[-_LONGEST_WORD - 2 :]
    return "".join(pieces)


def _between(end: str, line: str, words: Counter[str]) -> str | None:
    """What stands between two lines: a space or, where they divide a word, nothing; None: no hyphen either.

    The hyphen goes where the document has the whole word elsewhere (`lighthouse`), and stays where it has
    the word with one (`well-known`). Where it has neither, but both halves as words, hyphen and space both
    stay: `tui.evidence.quotations.normalized_text` reads that either way, and a quotation of either is found.
    """
    head = _head(end)
    tail = _TAIL.match(line, 0, _LONGEST_WORD)
    if head is None or end[-2:-1].isspace():
        return " "
    if end.endswith("\u00ad"):
        return None
    if not head or not tail or not line[0].islower():
        return ""
    first, second = head.casefold(), tail[0].casefold()
    if first + second in words:
        return None
    if f"{first}-{second}" in words:
        return ""
    return " " if first in words and second in words else None
