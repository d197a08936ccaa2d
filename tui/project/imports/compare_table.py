"""Comparing a table with what is there: the new passages, the new events, what changes, and what is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.chronology.keys import CitationKey
from tui.parsing.yaml.tree import Data
from tui.project.imports.event_ids import EventIds
from tui.project.imports.guess_columns import TableColumns
from tui.project.imports.mapping import ImportMapping
from tui.project.imports.match_rows import match_rows
from tui.project.imports.plan import ImportPlan, PlannedRow, RowPlanner, own_key
from tui.project.imports.rows.merge_passage import MergedPassage, RowChange, merge_passage
from tui.project.imports.rows.row_bases import RowBases
from tui.project.imports.rows.row_events import (
    ROW_KEY,
    KeptValue,
    event_values,
    merge_values,
    older_row,
    replace_citations,
    row_reference,
)
from tui.project.imports.rows.row_passages import GONE, RowPassage, write_passage

_UNKNOWN = RowBases()


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that the table gives otherwise than before."""

    row: int
    was: str
    """The label of its passage before."""
    cells: tuple[tuple[str, str, str], ...]
    """By column what it said and what it says now."""


@dataclass(frozen=True, slots=True)
class TableComparison:
    """What an import makes, beside what is there."""

    passages: tuple[str, ...]
    """All passages of the source, as they are written."""
    added: tuple[dict[str, Data], ...]
    """New events, in the order of their rows."""
    changed: dict[tuple[str, int], dict[str, Data]]
    """By section and number, from 0, the new content of an item of events.yaml."""
    same: int = 0
    """Rows as before."""
    changes: tuple[ChangedRow, ...] = ()
    new: tuple[int, ...] = ()
    """The numbers of rows that were not there before."""
    gone: tuple[str, ...] = ()
    """The labels of rows that are no longer there; their passages and events stay."""
    kept: tuple[tuple[int, str, KeptValue], ...] = ()
    """By row and event, what a person changed and the table gives otherwise."""
    updated: int = 0
    """Events of older rows that were changed in something that no person had changed."""
    deleted: tuple[int, ...] = ()
    """Rows whose events a person deleted; they are not made again."""
    edited: tuple[int, ...] = ()
    """Rows whose passages a person changed, and the table did not; they stay."""
    is_first: bool = True
    """Whether the table was never imported before."""
    is_moving: bool = False
    """Whether passages get other labels, and their citations with them."""


@dataclass(slots=True)
class _Told:
    same: int = 0
    changes: list[ChangedRow] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: list[tuple[int, str, KeptValue]] = field(default_factory=list)
    updated: int = 0
    deleted: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)


def compare_table(
    plan: ImportPlan,
    older: Sequence[RowPassage],
    before: ImportMapping | None,
    events: Sequence[Data],
    differences: Sequence[Data] = (),
    *,
    bases: RowBases = _UNKNOWN,
) -> TableComparison:
    """Compare a plan with the source and the events that are there.

    Args:
        plan: What the table would become.
        older: The passages of its source; empty where there is none.
        before: The mapping of the last import; None where it is not known.
        events: Those of events.yaml.
        differences: Those of events.yaml.
        bases: What the last import made of its rows, as far as it is known.
    """
    return _Comparison(plan, older, before, events, differences, bases=bases).run()


