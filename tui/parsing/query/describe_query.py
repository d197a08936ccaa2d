"""A query in plain words, for the head of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision
from tui.parsing.query.fields import IS_PHRASES
from tui.parsing.query.suggest_values import join_words

if TYPE_CHECKING:
    from tui.parsing.query.parse_query import Query


def describe_query(query: Query) -> str:
    """A query in plain words; `all events` where it is empty."""
    with_ = join_words([*(f"{word}…" for word in query.words), *_quoted(query.phrases)], "and")
    without = join_words([*(f"{word}…" for word in query.without), *_quoted(query.without_phrases)], "or")
    parts = [f"with {with_}" if with_ else "", f"without {without}" if without else ""]
    parts += [f"{'not ' if of.negated else ''}{of.name} {join_words(of.values, 'or')}" for of in query.fields]
    parts += [
        f"{'not ' if of.negated else ''}{join_words([IS_PHRASES[word] for word in of.values], 'or')}"
        for of in query.is_
    ]
    parts += _described_days(query)
    said = ", ".join(part for part in parts if part)
    return f"events {said}" if said else "all events"


def _described_days(query: Query) -> list[str]:
    how = "certainly" if query.certainly else "possibly"
    parts = []
    if query.from_ and query.from_ == query.to:
        parts.append(f"{how} {'on' if _is_day(query.to) else 'in'} {_name(query.to)}")
    elif query.from_ and query.to:
        parts.append(f"{how} between {_name(query.from_)} and {_name(query.to)}")
    elif query.from_:
        parts.append(f"{how} {_name(query.from_)} or later")
    elif query.to:
        parts.append(f"{how} {_name(query.to)} or earlier")
    if query.before:
        parts.append(f"{how} starting before {_name(query.before)}")
    if query.after:
        parts.append(f"{how} ending after {_name(query.after)}")
    return [*parts, f"public by {_name(query.as_of)}"] if query.as_of else parts


def _is_day(when: EdtfDate) -> bool:
    start = when.start
    return (
        when.shape is DateForm.MOMENT
        and isinstance(start, DateExpression)
        and start.precision is Precision.DAY
    )


def _name(when: EdtfDate) -> str:
    """The date as a limit: what it says of when within it, or of its open side, is said already."""
    return format_date(when).removeprefix("some time in ").removeprefix("up to ").removesuffix(" onwards")


def _quoted(phrases: tuple[str, ...]) -> list[str]:
    return [f"“{phrase}”" for phrase in phrases]
