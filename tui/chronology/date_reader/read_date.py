"""The one reader of dates as people write them.

A text is folded and spelt with signs (`canonical_text.py`, `vocabulary.py`), read as a phrase (`phrases.py`)
around dates with their weekdays and times (`dated_points.py`), each by a table of rules (`single_dates.py`,
`figures.py`, `year_pairs.py`). Every rule returns all that may be meant (`meanings.py`), and nothing is ever
chosen.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.chronology.date_reader.canonical_text import fold, spell
from tui.chronology.date_reader.date_parts import existing_date
from tui.chronology.date_reader.date_rules import NO_RULES, DateRules
from tui.chronology.date_reader.edtf_habits import read_habit, read_respelled
from tui.chronology.date_reader.interpretation import Interpretation, InterpretationKind
from tui.chronology.date_reader.meanings import Meanings
from tui.chronology.date_reader.no_dates import explain_no_date
from tui.chronology.date_reader.phrases import read_phrase
from tui.chronology.edtf import EdtfError, cached_parse
from tui.chronology.edtf_date import EdtfDate

LONGEST = 80
"""Code points that a date as people write it may have."""


def read_date(text: str, rules: DateRules = NO_RULES) -> Interpretation:
    """Return what a text means as a date.

    Args:
        text: As somebody wrote it: `5 March 2019`, `c. 1871`, `3/12/1871`. EDTF means what EDTF defines, but
            for a few forms that are often written for something else.
        rules: What is known about the dates of its table or prompt.
    """
    # A text that is too long is cut, so that the cache holds no long texts.
    return _read(text[: 2 * LONGEST], rules)


@lru_cache(maxsize=4_096)
def _read(text: str, rules: DateRules) -> Interpretation:
    plain = fold(text)
    if not plain:
        return Interpretation(InterpretationKind.NONE, reason="there is no date")
    if habit := read_habit(plain, rules):
        return _interpret(habit)
    if (date := existing_date(plain)) and not (re.fullmatch("[0-9]{4}-[0-9]{2}", plain)):
        return Interpretation(InterpretationKind.ONE, (date,))
    if len(plain) > LONGEST:
        return Interpretation(
            InterpretationKind.NONE, reason="it is too long for a date", is_recognized=False
        )
    meanings = read_respelled(plain) or read_phrase(spell(plain), rules) or explain_no_date(plain)
    if meanings is None:
        reason = f"“{plain}” cannot be read as a date"
        return Interpretation(InterpretationKind.NONE, reason=reason, is_recognized=False)
    return _interpret(meanings)


def _interpret(meanings: Meanings) -> Interpretation:
    if not meanings.ways:
        kind = InterpretationKind.UNDER_RULE if meanings.needs_rule else InterpretationKind.NONE
        return Interpretation(kind, reason=meanings.reason)
    found: dict[object, EdtfDate] = {}
    wrong = ""
    for way in meanings.ways:
        try:
            date = cached_parse(way.edtf)
        except EdtfError as error:
            wrong = wrong or error.reason
        else:
            found.setdefault((date.shape, date.start, date.end, date.members), date)
    readings = tuple(found.values())
    if not readings:
        return Interpretation(InterpretationKind.NONE, reason=wrong)
    if len(readings) == 1:
        return Interpretation(InterpretationKind.ONE, readings)
    count = "two" if len(readings) == 2 else "several"
    return Interpretation(InterpretationKind.SEVERAL, readings, f"it can be {count} dates")