class _Comparison:
    """One comparison while it is made."""

    def __init__(
        self,
        plan: ImportPlan,
        older: Sequence[RowPassage],
        before: ImportMapping | None,
        events: Sequence[Data],
        differences: Sequence[Data],
        *,
        bases: RowBases,
    ) -> None:
        self._bases = bases
        self._plan = plan
        self._mapping = plan.mapping
        self._source = plan.mapping.source_id
        self._older = [passage for passage in older if passage.is_of_row]
        self._own = _own_passages(older)
        self._events = events
        self._differences = differences
        columns = plan.columns if before is None else _columns_of(before, plan.columns)
        self._planner = RowPlanner(before or plan.mapping, columns, plan.actors, plan.kinds)
        self._base_mapping = before or plan.mapping
        self._base_columns = columns
        ids = (event.get("id") for event in events if isinstance(event, dict))
        self._ids = EventIds(name for name in ids if isinstance(name, str))
        self._by_reference = {
            str(event[ROW_KEY]): at
            for at, event in enumerate(events)
            if isinstance(event, dict) and ROW_KEY in event
        }
        self._by_citation = self._cited_rows()
        self._moved: dict[str, str] = {}
        self._values: dict[int, dict[str, Data]] = {}
        self._told = _Told()

    def run(self) -> TableComparison:
        """Return the comparison."""
        number = self._mapping.columns.get("number", ())
        matched = match_rows(self._older, self._plan.rows, number)
        passages = list(self._own.get(-1, ()))
        for at, row in enumerate(self._plan.rows):
            passages.append(RowPassage(row.label, (), text=self._passage(row, matched.older.get(at))))
            passages += self._own.get(matched.older.get(at, len(self._older)), ())
        passages += self._gone_passages(matched.gone)
        self._renumber(passages)
        added = []
        for at, row in enumerate(self._plan.rows):
            if event := self._event(row, matched.older.get(at)):
                added.append(event)
        told = self._told
        return TableComparison(
            tuple(passage.text for passage in passages),
            tuple(added),
            self._changed_items(),
            told.same,
            tuple(told.changes),
            tuple(told.new),
            tuple(told.gone),
            tuple(told.kept),
            told.updated,
            tuple(told.deleted),
            tuple(told.edited),
            is_first=not (self._older or self._own),
            is_moving=bool(self._moved),
        )

    def _key(self, label: str) -> str:
        """Return what a citation of a row writes."""
        return str(CitationKey(self._source, label))

    def _cited_rows(self) -> dict[str, int]:
        """Return by passage the only event that cites it."""
        cited: dict[str, list[int]] = {}
        for at, event in enumerate(self._events):
            cites = event.get("cites") if isinstance(event, dict) else None
            for cite in cites if isinstance(cites, list) else ():
                key = cite.get("passage") if isinstance(cite, dict) else cite
                of = CitationKey.parse(key) if isinstance(key, str) else None
                if of and of.passage and of.source == self._source:
                    cited.setdefault(of.passage, []).append(at)
        return {label: places[0] for label, places in cited.items() if len(places) == 1}

    def _passage(self, row: PlannedRow, at: int | None) -> str:
        if at is None:
            self._told.new.append(row.number)
            return write_passage(row.label, row.pairs, row.date.date, row.origin)
        old = self._older[at]
        if old.label != row.label:
            self._moved[self._key(old.label)] = self._key(row.label)
        merged = merge_passage(old, row, self._bases.rows.get(old.label))
        self._tell(old, row, merged)
        return merged.text

    def _tell(self, old: RowPassage, row: PlannedRow, merged: MergedPassage) -> None:
        told = self._told
        if merged.change is RowChange.CHANGED:
            told.changes.append(ChangedRow(row.number, old.label, tuple(_changed_cells(old, row))))
        else:
            told.same += 1
        if merged.change is RowChange.EDITED:
            told.edited.append(row.number)
        key = self._key(row.label)
        if merged.change is RowChange.BOTH:
            cells = _changed_cells(old, row)
            ours = "; ".join(f"{name}: {own or 'nothing'}" for name, own, _ in cells)
            theirs = "; ".join(f"{name}: {new or 'nothing'}" for name, _, new in cells)
            told.kept.append((row.number, key, KeptValue("words", ours, theirs)))
        if merged.is_date_kept:
            told.kept.append((row.number, key, KeptValue("about", old.about, row.date.date or "nothing")))

    def _gone_passages(self, gone: Sequence[int]) -> list[RowPassage]:
        taken = {self._older[at].label for at in gone if self._older[at].is_gone}
        passages = []
        for at in gone:
            old = self._older[at]
            label = old.label
            if not old.is_gone:
                label = next(name for name in _gone_labels(old.label) if name not in taken)
                taken.add(label)
                self._told.gone.append(old.label)
                self._moved[self._key(old.label)] = self._key(label)
                place = self._by_reference.get(row_reference(self._mapping, old.label))
                if place is not None:
                    self._values[place] = {ROW_KEY: row_reference(self._mapping, label)}
            text = old.text.replace(f"[{old.label}]", f"[{label}]", 1)
            passages += [RowPassage(label, (), text=text), *self._own.get(at, ())]
        return passages

    def _renumber(self, passages: Sequence[RowPassage]) -> None:
        """Let citations of paragraphs without a label follow them: they are cited by their number."""
        for number, passage in enumerate(passages, 1):
            if passage.label.isdecimal() and passage.label != str(number):
                self._moved[self._key(passage.label)] = self._key(str(number))

    def _event(self, row: PlannedRow, at: int | None) -> dict[str, Data] | None:
        """Return the new event of a row; None where it has one, or makes none."""
        if at is None:
            known = self._by_reference.get(row_reference(self._mapping, row.key))
            is_moved = known is not None and self._is_of_older(known)
            if not row.title or (known is not None and not is_moved):
                return None
            return self._new_event(row)
        old = self._older[at]
        base = older_row(old, self._base_columns, self._planner)
        place = self._place(old)
        if place is None:
            if row.title and base.title:
                self._told.deleted.append(row.number)
                return None
            return self._new_event(row) if row.title else None
        self._merge(row, old, base, place)
        return None

    def _is_of_older(self, place: int) -> bool:
        """Return whether an event is that of a row imported before, whose number another row has now."""
        event = self._events[place]
        cites = event.get("cites") if isinstance(event, dict) else None
        return any(self._by_citation.get(old.label) == place for old in self._older) if cites else False

    def _place(self, old: RowPassage) -> int | None:
        """Return the number of the event of an older row; None where a person deleted it."""
        by_number = own_key(old.cell(self._base_mapping.columns.get("number", ())))
        for key in (by_number, old.label):
            place = self._by_reference.get(row_reference(self._mapping, key)) if key else None
            if place is not None:
                return place
        return self._by_citation.get(old.label)

    def _new_event(self, row: PlannedRow) -> dict[str, Data]:
        values = event_values(row, self._mapping)
        name = self._ids.take(row.title)
        cites: list[Data] = [self._key(row.label)]
        return {"id": name, **values, "cites": cites, ROW_KEY: row_reference(self._mapping, row.key)}

    def _merge(self, row: PlannedRow, old: RowPassage, base: PlannedRow, place: int) -> None:
        ours = self._events[place]
        if not isinstance(ours, dict):
            return
        known = self._bases.rows.get(old.label)
        written = event_values(base, self._base_mapping)
        if known:
            # Of a mapping that a person changed in its file, it is not said what it was.
            written |= {"kind": known.kind, "status": self._bases.status or self._base_mapping.status}
        changes, kept = merge_values(ours, written, event_values(row, self._mapping))
        name = str(ours.get("id", ""))
        self._told.kept += [(row.number, name, value) for value in kept]
        self._told.updated += bool(changes)
        reference = row_reference(self._mapping, row.key)
        if ours.get(ROW_KEY) not in (None, reference):
            changes[ROW_KEY] = reference
        if changes:
            self._values[place] = changes

    def _changed_items(self) -> dict[tuple[str, int], dict[str, Data]]:
        changed: dict[tuple[str, int], dict[str, Data]] = {}
        for section, items in (("events", self._events), ("differences", self._differences)):
            for at, item in enumerate(items):
                if not isinstance(item, dict):
                    continue
                new = replace_citations(item, self._moved) if self._moved else item
                for key, value in (self._values.get(at, {}) if section == "events" else {}).items():
                    new = _with_value(new, key, value)
                if isinstance(new, dict) and new != item:
                    changed[section, at] = new
        return changed


