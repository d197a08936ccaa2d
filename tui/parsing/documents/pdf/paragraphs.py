"""Joining lines of pages to paragraphs: without running heads, with divided words joined.

A PDF has letters at positions, and neither paragraphs nor words that continue on the next line. Both are
found here from the positions and the ends of lines. In doubt, no words of a quotation must be lost: a
paragraph continues on the next page unless there is a sign that it ended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from tui.parsing.documents.contents import DocumentParagraph, to_one_line
from tui.parsing.documents.pdf.divided_words import count_words, is_divided, join_text
from tui.parsing.documents.pdf.note_marks import MARKS, OPEN, plain_text, settle_marks
from tui.parsing.documents.pdf.page_names import PassageLabels, name_pages
from tui.parsing.documents.pdf.pages import Link, PdfPage, TextLine
from tui.parsing.documents.pdf.running_lines import find_running_lines

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\d*$")
"""A number behind it is the mark of a footnote."""
_ITEM = re.compile(r"(?:[•▪◦‣●■□➢✓–−*\uf000-\uf0ff-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S")
_SIGN = re.compile(r"[^\w\s\"'“‘«(\[$£€]\s+\S")
"""What may be drawn for a bullet."""
_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+\S")
_NOTE = re.compile(rf"{OPEN}|\d{{1,3}}[.)]?\s+[^\W\d_]|[*†‡§¶]")
"""How the first note of a page begins; one that goes on from the page before begins otherwise."""
_SHORT = 0.25
"""The share of its column's width that the last line of a paragraph leaves free; less is no sign of an
end."""
_STEP = 0.7
"""Of the height of its letters, how far a line is set in, if it is."""
_MARGIN = 0.1
"""The share of the letters of a page, at most, that may stand beside its text."""
_FLOWING = 3
"""Lines inside sentences at one distance, from which on it is that of their column."""
_WIDEST = 2.5
"""Times the height of the letters, the widest leading of a text."""
_SEVERAL = 3
_RAGGED = 0.1
"""Of its width, how far lines that fill a column may end before its edge."""
_MOST_BETWEEN = 60
"""Paragraphs, such as notes, between two parts of one."""
_NARROWEST = 0.35
"""Of a page's width, a column: there may be two."""

_Leading: TypeAlias = dict[int, float]
"""By the height of letters in whole points, the usual distance between base lines."""


class _Style(Enum):
    """How the beginning of a paragraph is marked: set in, or by a space above it, or not at all."""

    INDENT = auto()
    GAP = auto()
    NONE = auto()


class _Setting(NamedTuple):
    """How lines are set."""

    leading: _Leading
    style: _Style


