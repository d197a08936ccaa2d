"""Joining lines of pages to paragraphs: without running heads, with divided words joined.

A PDF has letters at positions, and neither paragraphs nor words that continue on the next line. Both are
found here from the positions and the ends of lines. In doubt, no words of a quotation must be lost: a
paragraph continues on the next page unless there is a sign that it ended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from tui.parsing.documents.contents import DocumentParagraph, to_one_line
from tui.parsing.documents.pdf.divided_words import count_words, is_divided, join_text
from tui.parsing.documents.pdf.note_marks import OPEN, plain_text, settle_marks
from tui.parsing.documents.pdf.page_names import PassageLabels, name_pages
from tui.parsing.documents.pdf.pages import Link, PdfPage, TextLine
from tui.parsing.documents.pdf.running_lines import find_running_lines
from tui.parsing.documents.pdf.typography.line_signs import (
    are_alike,
    begins_large,
    ends_sentence,
    is_marked,
    is_numbered,
    is_set_in,
    is_set_out,
)
from tui.parsing.documents.pdf.typography.text_columns import (
    SHORT,
    ParagraphSign,
    TextColumn,
    TextSetting,
    ends_short,
    find_columns,
    find_setting,
    paragraph_sign,
)

_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+\S")
_NOTE = re.compile(rf"{OPEN}|\d{{1,3}}[.)]?\s+[^\W\d_]|[*†‡§¶]")
"""How the first note of a page begins; one that goes on from the page before begins otherwise."""
_MARGIN = 0.1
"""The share of the letters of a page, at most, that may stand beside its text."""
_MOST_BETWEEN = 60
"""Paragraphs, such as notes, between two parts of one."""


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
    for block in blocks:
        text = settle_marks(join_text([line.text for line in block.lines], words))
        label = labels.label(block.page, block.last)
        stamps = dict.fromkeys(filter(None, (running.bates[block.page], running.bates[block.last])))
        if text := to_one_line(text):
            found.append(DocumentParagraph(text, label, bates="-".join(stamps)))
    unnamed = sum(name.startswith("sheet ") for name in names)
    return PdfText(tuple(found), removed, unnamed)


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


def _blocks(bodies: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[_Block]:
    columns = find_columns(bodies, widths)
    setting = find_setting(columns)
    blocks: list[_Block] = []
    for column in columns:
        block = _continued(blocks, column, setting.sign)
        own = setting.of_column(column)
        for at, line in enumerate(column.lines):
            below = column.lines[at + 1] if at + 1 < len(column.lines) else None
            if block is None or (at > 0 and _begins(block, line, below, column, own)):
                block = _Block(column.page, column.page, column.right)
                blocks.append(block)
            block.lines.append(line)
            block.last, block.right = column.page, column.right
    return blocks


def _begins(
    block: _Block, line: TextLine, below: TextLine | None, column: TextColumn, setting: TextSetting
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
    block: _Block, line: TextLine, below: TextLine | None, column: TextColumn, setting: TextSetting
) -> bool:
    """Whether a line begins a paragraph, below one in the same column."""
    above = block.end
    if not are_alike(above, line) or _is_item(line, block) or _is_below_heading(block, line, column):
        return not is_divided(above.text)
    is_open = not ends_sentence(above.text) and not _has_room(above, line, column)
    if is_open and not begins_large(line):
        return False
    sign = paragraph_sign(above, line, setting.leading)
    if sign is ParagraphSign.GAP:
        return not _is_evenly_set(block, line)
    if sign is ParagraphSign.INDENT:
        is_kept = below is not None and not is_set_out(below, line.left)
        goes_on = not begins_large(line) or (
            not _has_room(above, line, column) and (column.is_hanging or (is_open and is_kept))
        )
        is_below_item = len(block.lines) == 1 and is_marked(above.text)
        return not goes_on and not is_below_item
    if is_set_out(line, above.left):
        return len(block.lines) > 1 or is_marked(above.text)
    # Where paragraphs are marked, a line without a mark begins none, however the one above it ends.
    return setting.sign is ParagraphSign.NONE and ends_short(above, column.left, column.right)


def _is_evenly_set(block: _Block, line: TextLine) -> bool:
    """Whether a line is as far from the one above as that one is from the line before, in one paragraph."""
    if len(block.lines) < 2:
        return False
    before, above = block.lines[-2:]
    gap = before.base - above.base
    return are_alike(before, above) and 0 < above.base - line.base <= 1.1 * gap


def _is_below_heading(block: _Block, line: TextLine, column: TextColumn) -> bool:
    """Whether the line above is a heading: bold, or so short that the first word of this one had room."""
    above = block.end
    if not begins_large(line):
        return False
    if above.is_bold != line.is_bold:
        return True
    if is_marked(above.text) and is_set_in(line, above.left):
        return False
    if len(block.lines) > 1 or ends_sentence(above.text) or above.text.endswith((",", "-", "–", "—")):
        return False
    return _has_room(above, line, column, 1.5, SHORT)


def _has_room(
    above: TextLine, line: TextLine, column: TextColumn, times: float = 1.0, least: float = 0.0
) -> bool:
    """Whether the first word of a line had room at the end of the one above: that one ends by itself."""
    word = line.text.partition(" ")[0]
    wide = (line.right - line.left) * (len(word) + 2) / max(1, len(line.text))
    right = column.edge if not least else column.right
    return right - above.right > max(times * wide, least * (right - column.left))


def _continued(blocks: Sequence[_Block], column: TextColumn, sign: ParagraphSign) -> _Block | None:
    """The paragraph that goes on at the head of a column; None where one begins there."""
    line = column.lines[0]
    if line.link is Link.BEGINS or (line.is_note and _NOTE.match(line.text)):
        return None
    # Notes stand below a paragraph that goes on over them.
    near = islice(reversed(blocks), _MOST_BETWEEN)
    block = next((one for one in near if _is_of_kind(one, line)), None)
    if block is None or not are_alike(block.end, line) or column.page > block.last + 1:
        return None
    if is_divided(block.end.text):
        return block
    is_over = ends_sentence(block.end.text)
    if _is_item(line, block):
        return None
    if is_set_in(line, column.left) and (is_over or begins_large(line)):
        return None
    if is_over:
        is_over = sign is not ParagraphSign.INDENT and ends_short(block.end, block.end.left, block.right)
    else:
        # A heading, or a cell of a table.
        is_over = (len(block.lines) == 1 and begins_large(line) and not _is_full(block)) or (
            block.end.is_bold != line.is_bold and begins_large(line)
        )
    return None if is_over else block


def _is_of_kind(block: _Block, line: TextLine) -> bool:
    """Whether a line may go on with a paragraph: both are notes, or both are none and as large."""
    if block.lines[0].is_note or line.is_note:
        return block.lines[0].is_note and line.is_note and block.end.column >= 0
    return block.end.size > 0.9 * line.size and block.lines[0].link is Link.OPEN


def _is_item(line: TextLine, block: _Block) -> bool:
    """Whether a line begins an item of a list; a number that a sentence ends with (`12. The`) does not."""
    return is_numbered(line.text) and (not _is_full(block) or ends_sentence(block.end.text))


def _is_full(block: _Block) -> bool:
    return block.end.right > block.right - SHORT * (block.right - block.end.left)
