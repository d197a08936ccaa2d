"""The formats that an export can be written in. A new one is a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tui.export.content import ExportContent
from tui.export.formats.csl_json_format import to_csl_json
from tui.export.formats.csv_format import to_csv
from tui.export.formats.html_format import to_html
from tui.export.formats.ics_format import to_ics
from tui.export.formats.json_format import to_json
from tui.export.formats.markdown_format import to_markdown
from tui.export.formats.pandoc_format import to_pandoc
from tui.export.result import ExportResult


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an export."""

    name: str
    """What `--format` takes."""
    extension: str
    """Of its files, with the dot."""
    about: str
    """In one line, without a full stop."""
    write: Callable[[ExportContent], ExportResult]
    """Makes the text; writes no file."""
    has_companion: bool = False
    """Whether a file of it has a second one beside it."""

    def stem(self, file: str) -> str:
        """The name of a file without its ending: what a second file beside it is named after."""
        if file.lower().endswith(self.extension) and len(file) > len(self.extension):
            return file[: -len(self.extension)]
        stem, _, ending = file.rpartition(".")
        return stem if stem and "." not in (stem[-1], ending) else file


_ALL = (
    Format("markdown", ".md", "text with a footnote for every citation, and its sources", to_markdown),
    Format("html", ".html", "one page for any browser, to read, print or send on", to_html),
    Format(
        "pandoc", ".pandoc.md", "Markdown with citation keys, and the bibliography beside it", to_pandoc, True
    ),
    Format("csv", ".csv", "a row for each event, for spreadsheets", to_csv),
    Format("json", ".json", "everything as data", to_json),
    Format("csl-json", ".csl.json", "the cited sources alone, for Zotero and its like", to_csl_json),
    Format("ics", ".ics", "the events that have days, for calendars", to_ics),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""By name."""


ENDINGS: tuple[str, ...] = tuple(one.extension for one in _ALL)
"""Of the files of every format, in the order of the formats."""


@dataclass(frozen=True, slots=True)
class UnknownEnding:
    """A name that promises what no format is."""

    message: str
    """Raw: it holds what was typed."""
    remedy: str
    """How to go on, without naming a format apart from the name, which each face asks for in its own way."""


def format_of(file: str) -> Format | None:
    """The one whose files end as this name does, the longest ending before others; None where none does.

    Args:
        file: The name of a file, without its folder; upper and lower case are the same.
    """
    fitting = [one for one in _ALL if file.lower().endswith(one.extension)]
    return max(fitting, key=lambda one: len(one.extension), default=None)


def ending_of(file: str) -> str:
    """The last full stop of a name, and what follows it; empty where there is none, or nothing else.

    Args:
        file: The name of a file, without its folder.
    """
    _, stop, ending = file.rpartition(".")
    return stop + ending if stop and file.strip(".") else ""


def format_for(file: str, otherwise: Format = _ALL[0]) -> Format | UnknownEnding:
    """In which format a file of some name is written, where the name alone says so.

    Args:
        file: The name of a file, without its folder.
        otherwise: What a name without any ending gets.

    Returns:
        The format; or, where the ending is that of no format, what to say of it.
    """
    named, ending = format_of(file), ending_of(file)
    if named:
        return named
    if not ending:
        return otherwise
    return UnknownEnding(f"no format has the ending {ending}", f"choose one of {', '.join(ENDINGS)}")


def is_misnamed(file: str, form: Format) -> bool:
    """Whether the ending of a file's name says something else than the format that it is written in.

    Args:
        file: The name of a file, without its folder.
        form: How it is written.
    """
    named = format_of(file)
    # `.md` is right for pandoc, too.
    return not form.extension.endswith(named.extension) if named else bool(ending_of(file))
