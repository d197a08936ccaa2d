"""The table of export formats. A new one is a file in `formats/` and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tui.export.blocks import Block
from tui.export.content import ExportContent
from tui.export.formats import docx_format, svg_format, xlsx_format
from tui.export.formats.csl_json_format import to_csl_json
from tui.export.formats.csv_format import csv_rows, to_csv
from tui.export.formats.docx_format import docx_blocks, to_docx
from tui.export.formats.html_format import html_blocks, to_html
from tui.export.formats.ics_format import to_ics
from tui.export.formats.json_format import to_json
from tui.export.formats.markdown_format import markdown_blocks, to_markdown
from tui.export.formats.page_format import page_blocks, to_page
from tui.export.formats.pandoc_format import pandoc_blocks, to_pandoc
from tui.export.formats.svg_format import svg_blocks, to_svg
from tui.export.formats.timelinejs_format import to_timelinejs
from tui.export.formats.timesketch_format import to_timesketch
from tui.export.formats.xlsx_format import to_xlsx, xlsx_blocks
from tui.export.result import ExportResult
from tui.text.failure import Failure


@dataclass(frozen=True, slots=True)
class Format:
    """One export format."""

    name: str
    """As `--format` takes it."""
    extension: str
    """The ending of its files, with the dot."""
    about: str
    """One line, without a full stop."""
    write: Callable[[ExportContent], ExportResult]
    """Returns the text; writes no file."""
    blocks: Callable[[ExportContent], Iterable[Block]] | None = None
    """Returns the document that is written; None where people read the text as it is."""
    has_companion: bool = False
    """Whether an export to a file has other files next to it: a bibliography, or further pages."""
    is_text: bool = True
    """Whether the file is text, which can be shown as it is and copied."""
    has_parts: bool = False
    """Whether parts of its document can be left out."""
    has_layout: bool = False
    """Whether its document has columns, letters and places of notes to choose from."""
    has_paper: bool = False
    """Whether its pages have a size to choose."""
    has_positions: bool = False
    """Whether it has a place for positions, and for saying so at its head."""
    most_events: int = 0
    """The most events that programs which open its files can cope with; 0 for any number."""

    def stem(self, file: str) -> str:
        """Return a file's name without this format's ending; a second file is named after it."""
        if file.lower().endswith(self.extension) and len(file) > len(self.extension):
            return file[: -len(self.extension)]
        stem, _, ending = file.rpartition(".")
        return stem if stem and "." not in (stem[-1], ending) else file


_ALL = (
    Format(
        "markdown",
        ".md",
        "a table of events, each in full, and a note for each citation",
        to_markdown,
        markdown_blocks,
        has_positions=True,
        has_parts=True,
    ),
    Format(
        "html",
        ".html",
        "the same as one page for any browser, to read, print or send on",
        to_html,
        html_blocks,
        has_positions=True,
        has_parts=True,
    ),
    Format(
        "page",
        ".page.html",
        "one page with a timeline, search and filters, for any browser",
        to_page,
        page_blocks,
        has_parts=True,
    ),
    Format(
        "pandoc",
        ".pandoc.md",
        "the same with citation keys, and a bibliography file next to it",
        to_pandoc,
        pandoc_blocks,
        has_companion=True,
        has_positions=True,
        has_parts=True,
    ),
    Format("csv", ".csv", "a row for each event, for spreadsheets", to_csv, csv_rows),
    Format("json", ".json", "everything as data", to_json, has_positions=True),
    Format("csl-json", ".csl.json", "the cited sources only, for Zotero and similar programs", to_csl_json),
    Format("ics", ".ics", "the events with known days, for calendars", to_ics),
    Format(
        "docx",
        ".docx",
        "a table with footnotes and annexes, for Word",
        to_docx,
        docx_blocks,
        is_text=False,
        has_positions=True,
        has_parts=True,
        has_layout=True,
        most_events=docx_format.MOST_EVENTS,
    ),
    Format(
        "xlsx",
        ".xlsx",
        "sheets of events, passages, differences and sources, to work in",
        to_xlsx,
        xlsx_blocks,
        has_positions=True,
        is_text=False,
        most_events=xlsx_format.MOST_EVENTS,
    ),
    Format(
        "svg",
        ".svg",
        "a picture of the timeline, for a report",
        to_svg,
        svg_blocks,
        has_companion=True,
        has_paper=True,
        most_events=svg_format.MOST_EVENTS,
    ),
    Format("timelinejs", ".timeline.json", "the events with dates, for TimelineJS", to_timelinejs),
    Format("timesketch", ".timesketch.jsonl", "the events with known days, for Timesketch", to_timesketch),
)

SCHEDULE = "schedule"
SCHEDULE_NAMES = (SCHEDULE, "schedule-docx", "schedule-xlsx")
"""The names of the formats of `tui.export.positions.position_formats` that need a party."""
FORMATS: Mapping[str, Format] = MappingProxyType({item.name: item for item in _ALL})
"""By name."""


ENDINGS: tuple[str, ...] = tuple(item.extension for item in _ALL)
"""The file endings of every format, in the order of the formats."""


@dataclass(frozen=True, slots=True)
class UnknownEnding(Failure):
    """A file name whose ending is that of no format.

    How to name a format is added to the remedy by the command line and the screen, each in its own way.
    """


def format_of(file: str, among: Iterable[Format] = _ALL) -> Format | None:
    """Return the format with the longest ending that a name has; None where it has none of them.

    Args:
        file: The name of a file, without its folder, in upper or lower case.
        among: The formats.
    """
    fitting = [candidate for candidate in among if file.lower().endswith(candidate.extension)]
    return max(fitting, key=lambda candidate: len(candidate.extension), default=None)


def ending_of(file: str) -> str:
    """Return the last full stop of a name and what follows it; empty where nothing precedes or follows it.

    Args:
        file: The name of a file, without its folder.
    """
    _, stop, ending = file.rpartition(".")
    return stop + ending if stop and file.strip(".") else ""


def format_for(
    file: str, otherwise: Format = _ALL[0], among: Sequence[Format] = _ALL
) -> Format | UnknownEnding:
    """Return the format that a file name asks for.

    Args:
        file: The name of a file, without its folder.
        otherwise: The format for a name without any ending.
        among: The formats.

    Returns:
        The format; or, where the ending is that of no format, a message and a remedy.
    """
    named, ending = format_of(file, among), ending_of(file)
    if named:
        return named
    if not ending:
        return otherwise
    endings = ", ".join(item.extension for item in among)
    return UnknownEnding(f"no format has the ending {ending}", f"choose one of {endings}")


def is_misnamed(file: str, export_format: Format, among: Iterable[Format] = _ALL) -> bool:
    """Return whether the ending of a file's name is that of another format or of none.

    Args:
        file: The name of a file, without its folder.
        export_format: The format in which the file is written.
        among: The formats that it could be.
    """
    named = format_of(file, among)
    # `.md` is right for pandoc, too.
    return not export_format.extension.endswith(named.extension) if named else bool(ending_of(file))
