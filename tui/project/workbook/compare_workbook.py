"""A workbook beside the chronology and beside what was exported: what was changed, and by whom.

A cell that was changed in the workbook alone is taken. One that was changed in the chronology too is a
question: it stays as it is there until somebody answers. Nothing is added and nothing is deleted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tui.export.formats.xlsx_format import editable_cells
from tui.export.workbook_columns import DAY, EDTF, EVENTS, KEYS, OTHERS, hash_cell, hash_row
from tui.index.protocol import Index
from tui.parsing.yaml.tree import Data
from tui.project.events.check_entry import check_entry
from tui.project.events.events_file import EventsFile
from tui.project.workbook.cell_values import doubt_date, read_cell, read_date
from tui.project.workbook.edited_workbook import EditedRow, EditedWorkbook
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.text.quote_value import quote_value

SHEET, CHRONOLOGY = "sheet", "chronology"
"""The answers to a question: whose value is taken."""
_LISTED = 10
"""Places that one remark names."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that was changed in the workbook."""

    place: str
    """Sheet and cell: `Events F7`."""
    address: str
    """`F7`."""
    event: str
    key: str
    ours: str
    """What the chronology has, on one line."""
    theirs: str
    """What the workbook has."""

    def in_words(self) -> str:
        """Return `Events F7: title of digging: “The dig” → “The digging”`."""
        values = f"{quote_value(self.ours)} → {quote_value(self.theirs)}"
        return f"{self.place}: {self.key} of {self.event}: {values}"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell, or with a row."""

    place: str
    address: str
    message: str
    """In one sentence without a full stop."""
    remedy: str = ""


@dataclass(slots=True)
class WorkbookUpdate:
    """What a workbook changes."""

    changes: list[CellChange] = field(default_factory=list)
    """In the order of the sheet."""
    questions: list[CellChange] = field(default_factory=list)
    """The cells that were changed on both sides, and are left as they are."""
    problems: list[CellProblem] = field(default_factory=list)
    """Nothing is written while there are any."""
    remarks: list[str] = field(default_factory=list)
    """What changes nothing, each a sentence without a full stop."""
    values: dict[int, dict[str, Data]] = field(default_factory=dict)
    """By the number of an event in its file, from 0, the new values by key."""
    answered: set[str] = field(default_factory=set)
    """The addresses of the cells whose answers were used."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A changed cell: what it says, and what it was exported as."""

    column: str
    key: str
    text: str


def compare_workbook(
    book: EditedWorkbook, file: EventsFile, index: Index, answers: Mapping[str, str]
) -> WorkbookUpdate:
    """Compare a workbook with the chronology.

    Args:
        book: The workbook.
        file: The file of events.
        index: Of the same content.
        answers: By the address of a cell `sheet` or `chronology`.
    """
    return _Comparison(book, file, index, answers).run()


