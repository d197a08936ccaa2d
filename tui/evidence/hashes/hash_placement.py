"""Originals: where the passages with a hash stand in a text, and which source it is the text of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tui.text.masked_text import MaskedText

_LEAST_WORDS = 5
"""Hashed words by which a text is recognised, at least: two or three stand in any text."""

Stretch: TypeAlias = tuple[int, int]
"""Half-open, in code points of a text."""


class HashStatus(StrEnum):
    """What looking for a hashed passage in an original has shown."""

    VERIFIED = "verified"
    """The hashed words stand at its span; or, where it names no span, in one place."""
    MOVED = "moved"
    """They stand in another place, and it is clear in which."""
    AMBIGUOUS = "ambiguous"
    """They stand in several other places."""
    CHANGED = "changed"
    """They were not found."""


@dataclass(frozen=True, slots=True)
class HashedPassage:
    """A passage with a hash."""

    key: str
    words: int
    digest: str
    span: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a hashed passage stands in an original: half-open, in code points."""

    status: HashStatus
    start: int
    """Of the first of several places; where it was not found, of where its neighbours let expect it."""
    end: int
    """The same as `start`, 0, where nothing lets expect it anywhere."""
    places: int
    """In how many places the words were found."""

    @property
    def is_found(self) -> bool:
        """Whether the words stand in the text."""
        return self.status is not HashStatus.CHANGED

    @property
    def is_settled(self) -> bool:
        """Whether it is clear where they stand."""
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
        """Whether it is clear of every passage where it stands."""
        return all(place.is_settled for place in self.passages.values())


@dataclass(frozen=True, slots=True)
class OriginalText:
    """A source's own words, as a reader holds them."""

    source: str
    text: str
    """As it may be shown: without protected names."""
    path: str
    """The file they are kept in, relative to the chronology's folder, with forward slashes."""
    placed: Mapping[str, Placement]
    """Every passage with a hash, by key: where it stands in the text as it is kept."""
    is_whole: bool = True
    """As in `PlacementReport`."""
    masked: MaskedText | None = None
    """How the text differs from the one that is kept; None where no name was found in it."""

    def shown(self, stretch: Stretch) -> Stretch:
        """Where a stretch of the text as it is kept stands in the text that is shown."""
        start, end = stretch
        return (self.masked.start(start), self.masked.end(end)) if self.masked else stretch


def match_owners(
    placed: Mapping[str, PlacementReport], hashed_words: Mapping[str, int]
) -> tuple[tuple[str, ...], bool]:
    """The sources to which a text belongs.

    It belongs to the source of which it has most passages, if those are all of them, or two and at least
    half; and to every further one of which it has all.

    Args:
        placed: What was found of each source in the text.
        hashed_words: How many words the hashes of each source are of, together.

    Returns:
        Their ids, best first; and whether they are rivals, equal in their claims and none of them whole:
        then it belongs to none.
    """
    able = {
        name: one.found
        for name, one in placed.items()
        if one.found and _is_enough(one.found, len(one.passages)) and hashed_words[name] >= _LEAST_WORDS
    }
    best = sorted(able, key=lambda name: (-able[name], name))
    whole = [name for name in best if able[name] == len(placed[name].passages)]
    top = [name for name in best if able[name] == able[best[0]]]
    claimed = whole if len(top) > 1 or set(top) & set(whole) else [*top, *whole]
    return (tuple(claimed), False) if claimed else (tuple(top), bool(top))


def _is_enough(found: int, of: int) -> bool:
    return found == of or (found >= 2 and 2 * found >= of)