def _own_passages(older: Sequence[RowPassage]) -> dict[int, list[RowPassage]]:
    """Return the paragraphs that a person added, by the place of the row's passage that they stand behind.

    The place counts the passages of rows only; -1 stands for the top.
    """
    own: dict[int, list[RowPassage]] = {}
    at = -1
    for passage in older:
        if passage.is_of_row:
            at += 1
        else:
            own.setdefault(at, []).append(passage)
    return own


def _with_value(item: Data, key: str, value: Data) -> Data:
    if not isinstance(item, dict):
        return item
    without = {name: old for name, old in item.items() if name != key or value}
    return {**without, key: value} if value else without


def _columns_of(mapping: ImportMapping, columns: TableColumns) -> TableColumns:
    """Return the columns by the mapping of then, as far as the table has them."""
    places = {name: at for at, name in enumerate(columns.names)}
    fields = {
        key: tuple(places[name] for name in names if name in places) for key, names in mapping.columns.items()
    }
    return TableColumns(columns.header, columns.names, {key: found for key, found in fields.items() if found})


def _changed_cells(old: RowPassage, row: PlannedRow) -> list[tuple[str, str, str]]:
    before, now = dict(old.pairs), dict(row.pairs)
    return [
        (name, before.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys([*now, *before])
        if before.get(name, "") != now.get(name, "")
    ]


def _gone_labels(label: str) -> list[str]:
    return [f"{label}{GONE}", *(f"{label}{GONE} {number}" for number in range(2, 1_000))]
