"""The formats that an extract can be written in. A new one is a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

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


_ALL = (Format("markdown", ".md", "text with a footnote for every citation, and its sources", to_markdown),)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""By name."""
