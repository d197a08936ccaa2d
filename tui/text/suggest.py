"""The word that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def closest_match(word: str, choices: Iterable[str], cutoff: float = 70) -> str | None:
    """The choice most like the word, whatever its case; of equals the first; None below the cutoff.

    Args:
        word: What was written.
        choices: What is known.
        cutoff: The least likeness, of 100 (`rapidfuzz.fuzz.ratio`: insertions and deletions).
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (27 ms, and only mistakes need it)

    known = list(choices)
    # Folded beforehand: a processor would be called back in Python for every choice.
    folded = [choice.casefold() for choice in known]
    best = process.extractOne(word.casefold(), folded, scorer=fuzz.ratio, score_cutoff=cutoff)
    return known[best[2]] if best else None


_LEAST_WITHIN: Final = 3
"""Characters of a text below which it counts only where a word begins with it: two stand in everything."""


def containing_matches(part: str, choices: Iterable[str], most: int) -> list[str]:
    """The choices that hold a text, whatever its case: those that begin with it, with a word of them, others.

    Args:
        part: What was written; an empty one is held by none.
        choices: What is known.
        most: As many as are wanted.
    """
    sought = part.casefold()
    word = re.compile(rf"\b{re.escape(sought)}")
    ranked = []
    for choice in choices if sought else ():
        folded = choice.casefold()
        of_word = word.search(folded) is not None
        if of_word or (len(sought) >= _LEAST_WITHIN and sought in folded):
            ranked.append((not folded.startswith(sought), not of_word, choice))
    return [choice for *_, choice in sorted(ranked)[:most]]
