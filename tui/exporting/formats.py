"""The formats that an extract can be written in. A new one is a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tui.exporting.as_csl_json import to_csl_json
from tui.exporting.as_csv import to_csv
from tui.exporting.as_html import to_html
from tui.exporting.as_ics import to_ics
from tui.exporting.as_json import to_json
from tui.exporting.as_pandoc import to_pandoc
from tui.exporting.exported import Exported
from tui.exporting.extract import Extract
from tui.exporting.markdown import to_markdown


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an extract."""

    name: str
    """What `--format` takes."""
    extension: str
    """Of its files, with the dot."""
    about: str
    """In one line, without a full stop."""
    write: Callable[[Extract], Exported]
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


def format_of(file: str) -> Format | None:
    """The one whose files end as this name does, the longest ending before others; None where none does."""
    fitting = [one for one in _ALL if file.lower().endswith(one.extension)]
    return max(fitting, key=lambda one: len(one.extension), default=None)
