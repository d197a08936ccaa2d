"""Where hashed passages stand in an original, and which source an original belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from tui.light_dataclass import dataclass
from tui.text.masked_text import MaskedText

_LEAST_WORDS = 5
"""The fewest hashed words by which a text is recognised: two or three occur in any text."""

Stretch: TypeAlias = tuple[int, int]
"""A piece of a text: half-open, in code points from 0."""


class HashStatus(StrEnum):
    """The result of looking for a hashed passage in an original."""

    VERIFIED = "verified"
    """The hashed words stand at its span; or, where it names no span, in one place."""
    MOVED = "moved"
    """They stand at one other place, or at several of which one is clearly meant."""
    AMBIGUOUS = "ambiguous"
    """They stand in several other places."""
    CHANGED = "changed"
    """They were not found."""


@dataclass(frozen=True, slots=True)
class HashedPassage:
    """A passage whose words are known only by their hash."""

    key: str
    """Its label, or its number where it has none."""
    words: int
    """How many words it has."""
    digest: str
    """The first 16 hexadecimal digits of SHA-256 over the words."""
    span: Stretch | None = None
    """Where it stands in the original, if the source says so."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a hashed passage stands in an original: half-open, in code points."""

    status: HashStatus
    start: int
    """At the first of several places; where it was not found, where its neighbours suggest it should be."""
    end: int
    """0, like `start`, where it was not found and its neighbours suggest nothing."""
    places: int
    """How many places with these words were found."""

    @property
    def is_found(self) -> bool:
        """Whether the words stand in the text."""
        return self.status is not HashStatus.CHANGED

    @property
    def is_settled(self) -> bool:
        """Whether it is clear where the words stand."""
        return self.status in {HashStatus.VERIFIED, HashStatus.MOVED}


@dataclass(frozen=True, slots=True)
class PlacementReport:
    """The hashed passages of one source in one text."""

    passages: Mapping[str, Placement]
    """By key, in the source's order."""
    is_whole: bool = True
    """Whether the text was searched to its end for those that were not found."""

    @property
    def found(self) -> int:
        """How many passages stand in the text."""
        return sum(place.is_found for place in self.passages.values())

    @property
    def is_settled(self) -> bool:
        """Whether it is clear for every passage where its words stand."""
        return all(place.is_settled for place in self.passages.values())


@dataclass(frozen=True, slots=True)
class OriginalText:
    """The original of a source, kept in the chronology's folder."""

    source: str
    """The source's id."""
    text: str
    """The text as it may be shown: with protected names masked."""
    path: str
    """The file it is kept in, relative to the chronology's folder, with forward slashes."""
    placed: Mapping[str, Placement]
    """Where every hashed passage stands in the text of the file, by key."""
    is_whole: bool = True
    """As in `PlacementReport`."""
    masked: MaskedText | None = None
    """The mapping from the text of the file to `text`; None where no name was masked in it."""

    def shown(self, stretch: Stretch) -> Stretch:
        """Convert offsets in the text of the file to offsets in `text`."""
        start, end = stretch
        return (self.masked.start(start), self.masked.end(end)) if self.masked else stretch


def match_owners(
    placed: Mapping[str, PlacementReport], hashed_words: Mapping[str, int]
) -> tuple[tuple[str, ...], bool]:
    """Decide which sources a text is the original of.

    It belongs to the source of which it has most passages, if those are all of its passages, or at least two
    and at least half; and to every other source of which it has all passages.

    Args:
        placed: What was found of each source in the text, by source id.
        hashed_words: How many words of each source are hashed, by source id.

    Returns:
        The ids of the sources, best first; and whether they are rivals: equally good, and none of them with
        all of its passages. A text with rivals belongs to none of them.
    """
    able = {
        name: report.found
        for name, report in placed.items()
        if report.found
        and _is_enough(report.found, len(report.passages))
        and hashed_words[name] >= _LEAST_WORDS
    }
    best = sorted(able, key=lambda name: (-able[name], name))
    whole = [name for name in best if able[name] == len(placed[name].passages)]
    top = [name for name in best if able[name] == able[best[0]]]
    claimed = whole if len(top) > 1 or set(top) & set(whole) else [*top, *whole]
    return (tuple(claimed), False) if claimed else (tuple(top), bool(top))


def _is_enough(count: int, total: int) -> bool:
    return count == total or (count >= 2 and 2 * count >= total)