class _Comparison:
    """One comparison while it is made."""

    def __init__(
        self, book: EditedWorkbook, file: EventsFile, index: Index, answers: Mapping[str, str]
    ) -> None:
        self._book = book
        self._file = file
        self._index = index
        self._answers = answers
        self._kinds = {kind.id: kind.label for kind in index.info.kinds}
        self._known_kinds = {**{name: name for name in file.kinds()}, **self._kinds}
        ids = (data.get("id") for data in file.events if isinstance(data, dict))
        self._counts = Counter(name for name in ids if isinstance(name, str))
        self._numbers = {
            data["id"]: at
            for at, data in enumerate(file.events)
            if isinstance(data, dict) and isinstance(data.get("id"), str)
        }
        self.made = WorkbookUpdate(remarks=list(book.remarks))

    def run(self) -> WorkbookUpdate:
        """Compare each row."""
        rows: dict[str, list[EditedRow]] = {}
        for row in self._book.rows:
            rows.setdefault(row.event, []).append(row)
        for row in rows.pop("", []):
            self._tell_new(row)
        unread: list[str] = []
        for event, same in rows.items():
            if len(same) > 1:
                where = ", ".join(str(row.number) for row in same)
                self._refuse(
                    same[1], "Id", f"the rows {where} have the id `{event}`", "delete all but one of them"
                )
            elif self._is_known(same[0]):
                self._compare(same[0])
                if hash_row(event, same[0].cells)[OTHERS] != self._book.exported[event].get(OTHERS):
                    unread.append(str(same[0].number))
        if unread:
            columns = ", ".join((DAY, *KEYS))
            self._remark(
                f"cells outside the columns {columns} were changed, and change nothing: rows", unread
            )
        deleted = [event for event in self._book.exported if event not in rows]
        if deleted:
            self._remark("rows that are gone from the sheet delete no event:", deleted)
        return self.made

    def _tell_new(self, row: EditedRow) -> None:
        told = next((row.cells[name] for name in ("Event", EDTF, DAY) if row.cells.get(name)), "")
        if any(row.cells.values()):
            self.made.remarks.append(
                f"{EVENTS} row {row.number} has no id, so it is no event of the export, and is not read: "
                f"“{told}”; to add it, use: dateline event add"
            )

    def _is_known(self, row: EditedRow) -> bool:
        """Return whether a row can be compared; tell why it cannot."""
        event, count = row.event, self._counts[row.event]
        why = ""
        if event not in self._book.exported:
            why = f"`{event}` was not in this export"
        elif not count:
            why = f"`{event}` is no longer in the chronology (deleted, or renamed)"
        elif count > 1:
            why = f"{count} events have the id `{event}`"
        if why:
            self.made.remarks.append(f"{EVENTS} row {row.number}: {why}, so the row is not read")
        return not why

    def _compare(self, row: EditedRow) -> None:
        """Compare one row."""
        number = self._numbers[row.event]
        old = self._file.values(number)
        record = self._index.event(row.event)
        cells = [cell for cell in self._changed_cells(row) if cell is not None]
        if not cells:
            return
        if record is None:
            self._refuse(
                row, cells[0].column, f"the event `{row.event}` cannot be read", "see: dateline check"
            )
            return
        shown = editable_cells(record, self._kinds)
        taken: dict[str, tuple[Data, CellChange]] = {}
        for cell in cells:
            place = f"{EVENTS} {self._book.address(row, cell.column)}"
            address = self._book.address(row, cell.column)
            answer = self._answer(address)
            if cell.key != "date" and cell.column in row.dates:
                remedy = "format the cell as text, and type it again"
                self._refuse(row, cell.column, "the spreadsheet has made a date of this text", remedy)
                continue
            value = read_cell(cell.key, cell.text, old.get(cell.key), self._known_kinds)
            column = EDTF if cell.key == "date" else cell.column
            ours = shown[column]
            if isinstance(value, Failure):
                self._refuse(row, cell.column, value.message, value.remedy)
                continue
            if cell.key == "date" and (doubt := doubt_date(cell.text)):
                self.made.remarks.append(f"{place}: {doubt}")
            if (value or None) == (old.get(cell.key) or None):
                continue
            theirs = self._kinds.get(str(value), str(value)) if cell.key == "kind" else _in_words(value)
            change = CellChange(place, address, row.event, cell.key, ours, theirs)
            is_ours = hash_cell(row.event, column, ours) != self._book.exported[row.event].get(column, "")
            if is_ours and answer != SHEET:
                self.made.questions.append(change)
            else:
                taken[cell.key] = value, change
        self._take(row, number, old, taken)

    def _answer(self, address: str) -> str:
        answer = self._answers.get(address, "")
        if answer:
            self.made.answered.add(address)
        return answer

    def _changed_cells(self, row: EditedRow) -> Iterator[_Cell]:
        """Yield the cells of a row that were changed since the export; of day and EDTF at most one."""
        base = self._book.exported[row.event]
        changed = [
            name
            for name in (DAY, *KEYS)
            if name in self._book.columns
            and hash_cell(row.event, name, row.cells[name]) != base.get(name, "")
        ]
        changed = [name for name in changed if self._answer(self._book.address(row, name)) != CHRONOLOGY]
        if DAY in changed:
            day, edtf = row.cells[DAY], row.cells.get(EDTF, "")
            if EDTF in changed:
                if day and not self._is_same_date(row, day, edtf):
                    changed.remove(EDTF)
            elif day:
                yield _Cell(DAY, "date", day)
            elif edtf:
                here = self._book.address(row, EDTF)
                self._refuse(
                    row, DAY, f"the day is deleted, but {here} still has “{edtf}”", f"change {here} too"
                )
        yield from (_Cell(name, KEYS[name], row.cells[name]) for name in changed if name != DAY)

    def _is_same_date(self, row: EditedRow, day: str, edtf: str) -> bool:
        """Return whether both cells of a date can be meant; tell where they cannot."""
        read = read_date(day), read_date(edtf)
        if isinstance(read[1], Failure) or read[0] == read[1]:
            return True
        if isinstance(read[0], str) and read[1].startswith(read[0]):
            return True
        here = self._book.address(row, EDTF)
        self._refuse(row, DAY, f"this day and {here} are different dates", "change one of them")
        return False

    def _take(
        self,
        row: EditedRow,
        number: int,
        old: Mapping[str, Data],
        taken: Mapping[str, tuple[Data, CellChange]],
    ) -> None:
        """Take changes over where the event has no mistake then."""
        values = {key: value for key, (value, _) in taken.items()}
        given = {key: value for key, value in {**old, **values}.items() if key in _CHECKED}
        for wrong in check_entry(given, values, self._file, self._index):
            _, change = taken.get(wrong.key) or next(iter(taken.values()))
            self.made.problems.append(CellProblem(change.place, change.address, wrong.message, wrong.remedy))
        if values:
            self.made.values[number] = values
            self.made.changes += [change for _, change in taken.values()]

    def _refuse(self, row: EditedRow, column: str, message: str, remedy: str) -> None:
        address = self._book.address(row, column)
        self.made.problems.append(CellProblem(f"{EVENTS} {address}", address, message, remedy))

    def _remark(self, what: str, which: list[str]) -> None:
        more = f" and {len(which) - _LISTED} more" if len(which) > _LISTED else ""
        self.made.remarks.append(f"{what} {', '.join(which[:_LISTED])}{more}")


_CHECKED = frozenset(KEYS.values())
"""The keys that are checked: what else an event has is not changed here."""


def _in_words(value: Data) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def count_changes(update: WorkbookUpdate) -> str:
    """Return `5 cells changed in 4 events, 1 question`."""
    events = {change.event for change in update.changes}
    cells = f"{pluralize(len(update.changes), 'cell')} changed"
    parts = [f"{cells} in {pluralize(len(events), 'event')}" if events else "no cell changed"]
    parts += [pluralize(len(update.questions), "question")] if update.questions else []
    return ", ".join(parts)
