"""The mapping of a table, `imports/<stem>.yaml`: which column is what, and how its dates are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tui.chronology.date_reader.date_rules import DateRules, FigureOrder
from tui.chronology.ids import is_id, short_id
from tui.parsing.tables.delimited_text import DELIMITERS, ENCODINGS
from tui.text.failure import Failure
from tui.text.suggest import closest_match

FOLDER = "imports"
"""The folder of mappings, in that of the chronology."""
FORMAT = "dateline-import/1"
FIELDS = (
    "date",
    "end",
    "time",
    "title",
    "source",
    "note",
    "actors",
    "number",
    "summary",
    "kind",
    "tags",
    "display",
)
"""What a column can be; in the order in which columns are told."""
STATUSES = ("reported", "alleged", "disputed")
"""What a row alone can make of an event: never anything stronger than reported."""
KEYS = (
    *("format", "file", "sheet", "table", "encoding", "delimiter", "header", "columns", "dates", "actors"),
    *("kind", "status", "source", "skip", "answers"),
)
"""The keys of a mapping, in their usual order."""
_LONGEST_STEM = 90
"""Characters of the id made of the name of a file."""
NO_DATE = "none"
"""The answer that a cell gives no date."""
_ORDERS = {order.value: order for order in FigureOrder}
_CHOICES = {
    "order": ("dmy", "mdy"),
    "hyphen": ("years", "month"),
    "between": ("once", "lasted"),
    "winter": ("began", "ended"),
    "timestamps": ("utc",),
}
_NUMBERS = {
    "century": (0, 9900),
    "year": (1, 9999),
    "fiscal": (1, 12),
    "academic": (1, 12),
    "serial": (1900, 1904),
}
RULES = (*_CHOICES, *_NUMBERS)
"""What can be stated about all dates of a table."""


@dataclass(frozen=True, slots=True)
class BadMapping(Failure):
    """A mapping, or an option that changes it, cannot be used."""


@dataclass(frozen=True, slots=True)
class UnreadableMapping(Failure):
    """The file of a mapping cannot be read, or says what it cannot."""


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """How the rows of one table become events."""

    file: str
    """The name of the file, without its folder."""
    sheet: str = ""
    """Of a workbook; empty for the only one."""
    table: str = ""
    """Of a document: its number from 1, or `all`; empty for all that have the columns of the first."""
    encoding: str = ""
    delimiter: str = ""
    header: int = 0
    """The number of the row with the names of the columns; 0 where it is to be found."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field the names of its columns."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """What is stated about all dates: see `RULES`."""
    actors: Mapping[str, str] = field(default_factory=dict)
    """By what a cell says the id of an actor."""
    kind: str = ""
    """Of every event for which no word of `kinds` is in its title."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By word in a title the kind."""
    status: str = "reported"
    source: Mapping[str, str] = field(default_factory=dict)
    """`id`, `title` and `type` of the source."""
    skip: Mapping[str, str] = field(default_factory=dict)
    """By name of a column what its cell says in rows that make no event."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """By cell, the date that a person chose, or `none`."""

    @property
    def source_id(self) -> str:
        """Return the id of the source."""
        return self.source.get("id", "") or stem_of(self.file)

    @property
    def rules(self) -> DateRules:
        """Return the rules by which its dates are read."""
        return DateRules(
            order=_ORDERS.get(self.dates.get("order", "")),
            hyphen=self.dates.get("hyphen", ""),
            between=self.dates.get("between", ""),
            winter=self.dates.get("winter", ""),
            is_spreadsheet=True,
            has_timestamps=self.dates.get("timestamps") == "utc",
            century=self._number("century"),
            year=self._number("year"),
            fiscal=self._number("fiscal"),
            academic=self._number("academic"),
            serial=self._number("serial"),
        )

    def _number(self, key: str) -> int | None:
        return int(self.dates[key]) if key in self.dates else None


def stem_of(name: str) -> str:
    """Return the id made of the name of a file, for its mapping and its source."""
    return short_id(PurePath(name).stem, _LONGEST_STEM) or "table"


def mapping_path(root: Path, name: str) -> Path:
    """Return where the mapping of a file is kept.

    Args:
        root: The chronology's folder.
        name: The name of the table's file.
    """
    return root / FOLDER / f"{stem_of(name)}.yaml"


def rule_values() -> tuple[str, ...]:
    """Return what can be stated about all dates: `order=dmy`; of a number only its name, `year=`."""
    chosen = (f"{key}={value}" for key, values in _CHOICES.items() for value in values)
    return (*chosen, *(f"{key}=" for key in _NUMBERS))


def check_mapping(mapping: ImportMapping) -> BadMapping | None:
    """Return what is wrong in a mapping, whoever wrote it; None where nothing is."""
    for key in mapping.columns:
        if key not in FIELDS:
            return _unknown("columns", key, FIELDS)
    for key, value in mapping.dates.items():
        if wrong := _check_rule(key, value):
            return wrong
    if mapping.status not in STATUSES:
        return BadMapping(
            f"the status {mapping.status} says more than a row alone can show",
            f"write one of {', '.join(STATUSES)}",
        )
    if not is_id(mapping.source_id) or mapping.source_id == "readme":
        return BadMapping(
            f"{mapping.source_id} cannot be a source's id",
            "use lower case letters, digits and single hyphens",
        )
    if mapping.encoding and mapping.encoding not in ENCODINGS:
        return BadMapping(
            f"the encoding {mapping.encoding} is not read", f"write one of {', '.join(ENCODINGS)}"
        )
    if mapping.delimiter and mapping.delimiter not in DELIMITERS:
        return BadMapping("that delimiter is not read", "write one of , ; | or a tab")
    return None


def _check_rule(key: str, value: str) -> BadMapping | None:
    if key in _CHOICES:
        choices = _CHOICES[key]
        if value in choices:
            return None
        return BadMapping(f"dates: {key} cannot be {value}", f"write {' or '.join(choices)}")
    if key not in _NUMBERS:
        return _unknown("dates", key, RULES)
    least, most = _NUMBERS[key]
    is_number = value.isascii() and value.isdecimal() and least <= int(value) <= most
    if is_number and (key != "serial" or int(value) in {least, most}):
        return None
    either = "1900 or 1904" if key == "serial" else f"a number from {least} to {most}"
    return BadMapping(f"dates: {key} cannot be {value}", f"write {either}")


def _unknown(where: str, key: str, known: tuple[str, ...]) -> BadMapping:
    meant = closest_match(key, known)
    return BadMapping(
        f"{where}: there is no {key}",
        f"did you mean {meant}?" if meant else f"write one of {', '.join(known)}",
    )
