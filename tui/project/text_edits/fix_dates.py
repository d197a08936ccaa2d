"""Replacing dates as people write them with EDTF, where they have one reading, and keeping their spelling."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from tui.chronology.date_reader.read_date import read_date
from tui.chronology.date_reader.typed_dates import explain_refusal
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.problem import Problem
from tui.parsing.date_values import EVENT_DATES, DateValue, dates_in
from tui.parsing.events.chronology_file import NAME
from tui.parsing.limits import Limits
from tui.parsing.locations import LocationMap
from tui.parsing.safe_files import InputFile
from tui.parsing.source_file import read_source_file
from tui.parsing.yaml.tree import Data, read_tree
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes

SPELLING = "date-as-written"
"""The key of an event that keeps the spelling of its date."""
_NEEDS_QUOTES = re.compile(r"^[\[%?~]|[,{}\[\]]")
"""EDTF that YAML would not read as text."""


@dataclass(frozen=True, slots=True)
class DateFix:
    """A date that has one reading, and the edits that put EDTF in its place."""

    value: DateValue
    new: str
    """The EDTF."""
    edits: tuple[TextEdit, ...]
    keeps_spelling: bool
    """Whether the spelling is written into `date-as-written`."""


@dataclass(frozen=True, slots=True)
class DatePlan:
    """What is to be done with the dates of one file."""

    fixes: tuple[DateFix, ...] = ()
    left: tuple[Problem, ...] = ()
    """Dates without one reading, or written in a way that is not edited."""


def plan_date_fixes(file: InputFile) -> DatePlan:
    """Return which dates of a file are replaced, and which are left.

    Each fix is tried out: the file says the same with it, but for the date.

    Args:
        file: `events.yaml` or a source, without a fault.
    """
    data: Data = None
    if file.path == NAME:
        tree = read_tree(file.text)
        data = tree.data
        values = dates_in(data, EVENT_DATES, LocationMap(file, file.text, tree.spans))
    else:
        values = read_source_file(file, Limits()).dates
    fixes: list[DateFix] = []
    left: list[Problem] = []
    for value in values:
        made = _fix(file, data, value)
        if made is None:
            left.append(_left(file, value))
        else:
            fixes.append(made)
    is_right = _yaml_check(file, data) if file.path == NAME else _source_check(file)
    kept = _tried(fixes, is_right) if fixes else []
    left += [_left(file, fix.value) for fix in fixes if fix not in kept]
    return DatePlan(tuple(kept), tuple(sorted(left, key=lambda problem: problem.order)))


def _fix(file: InputFile, data: Data, value: DateValue) -> DateFix | None:
    """The fix of one date; None where it has not one reading, or is written over lines or with escapes."""
    date = read_date(value.text).date
    written = file.text[value.start : value.end]
    mark = written[:1] if file.path == NAME or value.path != ("about",) else ""
    mark = mark if mark in {"'", '"'} else ""
    if date is None or written != f"{mark}{value.text}{mark}":
        return None
    quoted = mark or ('"' if value.path != ("about",) and _NEEDS_QUOTES.search(date.text) else "")
    edits = [TextEdit(value.start, value.end, f"{quoted}{date}{quoted}")]
    event = _event(data, value)
    keeps_spelling = event is not None and SPELLING not in event
    if keeps_spelling:
        edits.append(_spelling_edit(file.text, value, written, edits[0]))
    return DateFix(value, date.text, _merged(edits), keeps_spelling)


def _event(data: Data, value: DateValue) -> dict[str, Data] | None:
    """The event whose `date` it is; None for another date."""
    if len(value.path) != 3 or value.path[0] != "events" or value.path[2] != "date":
        return None
    found: Any = data
    for key in value.path[:2]:
        found = found[key]
    return found if isinstance(found, dict) else None


def _spelling_edit(text: str, value: DateValue, written: str, replaced: TextEdit) -> TextEdit:
    """The edit that puts the spelling beside the date: on a line of its own, or behind a comma."""
    line_start = text.rfind("\n", 0, value.start) + 1
    line_end = text.find("\n", value.start)
    line_end = len(text) if line_end < 0 else line_end
    before = re.match(r" *(?:- +)*", text[line_start : value.start])
    behind = text[value.end : line_end].lstrip()
    column = before.end() if before else 0
    key = text[line_start + column : value.start]
    if re.fullmatch(r"""["']?date["']? *: *""", key) and not behind.startswith((",", "}")):
        return TextEdit(line_end, line_end, f"\n{' ' * column}{SPELLING}: {written}")
    return TextEdit(value.end, value.end, f", {SPELLING}: {written}")


def _merged(edits: list[TextEdit]) -> tuple[TextEdit, ...]:
    """Edits of which one may begin where the other ends, as one."""
    if len(edits) == 2 and edits[1].start == edits[0].end:
        return (TextEdit(edits[0].start, edits[0].end, edits[0].text + edits[1].text),)
    return tuple(edits)


def _tried(fixes: list[DateFix], is_right: Callable[[list[DateFix]], bool]) -> list[DateFix]:
    """The fixes that leave everything else as it is; where all do not, those of each half that do."""
    if is_right(fixes):
        return fixes
    if len(fixes) == 1:
        return []
    half = len(fixes) // 2
    return _tried(fixes[:half], is_right) + _tried(fixes[half:], is_right)


def edited_text(file: InputFile, fixes: Iterable[DateFix]) -> str:
    """Return the text of a file with some fixes."""
    edits = [edit for fix in fixes for edit in fix.edits]
    return edit_bytes(file.text.encode(), edits).decode()


def _yaml_check(file: InputFile, data: Data) -> Callable[[list[DateFix]], bool]:
    def is_right(fixes: list[DateFix]) -> bool:
        expected: Any = copy.deepcopy(data)
        for fix in fixes:
            around = expected
            for key in fix.value.path[:-1]:
                around = around[key]
            around[fix.value.path[-1]] = fix.new
            if fix.keeps_spelling:
                around[SPELLING] = fix.value.text
        tree = read_tree(edited_text(file, fixes))
        return tree.is_complete and bool(tree.data == expected)

    return is_right


def _source_check(file: InputFile) -> Callable[[list[DateFix]], bool]:
    before = read_source_file(file, Limits())

    def is_right(fixes: list[DateFix]) -> bool:
        after = read_source_file(replace(file, text=edited_text(file, fixes)), Limits())
        if (
            after.source is None
            or before.source is None
            or len(before.dates) != len(after.dates) + len(fixes)
        ):
            return False
        undated = [
            source.model_copy(
                update={
                    "issued": None,
                    "accessed": None,
                    "passages": tuple(one.model_copy(update={"about": None}) for one in source.passages),
                }
            )
            for source in (before.source, after.source)
        ]
        return undated[0] == undated[1]

    return is_right


def _left(file: InputFile, value: DateValue) -> Problem:
    try:
        parse(value.text)
    except EdtfError as error:
        explained = explain_refusal(value.text, error)
        place = file.place(value.start, value.end)
        return Problem("bad-date", place, explained.reason, explained.remedy)
    raise AssertionError(f"{value.text!r} is EDTF")
