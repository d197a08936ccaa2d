"""Facets: for each field its values, with the number of events each would leave and whether it is chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tui.chronology.enums import EventStatus
from tui.index.protocol import Index
from tui.parsing.query.fields import KNOWN_TO, VALUE_FIELDS
from tui.parsing.query.lexer import normalize_word
from tui.parsing.query.parse_query import Query
from tui.text.cell_width import pad
from tui.text.plural import pluralize
from tui.text.search_text import normalize
from tui.views.json_output import Json
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line
from tui.views.links import FacetPlace, TermPlace
from tui.views.source import short_name
from tui.views.symbols import UNICODE, Symbols

Counts: TypeAlias = Mapping[str, Sequence[tuple[str, int]]]
"""By field: values and how many events have each, as `Index.facet` gives them."""
Labels: TypeAlias = Mapping[tuple[str, str], str]
"""By field and normalized value: the label that people read."""

_LEAST_OF_FIELD = 3
"""Fewest letters by which typing finds a whole field: with fewer, too many values would match."""
_LONGEST_BAR = 8
"""Cells of the bar of the largest number of events."""
_PUNCTUATION = re.compile(r"[^\w\s-]")
_BOX = {"only": "[+]", "without": "[-]", "": "[ ]"}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a field."""

    field: str
    value: str
    """Normalized, as on a query line."""
    label: str
    """For people; empty where it is the same as the value."""
    events: int
    """How many events a search for it finds, with everything that the query says of other fields."""
    chosen: str
    """`only` or `without`; empty where the query does not mention it."""

    @property
    def anchor(self) -> FacetPlace:
        """Return the anchor of its line."""
        return FacetPlace(self.field, self.value)

    def is_named(self, typed: str) -> bool:
        """Return whether each typed word begins a word of the value, of its label or of its field's name."""
        words = normalize(f"{self.label} {self.value} {self.value.replace('-', ' ')}").split()
        return all(
            any(word.startswith(part) for word in words)
            or (len(part) >= _LEAST_OF_FIELD and self.field.startswith(part))
            for part in normalize(typed).split()
        )

    @property
    def is_told_by_label(self) -> bool:
        """Return whether the id is just the label in lower case and hyphens, so that it need not be shown."""
        return "-".join(_PUNCTUATION.sub("", self.label.casefold()).split()) == self.value


def counts_of(index: Index, query: Query) -> Counts:
    """Return the counts of every field under a query."""
    return {name: index.facet(query, name) for name in VALUE_FIELDS}


def labels_of(index: Index, query: Query) -> Labels:
    """Return the labels of kinds, actors and sources, as far as they were public by the query's as-of day."""
    labels = {("kind", normalize_word(kind.id)): kind.label for kind in index.info.kinds}
    actors = index.actors()
    labels |= {(name, normalize_word(one.id)): one.name for name in ("actor", KNOWN_TO) for one in actors}
    return labels | {
        ("source", normalize_word(source.id)): short_name(source)
        for source in index.sources(query.public_day)
    }


def facet_values(counts: Counts, labels: Labels, query: Query) -> list[FacetValue]:
    """Return every value, field by field, including those that the query names and no event has.

    Args:
        counts: As `counts_of` returns them.
        labels: As `labels_of` returns them.
        query: Which values are chosen.

    Returns:
        Kinds in the order of their lanes, statuses from established to disputed; of the other fields the most
        frequent value first, equally frequent ones by name.
    """
    return [value for name in VALUE_FIELDS for value in _of_field(name, dict(counts[name]), labels, query)]


def _of_field(name: str, had: Mapping[str, int], labels: Labels, query: Query) -> list[FacetValue]:
    chosen = {
        value: "without" if of.negated else "only"
        for of in query.fields
        if of.name == name
        for value in of.values
    }
    values = []
    for value in dict.fromkeys((*had, *chosen)):
        label = labels.get((name, value), "")
        called = label if label != value else ""
        values.append(FacetValue(name, value, called, had.get(value, 0), chosen.get(value, "")))
    order = _ordered_values(name, labels)
    return sorted(
        values,
        key=lambda value: (
            order.get(value.value, len(order)),
            -value.events,
            (value.label or value.value).casefold(),
            value.value,
        ),
    )


def _ordered_values(name: str, labels: Labels) -> Mapping[str, int]:
    """Return the place of each value of a field that has an order of its own; nothing for another field."""
    if name == "status":
        return {status.value: place for place, status in enumerate(EventStatus)}
    kinds = (value for field, value in labels if field == "kind") if name == "kind" else ()
    return {value: place for place, value in enumerate(kinds)}


def facets_lines(
    values: Sequence[FacetValue], *, boxes: bool = False, marks: Symbols = UNICODE
) -> list[Line]:
    """Return one line for each value, under the names of the fields: its number of events, with a bar.

    Args:
        values: Field by field.
        boxes: Whether a box shows that a value is chosen; else words say so, and every id is shown.
        marks: The set of symbols.
    """
    lines: list[Line] = []
    most = max((value.events for value in values), default=0)
    width = max((len(str(value.events)) for value in values), default=0)
    for name in dict.fromkeys(value.field for value in values):
        of_it = [value for value in values if value.field == name]
        title = f"{name.capitalize()} ({pluralize(len(of_it), 'value')})"
        lines += [BLANK, heading(title)] if lines else [heading(title)]
        lines += [_line(value, width, boxes, _bar(value.events, most, marks)) for value in of_it]
    return lines


def _bar(events: int, most: int, marks: Symbols) -> str:
    """A bar as long as a number is in comparison to the largest one; for a few events, not empty."""
    length = -(-events * _LONGEST_BAR // most) if most else 0
    return pad(marks.certain * length, _LONGEST_BAR)


def terms_lines(on: Sequence[str], off: Sequence[str]) -> list[Line]:
    """Return one line for each term of a query and each that is switched off; nothing where there are none.

    Args:
        on: Terms of the query line.
        off: Terms that were on it.
    """
    terms = [("[x]", term) for term in on] + [("[ ]", term) for term in off]
    lines = [
        line(
            TextSpan(f"{box} ", TextRole.KEY),
            term,
            TextSpan("  (off)" if box == "[ ]" else "", TextRole.QUIET),
            hang=4,
            anchor=TermPlace(term),
        )
        for box, term in terms
    ]
    return [BLANK, heading(f"Query ({pluralize(len(on), 'term')})"), *lines] if lines else []


def _line(value: FacetValue, width: int, boxes: bool, bar: str) -> Line:
    box = f"{_BOX[value.chosen]} " if boxes else ""
    # With a box nothing has to be typed; without one the reader needs every id to write a query.
    has_id = value.label and not (boxes and value.is_told_by_label)
    return line(
        TextSpan(box, TextRole.KEY),
        TextSpan(f"{value.events:>{width}} ", TextRole.DATE),
        TextSpan(f"{bar} ", TextRole.QUIET),
        value.label or value.value,
        TextSpan(f"  {value.value}" if has_id else "", TextRole.QUIET),
        TextSpan(f"  ({value.chosen})" if value.chosen and not boxes else "", TextRole.KEY),
        indent=0 if boxes else 2,
        hang=len(box) + width + 2 + _LONGEST_BAR + (0 if boxes else 2),
        anchor=value.anchor,
    )


def facet_json(value: FacetValue) -> Json:
    """Return one value as an object with the keys `field value label events chosen`."""
    return {
        "field": value.field,
        "value": value.value,
        "label": value.label,
        "events": value.events,
        "chosen": value.chosen,
    }
