"""All dates that are alike: the rule by which one of them means what a person says, or the same spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from tui.project.imports.mapping import NO_DATE, rule_values
from tui.project.imports.questions.open_questions import ImportedTable, OpenQuestion
from tui.project.imports.rows.row_dates import DateState

_CENTURY = 100
_MONTHS = range(1, 13)
_WORDS = {
    "order=dmy": "day first",
    "order=mdy": "month first",
    "hyphen=years": "two years",
    "hyphen=month": "a year and a month",
    "between=once": "it happened once",
    "between=lasted": "it lasted",
    "winter=began": "the winter began in that year",
    "winter=ended": "the winter ended in that year",
    "timestamps=utc": "seconds from 1970, UTC",
    "serial=1900": "days counted from 1900",
    "serial=1904": "days counted from 1904",
}
_NO_RULES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """What a person says about dates of one table."""

    table: str
    """The stem of its mapping's file."""
    rows: tuple[int, ...]
    """The rows that are settled by it."""
    value: str
    """EDTF, or `none`."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """What is said about all dates of the table; empty where the value is that of each of the rows."""

    @property
    def words(self) -> str:
        """Return the rules in words: `day first`; empty without one."""
        return ", ".join(_describe(key, value) for key, value in self.rules.items())


def answer_one(question: OpenQuestion, value: str) -> DateAnswer:
    """Return the answer to one question.

    Args:
        question: The row.
        value: EDTF, or `none`.
    """
    return DateAnswer(question.table, (question.number,), value)


def answer_alike(table: ImportedTable, question: OpenQuestion, value: str) -> DateAnswer:
    """Return the answer to a question and to all that are alike.

    Alike are all dates that are settled by the rule by which this one has the value; where no rule gives it
    that, or the value is `none`, all that are spelled the same.

    Args:
        table: That of the question.
        question: The row.
        value: EDTF, or `none`.
    """
    rules = _NO_RULES if value == NO_DATE else find_rules(table, question, value)
    if rules:
        settled = (
            one.number for one in table.questions if table.read_date(one, rules).state is DateState.TAKEN
        )
        return DateAnswer(table.name, tuple(settled), value, rules)
    same = (one.number for one in table.questions if one.date.written == question.date.written)
    return DateAnswer(table.name, tuple(same), value)


def find_rules(table: ImportedTable, question: OpenQuestion, value: str) -> dict[str, str]:
    """Return the fewest rules by which a row has a date; none where there are none.

    A rule that the mapping states already is never changed: other dates were read by it.

    Args:
        table: That of the question.
        question: The row.
        value: EDTF.
    """
    stated = table.mapping.dates
    single = [rule for rule in _candidates(value) if rule[0] not in stated]
    for size in (1, 2):
        for rules in combinations(single, size):
            found = dict(rules)
            if len(found) == size:
                date = table.read_date(question, found).date
                if date == value or date.startswith(f"{value}T"):
                    return found
    return {}


def _candidates(value: str) -> Iterator[tuple[str, str]]:
    """Yield the rules by which a text may mean a date."""
    for rule in rule_values():
        key, _, said = rule.partition("=")
        if said:
            yield key, said
    yield from (("serial", first) for first in ("1900", "1904"))
    for year in dict.fromkeys(re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", value)):
        yield "century", str(int(year) // _CENTURY * _CENTURY)
        yield "year", str(int(year))
    for key in ("fiscal", "academic"):
        yield from ((key, str(month)) for month in _MONTHS)


def _describe(key: str, value: str) -> str:
    if words := _WORDS.get(f"{key}={value}"):
        return words
    if key == "century":
        return f"years of {value}–{int(value) + _CENTURY - 1}"
    return f"{key} {value}"
