"""The formats of the letter and of the schedule, each by the ending of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from tui.export.blocks import Block
from tui.export.content import ExportContent
from tui.export.format_table import Format
from tui.export.formats.docx_format import MOST_EVENTS, WordWriter
from tui.export.formats.markdown_format import MarkdownWriter
from tui.export.layout import FONTS, WHOLE
from tui.export.office.word_parts import word_package
from tui.export.positions.letter import letter_blocks
from tui.export.positions.schedule import schedule_blocks
from tui.export.positions.schedule_sheet import schedule_sheet_blocks, to_schedule_sheet
from tui.export.result import ExportResult, Loss
from tui.export.writer import render_blocks

Blocks = Callable[[ExportContent], Iterable[Block]]
"""Returns a document."""


def _losses(content: ExportContent) -> tuple[Loss, ...]:
    what = (
        "notes, other sources, people, and what anybody answered are left out"
        if content.selection.is_letter
        else "notes, people, differences and the words of passages are left out"
    )
    places = tuple(event.row.id for event in content.events)
    return (Loss("particulars", what, places),) if places else ()


def _to_markdown(content: ExportContent, blocks: Blocks) -> ExportResult:
    pen = MarkdownWriter()
    text = "\n\n".join(render_blocks(blocks(content), pen)) + "\n"
    return ExportResult(text, (*_losses(content), *pen.ink.losses))


def _to_word(content: ExportContent, blocks: Blocks, title: str, *, is_upright: bool) -> ExportResult:
    kind = WHOLE.notes
    pen = WordWriter(kind)
    named = pen.ink(f"{title} {content.selection.party_name}", "title")
    for block in blocks(content):
        pen.write(block)
    package = word_package(
        pen.body(),
        pen.notes,
        pen.links,
        title=named,
        made=content.made,
        font=FONTS[content.layout.font],
        kind=kind,
        is_upright=is_upright,
    )
    return ExportResult.of_package(package, (*_losses(content), *pen.ink.losses))


_PUT, _SCHEDULE = "Statements put to", "Schedule of statements and positions:"

_LETTERS = (
    Format(
        "letter",
        ".md",
        "the statements that criticise somebody, for an answer",
        lambda content: _to_markdown(content, letter_blocks),
        letter_blocks,
    ),
    Format(
        "letter-docx",
        ".docx",
        "the same for Word",
        lambda content: _to_word(content, letter_blocks, _PUT, is_upright=True),
        letter_blocks,
        is_text=False,
        most_events=MOST_EVENTS,
    ),
)
_SCHEDULES = (
    Format(
        "schedule",
        ".md",
        "a table of statements and a party's positions",
        lambda content: _to_markdown(content, schedule_blocks),
        schedule_blocks,
    ),
    Format(
        "schedule-docx",
        ".docx",
        "the same for Word",
        lambda content: _to_word(content, schedule_blocks, _SCHEDULE, is_upright=False),
        schedule_blocks,
        is_text=False,
        most_events=MOST_EVENTS,
    ),
    Format(
        "schedule-xlsx",
        ".xlsx",
        "the same as a workbook",
        to_schedule_sheet,
        schedule_sheet_blocks,
        is_text=False,
    ),
)
LETTERS: Mapping[str, Format] = MappingProxyType({item.name: item for item in _LETTERS})
"""Those of the letter, by name."""
SCHEDULES: Mapping[str, Format] = MappingProxyType({item.name: item for item in _SCHEDULES})
"""Those of the schedule, by name."""
