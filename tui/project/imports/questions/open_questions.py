"""The open questions of all imports: dates with several readings, and those that could not be read.

They are found in the sources and the mappings, so that the tables themselves need not be there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.limits import MEGABYTE, Limits
from tui.parsing.safe_files import read_file
from tui.parsing.tables.table import CellRow, TableCell
from tui.project.imports.guess_columns import TableColumns
from tui.project.imports.mapping import FOLDER, ImportMapping, UnreadableMapping
from tui.project.imports.mapping_file import read_mapping
from tui.project.imports.plan import RowPlanner
from tui.project.imports.rows.row_dates import NO_DATE_GIVEN, DateState, RowDate, read_row_date
from tui.project.imports.rows.row_passages import RowPassage, read_passages
from tui.text.cancellation import stop_if_asked
from tui.text.failure import Failure

_NAME = re.compile(r"^(?:\[row [0-9]+[^\]\n]*\] )?([^:\n]{1,200}): ", re.MULTILINE)
_NUMBER = re.compile(r"row ([0-9]+)")
_STEP = 500
"""Rows between two looks at whether the work is still wanted."""
IsUndated = Callable[[str, str], bool]
"""Whether the event of a source's passage has no date, by the id of one and the label of the other."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A row whose date is not known."""

    table: str
    """The stem of its mapping's file."""
    number: int
    """Of the row."""
    title: str
    date: RowDate
    row: CellRow
    """Its cells, as the passage gives them."""

    @property
    def label(self) -> str:
        """Return the label of its passage."""
        return f"row {self.number}"


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A table that was imported, and what is open about it."""

    name: str
    """The stem of its mapping's file."""
    mapping: ImportMapping
    columns: TableColumns
    questions: tuple[OpenQuestion, ...]

    def read_date(self, question: OpenQuestion, rules: Mapping[str, str]) -> RowDate:
        """Return what the date of a row means by further rules.

        Args:
            question: The row.
            rules: As `dates` of the mapping has them.
        """
        mapping = replace(self.mapping, dates={**self.mapping.dates, **rules})
        return read_row_date(question.row, self.columns, mapping)


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """What is open about all imports of a chronology."""

    tables: tuple[ImportedTable, ...] = ()
    """Those with questions."""
    failures: tuple[Failure, ...] = ()
    """The mappings and sources that cannot be read."""

    @property
    def count(self) -> int:
        """Return how many questions there are."""
        return sum(len(table.questions) for table in self.tables)

    def find(self, table: str, number: int) -> tuple[ImportedTable, OpenQuestion] | None:
        """Return a question with its table; None where it is not open.

        Args:
            table: The stem of the mapping's file.
            number: Of the row.
        """
        for one in self.tables:
            for question in one.questions if one.name == table else ():
                if question.number == number:
                    return one, question
        return None


def has_imports(root: Path) -> bool:
    """Return whether any table was imported into a chronology.

    Args:
        root: Its folder.
    """
    try:
        return any(path.suffix == ".yaml" for path in (root / FOLDER).iterdir())
    except OSError:
        return False


def list_questions(root: Path, is_undated: IsUndated) -> OpenQuestions:
    """Return what is open about all imports.

    Args:
        root: The chronology's folder.
        is_undated: What is known of the events.
    """
    tables: list[ImportedTable] = []
    failures: list[Failure] = []
    for path in _mapping_files(root):
        found = _read_table(root, path, is_undated)
        if isinstance(found, Failure):
            failures.append(found)
        elif found.questions:
            tables.append(found)
    return OpenQuestions(tuple(tables), tuple(failures))


def _mapping_files(root: Path) -> list[Path]:
    try:
        return sorted(path for path in (root / FOLDER).iterdir() if path.suffix == ".yaml")
    except OSError:
        return []


def _read_table(root: Path, path: Path, is_undated: IsUndated) -> ImportedTable | Failure:
    mapping = read_mapping(read_file(root, f"{FOLDER}/{path.name}", MEGABYTE), path.stem)
    if isinstance(mapping, UnreadableMapping):
        return mapping
    shown = f"{CORPUS}/{mapping.source_id}.md"
    file = read_file(root, shown, Limits().source_file)
    if file.fault:
        return Failure(f"{shown} cannot be read: {file.fault.message}", "import the table again")
    names = list(dict.fromkeys(found.strip() for found in _NAME.findall(file.text)))
    chosen = (name for columns in mapping.columns.values() for name in columns)
    names = list(dict.fromkeys([*names, *chosen]))
    columns = _columns_of(mapping, names)
    questions = _questions(path.stem, mapping, columns, read_passages(file.text, names), is_undated)
    return ImportedTable(path.stem, mapping, columns, tuple(questions))


def _columns_of(mapping: ImportMapping, names: list[str]) -> TableColumns:
    places = {name: at for at, name in enumerate(names)}
    fields = {key: tuple(places[name] for name in columns) for key, columns in mapping.columns.items()}
    return TableColumns(0, tuple(names), fields)


def _questions(
    table: str,
    mapping: ImportMapping,
    columns: TableColumns,
    passages: list[RowPassage],
    is_undated: IsUndated,
) -> Iterator[OpenQuestion]:
    planner = RowPlanner(mapping, columns, {}, {})
    answered = {re.sub("[^0-9]", "", cell) for cell in mapping.answers}
    for at, passage in enumerate(passages):
        if at % _STEP == 0:
            stop_if_asked()
        number = _NUMBER.fullmatch(passage.label)
        if number is None or passage.about or number[1] in answered:
            continue
        cells = dict(passage.pairs)
        row = CellRow(int(number[1]), tuple(TableCell(cells.get(name, "")) for name in columns.names))
        planned = planner.plan(row)
        date = planned.date
        is_open = date.state is not DateState.TAKEN and date.reason != NO_DATE_GIVEN and date.written
        if is_open and planned.title and is_undated(mapping.source_id, passage.label):
            yield OpenQuestion(table, row.number, planned.title, date, row)
