"""What can be exported (range, results, everything, event), and rendering it for file and clipboard."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tui import __version__
from tui.chronology.positions.today import today_of
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.export.format_table import FORMATS, Format
from tui.export.formats.markdown_format import to_markdown
from tui.export.layout import WHOLE, Layout
from tui.export.result import ExportResult, Loss
from tui.export.summary import capitalize
from tui.index.records import EventRow, HiddenCounts
from tui.light_dataclass import replace
from tui.parsing.query.parse_query import Query
from tui.project.export_gate import ExportBlocked, check_export, preview_export
from tui.project.project import Project
from tui.project.settings.settings import Settings
from tui.session.cursor import Cursor
from tui.session.result_set import ResultSet
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.text.search_text import normalize
from tui.views.export_preview import raw_lines
from tui.views.keys.key_format import key_words
from tui.views.keys.keymap import key_for
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line
from tui.views.unread_events import unread_words

_PLACES = 5
"""Places that are listed of each loss."""
_CLIPBOARD = 74_994
"""The most bytes for a clipboard: hterm and other terminals accept sequences of 100,000 bytes."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """One choice of the export screen."""

    label: str
    """A few words."""
    name: str
    """The suggested file name, without its extension."""
    selection: ExportSelection


def export_choices(results: ResultSet, cursor: Cursor, title: str) -> list[ExportChoice]:
    """Return the choices, the most likely one first.

    Args:
        results: The results of the query.
        cursor: The cursor and the range.
        title: The chronology's, from which file names are made.
    """
    stem = normalize(title).replace(" ", "-")[:40].strip("-") or "chronology"
    choices: list[ExportChoice] = []
    if chosen := cursor.selection:
        ids = results.ids(*chosen)
        unread = chosen[1] - chosen[0] + 1 - len(ids)
        left_out = f", and {unread_words(unread)}" if unread else ""
        label = f"the range: {pluralize(len(ids), 'event')}{left_out}"
        choices.append(ExportChoice(label, f"{stem}-range", ExportSelection(results.query, ids)))
    if not results.query.is_empty:
        label = f"the events found: {pluralize(results.count, 'event')}"
        choices.append(ExportChoice(label, f"{stem}-search", ExportSelection(results.query)))
    choices.append(ExportChoice("all events", stem, ExportSelection(Query())))
    is_row = results.rows and not (cursor.selection or results.is_nearest)
    row = results.row(cursor.chosen[0]) if is_row else None
    if isinstance(row, EventRow):
        choices.append(
            ExportChoice(
                f"this event: {row.title}", f"{stem}-{row.id}", ExportSelection(results.query, (row.id,))
            )
        )
    return choices


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """An export, ready to be written, and what is shown of it."""

    answer: ExportResult | ExportBlocked
    lines: tuple[Line, ...]
    """The losses and the text, or why the export is blocked."""
    hidden: HiddenCounts
    """What is left out because it was not public by the query's as-of day."""


def prepare_export(
    project: Project,
    selection: ExportSelection,
    accepted: Collection[str] = (),
    *,
    export_format: Format = FORMATS["markdown"],
    stem: str = "",
    as_written: bool = False,
    layout: Layout = WHOLE,
) -> PreparedExport:
    """Write an export, dated today or as `SOURCE_DATE_EPOCH` says, and make its preview. May run in a thread.

    Args:
        project: The open chronology.
        selection: The events.
        accepted: Codes of the risks that the user was shown and accepted.
        export_format: The format.
        stem: The file's name without the ending; empty where it goes to no file.
        as_written: Whether to show the text as in its file, not as readers see it; of no meaning to a format
            that is no text.
        layout: That of a document for paper.
    """
    content = replace(gather_selection(project, selection), stem=stem, layout=layout)
    shown = (
        check_export(project, content, export_format.write, accepted)
        if as_written and export_format.is_text
        else preview_export(project, content, export_format, accepted)
    )
    if isinstance(shown, ExportBlocked):
        return PreparedExport(shown, tuple(blocking_reasons(shown)), content.hidden)
    result = shown if isinstance(shown, ExportResult) else shown.result
    read = None if isinstance(shown, ExportResult) else shown.lines
    lines = (*_lost(result.losses), *(_as_written(result) if read is None else read))
    return PreparedExport(result, lines, content.hidden)


