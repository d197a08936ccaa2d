"""What a part of a text can mean, while the whole is being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

DAY_FIRST, MONTH_FIRST = "day first", "month first"


class Way(NamedTuple):
    """One way to read a part."""

    edtf: str
    """It may name a day that does not exist."""
    assumption: str = ""
    """`DAY_FIRST` or `MONTH_FIRST`, where figures can be read in both orders: a text has one of them."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Every way to read a part; or, where there is none, the reason."""

    ways: tuple[Way, ...] = ()
    reason: str = ""
    """Without a full stop; empty where there are ways."""
    needs_rule: bool = False
    """Whether a rule would give it a way."""

    def change(self, change: Callable[[str], str], reason: str = "") -> Meanings:
        """Return the same with another EDTF for each way.

        Args:
            change: From EDTF to EDTF; to empty text where there is none.
            reason: Why there is none. One way without it is enough: what is left would look certain.
        """
        if not self.ways:
            return self
        changed = tuple(Way(change(way.edtf), way.assumption) for way in self.ways)
        return Meanings(changed) if all(way.edtf for way in changed) else Meanings(reason=reason)


def mean(*texts: str) -> Meanings:
    """Return the meanings of a part that can be read in these ways, each EDTF."""
    return Meanings(tuple(map(Way, texts)))


def refuse(reason: str) -> Meanings:
    """Return the meanings of a part that cannot be read."""
    return Meanings(reason=reason)


def ask_rule(reason: str) -> Meanings:
    """Return the meanings of a part that only a rule makes a date."""
    return Meanings(reason=reason, needs_rule=True)


def join(left: Meanings, right: Meanings, make: Callable[[str, str], str], reason: str) -> Meanings:
    """Return the meanings of two parts together.

    Args:
        left: The first part.
        right: The second part.
        make: From the EDTF of both to the EDTF of the whole; to empty text where there is none.
        reason: Why there is none.
    """
    lacking = next((part for part in (left, right) if not part.ways and not part.needs_rule), None)
    lacking = lacking or next((part for part in (left, right) if not part.ways), None)
    if lacking:
        return lacking
    ways = [
        Way(text, first.assumption or second.assumption)
        for first, second in product(left.ways, right.ways)
        if {first.assumption, second.assumption} != {DAY_FIRST, MONTH_FIRST}
        and (text := make(first.edtf, second.edtf))
    ]
    return Meanings(tuple(dict.fromkeys(ways))) if ways else refuse(reason)


def first_with_ways(candidates: Iterable[Meanings | None]) -> Meanings | None:
    """Return the first that can be read; else the first that is recognized; None where none is."""
    refused: Meanings | None = None
    for candidate in candidates:
        if candidate and candidate.ways:
            return candidate
        refused = refused or candidate
    return refused
