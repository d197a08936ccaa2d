"""What the full-text tables have of an event, made of the columns of its other rows.

To take an event out of these tables, FTS5 must be given exactly what was put in; so both are made here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tui.chronology.edtf import parse
from tui.chronology.enums import QuoteStatus
from tui.index.match_reason import MatchPlace, PlaceKey
from tui.index.search_terms import EVERY, field_term, stem_column, title_term
from tui.index.sqlite.as_of import VERIFIED


class CitedValues(NamedTuple):
    """What can be searched of one citation."""

    source: str
    """The id of the source, as it is cited."""
    origin: str
    speaker: str
    said_by: tuple[str, ...]
    """The ids of the actors whose statement the passage is, as they are written."""
    status: str


class SearchValues(NamedTuple):
    """What can be searched of an event, beside its words."""

    title: str
    """Folded, as among its words."""
    kind: str
    status: str
    date: str
    """In EDTF; empty for none."""
    actors: tuple[str, ...]
    """Each once."""
    tags: tuple[str, ...]
    cited: tuple[CitedValues, ...]
    origins: int
    differs: bool
    is_unanswered: bool
    """Whether nothing is on file of somebody whom it criticises."""
    is_agreed: bool
    """Whether all to whom it was put agree to it as it stands."""


class SearchedTexts(NamedTuple):
    """What the rows of an event in the tables for searching are made of. Where it is the same, they are."""

    lines: tuple[str, ...]
    """Its folded texts."""
    places: str
    """The `PlaceKey` of each, with spaces between them."""
    values: SearchValues

    @property
    def terms(self) -> str:
        """Its text in the table `search`."""
        return search_text(self.lines, self.values)

    @property
    def stems(self) -> tuple[str, ...]:
        """Its texts in the table `stems`."""
        return stem_texts(zip(self.lines, map(PlaceKey.parse, self.places.split()), strict=True))

    @property
    def words(self) -> set[str]:
        """Its words in the table `word`."""
        return set(" ".join(self.lines).split())


def search_text(lines: Iterable[str], values: SearchValues) -> str:
    """Return what the table `search` has of an event.

    Args:
        lines: Its folded texts.
        values: Its other values.
    """
    terms = {EVERY, *_field_terms(values), *_marks(values), *map(title_term, values.title.split())}
    return " ".join((*lines, *sorted(terms)))


def stem_texts(lines: Iterable[tuple[str, PlaceKey]]) -> tuple[str, ...]:
    """Return the columns of the table `stems` of an event, from its folded texts with their places."""
    columns: tuple[list[str], ...] = ([], [], [])
    for line, key in lines:
        if key.place is not MatchPlace.PASSAGE:
            columns[stem_column(key.place)].append(line)
    return tuple(map(" ".join, columns))


def _field_terms(values: SearchValues) -> Iterable[str]:
    yield field_term("kind", values.kind)
    yield field_term("status", values.status)
    yield from (field_term("actor", actor) for actor in values.actors)
    yield from (field_term("tag", tag) for tag in values.tags)
    yield from (field_term("source", cited.source) for cited in values.cited)
    yield from (field_term("origin", cited.origin) for cited in values.cited if cited.origin)
    yield from (field_term("speaker", cited.speaker) for cited in values.cited if cited.speaker)
    yield from (field_term("said-by", actor) for cited in values.cited for actor in cited.said_by)


def _marks(values: SearchValues) -> Iterable[str]:
    statuses = {cited.status for cited in values.cited}
    marks = {
        "differs": values.differs,
        "approximate": _is_approximate(values.date),
        "undated": not values.date,
        "single-origin": values.origins == 1,
        "not-held": QuoteStatus.NOT_HELD in statuses,
        "unanswered": values.is_unanswered,
        "agreed": values.is_agreed,
        "unverified": not statuses or not statuses <= VERIFIED,
    }
    return (field_term("is", mark) for mark, holds in marks.items() if holds)


@lru_cache(maxsize=10_000)
def _is_approximate(date: str) -> bool:
    return bool(date) and parse(date).approximate