def gather_selection(project: Project, selection: ExportSelection) -> ExportContent:
    """Gather the content of an export, dated today or as `SOURCE_DATE_EPOCH` says."""
    today = today_of(os.environ)
    return gather_content(project.index, selection, program=f"dateline {__version__}", today=today)


def render_markdown(project: Project, query: Query, ids: tuple[str, ...], unread: int = 0) -> tuple[str, str]:
    """Return some events as Markdown, and a message; the text is empty where the export is blocked.

    Args:
        project: The open chronology.
        query: The query.
        ids: The ids of the events.
        unread: How many of the chosen rows cannot be read; the message says that they are left out.
    """
    left_out = f" Left out: {unread_words(unread)}." if unread else ""
    content = gather_selection(project, ExportSelection(query, ids))
    answer = check_export(project, content, to_markdown)
    if isinstance(answer, ExportBlocked):
        return "", f"Not copied: {sanitize_line(answer.message)}. Press e for details.{left_out}"
    return (
        answer.text,
        f"Copied as Markdown, if the terminal allows it.{clipboard_warning(answer.text)}{left_out}",
    )


def clipboard_warning(text: str) -> str:
    """What to say of a text that many terminals take no more of than a part, or nothing; empty of others."""
    size = len(text.encode("utf-8", "replace"))
    if size <= _CLIPBOARD:
        return ""
    return (
        f" It has {size:,} bytes; many terminals take at most {_CLIPBOARD:,}. If it is cut off, write a file."
    )


def blocking_reasons(withheld: ExportBlocked) -> list[Line]:
    """Return why an export is blocked, to be shown in place of its text."""
    lines = [heading("Export blocked: a protected person could be identified"), BLANK]
    if not withheld.risks:
        lines.append(line(withheld.as_line()))
    for risk in withheld.risks:
        lines += [line(f"{risk.code}: {risk.message}"), *(line(detail, indent=2) for detail in risk.lines)]
        lines += [line(f"→ {risk.remedy}"), BLANK]
    return lines


def _as_written(exported: ExportResult) -> list[Line]:
    """Return the text as in its file, and those of the files next to it."""
    lines = raw_lines(exported.text)
    for beside in exported.others:
        lines += [BLANK, heading(beside.name), *raw_lines(beside.text)]
    return lines


def _lost(losses: tuple[Loss, ...]) -> list[Line]:
    if not losses:
        return []
    lines = [heading("Limits of this format")]
    for loss in losses:
        more = len(loss.where) - _PLACES
        places = "; ".join(loss.where[:_PLACES]) + (f"; and {more} more" if more > 0 else "")
        lines.append(line(f"- {capitalize(loss.what)} ", TextSpan(f"({places})", TextRole.QUIET), hang=2))
    return [*lines, BLANK]


def format_limits(exported: ExportResult) -> str:
    """Return how many limits of its format an export meets, and which file is written next to it."""
    count = pluralize(len(exported.losses), "limit")
    limits = (
        f"{count} of this format, listed first below." if exported.losses else "This format keeps everything."
    )
    are = "are" if len(exported.others) > 1 else "is"
    beside = f"{exported.other_names} {are} written next to it." if exported.others else ""
    return " ".join(filter(None, (limits, beside)))


def replace_question(path: Path, exported: ExportResult) -> str:
    """Return the question whether to replace the file of an export, and those next to it."""
    if not exported.others:
        return f"{path} exists. Replace it?"
    both = "both" if len(exported.others) == 1 else "them all"
    return f"{path} or {exported.other_names} exists. Replace {both}?"


def blocked_message(blocked: ExportBlocked, settings: Settings) -> str:
    """Return that an export is blocked, and the key that accepts the risks where that is possible."""
    key = key_words(key_for(settings.commands, "accept-risks"))
    accepting = f"; to accept the risks, press {key}" if blocked.risks and key else ""
    return f"Export blocked, see the reasons below{accepting}."
