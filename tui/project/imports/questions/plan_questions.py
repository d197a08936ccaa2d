"""What is open about the dates of a table, and the rule that would settle all dates of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.project.imports.plan import ImportPlan, PlannedRow
from tui.project.imports.rows.row_dates import ANSWERED, DateState
from tui.text.failure import Failure

_FIGURES = re.compile(r"\b([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{2,4}\b")
_RULES = (
    ("two years, or a year and a month", "--dates hyphen=years or --dates hyphen=month"),
    ("once between the two, or all that time", "--dates between=once or --dates between=lasted"),
    (
        "years of two digits: say which century",
        "--dates century=1900-1999, or whatever hundred years they are of",
    ),
    ("the year is missing", "--dates year=YEAR"),
    ("where a financial year begins is not said", "--dates fiscal=MONTH, from 1 to 12"),
    ("a number by itself may be a spreadsheet's count of days, or no date", "--dates serial=1900"),
)


def open_questions(plan: ImportPlan) -> Iterator[Failure]:
    """Yield what is open about dates, each with the rule that would settle all of one kind.

    Args:
        plan: Of the table.
    """
    reasons = [row.date.reason for row in plan.rows if row.date.state is not DateState.TAKEN]
    if count := reasons.count("day and month in figures"):
        yield Failure(f"{_dates(count)} with day and month in figures; {_proof(plan)}", _ORDER)
    for reason, rule in _RULES:
        if count := reasons.count(reason):
            yield Failure(f"{_dates(count)}: {reason}", f"for all of them: {rule}")
    yield from _others(plan)


def _others(plan: ImportPlan) -> Iterator[Failure]:
    """Yield why other dates could not be read, the most frequent reasons first."""
    settled = {"day and month in figures", ANSWERED, *(reason for reason, _ in _RULES)}
    rows: dict[str, list[PlannedRow]] = {}
    for row in plan.rows:
        if row.title and row.date.reason and row.date.reason not in settled:
            rows.setdefault(row.date.reason, []).append(row)
    for reason, found in sorted(rows.items(), key=lambda item: -len(item[1]))[:_MOST]:
        numbers = ", ".join(str(row.number) for row in found[:_MOST])
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        where = f"{'row' if len(found) == 1 else 'rows'} {numbers}{more}"
        answer = f"for one of them: --answer {found[0].date.address}=DATE" if found[0].date.address else ""
        yield Failure(f"{_dates(len(found))}: {reason} ({where})", answer)
    if len(rows) > _MOST:
        yield Failure(f"{len(rows) - _MOST} further reasons", "see them with --preview")


_MOST = 5
"""Reasons that are told, and rows that are named for each."""
_ORDER = "for all of them: --dates order=dmy or --dates order=mdy"


def _dates(count: int) -> str:
    return "1 date" if count == 1 else f"{count} dates"


def _proof(plan: ImportPlan) -> str:
    """Return how many other dates of the table can only be read in one order: it proves nothing of these."""
    found = [match for row in plan.rows for match in _FIGURES.finditer(row.date.written)]
    day_first = sum(int(match[1]) > 12 >= int(match[2]) for match in found)
    month_first = sum(int(match[2]) > 12 >= int(match[1]) for match in found)
    return f"of {len(found)} in figures, {day_first} can only be day first, {month_first} only month first"
