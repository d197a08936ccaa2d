"""Preview of an export: the document as its readers will see it, as lines, from the same blocks.

What is shown must have passed the export gate: `tui.project.export_gate.preview_export` calls this.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.export.blocks import (
    Block,
    DataText,
    Footnote,
    FootnoteMarks,
    GridRow,
    Heading,
    Inline,
    Inlines,
    InnerLink,
    ItemList,
    LossList,
    Notice,
    Paragraph,
    SourceItem,
    StrongText,
    StrongWords,
    TableRow,
    WebAddress,
)
from tui.export.escape import autolink, to_single_line
from tui.export.escaper import RECORDED
from tui.export.result import Loss
from tui.export.writer import loss_blocks
from tui.light_dataclass import replace
from tui.text.cancellation import stop_if_asked
from tui.text.masked_text import MaskSpan, mask_text
from tui.views.lines import BLANK, Line, TextRole, TextSpan, field, line

if TYPE_CHECKING:
    from tui.text.name_mask import NameMask

_HEADINGS = {1: TextRole.TITLE, 2: TextRole.HEADING, 3: TextRole.TITLE, 4: TextRole.TITLE}
_NAMES = 13
"""The least cells for the names of the columns of a table, and a space behind them."""
_NAME = 9
"""Cells for the name of a column, and a space behind it."""
_INSIDE = 4
"""Cells before the text of a passage in its footnote."""


class LinesWriter:
    """Writes a document as lines."""

    def __init__(self, losses: Sequence[Loss]) -> None:
        """Prepare for one document.

        Args:
            losses: What the format changed in all of it, where these are part of the document.
        """
        self._losses = [loss for loss in losses if loss.code in RECORDED]
        self._is_in_items = False
        """Whether the last line is an item of the list of sources, behind which no blank one stands yet."""

    def write(self, blocks: Iterable[Block]) -> Iterator[Line]:
        """Yield the lines of some blocks, with a blank one behind each block."""
        for block in blocks:
            stop_if_asked()
            if self._is_in_items and not isinstance(block, SourceItem):
                yield BLANK
            self._is_in_items = isinstance(block, SourceItem)
            yield from self._block(block)
        if self._is_in_items:
            yield BLANK

    def _block(self, block: Block) -> Iterator[Line]:
        match block:
            case Heading(level, text):
                role = _HEADINGS[level]
                yield line(*(TextSpan(span.text, role) for span in _spans(text)))
                yield BLANK
            case Paragraph(text) | Notice(text):
                yield line(*_spans(text))
                yield BLANK
            case ItemList(items):
                yield from (line("- ", *_spans(item), hang=2) for item in items)
                yield BLANK
            case SourceItem(number, _, reference, about):
                sign = f"{number}. "
                yield line(sign, *_spans((*reference, " ", *about)), hang=len(sign))
            case Footnote():
                yield from _note(block)
            case LossList(format_name):
                yield from self.write(loss_blocks(self._losses, format_name))
            case TableRow(cells):
                (_, first), *others = [(name, text) for name, text in cells if text]
                yield line(TextSpan(first, TextRole.TITLE))
                width = max((_NAMES, *(len(name) + 1 for name, _ in others)))
                yield from (field(name, text, width=width) for name, text in others)
                yield BLANK
            case GridRow():
                yield from _grid_row(block)


def _grid_row(row: GridRow) -> Iterator[Line]:
    """Yield the paragraphs of each cell, the first of them behind the name of its column."""
    for column, paragraphs in zip(row.columns, row.cells, strict=True):
        for number, text in enumerate(paragraphs):
            yield field("" if number else column.name, *_spans(text), width=_NAME)
    yield BLANK


def _note(note: Footnote) -> Iterator[Line]:
    sign = f"[{note.mark.number}] "
    cited = (" ", *note.cited) if note.cited else ()
    yield line(TextSpan(sign, TextRole.LABEL), *_spans((*note.reference, *cited)), hang=len(sign))
    if note.quote:
        yield line(*_spans(note.quote), indent=_INSIDE + 2, hang=_INSIDE + 2)
    if note.about:
        yield line(*_spans(note.about), indent=_INSIDE, hang=_INSIDE)
    yield BLANK


def _spans(text: Inlines) -> Iterator[TextSpan]:
    return (_span(inline) for inline in text)


def _span(inline: Inline) -> TextSpan:
    match inline:
        case str():
            return TextSpan(inline)
        case DataText(text):
            return TextSpan(to_single_line(text))
        case StrongText(text):
            return TextSpan(to_single_line(text), TextRole.TITLE)
        case StrongWords(words):
            return TextSpan(words, TextRole.LABEL)
        case WebAddress(url):
            return TextSpan(to_single_line(url), TextRole.KEY if autolink(url) else TextRole.PLAIN)
        case FootnoteMarks(references):
            return TextSpan("".join(f"[{mark.number}]" for mark in references), TextRole.QUIET)
        case InnerLink(words):
            return TextSpan(words, TextRole.KEY)


def preview_lines(blocks: Iterable[Block], losses: Sequence[Loss] = ()) -> Iterator[Line]:
    """Yield an export as its readers will see it.

    Args:
        blocks: As `tui.export.format_table.Format.blocks` returns them.
        losses: Those of the same export as it was written.
    """
    return LinesWriter(losses).write(blocks)


def mask_lines(lines: Sequence[Line], mask: NameMask) -> list[Line]:
    """Return lines with `███` for every name, and for every part of one that goes over several lines.

    Args:
        lines: The lines.
        mask: Finds the names.
    """
    text = "\n".join(one.text for one in lines)
    # Labels stand between what are neighbours in a file.
    unlabelled = "\n".join("".join(map(_without_label, one.spans)) for one in lines)
    in_labels = mask_text(text, mask.spans(text)).spans
    names = mask_text(text, (*in_labels, *mask.spans(unlabelled))).spans
    masked, at = list[Line](), 0
    for one in lines:
        spans: list[TextSpan] = []
        for span in one.spans:
            behind = at + len(span.text)
            inside = _within(in_labels if span.role is TextRole.LABEL else names, at, behind)
            spans.append(TextSpan(mask_text(span.text, inside).text, span.role) if inside else span)
            at = behind
        at += 1
        masked.append(replace(one, spans=tuple(spans)))
    return masked


def _within(names: Sequence[MaskSpan], start: int, end: int) -> list[MaskSpan]:
    """Return the parts of names that are in a stretch of a text, counted from its start."""
    first = bisect_right(names, start, key=lambda name: name[1])
    last = bisect_left(names, end, key=lambda name: name[0])
    return [(max(begin, start) - start, min(behind, end) - start) for begin, behind in names[first:last]]


def _without_label(span: TextSpan) -> str:
    return " " * len(span.text) if span.role is TextRole.LABEL else span.text


def raw_lines(text: str) -> list[Line]:
    """Return a text line by line, as it is in its file."""
    return [line(row) for row in text.split("\n")[: -1 if text.endswith("\n") else None]]
