"""Completing a term of the query line: its field, and then one of the values that the chronology has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, TypeAlias

from tui.chronology.enums import EventStatus
from tui.index.protocol import Index
from tui.parsing.query.fields import FIELDS, IS_WORDS, KNOWN_TO, RANGE_WORDS
from tui.parsing.query.lexer import normalize_word, quote_if_needed
from tui.parsing.query.parse_query import Query

Pair: TypeAlias = tuple[str, str]
"""A completion, and a few words about it."""

_TERM = re.compile(
    r"""(?P<lead>(?:[^\s:=|"]*\|)*[(!-]*)(?P<name>[A-Za-z-]*)(?:(?P<joint>:|!?=)(?P<typed>.*))?""", re.DOTALL
)
"""What is in front of a term, its field, what joins field and values, and the values."""
_LAST_TERM = re.compile(r'(?:[^\s"]|"[^"]*"?)*\Z')
_LAST_VALUE = re.compile(r'[^,|"]*"?[^,|"]*\Z')
AT_ONCE = 50_000
"""Up to so many events the values of fields that are free text are counted."""
_MOST = 50
"""Completions of the query line that a key goes through."""


def complete_term(index: Index, term: str) -> Iterator[Pair]:
    """Yield fields that a term may begin with; once only one is left, its values, behind commas and bars too.

    Args:
        index: For the values.
        term: As typed so far: `ki`, `(kind:co`, `!kind=works,mo`. What is in front of a field stays.
    """
    match = _TERM.fullmatch(term)
    if match is None:
        return
    lead, name, joint = match["lead"], match["name"].lower(), match["joint"]
    fields = [field for field in FIELDS if (field.startswith(name) if joint is None else field == name)]
    if len(fields) > 1:
        yield from ((f"{lead}{field}:", "") for field in fields)
    elif fields:
        typed = match["typed"] or ""
        last = _LAST_VALUE.search(typed)
        named = f"{fields[0]}:" if joint is None else f"{match['name']}{joint}"
        before = f"{lead}{named}{typed[: last.start() if last else 0]}"
        values = [*field_values(index, fields[0])] or ([("", "")] if joint is None else [])
        yield from ((f"{before}{value}", about) for value, about in values)


def complete_line(index: Index, line: str) -> list[str]:
    """Return a query line with its last term completed, in each way there is.

    Args:
        index: For the values.
        line: The line up to the cursor.

    Returns:
        Nothing where there is no term at its end, or none that begins so.
    """
    last = _LAST_TERM.search(line)
    start = last.start() if last else len(line)
    term = line[start:]
    if not term.strip("(!|-"):
        return []
    begun = normalize_word(term.replace('"', ""))
    # A field by itself comes before its values, which are completed when it is there.
    ends = dict.fromkeys(
        text if ":" in term or "=" in term else f"{text.partition(':')[0]}:"
        for text, _ in complete_term(index, term)
    )
    fitting = (
        text for text in ends if normalize_word(text.replace('"', "")).startswith(begun) and text != term
    )
    return [line[:start] + text for text in islice(fitting, _MOST)]


def field_values(index: Index, name: str) -> Iterable[Pair]:
    """Return the values that a field can have, as they are written on a query line.

    Args:
        index: The open index.
        name: A field; one of dates has no values to choose from.
    """
    values = _VALUES[name](index) if name in _VALUES else ()
    return ((quote_if_needed(value), about) for value, about in values)


def _counted(name: str) -> Callable[[Index], Iterable[Pair]]:
    """Return what lists the values of a field that is free text, the most frequent first."""

    def count(index: Index) -> Iterable[Pair]:
        # Counting those of a large chronology takes longer than anybody waits for a key.
        counts = index.facet(Query(), name) if index.info.events <= AT_ONCE else []
        return ((value, f"{events}") for value, events in counts)

    return count


def _speakers(index: Index) -> Iterable[Pair]:
    """Return those who say something in a passage."""
    speaking = {actor for passage in index.statements() for actor in passage.said_by}
    return [(actor.id, actor.name) for actor in index.actors() if actor.id in speaking]


_VALUES: Final[Mapping[str, Callable[[Index], Iterable[Pair]]]] = MappingProxyType(
    {
        "kind": lambda index: [(kind.id, kind.label) for kind in index.info.kinds],
        "actor": lambda index: [(actor.id, actor.name) for actor in index.actors()],
        KNOWN_TO: lambda index: [(actor.id, actor.name) for actor in index.actors()],
        "source": lambda index: [(source.id, source.title) for source in index.sources()],
        "status": lambda _: [(status.value, "") for status in EventStatus],
        "tag": _counted("tag"),
        "origin": _counted("origin"),
        "speaker": _counted("speaker"),
        "said-by": _speakers,
        "is": lambda _: [(word, "") for word in IS_WORDS],
        "range": lambda _: [(word, "") for word in RANGE_WORDS],
    }
)
