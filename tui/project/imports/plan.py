"""What would be made of a table: of each row a passage, and of each that says what happened a draft event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tui.chronology.ids import to_id
from tui.parsing.documents.contents import Progress
from tui.parsing.tables.table import CellRow, Table, TableFile
from tui.project.imports.guess_columns import TableColumns, complete_mapping, find_columns, rows_above
from tui.project.imports.mapping import BadMapping, ImportMapping
from tui.project.imports.rows.row_dates import DateState, RowDate, read_row_date
from tui.project.imports.rows.row_passages import join_pairs, make_pairs, origin_of
from tui.text.suggest import closest_match
from tui.validation.rules.drafts import DRAFT_TITLE
from tui.validation.rules.titles import LONGEST_TITLE

_LONGEST_KEY = 60
"""Code points of a row's own number."""
_LISTED = 10
"""Rows that one remark names."""
_STEP = 500
"""Rows between two reports of progress."""


FIRST_KIND = "events"
"""The kind of all events of a chronology without kinds, where the mapping names none."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row, and what it would become."""

    number: int
    pairs: tuple[tuple[str, str], ...]
    """The names of its columns with what its cells show; without the empty ones."""
    date: RowDate
    title: str
    """Of its event; empty where it makes none."""
    key: str
    """By which its event knows it: its own number, where the table numbers its rows, else `row 5`."""
    kind: str = ""
    actors: tuple[str, ...] = ()
    summary: str = ""
    tags: tuple[str, ...] = ()
    origin: str = ""

    @property
    def label(self) -> str:
        """Return the label of its passage."""
        return f"row {self.number}"

    @property
    def words(self) -> str:
        """Return the lines of its passage."""
        return join_pairs(self.pairs)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be made of a table."""

    name: str
    """Of its file."""
    mapping: ImportMapping
    """Complete: it gives the same again."""
    columns: TableColumns
    rows: tuple[PlannedRow, ...]
    actors: Mapping[str, str]
    """The actors of the chronology, with their names."""
    kinds: Mapping[str, str]
    """The kinds of the chronology, with their labels."""
    losses: tuple[str, ...] = ()
    """How the file had to be read, each a sentence without a full stop."""
    remarks: tuple[str, ...] = ()
    """What was left out or is to be known, each a sentence without a full stop."""

    def count(self, state: DateState) -> int:
        """Return how many rows have a date of this state."""
        return sum(row.date.state is state for row in self.rows)

    @property
    def date_counts(self) -> str:
        """Return how many dates were taken, are asked, and are none: `8 taken, 0 asked, 2 none`."""
        return ", ".join(f"{self.count(state)} {state.value}" for state in DateState)


def choose_table(file: TableFile, mapping: ImportMapping) -> Table | BadMapping:
    """Return the table that is meant: the sheet that is named, or the first tables of one form.

    Args:
        file: The file.
        mapping: It may name a sheet or a table.
    """
    names = [table.name for table in file.tables]
    if mapping.sheet:
        if mapping.sheet in names:
            return file.tables[names.index(mapping.sheet)]
        meant = closest_match(mapping.sheet, names)
        return BadMapping(
            f"there is no sheet {mapping.sheet}",
            f"did you mean {meant}?" if meant else f"it has: {', '.join(filter(None, names))}",
        )
    if mapping.table and mapping.table != "all":
        at = int(mapping.table) if mapping.table.isascii() and mapping.table.isdecimal() else 0
        if 1 <= at <= len(names):
            return file.tables[at - 1]
        return BadMapping(f"there is no table {mapping.table}", f"it has {len(names)}: write a number or all")
    if not names[0].startswith("table "):
        return file.tables[0]
    return _joined(file.tables, is_all=mapping.table == "all")


def _joined(tables: tuple[Table, ...], *, is_all: bool) -> Table:
    """Return tables of a document as one: those that have as many columns as the first, or all."""
    first = tables[0]
    width = max(len(row.cells) for row in first.rows)
    taken = [table for table in tables if is_all or max(len(row.cells) for row in table.rows) == width]
    others = [table.name for table in tables if table not in taken]
    told = (f"{', '.join(others)} left out: of other columns",) if others else ()
    rows = tuple(row for table in taken for row in table.rows)
    return Table(
        rows, first.name, first.header, (*(said for table in taken for said in table.remarks), *told)
    )


def plan_import(
    name: str,
    file: TableFile,
    mapping: ImportMapping,
    actors: Mapping[str, str],
    kinds: Mapping[str, str],
    *,
    progress: Progress | None = None,
) -> ImportPlan | BadMapping:
    """Say what would be made of a table. Nothing is written.

    Args:
        name: Of the table's file.
        file: What was read of it.
        mapping: What is known of it.
        actors: The actors of the chronology, with their names.
        kinds: The kinds of the chronology, with their labels.
        progress: Called with the number of rows planned and of all.

    Returns:
        The plan, or why there can be none.
    """
    table = choose_table(file, mapping)
    if isinstance(table, BadMapping):
        return table
    columns = find_columns(table, mapping)
    if isinstance(columns, BadMapping):
        return columns
    listed = list(kinds)
    whole = complete_mapping(_with_file(mapping, file, table), table, columns)
    if not whole.kind:
        whole = replace(whole, kind=listed[0] if listed else FIRST_KIND)
    if wrong := _unknown_kind(whole, listed):
        return wrong
    planner = RowPlanner(whole, columns, actors, kinds)
    rows: list[PlannedRow] = []
    for at, row in enumerate(table.rows):
        if progress and at % _STEP == 0:
            progress(at, len(table.rows))
        if row.number > columns.header and not planner.is_header(row):
            rows.append(planner.plan(row))
    keys = _with_unique_keys(rows)
    above = rows_above(table, columns, whole.source["title"])
    others = [other.name for other in file.tables if other.name and other.name != table.name]
    sheets = (
        (f"other sheets left out: {', '.join(others)}",)
        if others and not table.name.startswith("table ")
        else ()
    )
    first = () if listed else (f"there is no kind yet: all events get the kind {whole.kind}",)
    remarks = (*table.remarks, *filter(None, (above,)), *sheets, *first, *_row_remarks(keys))
    return ImportPlan(name, whole, columns, keys, actors, kinds, file.losses, remarks)


def _with_file(mapping: ImportMapping, file: TableFile, table: Table) -> ImportMapping:
    is_document = table.name.startswith("table ")
    return replace(
        mapping,
        sheet="" if is_document else table.name,
        encoding=mapping.encoding or (file.encoding if file.encoding != "utf-8" else ""),
        delimiter=mapping.delimiter or (file.delimiter if file.delimiter != "," else ""),
    )


def _unknown_kind(mapping: ImportMapping, kinds: list[str]) -> BadMapping | None:
    for kind in (mapping.kind, *mapping.kinds.values()):
        if kind not in kinds and kinds:
            meant = closest_match(kind, kinds)
            return BadMapping(
                f"there is no kind {kind}",
                f"did you mean {meant}?" if meant else f"it has: {', '.join(kinds)}",
            )
    return None


class RowPlanner:
    """Plans one row after the other."""

    def __init__(
        self,
        mapping: ImportMapping,
        columns: TableColumns,
        actors: Mapping[str, str],
        kinds: Mapping[str, str],
    ) -> None:
        self._mapping = mapping
        self._columns = columns
        self._actors = {name.casefold(): actor for actor, name in actors.items()} | {
            actor: actor for actor in actors
        }
        self._kinds = {label.casefold(): kind for kind, label in kinds.items()} | {
            kind: kind for kind in kinds
        }
        self._header = tuple(name.casefold() for name in columns.names)

    def is_header(self, row: CellRow) -> bool:
        """Return whether a row repeats the names of the columns, as below a page break."""
        texts = tuple(" ".join(text.split()).casefold() for text in row.texts())
        shown = [(text, name) for text, name in zip(texts, self._header, strict=False) if text]
        return len(shown) > 1 and all(text == name for text, name in shown)

    def plan(self, row: CellRow) -> PlannedRow:
        """Return what a row would become."""
        date = read_row_date(row, self._columns, self._mapping)
        lines = self._text(row, "title").split("\n")
        title = "" if self._is_skipped(row) else _short(" ".join(lines[0].split()))
        kinds = (kind for word, kind in self._mapping.kinds.items() if word.casefold() in title.casefold())
        number = self._text(row, "number")
        own = " ".join(self._text(row, "kind").split()).casefold()
        return PlannedRow(
            number=row.number,
            pairs=make_pairs(row, self._columns.names),
            date=date,
            title=title or (DRAFT_TITLE if date.written and not self._is_skipped(row) else ""),
            key=own_key(number),
            kind=self._kinds.get(own) or next(kinds, self._mapping.kind),
            actors=tuple(self._named_actors(self._text(row, "actors"))),
            summary=" ".join(self._text(row, "summary").split()),
            tags=tuple(filter(None, (to_id(tag) for tag in self._text(row, "tags").split(",")))),
            origin=origin_of(self._text(row, "source")),
        )

    def _is_skipped(self, row: CellRow) -> bool:
        return any(
            name in self._columns.names and row.text(self._columns.names.index(name)) == said
            for name, said in self._mapping.skip.items()
        )

    def _text(self, row: CellRow, field: str) -> str:
        return "\n".join(filter(None, (row.text(at) for at in self._columns.fields.get(field, ()))))

    def _named_actors(self, text: str) -> Iterable[str]:
        """Return the actors that a cell or a part of it names; others stay in the passage only."""
        found: dict[str, None] = {}
        whole = " ".join(text.split())
        for part in (whole, *(part.strip() for part in whole.replace(";", ",").split(","))):
            actor = self._mapping.actors.get(part) or self._actors.get(part.casefold())
            if actor:
                found[actor] = None
        return found


def own_key(number: str) -> str:
    """Return by which an event may know its row: its number in the table; empty where it looks like a label.

    Args:
        number: What the table says.
    """
    plain = " ".join(number.split())[:_LONGEST_KEY]
    return "" if plain.startswith("row ") else plain


def _short(title: str) -> str:
    """Return a title that fits a line of the timeline: cut between words, which `…` shows."""
    plain = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    if len(plain) <= LONGEST_TITLE:
        return plain
    cut = plain[: LONGEST_TITLE - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:')}…"


def _with_unique_keys(rows: list[PlannedRow]) -> tuple[PlannedRow, ...]:
    """Return the rows with the key of each: its own number where no other row has it."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.key] = counts.get(row.key, 0) + 1
    return tuple(row if row.key and counts[row.key] == 1 else replace(row, key=row.label) for row in rows)


def _row_remarks(rows: tuple[PlannedRow, ...]) -> Iterable[str]:
    untitled = [str(row.number) for row in rows if not row.title]
    if untitled:
        more = f" and {len(untitled) - 10} more" if len(untitled) > 10 else ""
        yield f"rows that say neither when nor what, kept as passages only: {', '.join(untitled[:10])}{more}"
    told: dict[str, list[str]] = {}
    for row in rows:
        if row.date.remark:
            told.setdefault(row.date.remark, []).append(str(row.number))
    for remark, numbers in told.items():
        more = f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else ""
        yield f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(numbers[:_LISTED])}{more}: {remark}"
