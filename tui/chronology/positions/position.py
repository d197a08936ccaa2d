"""The models of positions: what one party answered to each statement that was put to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from tui.chronology.enums import Answer
from tui.chronology.event import Citation
from tui.chronology.fields import ChronologyModel, Date, Id
from tui.chronology.keys import HASH, WordsHash


class HashError(ValueError):
    """A text is not the hash of a statement."""


def _read_hash(value: object) -> WordsHash:
    if isinstance(value, WordsHash):
        return value
    try:
        return WordsHash.parse(str(value))
    except ValueError as error:
        raise HashError(str(error)) from error


StatementHash = Annotated[
    WordsHash,
    BeforeValidator(_read_hash),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": f"^{HASH}$"}),
]


class Position(ChronologyModel):
    """One statement as it was put to a party, and its answer."""

    event: Id
    """The event that states it."""
    put: StatementHash
    """The hash of the statement as it was put: `dateline put` prints it."""
    put_on: Date = Field(alias="put-on")
    """The day on which it was put."""
    by: Date | None = None
    """The day by which an answer was asked for."""
    answer: Answer | None = None
    """What the party says of it; none while the answer is awaited."""
    answered_on: Date | None = Field(default=None, alias="answered-on")
    """The day of the answer."""
    version: str = ""
    """What the party says instead, in its words or in few neutral ones."""
    cites: tuple[Citation, ...] = Field(default=(), max_length=100)
    """What it rests that on."""


class PartyPositions(ChronologyModel):
    """The positions of one party: a file of `positions/`."""

    party: Id
    """The actor; also the name of the file."""
    entries: tuple[Position, ...] = ()
