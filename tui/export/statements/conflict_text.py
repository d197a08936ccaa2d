"""Statements that cannot all hold, and what the order leaves to an event, in words: fixed, and neutral.

No heading names who speaks, and nothing is said of why statements differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tui.chronology.calendar import iso_date
from tui.chronology.date_format import format_limit
from tui.chronology.edtf import cached_parse
from tui.evidence.conflicts.order_window import OrderWindow, WindowReason
from tui.export.citation_text import date_words
from tui.export.json_objects import Json
from tui.index.conflict_records import CitedPassage, ConflictRecord, ConflictsRecord, StatementRecord
from tui.text.plural import pluralize

TITLE = "Statements that cannot all hold"
LEAVES = "Its order leaves"
INFERRED = "inferred from the order, not reported"
"""What is said of the days that the order leaves: no source has them."""
ORDER_WORDS = {"after": "after the beginning of", "before": "before"}
"""In which way an event limits these days."""
_OWN = {"date": "is dated", "after": "comes after", "before": "comes before"}


def statement_words(statement: StatementRecord) -> str:
    """Return a statement by the ids of its events: `dark comes after lit`."""
    return _said(statement, statement.event, statement.value)


def statement_sentence(statement: StatementRecord) -> str:
    """Return a statement by the titles of its events, without a full stop."""
    is_date = statement.kind == "date"
    other = format_limit(cached_parse(statement.value)) if is_date else f"“{statement.other_title}”"
    return _said(statement, f"“{statement.title}”", other)


def _said(statement: StatementRecord, event: str, value: str) -> str:
    if statement.is_own:
        return f"{event} {_OWN[statement.kind]} {value}"
    who, is_several = _speakers(statement)
    if statement.kind == "date":
        return f"{who} {'date' if is_several else 'dates'} {event} to {value}"
    return f"{who} {'put' if is_several else 'puts'} {event} {statement.kind} {value}"


def _speakers(statement: StatementRecord) -> tuple[str, bool]:
    """The sources with their passages, and whether there are several passages."""
    if not statement.cites:
        return f"a version of {statement.differences[0]}" if statement.differences else "a source", False
    named = [
        _named(name, list(cited)) for name, cited in groupby(statement.cites, key=lambda one: one.key.source)
    ]
    return _joined(named), len(statement.cites) > 1


def _named(source: str, cited: list[CitedPassage]) -> str:
    record = cited[0].source
    name = (record.container_title or record.title) if record else source
    passages = [f"[{one.key.passage}]" for one in cited if one.key.passage]
    return " ".join(filter(None, (name, _joined(passages))))


def _joined(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def sets_words(found: ConflictsRecord) -> str:
    """Return how many sets there are, and how many of the statements of a single one can hold."""
    if not found.sets:
        return "no set of three or more"
    if len(found.sets) > 1 or found.more:
        return f"{pluralize(len(found.sets) + found.more, 'set')} of statements cannot all hold"
    count = len(found.sets[0].statements)
    if count == 1:
        return "1 statement cannot hold by itself"
    return f"1 set of {size_words(count)}"


def size_words(count: int) -> str:
    """Return the size of a set, and how many of its statements can hold: `5 statements cannot all hold; ...`.

    Args:
        count: How many statements it has.
    """
    if count == 1:
        return "1 statement cannot hold by itself"
    if count == 2:
        return "2 statements cannot both hold; either of them can"
    return f"{count:,} statements cannot all hold; any {count - 1:,} of them can"


def rest_words(found: ConflictsRecord) -> list[str]:
    """Return what is not listed: sets beyond the most, and pairs of dates, which are differences."""
    more = f"at least {found.more:,} of them are not listed here" if found.more else ""
    pairs = f"{pluralize(found.pairs, 'pair')}, see dateline differences" if found.pairs else ""
    return [part for part in (more, pairs) if part]


def conflict_json(conflict: ConflictRecord) -> Json:
    """Return one set of statements."""
    return {
        "events": list(conflict.events),
        "statements": [_statement_json(statement) for statement in conflict.statements],
    }


def _statement_json(statement: StatementRecord) -> Json:
    return {
        "kind": statement.kind,
        "event": statement.event,
        "title": statement.title,
        "value": statement.value,
        "words": statement_words(statement),
        "own": statement.is_own,
        "cites": [str(one.key) for one in statement.cites],
        "differences": list(statement.differences),
        "path": statement.place.path,
        "line": statement.place.line,
    }


def window_words(window: OrderWindow) -> str:
    """Return the days that the order leaves: `1 January 2006 to 31 January 2013`."""
    first, last = (_day(day) for day in (window.first_day, window.last_day))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"{first} or later" if first else f"{last} or earlier"


def _day(day: int | None) -> str:
    return "" if day is None else date_words(iso_date(day))


def reasons(window: OrderWindow) -> Iterable[tuple[str, WindowReason]]:
    """Yield what gives the limits of a window: `after` or `before`, and the event."""
    for word, reason in (("after", window.after), ("before", window.before)):
        if reason:
            yield word, reason


def reason_words(reason: WindowReason) -> str:
    """Return the date that gives a limit, and how far the event is: `January 2013, through 2 others`."""
    through = f", through {pluralize(reason.links - 1, 'other')}" if reason.links > 1 else ""
    return f"{format_limit(cached_parse(reason.date))}{through}"


def window_json(window: OrderWindow) -> Json:
    """Return what the order leaves to an undated event."""
    return {
        "earliest": iso_date(window.first_day) if window.first_day is not None else None,
        "latest": iso_date(window.last_day) if window.last_day is not None else None,
        "words": window_words(window),
        "because": [
            {"place": word, "event": reason.event, "date": reason.date, "links": reason.links}
            for word, reason in reasons(window)
        ],
    }
