"""Comparing a table with what is there: the new passages, the new events, what changes, and what is told."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.chronology.keys import CitationKey
from tui.parsing.yaml.tree import Data
from tui.project.imports.event_ids import EventIds
from tui.project.imports.guess_columns import TableColumns
from tui.project.imports.mapping import ImportMapping
from tui.project.imports.match_rows import match_rows
from tui.project.imports.plan import ImportPlan, PlannedRow, RowPlanner, own_key
from tui.project.imports.row_events import (
    ROW_KEY,
    KeptValue,
    event_values,
    merge_values,
    older_row,
    replace_citations,
    row_reference,
)
from tui.project.imports.row_passages import GONE, RowPassage, write_passage

_BLOCK_END = re.compile(r"\s*\}\Z")
_ABOUT = re.compile(r'\sabout=(?:"(?:[^"\\]|\\.)*"|[^\s}]+)')


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


def compare_table(
    plan: ImportPlan,
    older: Sequence[RowPassage],
    before: ImportMapping | None,
    events: Sequence[Data],
    differences: Sequence[Data] = (),
) -> TableComparison:
    """Compare a plan with the source and the events that are there.

    Args:
        plan: What the table would become.
        older: The passages of its source; empty where there is none.
        before: The mapping of the last import; None where it is not known.
        events: Those of events.yaml.
        differences: Those of events.yaml.
    """
    return _Comparison(plan, older, before, events, differences).run()


class _Comparison:
    """One comparison while it is made."""

    def __init__(
        self,
        plan: ImportPlan,
        older: Sequence[RowPassage],
        before: ImportMapping | None,
        events: Sequence[Data],
        differences: Sequence[Data],
    ) -> None:
        self._plan = plan
        self._mapping = plan.mapping
        self._source = plan.mapping.source_id
        self._older = older
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
        passages = [self._passage(row, matched.older.get(at)) for at, row in enumerate(self._plan.rows)]
        passages += self._gone_passages(matched.gone)
        added = []
        for at, row in enumerate(self._plan.rows):
            if event := self._event(row, matched.older.get(at)):
                added.append(event)
        told = self._told
        return TableComparison(
            tuple(passages),
            tuple(added),
            self._changed_items(),
            told.same,
            tuple(told.changes),
            tuple(told.new),
            tuple(told.gone),
            tuple(told.kept),
            told.updated,
            tuple(told.deleted),
            is_first=not self._older,
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
        if old.words != row.words:
            self._told.changes.append(ChangedRow(row.number, old.label, tuple(_changed_cells(old, row))))
            return write_passage(row.label, row.pairs, row.date.date, row.origin or old.origin)
        self._told.same += 1
        return _relabelled(old, row)

    def _gone_passages(self, gone: Sequence[int]) -> list[str]:
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
            passages.append(old.text.replace(f"[{old.label}]", f"[{label}]", 1))
        return passages

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
        self._merge(row, base, place)
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

    def _merge(self, row: PlannedRow, base: PlannedRow, place: int) -> None:
        ours = self._events[place]
        if not isinstance(ours, dict):
            return
        changes, kept = merge_values(
            ours, event_values(base, self._base_mapping), event_values(row, self._mapping)
        )
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


def _relabelled(old: RowPassage, row: PlannedRow) -> str:
    """Return an older passage with the label and the date of its row now; all else in it stays."""
    date = row.date.date
    if old.text == write_passage(old.label, row.pairs, old.about, old.origin):
        return write_passage(row.label, row.pairs, date, row.origin)
    text = old.text.replace(f"[{old.label}]", f"[{row.label}]", 1)
    if old.about == date:
        return text
    about = f" about={json.dumps(date)}" if date else ""
    if old.about:
        places = list(_ABOUT.finditer(text))
        return text[: places[-1].start()] + about + text[places[-1].end() :] if places else text
    end = _BLOCK_END.search(text)
    return text[: end.start()] + about + text[end.start() :] if end else f"{text} {{{about.strip()}}}"
