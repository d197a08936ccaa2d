"""The records of searches of the sources, as `tui.index.records` has those of everything else."""

from __future__ import annotations

from tui.chronology.enums import SearchStatus
from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location
from tui.evidence.searches.search_status import status_of
from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SearchScope:
    """How many sources a search is about."""

    sources: int
    whole: int
    """Of these, how many are there as a whole; the others are there in part."""
    paraphrases: int
    """Of how many the passages are paraphrases."""
    added: int
    """How many were issued or added since the search."""

    @property
    def part(self) -> int:
        """How many are there in part."""
        return self.sources - self.whole


@dataclass(frozen=True, slots=True)
class UnheldPlace:
    """Material where something was looked for and that the chronology does not hold. Dates are EDTF text."""

    described: str
    first: str
    """What it covers, from; empty for not given, as are the next two."""
    last: str
    asked: str
    answered: str
    """A date, or a few words; empty for neither."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage that has words of a search."""

    key: CitationKey
    is_seen: bool
    """Whether it was seen not to be what was looked for."""
    is_later: bool
    """Whether its source was issued or added since the search."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What was looked for in the sources and not found, and what its words find now."""

    id: str
    looked_for: str
    words: tuple[str, ...]
    about: tuple[str, ...]
    """The ids of its events."""
    on: str
    """The day of the search, as EDTF."""
    by: str
    note: str
    is_everywhere: bool
    """Whether it is about every source."""
    sources: tuple[str, ...]
    """The ids of the sources that it names; empty where it is about every one."""
    unheld: tuple[UnheldPlace, ...]
    unsearched: int
    """How many of its words cannot be searched for: they have no letter or digit, or are masked."""
    scope: SearchScope
    hits: tuple[SearchHit, ...]
    """In the order of the sources."""
    place: Location
    """Where it is in `events.yaml`."""

    @property
    def status(self) -> SearchStatus:
        """What has become of it."""
        is_testable = (self.is_everywhere or self.scope.sources > 0) and not self.unsearched
        return status_of(((hit.is_seen, hit.is_later) for hit in self.hits), is_testable=is_testable)

    @property
    def seen(self) -> tuple[SearchHit, ...]:
        """The passages with its words that were seen not to be it."""
        return tuple(hit for hit in self.hits if hit.is_seen)

    @property
    def unread(self) -> tuple[SearchHit, ...]:
        """The passages with its words that were there, and are not among those seen."""
        return tuple(hit for hit in self.hits if not hit.is_seen and not hit.is_later)

    @property
    def overtaking(self) -> tuple[SearchHit, ...]:
        """The passages with its words that came since, and are not among those seen."""
        return tuple(hit for hit in self.hits if not hit.is_seen and hit.is_later)
