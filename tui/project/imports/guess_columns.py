"""Which row has the names of the columns, and what each column is: taken from their names, and told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.parsing.tables.table import CellRow, Table, column_letters
from tui.project.imports.mapping import FIELDS, BadMapping, ImportMapping
from tui.text.plural import pluralize
from tui.text.suggest import closest_match

_LOOKED_AT = 30
"""Rows at the top among which the names of the columns are looked for."""
_NAME, _NAMES = 40, 12
"""Code points of a name in a message, and names in it."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "date": (
        *(
            "date",
            "dates",
            "date of event",
            "event date",
            "date or period of event",
            "date or period",
            "when",
        ),
        *(
            "start date",
            "date/time",
            "date and time",
            "hdate",
            "datetext",
            "date from",
            "from",
            "period",
            "year",
        ),
    ),
    "end": ("end date", "date to", "until", "hdate_end", "to"),
    "time": ("time", "start time", "time of event"),
    "title": (
        *("event", "title", "short_title", "short title", "headline", "event-detail", "event detail"),
        *(
            "significant event",
            "what happened",
            "event description",
            "allegation / event summary",
            "event summary",
        ),
        *("description", "details", "summary", "label", "message", "events"),
    ),
    "source": (
        *("source of information", "source", "witness or document reference", "linked exhibit / source"),
        *("reference", "document", "exhibit", "exhibit_refs", "exhibitrefs", "sources"),
    ),
    "note": ("comment", "comments", "note", "notes", "remark", "remarks", "notes / relevance"),
    "actors": ("agency", "agencies", "actor", "actors", "who", "people", "persons", "parties"),
    "number": (
        *("no", "no.", "number", "nr", "nr.", "#", "serial number", "serial no", "serial no.", "event ref"),
        *("event_id", "event id", "ref", "ref.", "id", "item"),
    ),
}
"""By field the names that are taken for it, the likeliest first, in lower case."""


_TIMELINE = ("Year", "Headline")
_PROGRAMS: tuple[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]], ...] = (
    (
        _TIMELINE,
        {
            "date": ("Year", "Month", "Day"),
            "end": ("End Year", "End Month", "End Day"),
            "time": ("Time",),
            "title": ("Headline",),
            "number": ("unique_id",),
            "kind": ("Group",),
            "display": ("Display Date",),
        },
    ),
    (
        ("message", "datetime", "timestamp_desc"),
        {"date": ("datetime", "timestamp"), "title": ("message",), "source": ("source_file",)},
    ),
)
"""By names of columns that a table of a program has, its columns."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table: their names, and which of them are what."""

    header: int
    """The number of the row with their names; 0 where the file type gives them."""
    names: tuple[str, ...]
    """Of each column; each once."""
    fields: Mapping[str, tuple[int, ...]]
    """By field its columns, from 0, in the order of `FIELDS`."""

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the columns of each field."""
        return {
            field: tuple(self.names[column] for column in columns) for field, columns in self.fields.items()
        }


def find_columns(table: Table, mapping: ImportMapping) -> TableColumns | BadMapping:
    """Find the row with the names of the columns, and the columns that the mapping or their names tell.

    Args:
        table: The table.
        mapping: What is known; what it does not say is taken from the names of the columns.

    Returns:
        The columns, or why there are none.
    """
    header = _find_header(table.rows, mapping)
    if isinstance(header, BadMapping):
        return header
    names = _unique([*_shown(header), *_further(table, header)])
    fields: dict[str, tuple[int, ...]] = {}
    for field, wanted in mapping.columns.items():
        found = [_column(name, names) for name in wanted]
        if missing := next((name for name, at in zip(wanted, found, strict=True) if at is None), ""):
            meant = closest_match(missing, names)
            said = f"did you mean {meant}?" if meant else f"it has: {_listed(names)}"
            return BadMapping(f"row {header.number} has no column {missing} for {field}", said)
        fields[field] = tuple(at for at in found if at is not None)
    if not mapping.columns:
        fields = _of_program(names) or _guessed(names)
    if "title" not in fields:
        return BadMapping(
            f"no column of row {header.number} is known to say what happened",
            f"name it: --map title=COLUMN; it has: {_listed(names)}",
        )
    return TableColumns(
        header.number, tuple(names), {field: fields[field] for field in FIELDS if field in fields}
    )


def _listed(names: Sequence[str]) -> str:
    shown = [name if len(name) <= _NAME else f"{name[: _NAME - 1]}…" for name in names[:_NAMES]]
    return ", ".join(shown) + (f" and {len(names) - _NAMES} more" if len(names) > _NAMES else "")


def _find_header(rows: Sequence[CellRow], mapping: ImportMapping) -> CellRow | BadMapping:
    if rows and rows[0].number == 0:
        return rows[0]
    if mapping.header:
        named = next((row for row in rows if row.number == mapping.header), None)
        return named or BadMapping(
            f"row {mapping.header} is empty", "name the row with the names of the columns"
        )
    first = [row for row in rows[:_LOOKED_AT] if sum(bool(text) for text in row.texts()) > 1] or list(
        rows[:1]
    )
    if not first:
        return BadMapping("it has no rows", "name a table with something in it")
    wanted = {name.casefold() for names in mapping.columns.values() for name in names}
    known = wanted or {name for names in NAMES.values() for name in names}

    def score(row: CellRow) -> int:
        return sum(_plain(text) in known for text in row.texts())

    return max(first, key=score)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).rstrip(":*")


def _shown(header: CellRow) -> list[str]:
    return [" ".join(text.split()) for text in header.texts()]


def _further(table: Table, header: CellRow) -> list[str]:
    """Return an empty name for each column beyond those that have one."""
    widest = max(len(row.cells) for row in table.rows)
    return [""] * (widest - len(header.cells))


def _unique(names: list[str]) -> list[str]:
    """Return each name once: one that is missing or repeated is called by its letters."""
    seen: set[str] = set()
    unique = []
    for at, name in enumerate(names):
        letters = f"Column {column_letters(at)}"
        chosen = name or letters
        while chosen in seen:
            chosen = f"{chosen} ({letters})"
        seen.add(chosen)
        unique.append(chosen)
    return unique


def _column(wanted: str, names: Sequence[str]) -> int | None:
    """Return the number of the column of a name; None where there is none."""
    exact = next((at for at, name in enumerate(names) if name == wanted), None)
    if exact is not None:
        return exact
    return next((at for at, name in enumerate(names) if _plain(name) == _plain(wanted)), None)


def _guessed(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    plain = [_plain(name) for name in names]
    fields: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for field, known in NAMES.items():
        at = next(
            (plain.index(name) for name in known if name in plain and plain.index(name) not in taken), None
        )
        if at is not None:
            fields[field] = (at,)
            taken.add(at)
    return _with_parts(plain, fields)


def _of_program(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return the columns of a table that TimelineJS or Timesketch reads; empty for another one."""
    for needed, columns in _PROGRAMS:
        if set(needed) <= set(names):
            found = {
                field: tuple(names.index(name) for name in wanted if name in names)
                for field, wanted in columns.items()
            }
            return {field: places for field, places in found.items() if places}
    return {}


