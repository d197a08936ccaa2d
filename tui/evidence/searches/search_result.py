"""`run_searches`: what the searches of a chronology find in its sources as they are now.

As quotations are compared with the texts they cite, a search is run again whenever the files are read. It
*holds* as long as every passage with one of its words is among those that were seen not to be it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.enums import SearchStatus
from tui.chronology.event import EVERY_SOURCE, SourceSearch
from tui.chronology.keys import CitationKey
from tui.chronology.source import Source
from tui.evidence.searches.find_words import TextFinder, fold_entry
from tui.evidence.searches.search_status import status_of

_MEMO = "searches"
"""The name under which a chronology keeps the results."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that has words of a search."""

    key: CitationKey
    number: int
    """Its place in the source, from 1."""
    is_seen: bool
    """Whether it was seen not to be what was looked for."""
    is_later: bool
    """Whether its source was issued or added after the search."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What one search finds now."""

    search: SourceSearch
    sources: tuple[Source, ...]
    """Those that it is about, in the order of the chronology."""
    is_everywhere: bool
    """Whether it is about every source."""
    found: tuple[FoundPassage, ...]
    """The passages with its words, in the order of the sources."""
    unsearched: int
    """How many of its words cannot be searched for: they have no letter or digit, or are masked."""

    @property
    def status(self) -> SearchStatus:
        """What has become of the search."""
        is_testable = (self.is_everywhere or bool(self.sources)) and not self.unsearched
        return status_of(((one.is_seen, one.is_later) for one in self.found), is_testable=is_testable)


def run_searches(chronology: Chronology) -> list[SearchResult]:
    """Return what each search of a chronology finds, in the order of the file; worked out once."""
    searches, sources = chronology.searches, chronology.sources
    known = chronology.memo.get(_MEMO)
    # A copy of a chronology has the memo of the other one.
    if known is None or known[0] is not searches or known[1] is not sources:
        chronology.memo[_MEMO] = known = (searches, sources, _results(chronology))
    results: list[SearchResult] = known[2]
    return results


def _results(chronology: Chronology) -> list[SearchResult]:
    finders = {
        source.id: TextFinder([passage.text for passage in source.passages])
        for source in (chronology.sources if chronology.searches else ())
    }
    return [_result(search, chronology, finders) for search in chronology.searches]


def first_day_there(source: Source) -> int | None:
    """Return the day number from which a source was there: issued, and accessed where that is given.

    Returns:
        The earliest such day, so that only what certainly came later counts as later; None for unknown.
    """
    return _latest(date.first_day for date in (source.issued, source.accessed) if date)


def last_day_of(on: EdtfDate) -> int:
    """Return the day number up to which a source that came was there for a search.

    Args:
        on: The day of the search; of a month or a year, its last day counts.
    """
    return on.last_day


def _latest(days: Iterable[int]) -> int | None:
    return max((day for day in days if abs(day) < FAR), default=None)


def _result(search: SourceSearch, chronology: Chronology, finders: Mapping[str, TextFinder]) -> SearchResult:
    named = [place.source for place in search.places if place.source]
    is_everywhere = EVERY_SOURCE in named
    wanted = frozenset(named)
    sources = tuple(source for source in chronology.sources if is_everywhere or source.id in wanted)
    folded = [fold_entry(entry) for entry in search.words]
    entries = [words for words in folded if words]
    seen = frozenset(_seen_numbers(search, chronology))
    day = last_day_of(search.on)
    found = []
    for source in sources:
        hits = finders[source.id].find(entries)
        if not hits:
            continue
        there = first_day_there(source)
        is_later = there is not None and there > day
        found += [
            FoundPassage(
                CitationKey(source.id, passage.key),
                passage.number,
                is_seen=(source.id, passage.number) in seen,
                is_later=is_later,
            )
            for passage in (source.passages[at] for at in hits)
        ]
    return SearchResult(search, sources, is_everywhere, tuple(found), len(folded) - len(entries))


def _seen_numbers(search: SourceSearch, chronology: Chronology) -> Iterable[tuple[str, int]]:
    for one in search.seen:
        source = chronology.source_by_id.get(one.source)
        passage = source.by_key.get(one.passage) if source else None
        if passage:
            yield one.source, passage.number
