"""A query in words, for exports and lists of results: `events with flood…, kind court, possibly in 1911`."""

from __future__ import annotations

from tui.chronology.date_format import format_limit
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision
from tui.parsing.query.fields import IS_PHRASES, KNOWN_TO
from tui.parsing.query.query import Field, Group, Query
from tui.parsing.query.suggest_values import join_words
from tui.text.search_text import join_unspaced


def describe_query(query: Query) -> str:
    """Describe a query in plain words, without a full stop; `all events` where it is empty."""
    by = f" {_certainty(query.certainly)} by {format_limit(query.aware_by)}" if query.aware_by else ""
    conditions = _conditions(query, query.certainly, by)
    return f"events {conditions}" if conditions else "all events"


def _conditions(query: Query, certainly: bool, by: str) -> str:
    # `by` is by when entries of awareness are dated, in words; empty for no such day.
    with_ = join_words([*(f"{word}…" for word in query.words), *_quoted(query.phrases)], "and")
    without = join_words([*(f"{word}…" for word in query.without), *_quoted(query.without_phrases)], "or")
    parts = [f"with {with_}" if with_ else "", f"without {without}" if without else ""]
    parts += [_field(term, by) for term in query.fields]
    parts += [
        f"{'not ' if term.negated else ''}{join_words([IS_PHRASES[word] for word in term.values], 'or')}"
        for term in query.is_
    ]
    parts += _date_limits(query, certainly)
    parts += [_group(group, certainly, by) for group in query.groups]
    return ", ".join(part for part in parts if part)


def _field(term: Field, by: str) -> str:
    values = join_words(term.values, "or")
    if term.name == KNOWN_TO:
        return f"with {'no' if term.negated else 'an'} entry that {values} was aware{by}"
    return f"{'not ' if term.negated else ''}{term.name} {values}"


def _certainty(certainly: bool) -> str:
    return "certainly" if certainly else "possibly"


def _group(group: Group, certainly: bool, by: str) -> str:
    either = [f"({_conditions(query, certainly, by)})" for query in group.alternatives]
    return f"{'not ' if group.negated else 'either '}{join_words(either, 'or')}"


def _date_limits(query: Query, certainly: bool) -> list[str]:
    certainty = _certainty(certainly)
    parts = []
    if query.from_ and query.from_ == query.to:
        parts.append(f"{certainty} {'on' if _is_day(query.to) else 'in'} {format_limit(query.to)}")
    elif query.from_ and query.to:
        parts.append(f"{certainty} between {format_limit(query.from_)} and {format_limit(query.to)}")
    elif query.from_:
        parts.append(f"{certainty} {format_limit(query.from_)} or later")
    elif query.to:
        parts.append(f"{certainty} {format_limit(query.to)} or earlier")
    if query.before:
        parts.append(f"{certainty} starting before {format_limit(query.before)}")
    if query.after:
        parts.append(f"{certainty} ending after {format_limit(query.after)}")
    return [*parts, f"public by {format_limit(query.public_by)}"] if query.public_by else parts


def _is_day(date: EdtfDate) -> bool:
    start = date.start
    return (
        date.shape is DateForm.MOMENT
        and isinstance(start, DateExpression)
        and start.precision is Precision.DAY
    )


def _quoted(phrases: tuple[str, ...]) -> list[str]:
    return [f"“{join_unspaced(phrase)}”" for phrase in phrases]