def _with_parts(plain: Sequence[str], fields: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Put year, month and day together where a table has a column for each."""
    places = {name: plain.index(name) for name in ("year", "month", "day") if name in plain}
    year = places.get("year")
    if year is None or fields.get("date", (year,)) != (year,):
        return fields
    return {**fields, "date": tuple(places.values())}


def complete_mapping(mapping: ImportMapping, table: Table, columns: TableColumns) -> ImportMapping:
    """Return the mapping with what was found, so that the next run does the same.

    Args:
        mapping: What was known.
        table: The table.
        columns: What was found in it.
    """
    skip, dates = mapping.skip, mapping.dates
    if not mapping.columns and set(_TIMELINE) <= set(columns.names) and "Type" in columns.names:
        skip = {"Type": "title", **skip}
    if not mapping.columns and "timestamp_desc" in columns.names:
        dates = {"timestamps": "utc", **dates}
    source = {"id": mapping.source_id, "title": _title(table, columns, mapping), "type": "document"}
    return replace(
        mapping,
        skip=skip,
        dates=dates,
        header=columns.header,
        columns=mapping.columns or columns.chosen(),
        source={**source, **{key: value for key, value in mapping.source.items() if value}},
    )


def _title(table: Table, columns: TableColumns, mapping: ImportMapping) -> str:
    """Return what stands by itself above the names of the columns; else the name of the file."""
    above = [row for row in table.rows if row.number < columns.header]
    texts = [text for row in above for text in row.texts() if text]
    return " ".join(texts[0].split()) if len(texts) == 1 else re.sub(r"\.\w+$", "", mapping.file)


def rows_above(table: Table, columns: TableColumns, title: str) -> str:
    """Return what to say of rows above the names of the columns; empty where nothing is left out.

    Args:
        table: The table.
        columns: Its columns.
        title: The title of the source, which may be one of them.
    """
    rows = [row for row in table.rows if row.number < columns.header]
    lost = [text for row in rows for text in row.texts() if text and " ".join(text.split()) != title]
    if not lost:
        return ""
    shown = "; ".join(f"“{' '.join(text.split())[:60]}”" for text in lost[:3])
    return f"{pluralize(len(lost), 'cell')} above row {columns.header} left out: {shown}"