class _Column(NamedTuple):
    """Lines that stand below one another."""

    page: int
    lines: Sequence[TextLine]
    left: float
    right: float
    edge: float
    """How far its lines reach, where several reach as far; else as `right`."""
    is_hanging: bool = False
    """Whether its paragraphs begin further to the left than they go on: a list of literature."""


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


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a document."""

    paragraphs: tuple[DocumentParagraph, ...]
    removed: int
    """How many running lines were left out."""
    unnamed: int
    """How many pages have no number of their own."""
    marks: int = 0
    """How many marks of notes were left out."""


def join_paragraphs(pages: Sequence[PdfPage]) -> PdfText:
    """Return the paragraphs of a document, each labelled with the pages on which it stands.

    Args:
        pages: All of its pages.
    """
    running = find_running_lines(
        [[*(plain_text(line.text) for line in page.lines), *page.sideways] for page in pages],
        [[line.base for line in page.lines] for page in pages],
        [
            [*_in_margin(page), *range(len(page.lines), len(page.lines) + len(page.sideways))]
            for page in pages
        ],
    )
    bodies = [_kept_lines(page, kept) for page, kept in zip(pages, running.kept, strict=True)]
    removed = sum(len(page.lines) + len(page.sideways) for page in pages) - sum(map(len, bodies))
    blocks = _blocks(bodies, [page.width for page in pages])
    words = count_words([line.text for line in block.lines] for block in blocks)
    names = name_pages([page.label for page in pages], running.printed)
    labels = PassageLabels(names)
    found = []
    marks = 0
    for block in blocks:
        settled = settle_marks(join_text([line.text for line in block.lines], words))
        marks += settled.marks
        label = labels.label(block.page, block.last)
        stamps = dict.fromkeys(filter(None, (running.bates[block.page], running.bates[block.last])))
        if text := to_one_line(settled.text):
            found.append(DocumentParagraph(text, label, bates="-".join(stamps)))
    unnamed = sum(name.startswith("sheet ") for name in names)
    return PdfText(tuple(found), removed, unnamed, marks)


def _in_margin(page: PdfPage) -> list[int]:
    """The indexes of lines that stand wholly beside the text of a page."""
    edges = sorted((line.left, line.right, len(line.text)) for line in page.lines)
    half = sum(letters for *_, letters in edges) * _MARGIN
    left = right = 0.0
    seen = 0
    for one, _, letters in edges:
        seen += letters
        left = one
        if seen > half:
            break
    seen = 0
    for _, other, letters in sorted(edges, key=lambda edge: -edge[1]):
        seen += letters
        right = other
        if seen > half:
            break
    return [
        at
        for at, line in enumerate(page.lines)
        if line.right < left - line.size or line.left > right + line.size
    ]


def _kept_lines(page: PdfPage, kept: Sequence[int]) -> list[TextLine]:
    """The lines of a page that are its text, and behind them those in its margin, each by itself."""
    aside = [
        TextLine(text, 0, page.width, -1e4, 1, link=Link.BEGINS, is_note=True, column=-1)
        for text in page.sideways
    ]
    lines = [*page.lines, *aside]
    return [lines[at] for at in kept]


def _columns(bodies: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[_Column]:
    runs: list[tuple[int, list[TextLine]]] = []
    for number, lines in enumerate(bodies):
        for at, line in enumerate(lines):
            if at == 0 or _is_apart(lines[at - 1], line):
                runs.append((number, []))
            runs[-1][1].append(line)
    lefts = [Counter(round(line.left) for line in run).most_common(1)[0][0] for _, run in runs]
    rights = [max(line.right for line in run) for _, run in runs]
    usual = median([right - left for left, right in zip(lefts, rights, strict=True)] or [0])
    divided = [any(line.column > 0 for line in lines) for lines in bodies]
    # Else a column of short lines would count as full; but one of several on a page is as wide as it is.
    wide = [
        right if divided[page] else max(right, left + usual, left + _NARROWEST * widths[page])
        for (page, _), left, right in zip(runs, lefts, rights, strict=True)
    ]
    return [
        _Column(page, run, left, right, _edge(run, left, right), _is_hanging(run))
        for (page, run), left, right in zip(runs, lefts, wide, strict=True)
    ]


def _edge(lines: Sequence[TextLine], left: float, right: float) -> float:
    """How far lines reach: where several of them end near one another; else the given place."""
    rights = sorted((line.right for line in lines), reverse=True)[:_SEVERAL]
    is_shared = len(rights) == _SEVERAL and rights[0] - rights[-1] < _RAGGED * (rights[0] - left)
    return rights[0] if is_shared else right


def _is_hanging(lines: Sequence[TextLine]) -> bool:
    """Whether most lines that are set in go on with the one above: it ends no sentence, and is no item."""
    ends = [
        bool(_ENDS.search(_bare(above.text)))
        for above, below in pairwise(lines)
        if below.left > above.left + _STEP * below.size and not _is_marked(above.text)
    ]
    return ends.count(False) > max(1, ends.count(True))


def _is_marked(text: str) -> bool:
    """Whether a line begins with the mark of an item in a list."""
    return bool(_ITEM.match(text) or _SIGN.match(text))


def _is_apart(above: TextLine, line: TextLine) -> bool:
    """Whether a line begins another column, or the notes."""
    if line.link is Link.GOES_ON:
        return False
    return line.base > above.base + above.size or (line.column, line.is_note) != (above.column, above.is_note)


def _blocks(bodies: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[_Block]:
    columns = _columns(bodies, widths)
    leading = _leading(columns)
    style = _style(columns, leading)
    blocks: list[_Block] = []
    for column in columns:
        block = _continued(blocks, column, style)
        setting = _Setting(leading | _leading([column], flowing=True), style)
        for at, line in enumerate(column.lines):
            below = column.lines[at + 1] if at + 1 < len(column.lines) else None
            if block is None or (at > 0 and _begins(block, line, below, column, setting)):
                block = _Block(column.page, column.page, column.right)
                blocks.append(block)
            block.lines.append(line)
            block.last, block.right = column.page, column.right
    return blocks


def _leading(columns: Sequence[_Column], *, flowing: bool = False) -> _Leading:
    """The usual distance between base lines, for letters of each height in whole points.

    Args:
        columns: Those of the document, or one.
        flowing: Count only lines inside sentences, and leave out heights of which there are few.
    """
    gaps: dict[int, Counter[float]] = {}
    for column in columns:
        for above, below in pairwise(column.lines):
            if flowing and (_begins_large(below) or _ENDS.search(above.text)):
                continue
            if _alike(above, below) and above.base > below.base:
                size = gaps.setdefault(round(below.size), Counter())
                size[round((above.base - below.base) * 2) / 2] += 1
    return {
        size: min(counted, key=lambda gap: (-counted[gap], gap))
        for size, counted in gaps.items()
        if not flowing or max(counted.values()) >= _FLOWING
    }


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
    usual = min(leading.get(round(below.size), 1.3 * below.size), _WIDEST * below.size)
    if above.base - below.base > 1.3 * usual:
        return _Style.GAP
    return _Style.INDENT if below.left > above.left + _STEP * below.size else _Style.NONE


def _ends_short(line: TextLine, left: float, right: float) -> bool:
    return line.right < right - _SHORT * (right - left) and bool(_ENDS.search(_bare(line.text)))


def _begins(
    block: _Block, line: TextLine, below: TextLine | None, column: _Column, setting: _Setting
) -> bool:
    """Whether a line begins a paragraph, by what is known of it or else by where it stands."""
    if line.link is not Link.OPEN:
        return line.link is Link.BEGINS
    if line.is_note:
        return _is_next_note(block, line)
    return _is_new(block, line, below, column, setting)


def _is_next_note(block: _Block, line: TextLine) -> bool:
    """Whether a line begins a note: with a mark, or with the number behind that of the note before it."""
    if line.text.startswith(OPEN):
        return True
    found, before = _NUMBERED.match(line.text), _NUMBERED.match(plain_text(block.lines[0].text))
    return found is not None and (before is None or int(found[1]) == int(before[1]) + 1)


def _is_new(
    block: _Block, line: TextLine, below: TextLine | None, column: _Column, setting: _Setting
) -> bool:
    """Whether a line begins a paragraph, below one in the same column."""
    above = block.end
    if not _alike(above, line) or _is_item(line, block) or _is_below_heading(block, line, column):
        return not is_divided(above.text)
    is_open = not _ENDS.search(_bare(above.text)) and not _has_room(above, line, column)
    if is_open and not _begins_large(line):
        return False
    mark = _mark(above, line, setting.leading)
    if mark is _Style.GAP:
        return not _is_evenly_set(block, line)
    if mark is _Style.INDENT:
        is_kept = below is not None and below.left > line.left - _STEP * line.size
        goes_on = not _begins_large(line) or (
            not _has_room(above, line, column) and (column.is_hanging or (is_open and is_kept))
        )
        is_below_item = len(block.lines) == 1 and _is_marked(above.text)
        return not goes_on and not is_below_item
    if line.left < above.left - _STEP * line.size:
        return len(block.lines) > 1 or _is_marked(above.text)
    # Where paragraphs are marked, a line without a mark begins none, however the one above it ends.
    return setting.style is _Style.NONE and _ends_short(above, column.left, column.right)


def _is_evenly_set(block: _Block, line: TextLine) -> bool:
    """Whether a line is as far from the one above as that one is from the line before, in one paragraph."""
    if len(block.lines) < 2:
        return False
    before, above = block.lines[-2:]
    gap = before.base - above.base
    return _alike(before, above) and 0 < above.base - line.base <= 1.1 * gap


def _is_below_heading(block: _Block, line: TextLine, column: _Column) -> bool:
    """Whether the line above is a heading: bold, or so short that the first word of this one had room."""
    above = block.end
    if not _begins_large(line):
        return False
    if above.is_bold != line.is_bold:
        return True
    if _is_marked(above.text) and line.left > above.left + _STEP * line.size:
        return False
    if len(block.lines) > 1 or _ENDS.search(_bare(above.text)) or above.text.endswith((",", "-", "–", "—")):
        return False
    return _has_room(above, line, column, 1.5, _SHORT)


def _has_room(
    above: TextLine, line: TextLine, column: _Column, times: float = 1.0, least: float = 0.0
) -> bool:
    """Whether the first word of a line had room at the end of the one above: that one ends by itself."""
    word = line.text.partition(" ")[0]
    wide = (line.right - line.left) * (len(word) + 2) / max(1, len(line.text))
    right = column.edge if not least else column.right
    return right - above.right > max(times * wide, least * (right - column.left))


def _begins_large(line: TextLine) -> bool:
    first = plain_text(line.text)[:1]
    return not first.islower()


def _bare(text: str) -> str:
    """A line without the mark of a note at its end."""
    return MARKS.sub("", text).rstrip() if OPEN in text else text


def _continued(blocks: Sequence[_Block], column: _Column, style: _Style) -> _Block | None:
    """The paragraph that goes on at the head of a column; None where one begins there."""
    line = column.lines[0]
    if line.link is Link.BEGINS or (line.is_note and _NOTE.match(line.text)):
        return None
    # Notes stand below a paragraph that goes on over them.
    near = islice(reversed(blocks), _MOST_BETWEEN)
    block = next((one for one in near if _is_of_kind(one, line)), None)
    if block is None or not _alike(block.end, line) or column.page > block.last + 1:
        return None
    if is_divided(block.end.text):
        return block
    is_over = bool(_ENDS.search(_bare(block.end.text)))
    if _is_item(line, block):
        return None
    if line.left > column.left + _STEP * line.size and (is_over or _begins_large(line)):
        return None
    if is_over:
        is_over = style is not _Style.INDENT and _ends_short(block.end, block.end.left, block.right)
    else:
        # A heading, or a cell of a table.
        is_over = (len(block.lines) == 1 and _begins_large(line) and not _is_full(block)) or (
            block.end.is_bold != line.is_bold and _begins_large(line)
        )
    return None if is_over else block


def _is_of_kind(block: _Block, line: TextLine) -> bool:
    """Whether a line may go on with a paragraph: both are notes, or both are none and as large."""
    if block.lines[0].is_note or line.is_note:
        return block.lines[0].is_note and line.is_note and block.end.column >= 0
    return block.end.size > 0.9 * line.size and block.lines[0].link is Link.OPEN


def _is_item(line: TextLine, block: _Block) -> bool:
    """Whether a line begins an item of a list; a number that a sentence ends with (`12. The`) does not."""
    return bool(_ITEM.match(line.text)) and (not _is_full(block) or bool(_ENDS.search(_bare(block.end.text))))


def _is_full(block: _Block) -> bool:
    return block.end.right > block.right - _SHORT * (block.right - block.end.left)


def _alike(one: TextLine, other: TextLine) -> bool:
    """Whether two lines are of letters of one size; in either, some may be smaller."""
    return _are_near(one.size, other.size) or (
        _are_near(one.tallest or one.size, other.tallest or other.size)
    )


def _are_near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.1 * max(one, other)
