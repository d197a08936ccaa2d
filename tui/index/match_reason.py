"""By what a search finds an event, where its title does not say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MatchPlace(StrEnum):
    """Where a word of a search stands; the values are single letters, which the index keeps."""

    TITLE = "t"
    SUMMARY = "s"
    KIND = "k"
    TAG = "g"
    ACTOR = "a"
    ID = "i"
    PASSAGE = "p"
    DIFFERENCE = "d"
    NOTE = "n"

    @property
    def word(self) -> str:
        """The place as a word, for people and JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class MatchReason:
    """One text by which a search finds an event."""

    place: MatchPlace
    name: str
    """Which one: the question of a difference, the key of a passage; the label of a kind, an actor's name, a
    tag, an id; empty for the summary and the note."""
    text: str
    """The text that has the words; of a difference its question, one of its versions or its note."""
