"""By what a search finds an event, where its title does not say it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tui.light_dataclass import dataclass


class MatchPlace(StrEnum):
    """Where a word of a search stands; the values are single letters, which the index keeps."""

    TITLE = "t"
    SUMMARY = "s"
    DATE_AS_WRITTEN = "w"
    KIND = "k"
    TAG = "g"
    ACTOR = "a"
    ID = "i"
    PASSAGE = "p"
    DIFFERENCE = "d"
    NOTE = "n"
    KNOWLEDGE = "e"

    @property
    def word(self) -> str:
        """The place as a word, for people and JSON."""
        return self.name.lower().replace("_", " ")


class PlaceKey(NamedTuple):
    """Where in an index a text stands: kept as a short word for each line of `event_text`."""

    place: MatchPlace
    first: int = 0
    """Of a tag its number among the event's; of a kind, actor, difference or source of a passage, its own;
    of an entry of knowledge its number."""
    second: int = 0
    """Of a passage its number; of a difference as in `DifferenceText.version`; of an entry of knowledge 0
    for what of it, 1 for the part of the actor; else 0."""

    def __str__(self) -> str:
        return f"{self.place}{self.first}.{self.second}"

    @classmethod
    def parse(cls, word: str) -> PlaceKey:
        """Return the key of a word that `str` wrote."""
        first, _, second = word[1:].partition(".")
        return cls(MatchPlace(word[0]), int(first), int(second))


@dataclass(frozen=True, slots=True)
class MatchReason:
    """One text by which a search finds an event."""

    place: MatchPlace
    name: str
    """Which one: the question of a difference, the key of a passage; the label of a kind, an actor's name
    (of an entry of knowledge, too), a tag, an id; empty for the summary and the note."""
    text: str
    """The text that has the words; of a difference its question, one of its versions or its note."""
